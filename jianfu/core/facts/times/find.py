"""All time expressions of a passage, from left to right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from jianfu.core.facts.shapes import Frequency
from jianfu.core.facts.times.base import Base
from jianfu.core.facts.times.grammar import AND, NUMERALS, PROMPT, SOON, START, TAIL, TO
from jianfu.core.facts.times.hours import clock_of
from jianfu.core.facts.times.points import moment_of, points_at
from jianfu.core.facts.times.recurring import next_in_list, recurring_at
from jianfu.core.facts.times.seasons import each_term_at, season_at
from jianfu.core.facts.times.shapes import TimeKind, TimeMention
from jianfu.core.facts.times.terms import term_at
from jianfu.core.worktime import Calendar

_OVERHANG = 24
_PROMPT_STARTS = "立马即及尽第从火迅随限按准如"
_RHYTHM_STARTS = "每逐逢次下当月季年"
_TERM_STARTS = "半提会召举开"


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
    """The time expressions that begin in `plain[start:end]`; a span may end behind it (从5月2日开始,9月30日结束).

    base   date of the paper or sending time of the message; the examination's clock where neither is seen
    known  False in that last case: then only a date with its year is certain
    year   the paper's year, where nothing but its number shows one
    """
    plain = plain[: end + _OVERHANG]
    origin = Base(base, calendar, known, year)
    found: list[TimeMention] = []
    at = start
    while (m := START.search(plain, at)) is not None and m.start() < end:
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
    if char in _PROMPT_STARTS and (m := PROMPT.match(plain, at)):
        return [TimeMention(TimeKind.PROMPT, m.group(), at, m.end())]
    if char in "近不适择" and (m := SOON.match(plain, at)):
        return [TimeMention(TimeKind.VAGUE, m.group(), at, m.end())]
    if char in _RHYTHM_STARTS and (rhythm := recurring_at(plain, at, base)):
        return _recurring(plain, at, rhythm, base)
    if (char in NUMERALS or char in _TERM_STARTS) and (term := term_at(plain, at, floor, base)):
        return [term]
    if named := season_at(plain, at, floor):
        return [named]
    return points_at(plain, at, floor, base)


# -- what comes round


def _recurring(
    plain: str, at: int, rhythm: tuple[Frequency, date | None, int], base: Base
) -> list[TimeMention]:
    frequency, day, stop = rhythm
    if (end := each_term_at(plain, at)) is not None:
        return [TimeMention(TimeKind.RECURRING, plain[at:end], at, end, before=True, frequency=frequency)]
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
        return _round(plain, at, frequency, *follow, base)
    clock = clock_of(tail, base.calendar, "晚" if plain.startswith("每晚", at) else "")
    moment = moment_of(day, clock) if day else None
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
