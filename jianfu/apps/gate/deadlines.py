"""What follows from the words of a deadline, and how a day is written; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jianfu.core.worktime import Calendar

_VAGUE = re.compile(r"下班前|今[日天]|当[日天]|今晚|午前|上午|下午|中午")
_CLOCK = re.compile(r"\d{1,2}\s*[:：时点]|\d月|\d日")


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of an ambiguous deadline: the word on its button and the moment it means."""

    word: str
    label: str
    moment: datetime


def deadline_choices(
    words: str, now: datetime, calendar: Calendar, *, clock: time | None = None
) -> tuple[Choice, ...]:
    """Today or the next working day, where the words name neither a date nor an hour; else ().

    clock  the hour core understood; without one the end of office hours
    """
    if not _VAGUE.search(words) or _CLOCK.search(words):
        return ()
    end = clock or calendar.office_end
    tomorrow = calendar.add_working_days(now.date(), 1)
    return (
        Choice("today", f"今天{end:%H:%M}", datetime.combine(now.date(), end)),
        Choice("tomorrow", f"{_day_word(tomorrow, now.date())}{end:%H:%M}", datetime.combine(tomorrow, end)),
    )


def _day_word(day: date, today: date) -> str:
    if day == today + timedelta(days=1):
        return "明天"
    return day_of(day)


def day_of(moment: date) -> str:
    return f"{moment.month}月{moment.day}日"


def weekday_of(moment: date) -> str:
    return f"周{'一二三四五六日'[moment.weekday()]}"


def last_moment(day: date | datetime) -> datetime:
    """A date means its whole day."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(23, 59))


def week_end(day: date) -> date:
    """The Sunday of the week that holds `day`."""
    return day + timedelta(days=6 - day.weekday())
