"""The deadlines of one notice as an iCalendar file."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from jianfu.apps.gate.models import Notice
from jianfu.core.reports.words import KIND


def deadlines_of(notice: Notice) -> bytes:
    """One event for each dated demand: on the whole day, or at its hour. No alarm: the calendar's owner decides."""
    calendar = Calendar()
    calendar.add("prodid", "-//jianfu//deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"时限:{notice.heading[:60]}")
    for demand in notice.demands.all():
        if demand.due_at is None:
            continue
        due = timezone.localtime(demand.due_at)
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
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
