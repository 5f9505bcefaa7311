"""Rest days and make-up working days of a year: by the State Council's notice, else computed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FESTIVALS = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")

_HERE = Path(__file__).parent
# The statutory days off since 2025: offset of the first from the festival's day (除夕 precedes 春节), and how many.
_STATUTORY = {
    "元旦": (0, 1),
    "春节": (-1, 4),
    "清明": (0, 1),
    "劳动节": (0, 2),
    "端午": (0, 1),
    "中秋": (0, 1),
    "国庆": (0, 3),
}
_FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆": (10, 1)}


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the office calendar.

    notice     number of the State Council's notice; None where the year is computed
    festivals  first and last rest day; a computed year lacks those whose day is not known
    rest       rest days set for festivals, weekends among them
    work       Saturdays and Sundays that are worked
    """

    notice: str | None
    festivals: dict[str, tuple[date, date]]
    rest: frozenset[date]
    work: frozenset[date]


@cache
def year_of(year: int) -> Year:
    entry = _table("years.toml").get(str(year))
    return _announced(entry) if entry else _computed(year)


def _announced(entry: dict[str, Any]) -> Year:
    festivals = {name: (first, last) for name, (first, last) in entry["rest"].items()}
    return Year(entry["notice"], festivals, _days(festivals), frozenset(entry["work"]))


def _computed(year: int) -> Year:
    """Weekends and statutory days only: nobody knows yet which weekends will be moved."""
    festivals: dict[str, tuple[date, date]] = {}
    for name, (offset, length) in _STATUTORY.items():
        day = _day_of(name, year)
        if day:
            first = day + timedelta(offset)
            festivals[name] = _with_weekend(first, first + timedelta(length - 1))
    return Year(None, festivals, _days(festivals), frozenset())


def _day_of(name: str, year: int) -> date | None:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return next((d for d in _table("lunar.toml")[name]["days"] if d.year == year), None)


def _with_weekend(first: date, last: date) -> tuple[date, date]:
    while (first - timedelta(1)).weekday() >= 5:
        first -= timedelta(1)
    while (last + timedelta(1)).weekday() >= 5:
        last += timedelta(1)
    return first, last


def _days(festivals: dict[str, tuple[date, date]]) -> frozenset[date]:
    return frozenset(
        first + timedelta(i) for first, last in festivals.values() for i in range((last - first).days + 1)
    )


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))
