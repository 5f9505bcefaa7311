"""One paper through all of `core`: facts, rules, hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jianfu.core.cost import Hours, hours_of
from jianfu.core.facts.find import find_facts
from jianfu.core.facts.shapes import Notice
from jianfu.core.limits import Limits
from jianfu.core.reading.shapes import Reading
from jianfu.core.rules.check import check_all
from jianfu.core.rules.shapes import Context, Report, Rule
from jianfu.core.worktime import Calendar, load_calendar


@dataclass(frozen=True, slots=True)
class Examination:
    """`notice` is None where nothing could be read or nothing may be kept."""

    reading: Reading
    notice: Notice | None = None
    report: Report = field(default_factory=Report)
    hours: tuple[Hours, ...] = ()


def office_calendar(limits: Limits, now: datetime) -> Calendar:
    start, end, closing = (
        limits.at(n, now.date()).value for n in ("office_start", "office_end", "office_closing")
    )
    return load_calendar(start, end, closing)


def examine(reading: Reading, rules: Sequence[Rule], *, now: datetime, limits: Limits) -> Examination:
    """Think about one reading. Pure: the clock and the limits come in."""
    if reading.text is None:
        return Examination(reading)
    calendar = office_calendar(limits, now)
    notice = find_facts(reading.text, now=now, calendar=calendar)
    ctx = Context(notice, now, limits, calendar)
    return Examination(reading, notice, check_all(notice, ctx, rules), hours_of(notice, limits, ctx.on))
