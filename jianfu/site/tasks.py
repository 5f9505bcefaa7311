"""What the house asks of the workers of this machine."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from jianfu.site.running import beat


@task(queue_name=settings.HERE)
def answer() -> None:
    beat.answer()
