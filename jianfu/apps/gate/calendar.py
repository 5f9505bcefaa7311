"""Deadlines as iCalendar: of one paper to take along, of a desk to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from jianfu.apps.gate.core import PASSED
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.people.models import Unit
from jianfu.core.reports.words import KIND

_MOST = 500
"""Deadlines in one subscription: more than anybody has in front of them."""


def deadlines_of(notice: Notice) -> bytes:
    """One event for each dated demand of a paper."""
    return _calendar(f"时限:{notice.heading[:60]}", notice.demands.select_related("notice"))


def deadlines_of_desk(unit: Unit, *, since: datetime) -> bytes:
    """What is owed by one desk from `since` on: admitted demands, and dated ones that arrived without a number."""
    owed = Demand.objects.filter(places=unit, state__in=PASSED, due_at__gte=since)
    arrived = Demand.objects.filter(
        notice__arrivals__unit=unit, notice__arrivals__matched=None, due_at__gte=since
    )
    rows = (owed | arrived).distinct().select_related("notice").order_by("due_at")[:_MOST]
    return _calendar(f"{unit}的时限", rows)


def _calendar(name: str, demands: Iterable[Demand]) -> bytes:
    """An event on the whole day, or at its hour. No alarm: the calendar's owner decides."""
    calendar = Calendar()
    calendar.add("prodid", "-//jianfu//deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for demand in demands:
        if demand.due_at:
            calendar.add_component(_event(demand, timezone.localtime(demand.due_at)))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(demand: Demand, due: datetime) -> Event:
    notice = demand.notice
    report = notice.report["demands"][demand.number]
    event = Event()
    event.add("uid", f"{notice.key}-{demand.number}@jianfu")
    event.add("dtstamp", notice.received_at)
    event.add("summary", f"{KIND[report['kind']]}:{notice.heading[:60]}")
    event.add("description", report["evidence"][0]["text"][:300])
    if demand.due_has_time:
        event.add("dtstart", due)
        event.add("dtend", due)
    else:
        event.add("dtstart", due.date())
        event.add("dtend", due.date() + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
