"""DOC019: a county, city or provincial body sets tasks for villages and communities directly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Level, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import senders
from jianfu.core.rules.sentences import told
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import TOWNSHIP, VILLAGE

_ABOVE = (Level.CENTRAL, Level.PROVINCE, Level.CITY, Level.COUNTY)
# Words that show a body above the township where the paper names no issuer.
_UPPER = pattern(
    r"(?:报|交|送|传|发)(?:至|到|给|送)?(?:我|[县市区省]\w{0,8}?)(?:局|委|厅|办|中心)|(?:县|市|区|省)(?:局|委|厅|里)(?:要求|请|通知|邮箱|统一)|"
    r"我(?:局|委|厅)|(?<!\w)(?:县|市|区|省)\w{1,10}(?:局|委|厅|中心|办|部|联|会)(?:要求|请|通知)"
)
_TO_VILLAGES = pattern(rf"(?:各|全体|全[县市区]各?)(?:位)?(?:行政)?{VILLAGE}(?:\((?:社区|居)\))?")
# A survey with its legal marks goes to whom its approval names.
_LAWFUL = pattern(r"(?:批准|备案)(?:文号|机关)[::]")
_TOWNSHIP = pattern(TOWNSHIP)
_PUBLIC = pattern(r"(?:村民|居民|市民|农户|群众|业主)(?:朋友)?们?|一封信|倡议书|公告|通告")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if (
        not _from_above(notice)
        or _LAWFUL.search(notice.text.plain)
        or (not notice.demands and not _duties(notice))
    ):
        return
    addressed = [
        r for r in notice.recipients if r.value.level is Level.VILLAGE or r.value.body is Body.COMMITTEE
    ]
    if addressed:
        yield Hit.on(addressed[0], f"本件由乡镇以上单位直接向“{addressed[0].value.name}”布置工作")
        return
    opened = {u.start for u in senders(notice)}
    others = [r for r in notice.recipients if r.start not in opened]
    if others or _PUBLIC.search(notice.title.value if notice.title else notice.text.plain[:30]):
        return
    for _, m in told(ctx, _TO_VILLAGES, "村 社区 居委会", forces={Force.DUTY}):
        through_township = _TOWNSHIP.search(m.statement.text, 0, m.start - m.statement.start)
        if m.statement.side in (Side.BELOW, Side.OPEN) and not through_township:
            yield Hit.on(m, f"本件由乡镇以上单位直接向“{m.text}”布置工作")
            return


def _from_above(notice: Notice) -> bool:
    levels = {u.value.level for u in senders(notice)} - {None}
    if Level.TOWNSHIP in levels or Level.VILLAGE in levels:
        return False
    return bool(levels & set(_ABOVE)) or bool(_UPPER.search(notice.text.plain))


def _duties(notice: Notice) -> bool:
    return any(s.force is Force.DUTY and s.side in (Side.BELOW, Side.OPEN) for s in notice.statements)


RULE = Rule(
    code="DOC019",
    title="越级行文到村(社区)",
    source=Clause("gw-2012", "第十四条", "一般不得越级行文"),
    level=Verdict.RETURN,
    since=date(2012, 7, 1),
    check=check,
    lighter="只发乡镇(街道);确需村里知道的,同步公开,不带任务",
    bad=(
        "各村(社区):请将水质监测表于6月20日前直接报县局邮箱。",
        "市局要求各社区书记每日在群内报数。",
        "关于开展农村饮水检查的通知\n各村委会:\n请于6月20日前检查蓄水池并报送检查记录。\n云山县水务局\n2026年6月9日",
        "云山区民政局:请各社区于本周五前走访独居老人,并填写走访表。",
    ),
    good=(
        "致全县村民的一封信:防汛避险知识。请各位村民朋友收听天气预报。\n云山县应急管理局",
        "关于开展农村饮水检查的通知\n各村委会:\n请于6月20日前检查蓄水池。\n青石镇人民政府\n2026年6月9日",
        "关于开展农村饮水检查的通知\n各乡镇人民政府:\n请组织各村于6月20日前检查蓄水池。\n云山县水务局\n2026年6月9日",
        "云山县水利局:请各乡镇组织各村于周五前疏通沟渠。",
        "云山县农业农村局:不得直接向各村布置填表任务。",
    ),
)
