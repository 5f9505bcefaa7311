"""MTG001 to MTG003: the meeting moves to a day and hour on which it may be held; MTG009, INS010: who has to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from jianfu.core.facts.shapes import Meeting, Value
from jianfu.core.revising.dates import at_hour, on_day, spoken
from jianfu.core.revising.shapes import Replace, Suggestion
from jianfu.core.revising.ways import Case
from jianfu.core.rules.patterns import pattern

_MORNING = time(9)
_DAYS_TRIED = 15
_UNTIL = pattern(
    r"(?:-|—|–|~|至|到)+(?P<part>[上下]午)?(?P<clock>(?P<h>\d{1,2})(?P<sep>[:时点])(?P<m>[0-5]\d)?)"
)
_DAY = pattern(r"\d{1,2}月\d{1,2}[日号]")

_PRINCIPAL = pattern(
    r"(?:党政)?主要(?:负责)?(?:同志|领导|负责人)|党政正职|一把手|主职"
    r"|(?:(?:党委|党工委|党支部|党总支)?书记|(?<=[各全][县区镇乡])[县区镇乡]长|(?<=[县区镇乡])长|(?<=\(区\))长|(?:办事处|村|居)?主任)"
    r"(?:[、和及](?:[县区镇乡]长|(?:党委|党工委)?书记|(?:办事处|村|居)?主任))?"
)
_LIST = pattern(r"[、和及与]+(?P<other>分管|具体|经办)")


def another_day(case: Case) -> Iterator[Suggestion]:
    """The same hour on the next working day that is allowed."""
    yield from _moved(case, None)


def office_hours(case: Case) -> Iterator[Suggestion]:
    """Nine in the morning of the next working day that is allowed, as the rule's lighter way says."""
    yield from _moved(case, _MORNING)


def _moved(case: Case, hour: time | None) -> Iterator[Suggestion]:
    meeting = case.demand.meeting if case.demand else None
    start = meeting.starts_at if meeting else None
    if meeting is None or start is None or _day_is_named_elsewhere(case, start):
        return
    for day in _days(case, start.value.date()):
        edit = _edit(case, meeting, start, day, hour)
        if edit:
            clock = f"{hour.hour}:{hour.minute:02}" if hour else ""
            yield case.suggest(f"会议改到{spoken(day)}{clock}", edit)


def _days(case: Case, old: date) -> Iterator[date]:
    """Working days after the old one that are no quiet day; whether the week is quiet the examination says."""
    quiet = case.limit("meeting_quiet_weekday").value
    day = old
    for _ in range(_DAYS_TRIED):
        day = case.calendar.add_working_days(day, 1)
        if day.weekday() != quiet:
            yield day


def _edit(
    case: Case, meeting: Meeting, start: Value[datetime], day: date, hour: time | None
) -> Replace | None:
    end = start.end
    words = on_day(case.original(start.start, end), day, today=case.today)
    if words is None:
        return None
    if hour is None:
        return Replace(start.start, end, words)
    words = at_hour(words, hour)
    until = _UNTIL.match(case.plain, end)
    if words is None or meeting.ends_at:
        return None
    if until:
        closes = _closing(until, start.value, datetime.combine(day, hour))
        if closes is None:
            return None
        words += case.plain[end : until.start("part") if until["part"] else until.start("clock")] + closes
        end = until.end()
    return Replace(start.start, end, words)


def _closing(until: re.Match[str], start: datetime, new: datetime) -> str | None:
    """When it ends, if it lasts as long as before."""
    hour = int(until["h"]) + (12 if until["part"] == "下午" and int(until["h"]) < 12 else 0)
    if hour > 23:
        return None
    lasts = datetime.combine(start, time(hour, int(until["m"] or 0))) - start
    if lasts <= timedelta():
        return None
    end = new + lasts
    minutes = f"{end.minute:02}" if until["sep"] == ":" or end.minute else ""
    return f"{end.hour}{until['sep']}{minutes}"


def _day_is_named_elsewhere(case: Case, start: Value[datetime]) -> bool:
    """Another place of the paper counts on the old day: who moves it has to read both."""
    day = start.value
    for m in _DAY.finditer(case.plain):
        if start.start <= m.start() < start.end or case.plain.startswith(("前", "之前", "以前"), m.end()):
            continue
        month, number = re.findall(r"\d+", m.group())
        if (int(month), int(number)) == (day.month, day.day):
            return True
    return False


def deputies(case: Case) -> Iterator[Suggestion]:
    """主要负责同志 -> 分管负责同志; where both are asked for, the first is not."""
    found = _PRINCIPAL.search(case.plain, case.start, case.end + 4)
    if found is None or found.start() >= case.end:
        return
    shown = case.plain[found.start() - (len(found.group()) == 1) : found.end()]
    both = _LIST.match(case.plain, found.end())
    if both:
        yield case.suggest(f"“{shown}”不必到场", Replace(found.start(), both.start("other"), ""))
        return
    says = f"“{shown}”改为分管负责同志"
    yield case.suggest(says, Replace(found.start(), found.end(), "分管负责同志"))
