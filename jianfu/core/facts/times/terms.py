"""Terms that are counted: 3个工作日内, 24小时之内, 收到之日起5日内."""

from __future__ import annotations

from datetime import datetime, timedelta

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.times.base import Base, day_in
from jianfu.core.facts.times.grammar import (
    AHEAD,
    AT_MOST,
    AT_MOST_BEFORE,
    DURATION,
    EVENT,
    NOT_A_TERM,
    OF_PAPER,
    ORIGIN,
)
from jianfu.core.facts.times.shapes import TimeKind, TimeMention
from jianfu.core.patterns import pattern

_LOOK_BACK = 120
_SENTENCE_END = pattern(r"[。;!?\n]")


def term_at(plain: str, at: int, floor: int, base: Base) -> TimeMention | None:
    """The term whose number stands at `at`. `floor`: the words before it belong to something else."""
    m = AHEAD.match(plain, at)
    if m:
        return TimeMention(TimeKind.DURATION, m.group(), at, m.end(), before=True)
    m = DURATION.match(plain, at)
    at_most = m is None and AT_MOST_BEFORE.search(plain[max(0, at - 8) : at]) is not None
    if at_most:
        m = AT_MOST.match(plain, at)
    if m is None:
        return None
    before = plain[max(0, at - _LOOK_BACK) : at]
    cut = [e.end() for e in _SENTENCE_END.finditer(before)]
    before = before[cut[-1] :] if cut else before
    if not at_most and NOT_A_TERM.search(before):
        return None
    start, counted = _origin(before, at)
    start = max(start, floor)
    try:
        moment = _add(m["n"], m["unit"], base) if counted else None
    except (ValueError, OverflowError):
        return None
    return TimeMention(
        TimeKind.DURATION,
        plain[start : m.end()],
        start,
        m.end(),
        date=moment,
        has_time=moment is not None and m["unit"] in _HOURS and _has_clock(base),
        before=True,
    )


def _origin(before: str, at: int) -> tuple[int, bool]:
    """Where the words of the origin start, and whether the term counts from the paper."""
    words = ORIGIN.search(before)
    if words and words.group() and OF_PAPER.search(words.group()):
        return at - len(words.group()), True
    return at, OF_PAPER.search(before) is not None or not EVENT.search(before)


_HOURS = ("小时", "钟头", "分钟")


def _has_clock(base: Base) -> bool:
    return base.moment.time() != datetime.min.time()


def _add(number: str, unit: str, base: Base) -> datetime:
    count = 0.5 if number == "半" else number_of(number)
    if unit in _HOURS:
        moment = base.moment + timedelta(hours=count / (60 if unit == "分钟" else 1))
        # A paper that bears only a day: the hours end on some day, no more can be said.
        return moment if _has_clock(base) else datetime(moment.year, moment.month, moment.day)
    if unit == "工作日":
        day = base.calendar.add_working_days(base.today, int(count))
    elif unit in ("月", "年"):
        months = round(count * (12 if unit == "年" else 1))
        if months == 0:
            day = base.today + timedelta(15)
        else:
            index = base.today.year * 12 + base.today.month - 1 + months
            day = day_in(index // 12, index % 12 + 1, base.today.day)
    else:
        day = base.today + timedelta(round(count * (7 if unit in ("周", "星期") else 1)))
    return datetime(day.year, day.month, day.day)
