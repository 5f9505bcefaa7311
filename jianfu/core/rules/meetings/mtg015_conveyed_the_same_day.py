"""MTG015: what a meeting said need not be conveyed the same day, nor reported as conveyed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.words import REPORT

_SOON = r"(?:当天|当日|当晚|当夜|今天|今日|今晚|今早|今夜|连夜|明天|明日|明早|次日|不过夜|第一时间|\d+小时(?:内|之内)|(?:会后|接(?:到)?通知后)?(?:立即|马上|立刻)(?:组织|召开|开会|传达)?)"
_CONVEY = r"(?:传达(?:学习)?|学习(?:传达|贯彻)?|原原本本学|组织学习|集中学习)"
_NEAR = r"[^,;!?]{0,20}?"
_SAME_DAY = pattern(rf"{_SOON}(?!的){_NEAR}{_CONVEY}|{_CONVEY}{_NEAR}{_SOON}|传达不过夜|(?:学习|落实)不过夜")
_REPORTED = pattern(
    rf"{REPORT}{_NEAR}(?:传达|宣讲)(?:学习|贯彻|落实)*(?:的)?(?:情况|照片|图片|截图|记录|信息|新闻|会议记录)|"
    rf"(?:传达|宣讲)(?:学习|贯彻|落实)*(?:的)?(?:情况|照片|图片|截图|记录|信息)[^,;]{{0,18}}?{REPORT}"
)
# What is conveyed is what somebody said or wrote; a warning, a duty roster or a call to move is urgent by nature.
_WARNING = pattern(
    r"预警|转移|避险|撤离|险情|灾情|天气|雨情|水情|停电|停水|安全提示|传达到(?:户|群众|每户|船|人)|疫情|警报"
)
_SOON_WORDS = ("传达 学 不过夜", "当天 当日 当晚 当夜 今 连夜 明 次日 不过夜 第一时间 小时 立即 马上 立刻")
_REPORT_WORDS = ("传达 宣讲", "报 反馈 交 回传 函告 发至 发送至")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    told: set[int] = set()
    for wanted, words in ((_REPORTED, _REPORT_WORDS), (_SAME_DAY, _SOON_WORDS)):
        for s, m in asked(ctx, wanted, *words):
            if m.statement.start not in told and not _WARNING.search(s.text):
                told.add(m.statement.start)
                yield Hit.on(m, f"本件要求“{m.text}”")


RULE = Rule(
    code="MTG015",
    title="传达不过夜",
    source=Clause("gd-2024", "第二部分", "不刻意要求当天传达、不过夜,不要求报传达情况", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    about="传达 学习 宣讲 学 不过夜",
    lighter="把原文直接发到人,结合例会学习,不报传达情况",
    bad=(
        "会议精神须当晚传达到村,并于明早8时报送传达照片。",
        "各镇务必今日召开党委会学习并反馈。",
        "各村要做到会议精神传达不过夜。",
        "请各社区于24小时内组织传达学习,并将传达学习情况报街道党政办。",
        "会后立即组织传达,传达情况于次日上午报县委办。",
    ),
    good=(
        "请结合例会安排学习,不需报送。",
        "暴雨预警信息要第一时间传达到户,组织危房住户转移避险。",
        "不得刻意要求传达不过夜。",
        "昨天各镇已连夜传达学习会议精神。",
        "会议材料已直接发至各村,请自行阅读。",
    ),
)
