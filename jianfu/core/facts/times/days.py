"""Each way of naming a day: a pattern and what it means, seen from a base."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.times.base import Base, day_in, last_of
from jianfu.core.facts.times.grammar import BEFORE, CN, WEEKDAYS, N

Found = re.Match[str]


@dataclass(frozen=True, slots=True)
class Day:
    """first, last  the same for a single day; of a unit (本周, 9月上旬) its ends
    certain      month and day are written, and the year is written or follows from the paper
    vague        上旬, 中旬, 初: the last day is not a deadline
    bare         a unit without 底, 内 or a weekday: a deadline only with a closing word
    before       the words of the day close it: 年内, 国庆节前
    """

    first: date
    last: date
    certain: bool = False
    vague: bool = False
    bare: bool = False
    before: bool = False


_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d|[二一][{CN}0O]{{3}})年|(?P<near>今年|明年|本年度?|当年|次年|翌年|去年)的?)"
)
_THIRD = "上旬|中旬|下旬|底|末|初"
_HAS_END = rf"(?={BEFORE}|止|内|[之以]内|左右|上午|下午|中午|晚|早|\((?:周|星期)|\d{{1,2}}[:时点]|至|到|-|—|~|[、和及与]{N}[日号])"

_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})日?(?!\d)")
_DATE = re.compile(
    rf"{_YEAR}?(?P<month>{N})月份?(?:(?P<day>{N})(?:[日号]|(?={BEFORE}|上午|下午|晚|-|—|至|到))|(?P<third>{_THIRD}))?"
)
_LOST_DAY = re.compile(rf"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])(?P<third>底)(?={BEFORE})")
_LOST_MONTH = re.compile(rf"(?P<digits>[1-9]\d{{1,3}})日(?=\(|{BEFORE}|上午|下午)")
_SLASH = re.compile(
    rf"(?P<month>1[0-2]|0?[1-9])[/.](?P<day>[12]\d|3[01]|0?[1-9])日?(?={BEFORE}|\((?:周|星期)|上午|下午|晚)"
)
_DAY_ONLY = re.compile(
    rf"(?<![月\d第{CN}])(?P<day>{N})[日号](?:(?!以?之?内){_HAS_END}|(?<=[于在].日)|(?<=[于在]..日))(?!以?之?内)"
)
_DAY_THEN = re.compile(rf"(?P<day>{N})(?!\d)[日号]?(?![月年:时点个])")
_YEAR_PART = re.compile(rf"(?:{_YEAR}|年度?)(?P<part>底|末|终(?={BEFORE})|内|上半年|下半年|(?={BEFORE}))")
_HALF = re.compile(r"(?P<part>上半年|下半年)")
_QUARTER = re.compile(
    rf"{_YEAR}?(?:第?(?P<number>[一二三四1-4])|(?P<which>本|下|上|次))?季度?(?P<part>末|底|内|(?={BEFORE}))"
)
_MONTH = re.compile(
    rf"(?P<which>本|当|这个?|下个?|次|上个?)?月份?(?:(?(which)(?P<day>{N})[日号]|(?!))|(?P<third>{_THIRD}|内)|{_HAS_END})"
)
_NEAR = re.compile(r"大后[天日]|后[天日](?!性)|[今明次翌当昨][天日]|[今明昨](?=[早晚]|[上中下]午)|即日")
_WEEK = re.compile(
    rf"(?P<which>本|这个?|下下个?|下个?|上个?)?(?:周|星期|礼拜)(?:(?P<day>[{WEEKDAYS}末])(?![次篇条期个报场天])|内?(?={BEFORE}|[之以]?内))"
)
_NAMES = "元旦|春节|清明节?|“?五一”?(?:国际)?(?:劳动)?节?|劳动节|端午节?|中秋节?|国庆节?|“?十一”?(?=假|长假|黄金)|节假日|节"
_FESTIVAL = re.compile(
    rf"(?:(?P<year>20\d\d)年)?(?P<name>{_NAMES})、?(?:国庆节?)?(?:假期|长假|放假)?(?:(?P<side>[之以]?[前后]|期间)"
    rf"(?:的)?(?:(?P<which>第|首|头|前|最后)?(?P<nth>{N})?个?工作日)?)"
)
_CANON = {
    "清明": "清明",
    "五一": "劳动节",
    "劳动": "劳动节",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
}


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
        return _third(year, month, m["third"], base)
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


_NOTE = re.compile(rf"\((?:星期|周|礼拜)([{WEEKDAYS}])")


def note_of(m: Found) -> int | None:
    """The weekday written in brackets after the date, Monday 0."""
    note = _NOTE.match(m.string, m.end())
    return WEEKDAYS.index(note[1]) % 7 if note and note[1] != "天" else 6 if note else None


def _third(year: int | None, month: int, third: str | None, base: Base) -> Day:
    if year is None:
        year = base.year or base.moment.year
        if base.anchored:
            year += month < base.moment.month
        elif base.year is None and last_of(year, month) < base.today:
            year += 1
    first, last = date(year, month, 1), last_of(year, month)
    match third:
        case "上旬" | "初":
            return Day(first, date(year, month, 10), vague=True)
        case "中旬":
            return Day(date(year, month, 11), date(year, month, 20), vague=True)
        case "下旬":
            return Day(date(year, month, 21), last, vague=True)
        case "底" | "末" | "内":
            return Day(last, last, before=third == "内")
    return Day(first, last, bare=True)


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


def _month(m: Found, base: Base) -> Day:
    step = {"下": 1, "次": 1, "上": -1}.get((m["which"] or "本")[0], 0)
    index = base.moment.year * 12 + base.moment.month - 1 + step
    year, month = index // 12, index % 12 + 1
    if m["day"]:
        day = day_in(year, month, number_of(m["day"]))
        return Day(day, day, certain=False)
    return _third(year, month, m["third"], base)


def _near(m: Found, base: Base) -> Day | None:
    word = m.group()
    if word[0] in "当次翌昨":
        return None
    step = 3 if word[0] == "大" else {"明": 1, "后": 2}.get(word[0], 0)
    day = base.today + timedelta(step)
    return Day(day, day)


def _week(m: Found, base: Base) -> Day:
    monday = base.today - timedelta(base.today.weekday())
    which = m["which"] or ""
    monday += timedelta(7 * {"下": 1, "上": -1}.get(which[:1], 0) + 7 * which.startswith("下下"))
    if not m["day"]:
        last = _last_working_day(monday, base)
        if last < base.today and not which.startswith("上"):
            last = _last_working_day(monday + timedelta(7), base)
        return Day(monday, last)
    day = monday + timedelta(6 if m["day"] == "末" else WEEKDAYS.index(m["day"]) - (m["day"] == "天"))
    if day < base.today and which[:1] not in ("上", "下"):
        day += timedelta(7)
    return Day(day, day)


def _last_working_day(monday: date, base: Base) -> date:
    days = [monday + timedelta(i) for i in range(6, -1, -1)]
    return next((d for d in days if base.calendar.is_working_day(d)), days[0])


def _festival(m: Found, base: Base) -> Day | None:
    rest = _rest(m, base)
    if rest is None:
        return None
    first, last = rest
    if m["side"] == "期间":
        return Day(first, last, bare=True)
    back = m["side"].endswith("前")
    count = number_of(m["nth"]) if m["nth"] else 1
    day = base.calendar.add_working_days(first if back else last, -count if back else count)
    return Day(day, day, before=back and not m["nth"], bare=not back and not (m["which"] or m["nth"]))


def _rest(m: Found, base: Base) -> tuple[date, date] | None:
    """First and last rest day of the festival meant: the next one that is not over."""
    name = _CANON.get(m["name"].strip("“”")[:2], m["name"])
    years = (int(m["year"]),) if m["year"] else (base.moment.year, base.moment.year + 1)
    names = (
        (name,) if not name.startswith("节") else ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
    )
    spans = [s for y in years for s in (base.calendar.festival(n, y) for n in names) if s]
    back = m["side"].endswith("前")
    return min((s for s in spans if (s[0] > base.today if back else s[1] >= base.today)), default=None)


Resolver = Callable[[Found, Base], Day | None]
WAYS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (_ISO, _iso),
    (_LOST_DAY, _date),
    (_YEAR_PART, _year_part),
    (_QUARTER, _quarter),
    (_DATE, _date),
    (_SLASH, _date),
    (_LOST_MONTH, _lost_month),
    (_DAY_ONLY, _day_only),
    (_MONTH, _month),
    (_NEAR, _near),
    (_WEEK, _week),
    (_FESTIVAL, _festival),
    (_HALF, _year_part),
)


def day_at(plain: str, at: int, base: Base) -> tuple[Day | None, int] | None:
    """The day named at `at` and where its words end; (None, end) for words without a day (当日); None: no day."""
    if base.anchored and (m := _DAY_THEN.match(plain, at)):
        try:
            return _day_only(m, base), m.end()
        except ValueError:
            return None
    for pattern, resolve in WAYS:
        m = pattern.match(plain, at)
        if m and m.end() > at:
            try:
                return resolve(m, base), m.end()
            except (ValueError, OverflowError):
                continue
    return None
