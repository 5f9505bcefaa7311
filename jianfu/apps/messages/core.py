"""When a message may go, what belongs into the one of the morning, and how it reads; pure.

Local clock times without a zone. Source: journeys, law 9 and section 4; the reasons are in docs/decisions/0017.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jianfu.core.worktime import Calendar

AWAKE, QUIET = time(8), time(18)
MORNING, NOON = time(8, 30), time(12)
"""The digest goes at 08:30; where the machine was off, until noon."""
AHEAD = timedelta(days=3)
LATE_FOR_TODAY = timedelta(minutes=15)
"""An answer given so shortly before the quiet hours belongs to the next morning."""


def is_quiet(moment: datetime, calendar: Calendar) -> bool:
    """Night, weekend, holiday: only 紧急直通 goes. A make-up Saturday is a working day."""
    return not (calendar.is_working_day(moment.date()) and AWAKE <= moment.time() < QUIET)


def is_morning(moment: datetime, calendar: Calendar) -> bool:
    return calendar.is_working_day(moment.date()) and MORNING <= moment.time() < NOON


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING)


def morning_before(day: date, calendar: Calendar) -> datetime:
    """The last morning on which there was a digest, before the one of `day`."""
    return morning_of(calendar.add_working_days(day, -1))


def in_sight_until(day: date, calendar: Calendar) -> datetime:
    """What is due before this is due soon: three days, and over a holiday the first working day after it."""
    last = max(day + AHEAD, calendar.add_working_days(day, 1))
    return datetime.combine(last + timedelta(days=1), time())


def goes_at_once(answered: datetime, calendar: Calendar) -> bool:
    """Is an answer told now? Otherwise it stands in the next digest."""
    return not is_quiet(answered, calendar) and not is_quiet(answered + LATE_FOR_TODAY, calendar)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that passed the gate and asks something of a place."""

    title: str
    number: str
    path: str
    passed_at: datetime
    due_at: datetime | None = None
    has_time: bool = False
    added: bool = False
    """The paper had its number before; this was admitted later."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer that somebody above owes."""

    title: str
    path: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    path: str = ""
    """Where it leads, below the address of the site."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[Line, ...]
    more: str = "/"
    """Where the rest stands, if not all fits."""


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    sections: tuple[Section, ...]


def for_a_place(asked: Sequence[Asked], day: date, calendar: Calendar) -> tuple[Section, ...]:
    """What a township hears in the morning of `day`: what comes within sight today, and what was admitted since
    the last morning. Each thing is told once: nobody is reminded.
    """
    now, before = morning_of(day), morning_before(day, calendar)
    end, end_before = in_sight_until(day, calendar), in_sight_until(before.date(), calendar)
    due, new = [], []
    for one in asked:
        fresh = before <= one.passed_at < now
        if one.passed_at >= now or (one.due_at and one.due_at < now):
            continue
        if one.due_at and one.due_at < end:
            if fresh or one.due_at >= end_before:
                due.append(one)
        elif fresh:
            new.append(one)
    due = _one_a_paper(sorted(due, key=lambda one: one.due_at or now))
    told = {one.path for one in due}
    new = _one_a_paper([one for one in new if one.path not in told])
    return _filled(
        Section("近日到时", tuple(Line(f"{_when(one)} {_paper(one)}", one.path) for one in due)),
        Section("新准入", tuple(Line(_paper(one) + "，又准入一项" * one.added, one.path) for one in new)),
    )


def for_who_owes(owed: Sequence[Owed], now: datetime, *, more: str) -> tuple[Section, ...]:
    """What the side that owes answers hears: all that waits, the earliest first."""
    rows = sorted(owed, key=lambda one: one.due_at)
    late = sum(one.due_at < now for one in rows)
    heading = f"待答复{len(rows)}件" + (f"，其中{late}件已过时限" if late else "")
    lines = tuple(Line(f"{moment(one.due_at)}前 {named(one.title)}", one.path) for one in rows)
    return _filled(Section(heading, lines, more))


def for_their_chief(
    owed: Sequence[Owed], who: str, day: date, calendar: Calendar, *, more: str
) -> tuple[Section, ...]:
    """What went over its time since the last morning, told once to the chief of who owes it."""
    now, before = morning_of(day), morning_before(day, calendar)
    rows = [one for one in sorted(owed, key=lambda one: one.due_at) if before <= one.due_at < now]
    lines = tuple(Line(f"应于{moment(one.due_at)}前答复 {named(one.title)}", one.path) for one in rows)
    return _filled(Section(f"{who}有{len(rows)}件过了答复时限", lines, more))


def for_a_sender(
    answers: Sequence[tuple[datetime, Asked]],
    to_catch_up: Sequence[tuple[datetime, Asked]],
    day: date,
    calendar: Calendar,
) -> tuple[Section, ...]:
    """What a department hears: answers that nobody told it yet, and papers it is asked to hand in afterwards."""
    now, before = morning_of(day), morning_before(day, calendar)

    def since(rows: Sequence[tuple[datetime, Asked]]) -> tuple[Line, ...]:
        return tuple(Line(_paper(one), one.path) for at, one in rows if before <= at < now)

    return _filled(
        Section("已有答复", since(answers)), Section("已下发、还没有编号，请补办", since(to_catch_up))
    )


def _filled(*sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)


def _one_a_paper(asked: Sequence[Asked]) -> list[Asked]:
    kept: dict[str, Asked] = {}
    for one in asked:
        kept.setdefault(one.path, one)
    return list(kept.values())


def digest(sections: Sequence[Section], day: date) -> Letter | None:
    """One letter; None where there is nothing to say."""
    if not sections:
        return None
    count = sum(len(section.lines) for section in sections)
    return Letter(f"减负：{day.month}月{day.day}日{count}件", tuple(sections))


def urgent(title: str, number: str, path: str) -> Letter:
    return Letter("减负：◆ 紧急直通", (Section("◆ 紧急直通", (Line(_named(title, number), path),)),))


def answered(title: str, number: str, path: str) -> Letter:
    return Letter("减负：已有答复", (Section("已有答复", (Line(_named(title, number), path),)),))


TITLE = 40


def named(title: str) -> str:
    """A title on one line, not too long, and without signs that a messenger takes for a link or a tag."""
    plain = "".join(" " if not sign.isprintable() else sign for sign in title)
    plain = " ".join(plain.split()).replace("<", "〈").replace(">", "〉").strip("《》")
    return f"《{plain if len(plain) <= TITLE else plain[: TITLE - 1] + '…'}》"


def _paper(one: Asked) -> str:
    return _named(one.title, one.number)


def _named(title: str, number: str) -> str:
    return named(title) + (f" 编号{number}" if number else "")


def _when(one: Asked) -> str:
    assert one.due_at
    return moment(one.due_at) if one.has_time else moment(one.due_at)[:-5].rstrip()


def moment(at: datetime) -> str:
    """11月27日(周五)17:00."""
    return f"{at.month}月{at.day}日(周{'一二三四五六日'[at.weekday()]}){at:%H:%M}"


def as_text(letter: Letter, site: str, *, most: int, measure: Callable[[str], int] = len) -> str:
    """The letter as plain text of at most `most` units of `measure`; what does not fit is counted, with a link.

    site  address of the site, without a slash at its end
    """
    longest = max(len(section.lines) for section in letter.sections)
    for shown in range(longest, -1, -1):
        text = "\n\n".join(_section(section, site, shown) for section in letter.sections)
        if measure(text) <= most or not shown:
            return text
    return ""


def _section(section: Section, site: str, shown: int) -> str:
    rows = [section.heading]
    for n, line in enumerate(section.lines[:shown], 1):
        rows.append(f"{n}. {line.words}\n{site}{line.path}")
    left = len(section.lines) - shown
    if left > 0:
        rows.append(f"{'另' if shown else '共'}{left}件：{site}{section.more}")
    return "\n".join(rows)
