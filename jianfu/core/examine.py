"""One paper through all of `core`: facts, rules, hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jianfu.core.cost import Hours, hours_of
from jianfu.core.facts.find import find_facts
from jianfu.core.facts.shapes import Notice
from jianfu.core.limits import Limits
from jianfu.core.reading.shapes import Reading
from jianfu.core.rules.check import check_all
from jianfu.core.rules.registers import NOTHING, Registers, with_area_lists
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


def examine(
    reading: Reading,
    rules: Sequence[Rule],
    *,
    now: datetime,
    limits: Limits,
    registers: Callable[[Notice], Registers] | None = None,
) -> Examination:
    """Think about one reading. Pure: the clock, the limits and what the office knows come in.

    registers  asked once with the facts, since what is worth knowing depends on what the paper says
    """
    if reading.text is None:
        return Examination(reading)
    calendar = office_calendar(limits, now)
    notice = find_facts(reading.text, now=now, calendar=calendar)
    known = registers(notice) if registers else NOTHING
    day = notice.issued_on.value if notice.issued_on else now.date()
    hours = hours_of(notice, limits, day)
    ctx = Context(
        notice,
        now,
        limits,
        calendar,
        with_area_lists(known, limits, day),
        tuple(h.in_township for h in hours),
    )
    return Examination(reading, notice, check_all(notice, ctx, rules), hours)
