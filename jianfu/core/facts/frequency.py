"""How often a demand comes round, from its wording alone."""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Frequency
from jianfu.core.patterns import pattern

_N = "[一二两三四五六七八九十几1-9多]"
# The first group names the rhythm itself; the second only a thing that has one (周报, 月度, 年终).
_PLAIN = {
    Frequency.DAILY: rf"每个?工作日|每[日天晚早餐]|逐日|按日|天天|日[日清]|一日一|一天一|每隔?{_N}?个?小时|(?:24|二十四)小时(?:不间断|轮流|专人|在岗|带班|值|开[通机]|畅通|守)",
    Frequency.WEEKLY: r"每个?(?:周|星期|礼拜)|逐周|按周|一周[一二两]次?|周周",
    Frequency.MONTHLY: r"每(?:半个?|个)?月|逐月|按月|月月|一月[一二两]|每旬|旬报|月内.{0,8}不少于|次月|月后",
    Frequency.QUARTERLY: r"每个?季度?|逐季|按季度?|一季一|季后|季度(?:终了|结束)后",
    Frequency.YEARLY: rf"每个?(?:半|学|上半|下半)?年|逐年|按年度?|一年[一二两]|(?:年内|全年|本年度|一年内)[^,。;]{{0,16}}(?:\d+|{_N})[次篇条场期]|半年一|年后|年度(?:终了|结束)后",
}
_BY_NAME = {
    Frequency.DAILY: r"(?<![\d一二三四五六七八九十当次本今昨即之节假末])日报(?![社送名])|日调度|日通报|日例会|日研判|日会商|日更新|晨报|晚报告",
    Frequency.WEEKLY: r"(?<![一二三两半本上下\d])周报(?![送名])|周调度|周例会|周通报|周小结|周计划|周研判",
    Frequency.MONTHLY: r"(?<![\d一二三四五六七八九十本上下次个])月报(?![送名])|月度|月调度|月例会|月通报|月小结|月计划|月台账|月考核|月积分|月考评|月评比",
    Frequency.QUARTERLY: r"季报|(?<![一二三四1-4本])季度(?!末|前)|季调度|季通报",
    Frequency.YEARLY: r"年报|年终(?!前)|年度[^,。;、]{0,8}?(?:考核|考评|评比|测评|评议|述职|总结|报告|报表|计划|任务|目标责任)|半年(?:总结|初评|考核|通报|报)|全年",
}


def _one_of(table: dict[Frequency, str], first: str) -> re.Pattern[str]:
    return pattern("|".join(f"(?P<{f.value}>{words})" for f, words in table.items()), first=first)


_RHYTHM = _one_of(_PLAIN, "每逐按天日一2二周月旬次季年全本半")
_THING = _one_of(_BY_NAME, "日晨晚周月季年半全")
_ONCE = pattern(r"一次性|专项|本次|此次|这次|当前|现(?:就|将)|即日起至|集中|限期")


def find_frequency(plain: str, start: int, end: int) -> Frequency | None:
    """The rhythm that `plain[start:end]` names, the plain word (每月) before the name of a thing (月报).

    A count per half-year or year (年内调研12次以上) is yearly. None: the words name no rhythm.
    """
    m = _RHYTHM.search(plain, start, end) or _THING.search(plain, start, end)
    return Frequency(m.lastgroup) if m and m.lastgroup else None


def is_once(plain: str, start: int, end: int) -> bool:
    """Do the words speak of one occasion (本次, 一次性)? Only meaningful where no rhythm is named."""
    return bool(_ONCE.search(plain, start, end))
