"""The day from which relative words count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from jianfu.core.worktime import Calendar

# Words that look forward never mean a day this far back; a shorter way back is a late or mistyped paper.
LATE_DAYS = 31


@dataclass(frozen=True, slots=True)
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
