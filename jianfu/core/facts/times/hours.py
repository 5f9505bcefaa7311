"""The hour of a point: 17时, 下午5点半, 12时, 下班前."""

from __future__ import annotations

from datetime import time
from re import Match

from jianfu.core.facts.numerals import number_of
from jianfu.core.worktime import Calendar


def clock_of(tail: Match[str], calendar: Calendar, part: str = "") -> time | None:
    """The hour in the words behind a day; 24时 is the last minute of the day, 下班 the closing hour."""
    part = tail["part"] or part
    if tail["closing"]:
        return time(12) if part == "上午" else calendar.closing
    if not tail["hour"]:
        return None
    hour = number_of(tail["hour"])
    minute = 30 if tail["half"] else int(tail["minute"] or tail["minute_cn"] or 0)
    if (part in ("下午", "傍晚", "晚上", "晚间", "夜间", "晚") and hour < 12) or (
        part in ("中午", "午间") and hour < 3
    ):
        hour += 12
    elif part in ("晚上", "晚间", "夜间", "晚") and hour == 12:
        hour = 24
    elif not part and 1 <= hour <= 6 and not tail["hour"].startswith("0") and not tail["minute"]:
        hour += 12  # 3点前报: nobody means the small hours
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if hour < 24 else None


def end_of_part(part: str | None, closing_word: str, calendar: Calendar) -> time | None:
    """The hour meant by 上午前, 下午前."""
    if not closing_word.endswith("前") or part is None:
        return None
    if part in ("上午", "中午", "午间", "早上", "早晨"):
        return time(12)
    return calendar.closing if part == "下午" else None
