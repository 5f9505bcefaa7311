"""FRM018: villages and communities get forms from their township only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Level, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.stretches import Stretch, demanded
from jianfu.core.rules.words import ADMITTED, VILLAGES

_STAFF = r"(?:村\(?居?\)?(?:会计|文书|书记|主任|干部|两委|支书|医|民兵连长)|社区(?:书记|主任|干部|工作者|民警)|网格员|村民小组长|驻村)"
_WHO = pattern(rf"{_STAFF}|(?:[各每全请由让@]|^|[,:;、])(?:全[县区市]|辖区|所有)?{VILLAGES}")
_SHEET = r"(?:表(?![态现示彰率扬决演达述面])|台账|名单|名册|花名册|数据|清单|册)"
_FORM = pattern(
    r"填报|填写|填好|填表|填|接龙|报送|上报|报数|录入|统计(?![局员部法])|反馈|提交|采集"
    rf"|(?<![海党通晚日早简预情汇播警举])报(?:给|至|到(?!道)|我|[县区市省局镇街办委部会站所]|中心|上来|来|一下|$)|{_SHEET}[^,。;]{{0,10}}[交发传送]"
    rf"|[交发传送][^,。;]{{0,6}}{_SHEET}"
)
_DIRECTLY = pattern(r"直接|一键直达|直报|越过|不经(?:乡)?镇|点对点")
_VIA_TOWN = pattern(
    r"(?:各|由|请|向)?(?:乡镇|镇街|乡镇\(街道\)|镇\(街道\)|街道|镇|乡)(?:人民政府|政府|办事处|党政办)?[^。;]{0,16}(?:组织|指导|汇总|负责|统一|通知|转发"
    r"|督促|协调|收集|审核|牵头)"
    r"|(?:经|报|由|通过)(?:所在|所属|辖区)?(?:乡镇|镇街|镇|街道|乡)|(?:镇|乡|街道)(?:人民政府|政府|办事处|党政办)?(?:请|要求|通知)|报(?:镇|乡|街道|我镇)"
    r"|各(?:乡镇|镇街|镇|街道)[^。;]{0,10}(?:、|及|和)(?:各)?(?:村|社区)"
)
_OWN_TOWN = pattern(
    r"[我本全](?:镇|乡|街道|办事处)|(?<![各每乡])(?:镇|乡|街道)(?:人民政府|政府|\w{1,6}(?:办公室|[办站所]|中心)(?!理|法|事))"
)
_ADDRESSED = pattern(
    rf"^(?![^\n]*(?:乡镇|镇街|各镇|各乡|街道|县直|区直))[^\n。;,]{{0,12}}{VILLAGES}[^\n。;]{{0,30}}:$", re.M
)
# Whoever sees something reports it: that is no form.
_EVENT = pattern(r"(?:发现|遇有?|如有|一旦)[^;]{0,24}(?:(?<!填)报(?!表|送)|反映)|被困|险情|灾情")
_TOWN_LEVELS = frozenset((Level.TOWNSHIP, Level.VILLAGE))
_WORDS = "填 报 表 问卷 接龙 录入 统计 反馈 文档 提交"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Silent for the township's own forms; a person looks where the paper does not say who sends it."""
    issuer = notice.issuer.level if notice.issuer else None
    if issuer in _TOWN_LEVELS or re.search(ADMITTED, notice.text.plain):
        return
    known = issuer is not None
    if not known and _OWN_TOWN.search(notice.text.plain):
        return
    village_paper = _ADDRESSED.search(notice.text.plain) is not None or any(
        r.value.level is Level.VILLAGE for r in notice.recipients
    )
    for stretch in demanded(ctx, _WORDS):
        place = _asked(stretch, village_paper)
        if place:
            certain = known or bool(_DIRECTLY.search(stretch.sentence))
            yield Hit(*place, f"{brief(notice, *place)}直接向村(社区)要表", certain=certain)


def _asked(stretch: Stretch, village_paper: bool) -> tuple[int, int] | None:
    """The words from the village to the form; a paper addressed to villages needs no further name."""
    if _VIA_TOWN.search(stretch.sentence) or _EVENT.search(stretch.text):
        return None
    form = _FORM.search(stretch.text)
    who = _WHO.search(stretch.text)
    if who and (form := _FORM.search(stretch.text, who.end(), who.end() + 60) or form):
        return stretch.start + min(who.start(), form.start()), stretch.start + max(who.end(), form.end())
    return (stretch.start, stretch.start + form.end()) if form and village_paper else None


RULE = Rule(
    code="FRM018",
    title="部门不直接向村(社区)要表",
    source=Clause("cj-2022", "工作事务部分", "部门不直接向村级组织布置填表报数", Verified.CONTENT),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2022, 8, 22),
    about="村 社区 居委会 网格",
    check=check,
    lighter="由乡镇用已有数据预填,村(社区)只核对差异",
    bad=(
        "县妇联关于开展家庭情况摸底的通知\n各社区请于6月20日前在线填写摸底表。",
        "请各村文书直接扫码填报养老服务问卷,6月18日前完成。",
        "县残联\n各村(社区):\n请于6月25日前将残疾人就业情况登记表报我会。",
        "县局建的共享文档已发群,各社区网格员自行填写。",
        "县畜牧中心\n各村动物防疫员、村委会:请于周五前将本村散养户登记表报中心。\n县畜牧发展中心\n2026年6月9日",
        "请社区书记把辖区商户数统计好,直接报县市场监管局。",
    ),
    good=(
        "云溪镇人民政府关于核对农户信息的通知\n各村(社区):\n请于6月20日前核对预填名单,有误的填写更正表。",
        "各部门不得直接向村(社区)索要报表。",
        "请各镇于6月20日前报送养老设施数,镇级数据齐全的不再向村收集。",
        "请各镇用已有数据预填,组织村(社区)核对后统一报送。",
        "准入号ZR-2026-0211。各社区请于6月20日前核对预填表。",
        "有的部门让村会计直接填报问卷,增加了村级负担。",
        "去年各社区报送了商户统计表。",
        "网格员发现有人乱倒建筑垃圾及时上报,由县城管局处理。",
    ),
)
