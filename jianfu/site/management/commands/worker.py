"""`jianfu-site worker`: examines what was dropped, one paper after another."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from jianfu.apps.gate import actions
from jianfu.site import databases


class Command(BaseCommand):
    help = "逐份检查放入的文件"

    def handle(self, *args: Any, **options: Any) -> None:
        databases.check()
        if not settings.TRIAL:
            actions.sweep(now=timezone.now())
        if settings.BROKER:
            from jianfu.site import celery

            celery.work(settings.WORKERS)
            return
        actions.warm_up()
        call_command(
            "db_worker",
            queue_name=f"default,{settings.HERE}",
            interval=0.2,
            startup_delay=False,
            reload=False,
            verbosity=0,
        )
