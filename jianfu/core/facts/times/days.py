"""Each way of naming a day: a pattern and what it means, seen from a base."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.times import relative
from jianfu.core.facts.times.base import Base, Day, day_in, last_of, third_of
from jianfu.core.facts.times.grammar import BEFORE, CN, HAS_END, NUMERALS, THIRD, WEEKDAYS, N
from jianfu.core.patterns import pattern

Found = re.Match[str]


_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d|[二一][{CN}0O]{{3}})年|(?P<near>今年|明年|本年度?|当年|次年|翌年|去年)的?)"
)

_ISO = pattern(r"(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})日?(?!\d)")
_DATE = pattern(
    rf"{_YEAR}?(?P<month>{N})月份?(?:(?P<day>{N})(?:[日号]|(?={BEFORE}|上午|下午|晚|-|—|至|到))|(?P<third>{THIRD}))?"
)
_MONTHS = pattern(rf"{_YEAR}?(?P<first>{N})[-—至到~、](?P<month>{N})月份?(?!{N}[日号])")
_LOST_DAY = pattern(rf"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])(?P<third>底)(?={BEFORE})")
_LOST_MONTH = pattern(rf"(?<![月\d第])(?P<digits>[1-9]\d{{1,3}})日(?=\(|{BEFORE}|上午|下午)")
_SLASH = pattern(
    rf"(?P<month>1[0-2]|0?[1-9])[/.](?P<day>[12]\d|3[01]|0?[1-9])日?(?={BEFORE}|\((?:周|星期)|上午|下午|晚)"
)
_DAY_ONLY = pattern(
    rf"(?<![月\d第{CN}])(?P<day>{N})[日号](?:(?!以?之?内){HAS_END}|(?<=[于在].日)|(?<=[于在]..日))(?!以?之?内)"
)
_DAY_THEN = pattern(rf"(?P<day>{N})(?!\d)[日号]?(?![月年:时点个])")
_YEAR_PART = pattern(
    rf"(?:{_YEAR}|(?<![\d{CN}个半])年度?)(?P<part>底|末|终(?={BEFORE})|内|上半年|下半年|(?={BEFORE}))"
)
_HALF = pattern(r"(?P<part>上半年|下半年)")
_QUARTER = pattern(
    rf"{_YEAR}?(?:第?(?P<number>[一二三四1-4])|(?P<which>本|下|上|次))?季度?(?P<part>末|底|内|(?={BEFORE}|(?:全面|全部)?(?:完成|建成|实现|启动)))"
)


def _year(m: Found, base: Base) -> int | None:
    groups = m.re.groupindex
    if "year" in groups and m["year"]:
        return number_of(m["year"])
    if "near" in groups and m["near"]:
        return base.moment.year + {"明": 1, "次": 1, "翌": 1, "去": -1}.get(m["near"][0], 0)
    return None


def _iso(m: Found, base: Base) -> Day:
    day = date(int(m["year"]), int(m["month"]), int(m["day"]))
    return Day(day, day, certain=True)


def _date(m: Found, base: Base) -> Day:
    groups = m.re.groupindex
    month = number_of(m["month"])
    year = _year(m, base)
    if "day" not in groups or not m["day"]:
        return third_of(year, month, m["third"], base)
    number = number_of(m["day"])
    certain = True
    if year is None:
        year, certain = base.year_of(month, number, note_of(m))
    elif m["near"]:
        certain = base.known
    day = day_in(year, month, number)
    if day.day != number:
        raise ValueError(number)
    return Day(day, day, certain)


_NOTE = pattern(rf"\((?:星期|周|礼拜)([{WEEKDAYS}])")


def note_of(m: Found) -> int | None:
    """The weekday written in brackets after the date, Monday 0."""
    note = _NOTE.match(m.string, m.end())
    return WEEKDAYS.index(note[1]) % 7 if note and note[1] != "天" else 6 if note else None


def _months(m: Found, base: Base) -> Day:
    first, last = (third_of(_year(m, base), number_of(m[g]), None, base) for g in ("first", "month"))
    if last.first < first.first or m.string[m.start() - 1 : m.start()] == "第":
        raise ValueError(m.group())
    return Day(first.first, last.last, spans=True)


def _lost_month(m: Found, base: Base) -> Day:
    """66日 was 6月6日: a copy lost the character."""
    digits = m["digits"]
    if int(digits) <= 31:
        return _day_only_number(int(digits), base)
    cuts = [c for c in (1, 2) if 1 <= int(digits[:c]) <= 12 and digits[c:] and 1 <= int(digits[c:]) <= 31]
    if len(cuts) != 1:
        raise ValueError(digits)
    month, number = int(digits[: cuts[0]]), int(digits[cuts[0] :])
    day = day_in(base.year_of(month, number)[0], month, number)
    return Day(day, day)


def _day_only(m: Found, base: Base) -> Day:
    if m["day"] == "两":
        raise ValueError(m["day"])
    return _day_only_number(number_of(m["day"]), base)


def _day_only_number(number: int, base: Base) -> Day:
    day = day_in(base.moment.year, base.moment.month, number)
    if day < base.today:
        later = last_of(day.year, day.month) + timedelta(1)
        day = day_in(later.year, later.month, number)
    return Day(day, day, certain=base.anchored and base.known)


def _year_part(m: Found, base: Base) -> Day:
    year = _year(m, base) or base.moment.year
    part = m["part"]
    if part == "上半年":
        year += m.group() == part and base.moment.month > 6
        return Day(date(year, 1, 1), date(year, 6, 30), bare=True)
    if part == "下半年":
        return Day(date(year, 7, 1), date(year, 12, 31), bare=True)
    return Day(date(year, 12, 31), date(year, 12, 31), before=part == "内")


def _quarter(m: Found, base: Base) -> Day:
    year = _year(m, base)
    number = number_of(m["number"]) if m["number"] else (base.moment.month - 1) // 3 + 1
    number += {"下": 1, "次": 1, "上": -1}.get(m["which"] or "", 0)
    year = (year or base.moment.year) + (number - 1) // 4
    last = last_of(year, ((number - 1) % 4 + 1) * 3)
    if m["number"] and not m["year"] and not m["near"] and last < base.today:
        last = last_of(last.year + 1, last.month)
    return Day(last, last, before=m["part"] == "内")


Resolver = Callable[[Found, Base], Day | None]
Way = tuple[re.Pattern[str], Resolver]
# In this order: 2026年底 is no 2026年, 12日前 no 12. A day is tried only in the ways its first character allows.
_WITH_NUMBER: tuple[Way, ...] = (
    (_ISO, _iso),
    (_LOST_DAY, _date),
    (_YEAR_PART, _year_part),
    (_QUARTER, _quarter),
    (_MONTHS, _months),
    (_DATE, _date),
    (_SLASH, _date),
    (_LOST_MONTH, _lost_month),
    (_DAY_ONLY, _day_only),
    (relative.FESTIVAL, relative.festival),
)
_WITH_WORD: tuple[Way, ...] = (
    (_YEAR_PART, _year_part),
    (_QUARTER, _quarter),
    (_DATE, _date),
    (relative.MONTH, relative.month),
    (relative.NEAR, relative.near),
    (relative.WEEK, relative.week),
    (relative.FESTIVAL, relative.festival),
    (_HALF, _year_part),
)


def day_at(plain: str, at: int, base: Base) -> tuple[Day | None, int] | None:
    """The day named at `at` and where its words end; (None, end) for words without a day (当日); None: no day."""
    if base.anchored and (m := _DAY_THEN.match(plain, at)):
        try:
            return _day_only(m, base), m.end()
        except ValueError:
            return None
    for way, resolve in _WITH_NUMBER if plain[at : at + 1] in NUMERALS else _WITH_WORD:
        m = way.match(plain, at)
        if m and m.end() > at:
            try:
                return resolve(m, base), m.end()
            except (ValueError, OverflowError):
                continue
    return None
