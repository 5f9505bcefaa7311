"""Clocks of those who owe an answer: started with the question, stopped with the answer."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from jianfu.apps.ledger.models import Clock
from jianfu.apps.people.models import Unit


def start_clock(
    kind: str, about: str, *, owner: Unit, due_at: datetime, now: datetime | None = None
) -> Clock:
    """An answer is owed by `owner` until `due_at`. One that runs already is given the new day."""
    clock, _ = Clock.objects.update_or_create(
        kind=kind,
        about=about,
        stopped_at=None,
        defaults={"owner": owner, "due_at": due_at},
        create_defaults={"owner": owner, "due_at": due_at, "started_at": now or timezone.now()},
    )
    return clock


def stop_clock(about: str, *, now: datetime | None = None) -> None:
    """The answer was given, or is owed no longer."""
    Clock.objects.filter(about=about, stopped_at=None).update(stopped_at=now or timezone.now())


def take_clock_back(about: str) -> None:
    """The question was taken back: nobody owed anything."""
    Clock.objects.filter(about=about, stopped_at=None).delete()
