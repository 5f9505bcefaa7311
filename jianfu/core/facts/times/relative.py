"""Days named by their distance from the base, by the week or by a festival: 下周三, 月底, 后天, 春节后首个工作日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jianfu.core.facts.numerals import number_of
from jianfu.core.facts.times.base import Base, Day, day_in, third_of
from jianfu.core.facts.times.grammar import BEFORE, HAS_END, THIRD, WEEKDAYS, N
from jianfu.core.patterns import pattern

Found = re.Match[str]

MONTH = pattern(
    rf"(?P<which>本|当|这个?|下个?|次|上个?)?月份?(?:(?(which)(?P<day>{N})[日号]|(?!))|(?P<third>{THIRD}|内)|{HAS_END})"
)
NEAR = pattern(r"大后[天日]|后[天日](?!性)|[今明次翌当昨][天日]|[今明昨](?=[早晚]|[上中下]午)|即日")
# 请于当日17时前: of the paper, where its sentence tells of nothing that happens.
_OF_PAPER = pattern(r"(?:^|[。\n!])请(?:各[^,。后时]{1,8})?(?:务必)?于$")
WEEK = pattern(
    rf"(?P<which>本|这个?|下下个?|下个?|上个?)?(?:周|星期|礼拜)(?:(?P<day>[{WEEKDAYS}末])(?![次篇条期个报场天])|内?(?={BEFORE}|[之以]?内))"
)
_NAMES = "“?[六七八]一”?(?:建[党军]节|儿童节)?(?=[之以]?[前后])|元旦|春节|清明节?|“?五一”?(?:国际)?(?:劳动)?节?|劳动节|端午节?|中秋节?|国庆节?|“?十一”?(?=假|长假|黄金)|节假日|节"
FESTIVAL = pattern(
    rf"(?:(?P<year>20\d\d)年)?(?P<name>{_NAMES})、?(?:国庆节?)?(?:假期|长假|放假)?(?:(?P<side>[之以]?[前后]|期间)"
    rf"(?:的)?(?:(?P<which>第|首|头|前|最后)?(?P<nth>{N})?个?工作日)?)"
)
_MARKED_DAYS = {"六一": (6, 1), "七一": (7, 1), "八一": (8, 1)}
_CANON = {
    "清明": "清明",
    "五一": "劳动节",
    "劳动": "劳动节",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
}


def month(m: Found, base: Base) -> Day:
    step = {"下": 1, "次": 1, "上": -1}.get((m["which"] or "本")[0], 0)
    index = base.moment.year * 12 + base.moment.month - 1 + step
    year, month = index // 12, index % 12 + 1
    if m["day"]:
        day = day_in(year, month, number_of(m["day"]))
        return Day(day, day, certain=False)
    return third_of(year, month, m["third"], base)


def near(m: Found, base: Base) -> Day | None:
    word = m.group()
    if word[0] == "当" and _OF_PAPER.search(m.string, max(0, m.start() - 40), m.start()):
        return Day(base.today, base.today)
    if word[0] in "当次翌昨":
        return None
    step = 3 if word[0] == "大" else {"明": 1, "后": 2}.get(word[0], 0)
    day = base.today + timedelta(step)
    return Day(day, day)


def week(m: Found, base: Base) -> Day:
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


def festival(m: Found, base: Base) -> Day | None:
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
    name = m["name"].replace("“", "").replace("”", "")
    name = _CANON.get(name[:2], name[:2])
    years = (int(m["year"]),) if m["year"] else (base.moment.year, base.moment.year + 1)
    names = (
        (name,) if not name.startswith("节") else ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
    )
    spans = [s for y in years for s in (_rest_of(n, y, base) for n in names) if s]
    back = m["side"].endswith("前")
    return min((s for s in spans if (s[0] > base.today if back else s[1] >= base.today)), default=None)


def _rest_of(name: str, year: int, base: Base) -> tuple[date, date] | None:
    if name in _MARKED_DAYS:
        day = date(year, *_MARKED_DAYS[name])
        return day, day
    return base.calendar.festival(name, year)
