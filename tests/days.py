"""Days of test papers, counted from the day the tests run: a fixed deadline would be past one day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def day(days: int) -> date:
    """The day so many days from today, in China."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date() + timedelta(days)


def written(day: date) -> str:
    """2026年12月5日"""
    return f"{day.year}年{day.month}月{day.day}日"


def next_saturday() -> date:
    """The Saturday of the week after next."""
    return day(14 - (day(0).weekday() + 2) % 7)


ISSUED = written(day(-2))
IN_TWO_WEEKS = written(day(13))
IN_FIVE_WEEKS = written(day(33))
