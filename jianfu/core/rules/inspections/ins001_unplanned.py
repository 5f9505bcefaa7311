"""INS001: departments visit the grassroots as the plan filed for the year says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind
from jianfu.core.rules.exceptions import approved, by_departments, from_above
from jianfu.core.rules.inspections.announced import Announced, nearest, same_matter, visits
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers, Visit
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_CITED = pattern(r"(?:编号|计划号|检查码)[为:]?\s*([A-Za-z检督]{1,3}-?20\d\d-\d{1,4})")
_CLAIMED = pattern(r"(?:按照?|根据|列入|纳入)[^,。;]{0,10}年度[^,。;]{0,8}计划|计划第\d+项")
_CLUE = pattern(r"线索|举报|投诉|信访(?:事项|件)|舆情|案件|事故(?:调查|原因)|突发|核实反映")
# The law has them look at firms and the like; the grassroots is only where these are.
_STATUTORY = pattern(r"《[^》]{2,24}(?:法|条例)》|行政执法|执法检查|双随机")
_ENTITIES = pattern(r"企业|商户|经营|餐饮|药店|加油站|学校|医院|工地|养殖场|民宿|网吧")
# To learn or to help is not to inspect.
_NO_INSPECTION = pattern(r"调研|观摩|验收|评估|慰问|帮扶|走访|考察|指导服务|技术指导|送教|体检")
_INSPECTION = pattern(r"督查|督导|督察|检查|暗访|明查|巡查|抽查|核查|考评|回头看")


def check(visit: Announced, ctx: Context) -> Iterator[Hit]:
    department = by_departments(ctx.notice)
    if department is False or _is_other(visit) or approved(ctx):
        return
    plan, plain = ctx.registers.visit_plan or (), ctx.notice.text.plain
    least = ctx.limit("topics_alike").value
    if any(v.code in plain or (v.own and same_matter(visit, v) >= least) for v in plan):
        return
    above = from_above(ctx)
    if above:
        return
    cited = _CITED.search(plain)
    unsure = bool(cited) or _CLAIMED.search(plain) is not None or above is None or department is None
    yield Hit.on(
        visit.words,
        f"所写编号{cited[1]}在检查计划中没有查到" if cited else "这次检查未见列入年度检查计划",
        certain=not unsure,
        lighter=_lighter(visit, ctx),
    )


def _is_other(visit: Announced) -> bool:
    words = visit.sentence
    if _CLUE.search(words) or not _INSPECTION.search(words):
        return True
    if _STATUTORY.search(words) and _ENTITIES.search(words):
        return True
    return _NO_INSPECTION.search(words) is not None


def _lighter(visit: Announced, ctx: Context) -> str | None:
    near = nearest(visit, ctx.registers.visit_plan or (), ctx.on)
    if near is None:
        return None
    return f"并入{near.code}({near.owner},{near.day.month}月),一次看完、结果共用;急的用电话核实"


_PLAN = (
    Visit("检-2026-031", "森林防火检查", "云水县林业局", date(2026, 10, 1), ("各乡镇",), own=True),
    Visit("检-2026-018", "安全生产检查", "云水县应急管理局", date(2026, 7, 1), ("青石镇", "柳河镇")),
)
_WASTE = "拟于下周对各乡镇开展垃圾分类专项检查。\n云水县综合行政执法局\n2026年6月9日"

RULE = Rule(
    code="INS001",
    title="检查未列入年度计划",
    source=Clause("gd-2024", "第三部分", "督查检查实行年度计划和备案管理", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    check=check,
    subject=visits,
    rests_on=("visit_plan",),
    kinds=(Kind.INSPECTION,),
    lighter="改为电话核实或看系统里的数据;确需到场的,并入计划内的一次检查",
    bad=(
        Example(_WASTE, registers=Registers(visit_plan=_PLAN)),
        Example("临时督查组将赴各街道检查文明创建。", registers=Registers(visit_plan=_PLAN)),
        Example(
            "县残联将于6月20日至22日对青石镇、柳河镇残疾人康复站开展检查。",
            registers=Registers(visit_plan=_PLAN),
        ),
        Example(_WASTE.replace("拟于", "(计划编号:DC-2026-07)拟于"), registers=Registers(visit_plan=_PLAN)),
    ),
    good=(
        Example(_WASTE.replace("拟于", "(计划编号:检-2026-031)拟于"), registers=Registers(visit_plan=_PLAN)),
        Example("县林业局将于10月中旬对各乡镇森林防火开展检查。", registers=Registers(visit_plan=_PLAN)),
        Example(
            "县市场监管局将根据群众举报线索到青石镇核查一家餐馆。", registers=Registers(visit_plan=_PLAN)
        ),
        Example("请各乡镇对所辖各村防火卡口开展检查。", registers=Registers(visit_plan=_PLAN)),
        Example(
            "县政府督查室将于下周对各乡镇防汛备汛开展督查。\n云水县人民政府办公室",
            registers=Registers(visit_plan=_PLAN),
        ),
        Example("去年县残联对青石镇开展过检查。", registers=Registers(visit_plan=_PLAN)),
        _WASTE,
    ),
)
