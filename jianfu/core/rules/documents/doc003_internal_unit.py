"""DOC003: a section inside a department writes outward in its own name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Level, Notice, Unit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import Sent, sent
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

# Offices of a department may write for it (the general office); a township's own office is not meant (decision 12).
_MAY = pattern(r"办公[厅室]$|党[政委]办|综合办|政办$|府办$|(?:督查|政研|政策研究|信访|档案|机要)[室局处]$")
# 管理处, 办事处 and 代表处 are bodies of their own; 管理科 and 管理股 are not.
_SECTION = pattern(r"(?:[科股室]|(?<!办事)(?<!管理)(?<!代表)处)室?$")
_TOWNSHIP_OFFICE = pattern(r"^[^局委部厅]{0,8}(?:镇|乡|街道)[^局委部厅]*$")

_OWN = pattern(r"(?:^|致)(?:局|委|厅|部)?(?:机关|内)?各?(?:科室|股室|处室|内设机构|局属|直属|下属)")


def check(paper: Sent, ctx: Context) -> Iterator[Hit]:
    issuer = paper.issuer
    if issuer and len(paper.issuers) == 1 and _is_section(issuer.value) and _goes_out(paper.notice):
        yield Hit.on(issuer, f"本件由部门内设机构“{issuer.value.name}”对外发出")


def _is_section(unit: Unit) -> bool:
    if (
        _MAY.search(unit.name)
        or _TOWNSHIP_OFFICE.match(unit.name)
        or unit.level in (Level.TOWNSHIP, Level.VILLAGE)
    ):
        return False
    return unit.body is Body.INTERNAL_UNIT and bool(_SECTION.search(unit.name))


def _goes_out(notice: Notice) -> bool:
    """Not merely to the sections of the same department."""
    return not notice.recipients or any(not _OWN.search(r.value.name) for r in notice.recipients)


RULE = Rule(
    code="DOC003",
    title="内设机构对外行文",
    source=Clause("gw-2012", "第十七条", "部门内设机构除办公厅(室)外不得对外正式行文"),
    level=Verdict.RETURN,
    since=date(2012, 7, 1),
    check=check,
    subject=sent,
    needs=("issuer",),
    lighter="以部门名义统一行文;只需核对个别情况的,由科室打电话问,不发文",
    bad=(
        "云山县住建局村镇建设股\n关于报送农房台账的通知\n各乡镇:\n请于6月18日前报送农房台账。",
        "云山市农业农村局产业科请各镇今日内回传表格。",
        "关于做好林长制信息采集的通知\n各镇街:\n请于6月底前完成采集。\n云山县林业局资源股\n2026年6月9日",
        "云山市民政局社会救助处:各街道请于周五前报送临时救助台账。",
        "关于核对校车名册的通知\n各镇:\n请核对附件名册。\n云山县教育局安全管理股\n2026年6月9日",
    ),
    good=(
        "云山县人民政府办公室\n关于转发汛期值班安排的通知\n各乡镇:\n请按附件安排值班。",
        "关于做好村镇建设工作的通知\n各乡镇:\n请于6月18日前完成。联系人:县住建局村镇建设股 小林。\n云山县住房和城乡建设局\n2026年6月9日",
        "青石镇农业农村办公室:请各村于周五前核对补贴名单。",
        "青石街道办事处\n关于开展垃圾清运的通知\n各社区:\n请于周五前完成清运。",
        "云山市民政局社会救助处关于内部学习的通知\n局机关各科室:\n请于周五前报学习心得。",
        "云山县审计局综合室致局内各科室:请于周五前交回旧公文袋。",
        "凤台山景区管理处\n关于端午限流的通知\n各村:\n请转告本村经营户。",
    ),
)
