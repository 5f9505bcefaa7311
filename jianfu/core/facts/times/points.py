"""Single days and hours, spans of two, lists of several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from re import Match

from jianfu.core.facts.times.base import Base, Day
from jianfu.core.facts.times.days import day_at
from jianfu.core.facts.times.grammar import AND, CLOSE, DONE_IN, FROM_ISSUE, NUMERALS, OPENING, TAIL, TO
from jianfu.core.facts.times.hours import clock_of, end_of_part
from jianfu.core.facts.times.shapes import TimeKind, TimeMention
from jianfu.core.patterns import pattern
from jianfu.core.records import record

_SHOWS_USE = pattern(rf"{TO.pattern}|{DONE_IN.pattern}")


@record
class _Point:
    day: Day | None
    tail: Match[str]
    clock: time | None
    end: int
    words_only: bool = False


def _point_at(plain: str, at: int, base: Base, *, goes_on: bool = False) -> _Point | None:
    """The point at `at`. `goes_on`: the second of a span of hours, where an hour alone says enough."""
    named = day_at(plain, at, base)
    day, stop = named if named else (None, at)
    if day and plain.startswith("(", stop) and plain[stop + 1 : stop + 2] in NUMERALS:
        day, stop = _in_brackets(plain, stop, day, base)
    tail = TAIL.match(plain, stop)
    assert tail is not None  # every part of it is optional
    clock = clock_of(tail, base.calendar)
    if named is None and not (goes_on and clock) and not _stands_alone(tail, clock):
        return None
    if (
        day
        and day.bare
        and not (tail["end"] or clock or base.anchored or _SHOWS_USE.match(plain, tail.end()))
    ):
        return None
    return _Point(day, tail, clock, tail.end(), words_only=named is not None and day is None)


def _in_brackets(plain: str, at: int, day: Day, base: Base) -> tuple[Day, int]:
    """本周五(6月12日): the date in brackets says which."""
    inner = day_at(plain, at + 1, base if "月" in plain[at : at + 6] else base.after(day.first, known=False))
    if inner and inner[0] and plain.startswith(")", inner[1]):
        return inner[0], inner[1] + 1
    return day, at


def _stands_alone(tail: Match[str], clock: time | None) -> bool:
    """An hour without a day: 下午5时, 17:00前, 下班前; not 同时, 三点要求, 1:3."""
    ends = tail["end"] is not None and tail["end"].endswith(("前", "止"))
    if tail["hour"]:
        return clock is not None and (ends or tail["part"] is not None or tail["minute"] is not None)
    return tail["closing"] is not None and ends


def points_at(plain: str, at: int, floor: int, base: Base) -> list[TimeMention]:
    """A point, a span, or the points of a list that begin at `at`."""
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
        return [TimeMention(TimeKind.POINT, plain[at:stop], at, stop, midnight(base.today), since=True)]
    until = _mention(plain, at, at, last, base)
    today = midnight(base.today)
    return [replace(until, kind=TimeKind.SPAN, date=today, until=until.date, certain=False, before=True)]


def _opening(plain: str, at: int, floor: int) -> int:
    """Where 自, 从, 截至 before the point begin."""
    m = OPENING.search(plain[max(floor, at - 8) : at])
    return at - len(m.group()) if m else at


def _span(plain: str, start: int, at: int, first: _Point, base: Base) -> TimeMention | None:
    end_word = first.tail["end"]
    stop = first.tail.start("end") if end_word in ("起", "开始") else first.end
    to = TO.match(plain, stop)
    if to is None or (end_word and end_word not in ("起", "开始")):
        return None
    inner = base.after(first.day.first, known=first.day.certain) if first.day else base
    last = _point_at(plain, to.end(), inner, goes_on=first.clock is not None)
    if last is None or last.end == to.end() or (last.day is None and last.clock is None):
        return None
    if last.words_only and first.day and plain.startswith(("次日", "翌日", "第二天"), to.end()):
        following = first.day.last + timedelta(1)
        last = replace(last, day=Day(following, following, first.day.certain), words_only=False)
    last = _same_half(first, last)
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
        date=midnight(first.day.first) if first.day and first.day.first < first.day.last else opened.date,
        until=closed.date,
        has_time=closed.has_time,
        certain=certain,
        before=closed.before,
        part=closed.part,
    )


def _same_half(first: _Point, last: _Point) -> _Point:
    """下午3时至5时: the second hour is of the same half of the day."""
    if last.day is None and first.clock and last.clock and last.clock <= first.clock and last.clock.hour < 12:
        return replace(last, clock=last.clock.replace(hour=last.clock.hour + 12))
    return last


def _mention(plain: str, start: int, at: int, point: _Point, base: Base) -> TimeMention:
    """`plain[start:at]` holds the word that opens the point: 自, 从, 截至."""
    tail, day = point.tail, point.day
    closing_word = tail["end"] or ""
    opening = plain[start:at]
    about = closing_word in ("左右", "前后", "许") or (day is not None and day.vague)
    clock = point.clock or end_of_part(tail["part"], closing_word, base.calendar)
    moment = None if about or point.words_only else moment_of(day.last if day else base.today, clock)
    if closing_word == "以来" and moment and moment > base.moment:
        moment = moment.replace(year=moment.year - 1, day=min(moment.day, 28))
    if day and day.spans and not point.words_only:
        return TimeMention(
            TimeKind.SPAN,
            plain[start : point.end],
            start,
            point.end,
            date=midnight(day.first),
            until=midnight(day.last),
            before=_closes(opening, closing_word, day),
        )
    return TimeMention(
        TimeKind.VAGUE if about else TimeKind.POINT,
        plain[start : point.end],
        start,
        point.end,
        date=moment,
        has_time=clock is not None and moment is not None,
        certain=day is not None and day.certain and not about,
        before=_closes(opening, closing_word, day),
        since=opening in ("自", "从") or closing_word in ("起", "以来", "开始", "后", "以后", "之后"),
        part=tail["part"] or "",
    )


def _closes(opening: str, closing_word: str, day: Day | None) -> bool:
    if closing_word.endswith(("前", "止", "内")) or (opening and opening not in ("自", "从")):
        return True
    return day is not None and day.before


def moment_of(day: date, clock: time | None) -> datetime:
    return datetime.combine(day, clock or time())


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
