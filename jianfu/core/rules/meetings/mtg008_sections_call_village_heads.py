"""MTG008: a section calls the heads of villages or communities only with the main leader's approval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Demand, Kind, Level, Match, Notice, Side, Unit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import senders
from jianfu.core.rules.sentences import said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import STATUTORY_MEETING, VILLAGE_HEADS

_TO_MEET = (
    r"(?:开会|参会|到会|上线|在线|参加[^,;]{0,20}?(?:会|培训|学习)|(?:会议|会|培训班?)(?:$|[,。;])|座谈|碰头)"
)
_CALLED = pattern(
    rf"{VILLAGE_HEADS}[^,;!?]{{0,24}}?{_TO_MEET}|召集[^,;]{{0,12}}?(?:{VILLAGE_HEADS}|支书)|{_TO_MEET}[^,;]{{0,16}}?{VILLAGE_HEADS}"
)
# The heads are often named in the line of attendance.
_ATTENDING = pattern(rf"(?:参会|参加|出席|参训|与会)(?:人员|范围|对象)[::]?[^\n]{{0,40}}?{VILLAGE_HEADS}")
_ADDRESSED = pattern(rf"^[^\n。,;:]{{0,14}}{VILLAGE_HEADS}[^\n。,;:]{{0,6}}:", re.M)
_APPROVED = pattern(
    r"(?:经|报|已)[^,。;]{0,16}(?:主要负责|主要领导|书记|镇长|乡长|主任|党政办|党工委|党委|办公室|分管领导)[^,。;]{0,12}"
    r"(?:同意|批准|审批|审定|批示)|统筹(?:会|安排|召开)|拼会|合并召开|套开"
)
# A section of a county department, or one of a township or street: its name at the head, in the text, or as the issuer.
_SECTION = pattern(
    r"(?:^|[\n。,;::】【(]|由|经|请)(?P<name>\w{0,14}?(?:办公室|办|科室?|股室?|室|站|所|中心|妇联|团委|残联|工会|武装部|(?:执法|综合|大|中|服务)队))"
    r"(?=[::】)]|(?:拟|将|已|决定|[今明后][天晚早日]|本?周\w)?(?:请|召集|通知|定于|于|关于|组织|牵头|要求|布置|部署|负责|召开|安排|主持)|的通知|\n|\Z)"
)
_LEADERSHIP = pattern(
    r"(?:党政办|党委办|党工委办|政府办|县委办|区委办|市委办|办公厅|党委|党工委|人民政府|办事处|会议室)(?:公室)?$"
)

_COUNTY = pattern(r"[县省州]|市(?!场|政|容)|(?<![社小片园])区(?!划|域)")
_INSIDE = pattern(r"(?:局|委|部|厅|妇联|残联|团委|工会)\w{2,10}$")
_WORDS = ("书记 主任 主职 支书 村长 负责 一把手", "会 上线 在线 参加 参训 座谈 碰头 召集 出席 培训 学习")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    call = next(_calls(ctx), None)
    if call is None or _APPROVED.search(plain) or STATUTORY_MEETING.search(plain):
        return
    section = _section(notice)
    if section:
        yield Hit.on(call, f"“{section}”召集村(社区)负责人开会,未见主要负责同志同意")


def _calls(ctx: Context) -> Iterator[Match | Demand]:
    """Also in the sender's own words: 平安办拟召集各社区书记开会; and where the paper turns to them: 各村书记:."""
    for words in (_CALLED, _ATTENDING):
        yield from (m for _, m in said(ctx, words, *_WORDS, but={Side.PUBLIC}))
    if _ADDRESSED.search(ctx.notice.text.plain):
        yield from ctx.notice.demands_of(Kind.MEETING)


def _section(notice: Notice) -> str | None:
    """The name of the section that calls; None where it is not seen, or where the leadership itself calls."""
    for issuer in senders(notice):
        if _LEADERSHIP.search(issuer.value.name):
            return None
        if issuer.value.body is Body.INTERNAL_UNIT or _is_of_township(issuer.value):
            return issuer.value.name
    names = (m["name"] for m in _SECTION.finditer(notice.text.plain))
    return next((name for name in names if _is_section(name)), None)


def _is_of_township(unit: Unit) -> bool:
    """镇综合行政执法队 is no government; whatever works inside a township asks its leadership first."""
    return unit.level is Level.TOWNSHIP and unit.body in (Body.DEPARTMENT, Body.COORDINATING_BODY)


def _is_section(name: str) -> bool:
    """Of a township or street any office; of a county only what is inside a department: 县安委办 is none."""
    return not _LEADERSHIP.search(name) and not (_COUNTY.search(name) and not _INSIDE.search(name))


RULE = Rule(
    code="MTG008",
    title="科室召集村居书记",
    source=Clause("study-004", "", "科室召集居村书记开会,须经主要领导同意并统筹安排"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    about="书记 主任 主职 支书 村长 负责 一把手",
    lighter="并入镇街下一次统筹会议,只占一个议题;或由条线干部到村里说",
    local=True,
    bad=(
        "各村支书:\n今晚7点到镇二楼开会。\n洪桥镇农业农村办公室\n2026年6月10日",
        "平安办:请各社区书记周二上午9时来街道开会。",
        "县妇联科室召集各村主职参加培训会。",
        "各社区书记:\n请于6月16日上午9时到三楼参加碰头会。\n洪桥街道城市管理办公室\n2026年6月10日",
        "党建办今晚召集各支书开会。",
        "请各村支书、村主任本周五下午到镇农业服务中心开会,由农业服务中心布置秸秆禁烧工作。",
        "关于召开反诈宣传会的通知\n参会人员:各村(社区)书记。\n青石街道综合治理办公室\n2026年6月9日",
    ),
    good=(
        "经街道党工委主要负责同志同意,本月统筹会一并安排平安、妇联事项,请各社区书记参加。",
        "请各村民政协管员本周五到镇民政办开会。",
        "青石镇党委定于6月16日召开村(社区)党组织书记会议。\n青石镇党委",
        "县安委办请各村书记参加6月16日的安全生产会。",
        "平安办:不再单独召集社区书记开会,有关事项在网格里说。",
        "平安办的同志将于周二到各社区走访,请各社区书记接待时不必准备材料。",
    ),
)
