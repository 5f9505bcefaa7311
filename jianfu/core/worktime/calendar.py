"""The office calendar: working days with make-up days, office hours, festivals."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from jianfu.core.worktime.years import year_of


@dataclass(frozen=True, slots=True)
class Calendar:
    """office_start, office_end  the hours in which a meeting may be called
    closing  the hour meant by 下班前
    """

    office_start: time = time(8)
    office_end: time = time(18)
    closing: time = time(17, 30)

    def is_working_day(self, day: date) -> bool:
        return _is_worked(day)

    def is_office_time(self, moment: datetime) -> bool:
        return self.is_working_day(moment.date()) and self.office_start <= moment.time() <= self.office_end

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day` (n negative: before); `day` itself does not count."""
        step = timedelta(days=1 if n >= 0 else -1)
        left = abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative if `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        full = sum(len(_worked(year)) for year in range(first.year, last.year))
        return full + bisect_right(_worked(last.year), last) - bisect_right(_worked(first.year), first)

    @property
    def office_length(self) -> timedelta:
        """Office hours of one working day."""
        return datetime.combine(date.min, self.office_end) - datetime.combine(date.min, self.office_start)

    def add_office_time(self, moment: datetime, time: timedelta) -> datetime:
        """The moment when `time` of office hours has passed since `moment`; nights and rest days do not count.

        moment  local clock time without a zone
        >>> Calendar().add_office_time(datetime(2026, 11, 20, 16), timedelta(hours=4))
        datetime.datetime(2026, 11, 23, 10, 0)
        """
        while True:
            day = moment.date()
            opens, closes = (datetime.combine(day, at) for at in (self.office_start, self.office_end))
            moment = max(moment, opens)
            left = closes - moment if self.is_working_day(day) else timedelta(0)
            if timedelta(0) < left >= time:
                return moment + time
            time -= max(left, timedelta(0))
            moment = datetime.combine(day + timedelta(days=1), self.office_start)

    def is_provisional(self, year: int) -> bool:
        """True where the State Council's notice for that year is not in the table."""
        return year_of(year).notice is None

    def festival(self, name: str, year: int) -> tuple[date, date] | None:
        """First and last rest day of 元旦 春节 清明 劳动节 端午 中秋 国庆 in `year`; None for other names."""
        return year_of(year).festivals.get(name)


def _is_worked(day: date) -> bool:
    year = year_of(day.year)
    if day in year.work:
        return True
    # 31 December may already be rest for the next year's 元旦.
    return day.weekday() < 5 and day not in year.rest and (day.month < 12 or day not in _rest_after(day.year))


def _rest_after(year: int) -> frozenset[date]:
    return year_of(year + 1).rest


@lru_cache(maxsize=32)
def _worked(year: int) -> tuple[date, ...]:
    """The working days of a year, in their order."""
    first = date(year, 1, 1)
    return tuple(day for n in range(366) if (day := first + timedelta(n)).year == year and _is_worked(day))


@cache
def load_calendar(
    office_start: time = time(8), office_end: time = time(18), closing: time = time(17, 30)
) -> Calendar:
    return Calendar(office_start, office_end, closing)
