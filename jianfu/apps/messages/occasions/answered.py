"""The office has answered a department's paper: told in office hours, else in the next digest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from jianfu.apps.gate.models import Decision
from jianfu.apps.messages import core, queries
from jianfu.apps.people.models import Person, Role, Unit

NIGHT = False
SETTLES = timedelta(minutes=2)
"""Who taps the wrong answer has so long to take it back before anybody hears of it."""
LASTS = timedelta(hours=2)


def due(now: datetime) -> Iterator[tuple[str, list[Person]]]:
    calendar = queries.calendar_at(now)
    rows = Decision.objects.filter(decided_at__gt=now - LASTS, undone_at=None)
    senders = Unit.objects.filter(pk__in=rows.values("notice__sender"))
    for sender in senders:
        for at, _, about in queries.answers_to(sender, now - LASTS):
            if at <= now - SETTLES and core.goes_at_once(queries.local(at), calendar):
                yield about, [post.person for post in queries.posts_told([sender], Role.DEPARTMENT_CLERK)]


def letter(about: str) -> core.Letter | None:
    """None where the answer was taken back, or another one followed."""
    key, _, last = about.partition(":")[2].partition("/")
    newest = Decision.objects.filter(notice__key=key, undone_at=None).order_by("-pk").first()
    if newest is None or str(newest.pk) != last:
        return None
    notice = newest.notice
    return core.answered(notice.heading, notice.number, queries.item(notice))
