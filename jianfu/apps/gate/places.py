"""Which townships and villages must act on a demand, and on which days it costs them hours."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jianfu.apps.gate.models import Demand
from jianfu.apps.people.models import Level, Unit, UnitKind

_VILLAGE = re.compile(r"村|社区|居委")
_TOWNSHIPS = re.compile(r"乡镇|镇街|街道|[各全每](?:乡|镇)|基层")
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
_EVERY_MONTH = {"daily": 250 / 12, "weekly": 50 / 12}
"""Returns in one month: what comes daily or weekly is kept as one line a month."""


def places_of(demand: Demand) -> list[Unit]:
    """The grassroots units that a demand names, or all townships of the sender's area where it names none.

    The demand's own addressees come first; only without any the address line of the paper counts.
    """
    notice = demand.notice
    area = area_of(notice.sender)
    if area is None:
        return []
    report = notice.report["demands"][demand.number]
    names = _values(report.get("audience")) or _values(notice.report["notice"]["recipients"])
    return pick_places("、".join(names), area)


def pick_places(words: str, area: Unit) -> list[Unit]:
    """Units named one by one; else every village, else every township, as the words say."""
    below = Unit.objects.below(area).standing().filter(kind=UnitKind.GOVERNMENT)
    townships = list(below.filter(level=Level.TOWNSHIP))
    # Villages are many: they are fetched only where the words speak of them, or where nothing else is below.
    villages = list(below.filter(level=Level.VILLAGE)) if _VILLAGE.search(words) or not townships else []
    named = [unit for unit in (*townships, *villages) if any(name in words for name in _names(unit))]
    if named:
        return named
    if villages and (not townships or not _TOWNSHIPS.search(words)):
        return villages
    return townships


def _names(unit: Unit) -> set[str]:
    """A unit as papers call it: 清河镇人民政府 is also 清河镇."""
    return {name for name in (unit.name, unit.short_name, unit.plain) if len(name) >= 2}


def office_for(sender: Unit | None) -> Unit | None:
    """Who answers a sender: the 减负办 of its area; where there is none, the government itself."""
    area = area_of(sender)
    if area is None:
        return None
    office = Unit.objects.standing().filter(parent=area, kind=UnitKind.BURDEN_OFFICE).first()
    return office or area


def area_of(sender: Unit | None) -> Unit | None:
    """The government under which the sender works: a department's county, a township itself."""
    while sender is not None and sender.kind != UnitKind.GOVERNMENT:
        sender = sender.parent
    return sender


def _values(rows: list[dict[str, Any]] | None) -> list[str]:
    return [str(row["value"]) for row in rows or ()]


def days_owed(demand: Demand, *, on: date) -> list[tuple[date, float]]:
    """(day, returns) within a year from `on`: once on its last day, or as often as it recurs."""
    frequency = demand.notice.report["demands"][demand.number]["frequency"]
    first = timezone.localtime(demand.due_at).date() if demand.due_at else on
    first = max(first, on)
    if frequency in _EVERY_MONTH:
        return [(day, _EVERY_MONTH[frequency]) for day in _every(1, first)]
    if frequency in _MONTHS:
        return [(day, 1.0) for day in _every(_MONTHS[frequency], first)]
    return [(first, 1.0)]


def _every(months: int, first: date) -> list[date]:
    """The same day of each following month within a year; the 31st becomes the last day of a shorter month."""
    days = []
    for step in range(0, 12, months):
        year, month = divmod(first.month - 1 + step, 12)
        start = date(first.year + year, month + 1, 1)
        last = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        days.append(min(start.replace(day=1) + timedelta(days=first.day - 1), last))
    return days
