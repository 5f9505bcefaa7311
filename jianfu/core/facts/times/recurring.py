"""What comes round: 每周三17点前, 每季度末月25日前, 次月5日前."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.shapes import Frequency
from jianfu.core.facts.times.base import Base, day_in, last_of
from jianfu.core.facts.times.grammar import WEEKDAYS, N
from jianfu.core.patterns import pattern

_EVERY = pattern(
    r"(?:每逢|每个?|逐|逢)(?P<unit>半年|年度?|季度?|半个?月|月份?|旬|两周|双周|周|星期|礼拜|工作日|学期|[天日晚早])"
)
_THIRD = "上旬|中旬|下旬|底|末|初"
_WORKDAY = rf"(?P<nth>第{N}|首|最后一|前{N})个?工作日"
_IN_YEAR = pattern(
    rf"的?(?:(?P<month>{N})月份?(?:(?P<day>{N})[日号]|(?P<third>{_THIRD}))?|(?P<end>底|末|终(?!考|总|绩)))"
)
_IN_QUARTER = pattern(
    rf"的?(?P<month>末月|首月|(?:最后一|第[一二三1-3])个月)?的?(?:(?P<day>{N})[日号]|(?P<third>{_THIRD})"
    rf"|(?:结束|终了)?后(?P<after>{N})个?(?:(?P<work>工作日)|日|天))"
)
_IN_MONTH = pattern(rf"的?(?:(?P<day>{N})[日号](?!内)|(?P<third>{_THIRD})|{_WORKDAY})")
_IN_WEEK = pattern(rf"的?(?:[周星]期?)?(?:(?P<weekday>[{WEEKDAYS}])(?![次篇条期个报场人起份])|(?P<third>末))")
_AFTER_UNIT = pattern(
    rf"(?:(?P<month>次月|月后|[每当]月(?:终了|结束)后)|(?P<quarter>次季度?(?:首月)?|下季度首月|季后|季度(?:终了|结束)?后)"
    rf"|(?P<year>次年|年后|年度(?:终了|结束)后)(?:(?P<in>{N})月)?)(?P<day>{N})个?(?:[日号]|工作日|天)(?=[之以]?[前内]|至|-)"
)

_FREQUENCY = {
    "半": Frequency.YEARLY,
    "年": Frequency.YEARLY,
    "季": Frequency.QUARTERLY,
    "月": Frequency.MONTHLY,
}
_FREQUENCY |= {
    "旬": Frequency.MONTHLY,
    "两": Frequency.WEEKLY,
    "双": Frequency.WEEKLY,
    "周": Frequency.WEEKLY,
}
_FREQUENCY |= {"学": Frequency.YEARLY, "星": Frequency.WEEKLY, "礼": Frequency.WEEKLY}


def recurring_at(plain: str, at: int, base: Base) -> tuple[Frequency, date | None, int] | None:
    """Rhythm, next day meant (None: the whole unit) and end of the words at `at`."""
    m = _EVERY.match(plain, at)
    if m is None:
        return _after_unit(plain, at, base)
    frequency = _frequency(m["unit"])
    inner = _inner(frequency, m["unit"], plain, m.end(), base)
    return (frequency, *inner) if inner else (frequency, None, m.end())


def next_in_list(plain: str, at: int, frequency: Frequency, base: Base) -> tuple[date | None, int] | None:
    """A further day of a list: 每年6月30日和12月31日."""
    return _inner(frequency, "", plain, at, base)


def _frequency(unit: str) -> Frequency:
    if unit in ("半月", "半个月"):
        return Frequency.MONTHLY
    return _FREQUENCY.get(unit[0], Frequency.DAILY)


def _inner(
    frequency: Frequency, unit: str, plain: str, at: int, base: Base
) -> tuple[date | None, int] | None:
    pattern, resolve = _INNER.get(frequency, (None, None))
    if pattern is None or resolve is None or unit.startswith(("半", "旬", "两", "双", "学")):
        return None
    m = pattern.match(plain, at)
    if m is None or m.end() == at:
        return None
    try:
        return resolve(m, base), m.end()
    except (ValueError, OverflowError):
        return None


def _in_year(m: re.Match[str], base: Base) -> date | None:
    year = base.moment.year
    if m["end"]:
        return date(year, 12, 31)
    month = number_of(m["month"])
    for y in (year, year + 1):
        day = _day_of_month(y, month, m["day"], m["third"] or (None if m["day"] else "底"), None, base)
        if day and day >= base.today:
            return day
    return None


def _in_quarter(m: re.Match[str], base: Base) -> date | None:
    first = base.moment.month - (base.moment.month - 1) % 3
    for i in range(0, 7, 3):
        index = base.moment.year * 12 + first - 1 + i
        year, month = index // 12, index % 12 + 1
        if m["after"]:
            day: date | None = last_of(year, month) if month % 3 == 0 else last_of(year, month + 2)
            count = number_of(m["after"])
            last = day or base.today
            day = base.calendar.add_working_days(last, count) if m["work"] else last + timedelta(count)
        else:
            day = _day_of_month(year, month + _month_of_quarter(m["month"]), m["day"], m["third"], None, base)
        if day and day >= base.today:
            return day
    return None


def _month_of_quarter(word: str | None) -> int:
    if word is None or word.startswith(("末", "最后")):
        return 2
    return 0 if word == "首月" else number_of(word[1]) - 1


def _in_month(m: re.Match[str], base: Base) -> date | None:
    year, month = base.moment.year, base.moment.month
    for _ in range(2):
        day = _day_of_month(year, month, m["day"], m["third"], m["nth"], base)
        if day is None or day >= base.today:
            return day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _day_of_month(
    year: int, month: int, day: str | None, third: str | None, nth: str | None, base: Base
) -> date | None:
    if nth:
        last = last_of(year, month)
        if nth.startswith("最后"):
            return base.calendar.add_working_days(last + timedelta(1), -1)
        count = 1 if nth == "首" else number_of(nth[1:])
        return base.calendar.add_working_days(date(year, month, 1) - timedelta(1), count)
    if day:
        return day_in(year, month, number_of(day))
    return last_of(year, month) if third in ("底", "末") else None


def _in_week(m: re.Match[str], base: Base) -> date:
    number = 6 if m["third"] else WEEKDAYS.index(m["weekday"]) - (m["weekday"] == "天")
    return base.today + timedelta((number - base.today.weekday()) % 7)


def _after_unit(plain: str, at: int, base: Base) -> tuple[Frequency, date | None, int] | None:
    m = _AFTER_UNIT.match(plain, at)
    if m is None:
        return None
    if m["year"] and not m["in"]:
        frequency, month = Frequency.YEARLY, 1
    elif m["year"]:
        frequency, month = Frequency.YEARLY, number_of(m["in"])
    elif m["quarter"]:
        frequency, month = Frequency.QUARTERLY, (base.moment.month - 1) // 3 * 3 + 4
    else:
        frequency, month = Frequency.MONTHLY, base.moment.month + 1
    index = (base.moment.year + (frequency is Frequency.YEARLY)) * 12 + month - 1
    try:
        return frequency, day_in(index // 12, index % 12 + 1, number_of(m["day"])), m.end()
    except (ValueError, OverflowError):
        return None


_INNER = {
    Frequency.YEARLY: (_IN_YEAR, _in_year),
    Frequency.QUARTERLY: (_IN_QUARTER, _in_quarter),
    Frequency.MONTHLY: (_IN_MONTH, _in_month),
    Frequency.WEEKLY: (_IN_WEEK, _in_week),
}
