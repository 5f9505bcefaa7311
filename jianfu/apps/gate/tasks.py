"""Work that does not hold up a page, through the Django Tasks interface."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from jianfu.apps.gate import actions


@task(queue_name=settings.HERE)
def examine(key: str) -> None:
    """On this machine: the bytes wait in its memory."""
    actions.examine(key)
