"""Work that does not hold up a page, through the Django Tasks interface."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from jianfu.apps.gate import actions


@task()
def examine(key: str) -> None:
    actions.examine(key)
    actions.sweep(now=timezone.now())
