"""FRM007: no daily or weekly returns; a monthly one needs approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.stretches import Stretch, demanded
from jianfu.core.rules.words import DAILY, MONTHLY, STATUTE, WEEKLY

_RETURN = (
    r"(?:报送|上报|呈报|填报|报告|报表|反馈|提交|报备|更新|录入|填写|统计(?!表|数|局|调查)|汇总(?!表)|报数|零报告|上传|发送|发到|发至|书面报|交"
    r"|(?<![海党通晚早简预情汇播警])报(?!名|纸|刊|销|警|考|道|废|社|价|酬|复|箱|栏|到(?![群各系平局镇县科办我])))"
)
_SYSTEM = r"(?:制度|机制|报告|报送|报表|表|小结|汇总|统计|、|”|,|。|$)"


def _each(rhythm: str, nouns: str) -> re.Pattern[str]:
    """每日…报送, 报送…每日, or the name of such a system: 日报制度."""
    return pattern(
        rf"{rhythm}[^,。;]{{0,28}}?{_RETURN}"
        rf"|{rhythm}[^,。;]{{0,16}}(?:[前后时内底起]|[要须]?将[^,。;]{{1,20}}|分|点),[^,。;]{{0,20}}?{_RETURN}"
        rf"|{_RETURN}[^。;,]{{0,8}}{rhythm}|(?:{nouns})(?={_SYSTEM}|制|告)",
    )


_RHYTHMS = (
    (
        "每日",
        "一日 一天 每 逐日 当日 天 日报 日日 隔日 日清 日调度 按日 小时 日统计 日汇总 日上报 日反馈 日更新",
        _each(
            DAILY,
            r"(?<![\d次十])(?<!个工作)日报|日(?:统计|汇总|上报|反馈|更新)|[一每]日[一两二三](?:报|统计|汇总)|[一每]天[一两二三]报",
        ),
    ),
    (
        "每周",
        "一周 每 逐周 按周 周报 周统计 周汇总 周上报 周反馈",
        _each(WEEKLY, r"周报|周(?:统计|汇总|上报|反馈)|[一每]周[一两二](?:报|统计|汇总)"),
    ),
    (
        "每月",
        "逢一 逢二 逢三 逢四 逢五 每 逐月 按月 半月 月报 旬 双周 月统计 月上报",
        _each(
            MONTHLY,
            r"(?<!\d)月报|半月一?报|旬报|半月报|双周报|月(?:统计|上报)|[一每]月[一两二](?:报|统计|汇总)",
        ),
    ),
)
_IN_FORCE = pattern(
    r"更新|录入|交|发|反馈|统计|汇总|实行|建立|执行|落实|坚持|填|上报|报送|做好|按|提交|编|纳入|报|采取|形成"
)
_OTHER_WORK = pattern(
    r"(?:走访|巡查|排查|检查|清扫|消毒|例会|学习|值班|巡河|召开|开展|调度)(?:[^,;]{0,10}(?:一次|\d次)|[^,;]*,)|发现"
)
_TRACE = pattern(r"日志|截图|截屏|照片|影像|心得|笔记|轨迹|打卡|签到|登录|点赞|投票")
_WORDS = " ".join(words for _, words, _ in _RHYTHMS)
_BY_LAW = pattern(STATUTE)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a passage: the most frequent return it asks for."""
    for stretch in demanded(ctx, _WORDS):
        hit = _frequent(stretch, notice)
        if hit and not _BY_LAW.search(stretch.sentence):
            yield hit


def _frequent(stretch: Stretch, notice: Notice) -> Hit | None:
    if not _IN_FORCE.search(stretch.text):
        return None
    for rhythm, words, way in _RHYTHMS:
        found = stretch.find(way) if any(word in stretch.text for word in words.split()) else None
        if found and not _TRACE.search(found.group()) and not _OTHER_WORK.search(found.group()):
            start, end = stretch.place(found)
            level = Verdict.NEEDS_APPROVAL if rhythm == "每月" else None
            return Hit(start, end, f"{brief(notice, start, end)}要求{rhythm}报一次", level=level)
    return None


RULE = Rule(
    code="FRM007",
    title="不搞日报周报,月报须经审批",
    source=Clause("gd-2024", "第三部分", "不要求基层频繁填表报数", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    about=_WORDS,
    check=check,
    yields_to=("TRC004",),
    lighter="改为有变化时再报;能从系统取的数由系统取",
    bad=(
        "各镇要落实安全生产工作日报制度。",
        "各村逢三逢八上报项目进度。",
        "请各镇于每日16时前将秸秆禁烧情况报县生态环境分局。",
        "专项整治期间实行周报告制度,每周四下班前报送进度表。",
        "各社区每月25日前填报流动人口变化情况。",
        "改厕工作建立日统计、周汇总机制,由各镇信息员上报。",
        "各村每天要将新增务工返乡人数报到群里。",
        "请按月报送工作进展。",
    ),
    good=(
        "请各镇收到后5个工作日报县局一次。",
        "各镇核对后于次日报县局,6月19日报表归档。",
        "如有变化,请在5个工作日内更新。",
        "不得要求基层按日、按周报送进展。",
        "请于6月底前报送上半年数据。",
        "各村每天巡查一次河道,发现险情随时报告。",
        "县局每周汇总平台数据并通报各镇。",
        "此前实行的日报制度自本月起停止。",
        "请每季度末更新一次名册。",
        "补贴资金按月发放到户。",
        "有的部门要求各镇“每日一报、每周一统计”,基层疲于应付。",
    ),
)
