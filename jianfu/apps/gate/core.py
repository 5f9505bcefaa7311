"""States of a notice and what follows from the words of a deadline; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from jianfu.core.worktime import Calendar


class State(StrEnum):
    WAITING = "waiting"
    """Dropped; the guards have not looked yet and nothing of it is stored."""
    READ = "read"
    """Its words are on the page; demands and findings follow."""
    EXAMINED = "examined"
    PARTIAL = "partial"
    """Examined as far as it could be read."""
    BUNDLE = "bundle"
    """An archive or mail: its papers are notices of their own."""
    UNREADABLE = "unreadable"
    CLASSIFIED = "classified"


UNSETTLED = (State.WAITING, State.READ)

_VAGUE = re.compile(r"下班前|今[日天]|当[日天]|今晚|午前|上午|下午|中午")
_CLOCK = re.compile(r"\d{1,2}\s*[:：时点]|\d月|\d日")
_SECRET_NAME = re.compile(r"绝密|机密|秘密")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


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


def shown_name(name: str) -> str:
    """The name of a file without its folders, and without characters that could deceive the eye."""
    base = _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, dot, suffix = base.rpartition(".")
    return f"{stem[:100]}.{suffix[:12]}" if dot and stem else base[:100] or "未命名"


def name_of_unread(name: str) -> str:
    """The name kept for a file the guards could not look into: none, where it speaks of secrecy."""
    return "没有读出的文件" if _SECRET_NAME.search(name) else shown_name(name)
