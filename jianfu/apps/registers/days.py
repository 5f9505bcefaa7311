"""When something is planned, as lists and papers say it; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = re.compile(
    r"(?:(?P<year>20\d\d)(?:年|[.\-/]))?(?P<month>\d{1,2})(?:月|[.\-/])(?P<day>\d{1,2})[日号]?"
    r"(?:\s*(?:至|到|[-—–~～])\s*(?:(?P<month2>\d{1,2})(?:月|[.\-/]))?(?P<day2>\d{1,2})[日号]?)?"
)
_MONTHS = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})(?:\s*(?:至|到|[-—–~～、])\s*\d{1,2})*月(?!\d)(?P<part>上旬|中旬|下旬|底|初)?"
)
_QUARTER = re.compile(r"(?:第)?([一二三四1-4])季度")
_HALF = re.compile(r"(上|下)半年")
_PARTS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (25, 31)}

_LONG_PAST = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Days:
    """When a visit is. `exact`: the first day is said; else only the time in which it lies."""

    first: date
    last: date
    exact: bool = False


def days_of(words: str, year: int) -> Days | None:
    """6月18日至20日 · 2026.6.18-20 · 6月 · 6月下旬 · 第二季度 · 下半年 -> the days; None where no time is said."""
    if m := _DAYS.search(words):
        first = _day(int(m["year"] or year), int(m["month"]), int(m["day"]))
        if first:
            month, day = int(m["month2"] or first.month), int(m["day2"] or first.day)
            last = _day(first.year, month, day) or first
            return Days(first, max(first, last), exact=True)
    if (m := _MONTHS.search(words)) and 1 <= int(m["month"]) <= 12:
        low, high = _PARTS.get(m["part"] or "", (1, 31))
        return _span(int(m["year"] or year), int(m["month"]), low, high)
    if m := _QUARTER.search(words):
        quarter = "一二三四".find(m[1]) if not m[1].isdigit() else int(m[1]) - 1
        return _over(year, 3 * quarter + 1, 3 * quarter + 3)
    if m := _HALF.search(words):
        return _over(year, 1, 6) if m[1] == "上" else _over(year, 7, 12)
    return None


def days_announced(words: str, on: date) -> Days | None:
    """The same in a paper of a day: where no year is written, a January told of in December is the next one."""
    days = days_of(words, on.year)
    if days and days.last < on - _LONG_PAST:
        later = days_of(words, on.year + 1)
        return later if later and later.first.year > days.first.year else days
    return days


def _over(year: int, first_month: int, last_month: int) -> Days:
    return Days(date(year, first_month, 1), _span(year, last_month, 1, 31).last)


def _span(year: int, month: int, low: int, high: int) -> Days:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Days(date(year, month, low), min(end, end.replace(day=min(high, end.day))))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
