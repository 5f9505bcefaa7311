"""Another day or hour in the words of the old one: 3月6日前 -> 3月20日前, (星期日) -> (星期一), 晚19:30 -> 上午9:00.

Functions take the original words, full width or half, and give None where they do not understand them.
"""

from __future__ import annotations

import re
from datetime import date, time

from jianfu.core.facts.numerals import chinese

_CN = "零〇○一二三四五六七八九十廿卅"
_N = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
_WEEK = "一二三四五六日"
_DAYS = re.compile(
    rf"(?:(?P<year>\d{{4}}|[{_CN}]{{4}})(?P<y>年|[./-]))?(?P<month>{_N})(?P<m>月|[./-])(?P<day>{_N})(?P<d>日|号|(?![\d时点:：]))"
    rf"|(?P<bare>{_N})(?P<b>日|号)(?!内)"
    r"|(?P<relative>[今明当本后次翌][天日早晚]|[本下上这]?个?(?:周|星期|礼拜)[一二三四五六日天]|(?P<end>[本当]?月[底末]))"
)
_WEEKDAY = re.compile(
    r"(?P<open>[(（])(?P<name>星期|周|礼拜)(?P<of>[一二三四五六日天])(?P<close>[)）])|(?P<name2>星期|周)(?P<of2>[一二三四五六日天])"
)
_TERM = re.compile(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十半]{1,3})(?P<unit>个?工作日|天|日|个?小时|分钟)(?P<in>(?:的?时间)?[之以]?内)"
)
_PART = r"凌晨|清晨|早上|早晨|上午|中午|午间|下午|傍晚|晚上|晚间|夜间|早|晚"
_CLOCK = re.compile(
    rf"(?P<part>{_PART})?(?P<hour>\d{{1,2}}|[{_CN}两]{{1,3}})(?P<sep>[:：时点])(?P<minute>[0-5]\d分?|半|整|钟)?"
)
_PART_OF = {
    "今晚": "晚",
    "明晚": "晚",
    "当晚": "晚",
    "次晚": "晚",
    "明早": "早上",
    "次早": "早上",
    "今早": "早上",
}


def on_day(words: str, day: date, *, today: date) -> str | None:
    """The words with another day; what they say of the hour stays. `today`: the day from which the paper counts.

    >>> on_day("3月6日前", date(2026, 3, 20), today=date(2026, 3, 3))
    '3月20日前'
    >>> on_day("本周五下班前", date(2026, 6, 15), today=date(2026, 6, 10))
    '6月15日下班前'
    >>> on_day("2026年6月14日（星期日）上午9：00", date(2026, 6, 15), today=date(2026, 6, 10))
    '2026年6月15日（星期一）上午9：00'
    """
    m = _DAYS.search(words)
    if m is None:
        return None
    weekday = _WEEKDAY.match(words, m.end())
    rest = weekday.end() if weekday else m.end()
    if _DAYS.search(words, rest):
        return None
    named = _weekday(weekday, day) if weekday else ""
    part = _PART_OF.get(m["relative"] or "", "")
    return words[: m.start()] + _day(m, day, today) + named + part + words[rest:]


def at_hour(words: str, hour: time) -> str | None:
    """The words with another hour, in their own form; 晚 becomes 上午.

    >>> at_hour("11月30日晚7点半", time(9))
    '11月30日上午9点'
    """
    m = _CLOCK.search(words)
    if m is None:
        return None
    digits = str(hour.hour) if m["hour"].isdigit() else chinese(hour.hour)
    minute = _minute(m, hour)
    part = _part_of(hour) if m["part"] else ""
    return words[: m.start()] + part + digits + m["sep"] + minute + words[m.end() :]


def within(words: str, working_days: int) -> str | None:
    """The words with a longer term.

    >>> within("收到通知后3日内", 10)
    '收到通知后10个工作日内'
    """
    m = _TERM.search(words)
    if m is None:
        return None
    return f"{words[: m.start()]}{working_days}个工作日{m['in']}{words[m.end() :]}"


def spoken(day: date) -> str:
    """For our own sentences: 6月12日(星期五)."""
    return f"{day.month}月{day.day}日(星期{_WEEK[day.weekday()]})"


def _day(m: re.Match[str], day: date, today: date) -> str:
    if m["month"]:
        year = f"{_as(m['year'], day.year)}{m['y']}" if m["year"] else ""
        if not year and day.year != today.year and m["m"] == "月":
            year = f"{day.year}年"
        return f"{year}{_as(m['month'], day.month)}{m['m']}{_as(m['day'], day.day)}{m['d']}"
    year = f"{day.year}年" if day.year != today.year else ""
    return f"{year}{day.month}月{day.day}{m['b'] or '日'}"


def _as(old: str, number: int) -> str:
    """The number in the numerals of the old one: 06 keeps its nought, 六 stays Chinese."""
    if old.isdigit() and old.isascii():
        return f"{number:02}" if len(old) == 2 and old[0] == "0" else str(number)
    if number > 99:
        return "".join("〇一二三四五六七八九"[int(c)] for c in str(number))
    return chinese(number)


def _weekday(m: re.Match[str], day: date) -> str:
    of = _WEEK[day.weekday()]
    return f"{m['open']}{m['name']}{of}{m['close']}" if m["open"] else f"{m['name2']}{of}"


def _minute(m: re.Match[str], hour: time) -> str:
    old = m["minute"] or ""
    if m["sep"] in ":：":
        return f"{hour.minute:02}"
    if hour.minute:
        return f"{hour.minute:02}分"
    return old if old in ("整", "钟") else ""


def _part_of(hour: time) -> str:
    return "上午" if hour.hour < 12 else "下午"
