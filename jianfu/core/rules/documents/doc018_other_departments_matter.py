"""DOC018: a department assigns what belongs to another department, and the paper shows no agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Side, Statement
from jianfu.core.rules.documents.domains import matters_in, names_department, owners
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import Sent, sent
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import AGREED

_ACT = pattern(
    r"排查|检查|摸排|巡查|统计|报送|上报|采集|登记|填报|核查|整治|收集|检测|提供|汇总|清查|核实|调查"
)
# Bodies that speak for the whole government or coordinate its departments.
_COORDINATES = pattern(
    r"办公室|政府|委员会办|安委|应急|消防|指挥部|领导小组|组织部|统计|发改|发展和改革|文明办|数据|财政|审计|政法"
)
_AGREED_HERE = pattern(
    r"会同|会签|联合(?!会|社)|商[^,。]{1,12}(?:同意|一致)|协商一致|共同(?:印发|开展)|征得[^,。]{1,12}同意|牵头,[^。]{0,20}配合"
)

_BODIES = (Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.ASSOCIATION, None)


def check(paper: Sent, ctx: Context) -> Iterator[Hit]:
    own = owners(paper.issuers[0].value.name)
    if not own:
        return
    for s in ctx.notice.statements:
        act = _ACT.search(s.text) if s.force is Force.DUTY else None
        if act and _is_below(s, s.start + act.start()) and (matter := _foreign(s, ctx, own)):
            yield Hit(s.start, s.end, matter, certain=False)
            return


def _foreign(s: Statement, ctx: Context, own: frozenset[str]) -> str | None:
    """What to say of a clause about others' matters alone, whose departments the paper does not name."""
    matters = matters_in(s.text)
    if any(d.department in own for d in matters.values()):
        return None
    for matter, domain in matters.items():
        if not names_department(domain, ctx.notice.text.plain):
            return f"“{matter}”一般归{domain.department}部门管,本件未见会签或协商一致"
    return None


def _is_below(s: Statement, act: int) -> bool:
    """Citizens named behind the act are its object: 摸排流动人口."""
    return s.side in (Side.BELOW, Side.OPEN) or (
        s.side is Side.PUBLIC and s.actor is not None and s.actor.start > act
    )


def single_department(ctx: Context) -> Iterator[Sent]:
    """A paper of one department that is not a joint paper and claims no decision of the government."""
    plain = ctx.notice.text.plain
    for paper in sent(ctx):
        units = [u.value for u in paper.issuers]
        alone = len(units) == 1 and units[0].body in _BODIES and not _COORDINATES.search(units[0].name)
        if alone and not AGREED.search(plain) and not _AGREED_HERE.search(plain):
            yield paper


RULE = Rule(
    code="DOC018",
    title="未协商一致部署他部门事项",
    source=Clause(
        "gw-2012", "第十六条(四)、第十九条(六)", "涉及其他部门职权的事项,未协商一致不得各自向下行文"
    ),
    level=Verdict.RETURN,
    since=date(2012, 7, 1),
    check=check,
    subject=single_department,
    registers=("duties",),
    lighter="请主管部门会签后联合发一份,或由主管部门直接办理",
    bad=(
        "关于做好民宿安全的通知\n各乡镇:\n请于6月20日前逐户排查民宿的燃气软管和气瓶,结果报我局。\n云山县文化和旅游局\n2026年6月9日",
        "关于更新残疾人信息的通知\n各乡镇:\n请各村采集残疾人就诊和体检数据,6月底前报县残联。\n云山县民政局\n2026年6月9日",
        "县供销合作社联合社\n各镇:\n请排查辖区幼儿园和校外培训机构数量,6月25日前报我社。\n2026年6月5日",
        "云山县妇女联合会\n各乡镇:\n请统计本辖区妇女住院诊疗情况并上报。\n2026年6月5日",
        "关于加强农家书屋管理的通知\n各镇:\n请同时摸排辖区流动人口和反诈宣传覆盖户数并上报。\n云山县文化和旅游局\n2026年6月9日",
    ),
    good=(
        "关于做好民宿安全的通知\n各乡镇:\n经商县住建局同意,请配合排查民宿燃气软管。\n云山县文化和旅游局\n2026年6月9日",
        "关于开展燃气安全排查的通知\n各乡镇:\n请于6月20日前排查餐饮场所燃气软管。\n云山县住房和城乡建设局\n2026年6月9日",
        "关于做好民宿安全的通知\n各乡镇:\n燃气检查由县住建局负责,各镇无需另行排查。\n云山县文化和旅游局\n2026年6月9日",
        "关于核查欠薪线索的通知\n各镇:\n请排查在建工地拖欠工资情况并上报。\n云山县人力资源和社会保障局\n2026年6月5日",
        "关于摸排残疾人辅具需求的通知\n各乡镇:\n请摸排残疾人辅具需求并上报。\n云山县残疾人联合会\n2026年6月5日",
        "关于做好夏季安全的通知\n各乡镇:\n请排查餐饮场所燃气软管。\n云山县安全生产委员会办公室\n2026年6月9日",
    ),
)
