"""首页 for each kind of desk: one drop box, and below it what matters there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from jianfu.apps.gate import mine, queries
from jianfu.apps.gate.core import PASSED, Direction
from jianfu.apps.gate.deadlines import week_end
from jianfu.apps.gate.desks import desk_of, own_hours, own_units
from jianfu.apps.gate.models import Arrival, Demand, Notice
from jianfu.apps.people import menu
from jianfu.apps.people.models import Level, Unit
from jianfu.apps.people.queries import roles_of


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes to a desk without asking anything of it, such as a visit."""

    when: str
    title: str
    who: str
    address: str


_KEPT_IN_SIGHT = timedelta(days=30)
"""What is past, or came without a day, leaves the first page after this; 事项 still has it."""


def elsewhere(request: HttpRequest) -> str | None:
    """Where somebody without a desk begins: the reviewer at 待审, the leader at 看板."""
    roles = roles_of(request.user)
    if not roles or desk_of(request):
        return None
    for entry in menu.entries(roles):
        with suppress(NoReverseMatch):
            address = reverse(entry.page)
            return address if entry != menu.HOME else None
    return None


def home_of(request: HttpRequest, *, now: datetime) -> dict[str, object]:
    """The template's words for this desk."""
    desk = desk_of(request)
    if desk is None:
        groups = queries.by_deadline(queries.notices_for(mine.keys(request)), now=now)
        return {"groups": groups, "desk": None}
    if desk.direction is Direction.DRAFT:
        notices = Notice.objects.filter(sender__in=own_units(request), revisions=None).filter(
            Q(direction=Direction.DRAFT) | Q(catch_up_at__isnull=False)
        )
        # A department looks for what became of its papers: newest first, not by the day they are due.
        return {"papers": queries.rows(queries.shown(notices), now=now), "desk": desk}
    units = own_units(request)
    papers = [*due_soon(units, now=now), *queries.shown(papers_on(units, now=now))]
    notices = list({paper.pk: paper for paper in papers}.values())
    hours = own_hours(request, [paper.pk for paper in notices])
    groups = queries.by_deadline(notices, now=now, hours=hours)
    return {
        "groups": groups,
        "desk": desk,
        "village": desk.unit.level == Level.VILLAGE,
        "heading": _heading(groups),
        "coming": list(coming(units, now=now)),
    }


def coming(units: list[Unit], *, now: datetime) -> Iterator[Coming]:
    """What later apps tell for this week."""
    for path in settings.COMING:
        yield from import_string(path)(units, timezone.localdate(now))


def papers_on(units: list[Unit], *, now: datetime) -> QuerySet[Notice]:
    """What lies on these desks and what was admitted for them, as far as it is not long past."""
    since = now - _KEPT_IN_SIGHT
    owed = Demand.objects.filter(notice=OuterRef("pk"), state__in=PASSED, places__in=units).filter(
        Q(due_at__gte=since) | Q(due_at=None, notice__received_at__gte=since)
    )
    # What was found to be an admitted paper is listed as that paper, once.
    lies = Arrival.objects.filter(notice=OuterRef("pk"), unit__in=units, arrived_at__gte=since).filter(
        Q(matched=None) | Q(matched=OuterRef("pk"))
    )
    return Notice.objects.filter(Exists(owed) | Exists(lies))


def due_soon(units: list[Unit], *, now: datetime) -> QuerySet[Notice]:
    """What is due on these desks this week and next, however long ago it came."""
    last = week_end(timezone.localdate(now)) + queries.WEEK
    owed = Demand.objects.filter(notice=OuterRef("pk"), state__in=PASSED, places__in=units)
    until = timezone.make_aware(datetime.combine(last, time.max))
    return queries.shown(Notice.objects.filter(Exists(owed.filter(due_at__range=(now, until)))))


def _heading(groups: list[queries.Group]) -> str:
    due = sum(len(group.rows) for group in groups if group.label == "本周")
    return f"本周要您做的：{due}件" if due else "本周没有要您做的"
