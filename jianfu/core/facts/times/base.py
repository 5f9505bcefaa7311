"""The day from which relative words count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from jianfu.core.records import record
from jianfu.core.worktime import Calendar

# Words that look forward never mean a day this far back; a shorter way back is a late or mistyped paper.
LATE_DAYS = 31


@record
class Base:
    """moment    date of the paper, sending time of a message, or the examination's clock
    known     False for the examination's clock: a year taken from it is a guess
    year      the paper's year where only that is known, from its number; `moment` is then the clock
    anchored  True after a first day of the same expression (6月12日至15日): the next one follows it
    """

    moment: datetime
    calendar: Calendar
    known: bool = True
    year: int | None = None
    anchored: bool = False

    @property
    def today(self) -> date:
        return self.moment.date()

    def after(self, day: date, *, known: bool) -> Base:
        return replace(self, moment=datetime(day.year, day.month, day.day), known=known, anchored=True)

    def year_of(self, month: int, day: int, weekday: int | None = None) -> tuple[int, bool]:
        """The year of a month and day written without one, and whether it follows from the paper.

        The year of the base; January after a December base is the next one. `weekday` (Monday 0), where written,
        tells the year of a paper without a date.
        """
        year = self.moment.year
        if self.anchored:
            return (year + 1 if (month, day) < (self.moment.month, self.moment.day) else year), self.known
        if self.year is not None:
            return self.year, True
        if self.moment.month - month >= 9:
            return year + 1, self.known
        if weekday is not None:
            years = (year, year + 1, *range(year - 1, year - 7, -1))
            right = [y for y in years if day_in(y, month, day).weekday() == weekday]
            if right and (right[0] == year or not self.known):
                return right[0], self.known
        if (self.today - day_in(year, month, day)).days > LATE_DAYS:
            return year + 1, False
        return year, self.known


def day_in(year: int, month: int, day: int) -> date:
    """That day; the month's last where the month is shorter. ValueError if there is no such month."""
    if not 1 <= day <= 31:
        raise ValueError(day)
    return min(date(year, month, min(day, 28)) + timedelta(max(day - 28, 0)), last_of(year, month))


def last_of(year: int, month: int) -> date:
    first = date(year + month // 12, month % 12 + 1, 1)
    return first - timedelta(1)


@record
class Day:
    """first, last  the same for a single day; of a unit (本周, 9月上旬) its ends
    certain      month and day are written, and the year is written or follows from the paper
    vague        上旬, 中旬, 初: the last day is not a deadline
    bare         a unit without 底, 内 or a weekday: a deadline only with a closing word
    before       the words of the day close it: 年内, 国庆节前
    spans        the words name a first and a last unit: 6-8月
    """

    first: date
    last: date
    certain: bool = False
    vague: bool = False
    bare: bool = False
    before: bool = False
    spans: bool = False


def third_of(year: int | None, month: int, third: str | None, base: Base) -> Day:
    if year is None:
        year = base.year or base.moment.year
        if base.anchored:
            year += month < base.moment.month
        elif base.year is None and last_of(year, month) < base.today:
            year += 1
    first, last = date(year, month, 1), last_of(year, month)
    match third:
        case "上旬" | "初":
            return Day(first, date(year, month, 10), vague=True)
        case "中旬":
            return Day(date(year, month, 11), date(year, month, 20), vague=True)
        case "下旬":
            return Day(date(year, month, 21), last, vague=True)
        case "底" | "末" | "内":
            return Day(last, last, before=third == "内")
    return Day(first, last, bare=True)
