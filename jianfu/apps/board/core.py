"""The arithmetic of the board: months, shares, quotas, comparisons; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jianfu.core.rules.documents.doc014_month_quota import quota

__all__ = ["quota"]

PERSON_MONTH = 2000 / 12
"""Hours of one person in one month: 250 working days of 8 hours in a year."""
YEAR = 12


def month_named(words: str, today: date) -> date:
    """The first day of 2026-11; of what is no month, or has not begun, that of today's."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", words)
    first = date(int(found[1]), int(found[2]), 1) if found else today
    return min(first, today).replace(day=1)


def months_back(month: date, n: int) -> date:
    """The first day of the month `n` months before."""
    year, at = divmod(month.year * 12 + month.month - 1 - n, 12)
    return date(year, at + 1, 1)


def last_months(month: date, n: int = YEAR) -> list[date]:
    """First days of the `n` months that end with this one."""
    return [months_back(month, n - 1 - i) for i in range(n)]


def last_day(month: date) -> date:
    return months_back(month, -1) - timedelta(days=1)


def days_of(month: date) -> list[date]:
    return [month + timedelta(days=i) for i in range(last_day(month).day)]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are compared: of the month that runs the days so far, and as many of the month before."""

    first: date
    last: date
    before_first: date
    before_last: date
    running: bool

    @property
    def words(self) -> str:
        return f"{self.first.month}月1日到{self.last.day}日" if self.running else f"{self.first.month}月"

    @property
    def before(self) -> str:
        return "上月同期" if self.running else "上月"


def span_of(month: date, today: date) -> Span:
    last, before = last_day(month), months_back(month, 1)
    running = month <= today < last
    if not running:
        return Span(month, last, before, last_day(before), False)
    return Span(month, today, before, min(before.replace(day=1) + (today - month), last_day(before)), True)


def share(part: float, whole: float) -> float | None:
    """None where there is nothing of which it could be a share."""
    return part / whole if whole else None


def percent(part: float | None) -> str:
    """8.9%; 0% and 100% only where it is just that."""
    if part is None:
        return "—"
    rounded = min(max(part, 0.001), 0.999) if 0 < part < 1 else part
    return f"{rounded:.1%}".replace(".0%", "%")


def steps(largest: int, shades: int = 4) -> list[int]:
    """The largest number of each shade of the grid, the palest first: one scale for all units."""
    if largest <= shades:
        return list(range(1, largest + 1))
    return [-(-largest * i // shades) for i in range(1, shades + 1)]


def shade(n: int, scale: Sequence[int]) -> int:
    """1 to 4; 0 for nothing."""
    return next((i for i, most in enumerate(scale, 1) if n <= most), len(scale)) if n else 0


def more_or_less(now: float, before: float, words: str) -> str:
    """比上月少31项: `words` names what `now - before` is counted in, as {}项."""
    gap = now - before
    if abs(gap) < 0.5:
        return "相同"
    return ("多" if gap > 0 else "少") + words.format(f"{abs(round(gap)):,}")


def top(values: Iterable[float]) -> float:
    """The upper end of a scale: a round number that nothing exceeds."""
    largest = max(values, default=0)
    step = 1.0
    while True:
        for factor in (1, 1.5, 2, 3, 4, 5, 6, 8):
            if largest <= factor * step:
                return factor * step
        step *= 10
