"""What the plan of visits knows for the rules: 检查计划 and 检查登记."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Level, Unit
from jianfu.apps.visits.models import Visit
from jianfu.core.facts import shapes
from jianfu.core.rules import registers

_NEAR = timedelta(days=60)
"""Papers announce visits of the weeks to come; rules look 30 days around them."""


def of_visits(paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice) -> dict[str, object]:
    """Three questions. Nothing where the sender is not known: then nobody knows whose plan would count."""
    if sender is None or not _is_about_visits(paper):
        return {}
    today, area = timezone.localdate(now), sender.government
    townships = set(Unit.objects.below(area).townships().values_list("pk", flat=True))
    found = (
        Visit.objects.standing()
        .filter(sender__in=Unit.objects.below(area), sealed=None)
        .exclude(notice=own)
        .filter(Q(year=today.year) | Q(first_day__lte=today + _NEAR, last_day__gte=today - _NEAR))
        .select_related("sender")
        .prefetch_related("places")
    )
    rows = [(visit, _as_known(visit, sender, townships)) for visit in found]
    return {
        "visit_plan": _plan(rows, today),
        "visits": tuple(
            row
            for visit, row in rows
            if row.own or visit.first_day - _NEAR <= today <= visit.last_day + _NEAR
        ),
    }


_VISIT = re.compile(r"督|检查|暗访|明查|巡查|核查|抽查|考评|回头看|调研|观摩|评估|验收")


def _is_about_visits(paper: shapes.Notice) -> bool:
    """A paper without any of their words is not held against the plan."""
    return _VISIT.search(paper.text.plain) is not None


def _plan(rows: Iterable[tuple[Visit, registers.Visit]], today: date) -> tuple[registers.Visit, ...] | None:
    """The plan of the year with what was admitted beside it; None where nobody has filed a plan."""
    of_year = [(visit, row) for visit, row in rows if visit.year == today.year]
    if not any(visit.in_plan for visit, _ in of_year):
        return None
    return tuple(row for visit, row in of_year if visit.in_plan or visit.notice_id)


def _as_known(visit: Visit, sender: Unit, townships: set[int]) -> registers.Visit:
    places = visit.places.all()
    everywhere = len(places) > 1 and {p.pk for p in places if p.level == Level.TOWNSHIP} >= townships
    return registers.Visit(
        visit.code,
        visit.title,
        str(visit.sender),
        visit.first_day,
        ("各乡镇",) if everywhere else tuple(str(place) for place in places),
        own=visit.sender_id == sender.pk,
    )
