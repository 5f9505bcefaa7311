"""`jianfu-site intake`: looks again and again what has come to the folders and mailboxes."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from jianfu.apps.intake.actions import Watch

EVERY = 15.0
"""Seconds between two rounds."""


class Command(BaseCommand):
    help = "收件：收件文件夹和收件邮箱里新来的，一份一份收下"

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        signal.signal(signal.SIGINT, lambda *_: stopped.set())
        watch = Watch()
        while not stopped.is_set():
            try:
                close_old_connections()
                watch.go_round(timezone.now())
            except DatabaseError as error:
                self.stderr.write(f"数据库暂时没有应答({type(error).__name__}),稍后再试")
            stopped.wait(EVERY)
