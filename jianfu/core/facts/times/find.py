"""All time expressions of a passage, from left to right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from re import Match

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.shapes import Frequency
from jianfu.core.facts.times.base import Base
from jianfu.core.facts.times.days import Day, day_at
from jianfu.core.facts.times.grammar import AND, CLOSE, FROM_ISSUE, OPENING, PROMPT, SOON, START, TAIL, TO
from jianfu.core.facts.times.recurring import next_in_list, recurring_at
from jianfu.core.facts.times.shapes import TimeKind, TimeMention
from jianfu.core.facts.times.terms import term_at
from jianfu.core.worktime import Calendar


def find_times(
    plain: str,
    start: int,
    end: int,
    *,
    base: datetime,
    calendar: Calendar,
    known: bool = True,
    year: int | None = None,
) -> tuple[TimeMention, ...]:
    """The time expressions of `plain[start:end]`.

    base   date of the paper or sending time of the message; the examination's clock where neither is seen
    known  False in that last case: then only a date with its year is certain
    year   the paper's year, where nothing but its number shows one
    """
    plain = plain[:end]
    origin = Base(base, calendar, known, year)
    found: list[TimeMention] = []
    at = start
    while (m := START.search(plain, at)) is not None:
        at = m.start()
        mentions = _mentions_at(plain, at, found[-1].end if found else start, origin)
        if mentions:
            found.extend(mentions)
            at = mentions[-1].end
        else:
            at += 1
    return tuple(found)


def _mentions_at(plain: str, at: int, floor: int, base: Base) -> list[TimeMention]:
    char = plain[at]
    if char in "立马即及尽第从火迅随限按准如近不适择" and (m := PROMPT.match(plain, at)):
        return [TimeMention(TimeKind.PROMPT, m.group(), at, m.end())]
    if char in "近不适择" and (m := SOON.match(plain, at)):
        return [TimeMention(TimeKind.VAGUE, m.group(), at, m.end())]
    rhythm = recurring_at(plain, at, base)
    if rhythm:
        return _recurring(plain, at, rhythm, base)
    term = term_at(plain, at, floor, base)
    if term:
        return [term]
    return _points(plain, at, floor, base)


# -- points and spans


@dataclass(frozen=True, slots=True)
class _Point:
    day: Day | None
    tail: Match[str]
    clock: time | None
    end: int
    words_only: bool = False


def _point_at(plain: str, at: int, base: Base) -> _Point | None:
    named = day_at(plain, at, base)
    day, stop = named if named else (None, at)
    tail = TAIL.match(plain, stop)
    assert tail is not None  # every part of it is optional
    clock = _clock(tail, base.calendar)
    if named is None and not _stands_alone(tail, clock):
        return None
    if day and day.bare and not (tail["end"] or clock or base.anchored or TO.match(plain, tail.end())):
        return None
    return _Point(day, tail, clock, tail.end(), words_only=named is not None and day is None)


def _stands_alone(tail: Match[str], clock: time | None) -> bool:
    """An hour without a day: 下午5时, 17:00前, 下班前; not 同时, 三点要求, 1:3."""
    ends = tail["end"] is not None and tail["end"].endswith(("前", "止"))
    if tail["hour"]:
        return clock is not None and (ends or tail["part"] is not None or tail["minute"] is not None)
    return tail["closing"] is not None and ends


def _points(plain: str, at: int, floor: int, base: Base) -> list[TimeMention]:
    issue = FROM_ISSUE.match(plain, at)
    if plain.startswith("即日起", at) or issue:
        return _from_today(plain, at, base)
    first = _point_at(plain, at, base)
    if first is None or first.end == at:
        return []
    start = _opening(plain, at, floor)
    span = _span(plain, start, at, first, base)
    if span:
        return [span]
    one = _mention(plain, start, at, first, base)
    others = _list(plain, first, base) if first.day else []
    if others:
        # 6月30日和12月31日前: what closes the list closes each of its days.
        one = replace(one, before=one.before or others[-1].before)
    return [one, *others]


def _list(plain: str, first: _Point, base: Base) -> list[TimeMention]:
    joint = AND.match(plain, first.end)
    if joint is None or first.day is None or first.tail["end"]:
        return []
    follow = _point_at(plain, joint.end(), base.after(first.day.last, known=first.day.certain))
    if follow is None or follow.day is None:
        return []
    further = base.after(first.day.last, known=first.day.certain)
    return [_mention(plain, joint.end(), joint.end(), follow, further)]


def _from_today(plain: str, at: int, base: Base) -> list[TimeMention]:
    head = FROM_ISSUE.match(plain, at)
    stop = head.end() if head else at + 3
    to = TO.match(plain, stop)
    last = _point_at(plain, to.end(), base) if to else None
    if last is None:
        return [TimeMention(TimeKind.POINT, plain[at:stop], at, stop, _midnight(base.today), since=True)]
    until = _mention(plain, at, at, last, base)
    return [replace(until, kind=TimeKind.SPAN, date=_midnight(base.today), until=until.date, certain=False)]


def _opening(plain: str, at: int, floor: int) -> int:
    """Where 自, 从, 截至 before the point begin."""
    m = OPENING.search(plain[max(floor, at - 4) : at])
    return at - len(m.group()) if m else at


def _span(plain: str, start: int, at: int, first: _Point, base: Base) -> TimeMention | None:
    end_word = first.tail["end"]
    stop = first.tail.start("end") if end_word in ("起", "开始") else first.end
    to = TO.match(plain, stop)
    if to is None or (end_word and end_word not in ("起", "开始")):
        return None
    inner = base.after(first.day.first, known=first.day.certain) if first.day else base
    last = _point_at(plain, to.end(), inner)
    if last is None or last.end == to.end() or (last.day is None and last.clock is None):
        return None
    close = CLOSE.match(plain, last.end)
    stop = close.end() if close else last.end
    opened = _mention(plain, start, at, first, base)
    closed = _mention(plain, start, start, replace(last, day=last.day or first.day), inner)
    certain = bool(first.day and first.day.certain) and (last.day is None or last.day.certain)
    if first.day is None and last.day is None:
        return replace(
            closed, text=plain[start:stop], end=stop, kind=TimeKind.SPAN, date=opened.date, until=closed.date
        )
    return TimeMention(
        TimeKind.SPAN,
        plain[start:stop],
        start,
        stop,
        date=opened.date if first.day is None or not first.day.vague else _midnight(first.day.first),
        until=closed.date,
        has_time=closed.has_time,
        certain=certain,
        before=closed.before,
        part=closed.part,
    )


def _mention(plain: str, start: int, at: int, point: _Point, base: Base) -> TimeMention:
    """`plain[start:at]` holds the word that opens the point: 自, 从, 截至."""
    tail, day = point.tail, point.day
    closing_word = tail["end"] or ""
    opening = plain[start:at]
    about = closing_word in ("左右", "前后", "许") or (day is not None and day.vague)
    clock = point.clock or _end_of_part(tail["part"], closing_word, base.calendar)
    moment = None if about or point.words_only else _moment(day.last if day else base.today, clock)
    if closing_word == "以来" and moment and moment > base.moment:
        moment = moment.replace(year=moment.year - 1, day=min(moment.day, 28))
    return TimeMention(
        TimeKind.VAGUE if about else TimeKind.POINT,
        plain[start : point.end],
        start,
        point.end,
        date=moment,
        has_time=clock is not None and moment is not None,
        certain=day is not None and day.certain and not about,
        before=not about and _closes(opening, closing_word, day),
        since=opening in ("自", "从") or closing_word in ("起", "以来", "开始", "后", "以后", "之后"),
        part=tail["part"] or "",
    )


def _closes(opening: str, closing_word: str, day: Day | None) -> bool:
    if closing_word.endswith(("前", "止", "内")) or (opening and opening not in ("自", "从")):
        return True
    return day is not None and day.before


# -- hours


def _clock(tail: Match[str], calendar: Calendar) -> time | None:
    part = tail["part"] or ""
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


def _end_of_part(part: str | None, closing_word: str, calendar: Calendar) -> time | None:
    if not closing_word.endswith("前") or part is None:
        return None
    if part in ("上午", "中午", "午间", "早上", "早晨"):
        return time(12)
    return calendar.closing if part == "下午" else None


def _moment(day: date, clock: time | None) -> datetime:
    return datetime.combine(day, clock or time())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


# -- what comes round


def _recurring(
    plain: str, at: int, rhythm: tuple[Frequency, date | None, int], base: Base
) -> list[TimeMention]:
    frequency, day, stop = rhythm
    mentions = [_round(plain, at, frequency, day, stop, base)]
    while mentions[-1].date is not None and not mentions[-1].before:
        joint = AND.match(plain, mentions[-1].end)
        follow = next_in_list(plain, joint.end(), frequency, base) if joint else None
        if joint is None or follow is None:
            break
        mentions.append(_round(plain, joint.end(), frequency, *follow, base))
    return [replace(m, before=mentions[-1].before) for m in mentions]


def _round(plain: str, at: int, frequency: Frequency, day: date | None, stop: int, base: Base) -> TimeMention:
    tail = TAIL.match(plain, stop)
    assert tail is not None
    to = TO.match(plain, stop)
    follow = next_in_list(plain, to.end(), frequency, base) if to else None
    if follow:
        return replace(_round(plain, at, frequency, *follow, base))
    clock = _clock(tail, base.calendar)
    moment = _moment(day, clock) if day else None
    if frequency is Frequency.DAILY and clock:
        moment = datetime.combine(base.today, clock)
        moment += timedelta(days=1) if moment < base.moment else timedelta()
    return TimeMention(
        TimeKind.RECURRING,
        plain[at : tail.end()],
        at,
        tail.end(),
        date=moment,
        has_time=clock is not None,
        before=(tail["end"] or "").endswith(("前", "止", "内")) and tail["end"] != "前后",
        part=tail["part"] or "",
        frequency=frequency,
    )
