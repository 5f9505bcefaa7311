"""ASM007: few indicators for each department, and not too many in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind, Notice
from jianfu.core.reading.cells import blocks_of
from jianfu.core.rules.assessments.indicators import Line, indicators_in
from jianfu.core.rules.exceptions import approved, by_departments
from jianfu.core.rules.heads import head
from jianfu.core.rules.registers import Indicator, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict


def schemes(ctx: Context) -> Iterator[Notice]:
    if ctx.notice.demands_of(Kind.ASSESSMENT):
        yield ctx.notice


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Those of this paper and those in force; a new edition of the same scheme is counted once."""
    lines = indicators_in(blocks_of(notice.text))
    department = by_departments(notice)
    if not lines or department is None or approved(ctx):
        return
    names = {line.name for line in lines}
    others = [i for i in ctx.registers.indicators or () if i.name not in names]
    if department:
        others = [i for i in others if i.own]
    most = ctx.limit("indicators_department" if department else "indicators_total").value
    count = len(lines) + len(others)
    if count > most:
        beside = f",加上已有的共{count}项" if others else ""
        whose = "一个部门一般不超过" if department else "全部一般不超过"
        yield Hit(
            *head(notice),
            f"本件{len(lines)}项考核指标{beside},{whose}{most}项",
            lighter=_lighter(lines, most),
        )


def _lighter(lines: tuple[Line, ...], most: int) -> str | None:
    """What asks for papers goes first."""
    papers = [line.name for line in lines if line.material]
    if not papers:
        return None
    some = "、".join(papers[:3]) + ("等" if len(papers) > 3 else "")
    return f"先去掉要交材料的{len(papers)}项({some}),留下看结果的,不超过{most}项"


def _scheme(names: str, sender: str = "云水县农业农村局") -> str:
    lines = "\n".join(f"{n}.{name},满分10分。" for n, name in enumerate(names.split(), 1))
    return (
        f"{sender}关于印发农业农村工作考核办法的通知\n各乡镇:\n考核指标如下:\n{lines}\n{sender}\n2026年6月9日"
    )


_FOUR = "粮食产量 秸秆离田率 农机安全事故数 冷链覆盖率"
_MANY = " ".join(f"指标{n}完成率" for n in range(41))
_OWN = Indicator("高标准农田完好率", "云水县农业农村局", "农业农村考核", own=True)
_OTHER = Indicator("空气质量优良率", "云水县生态环境局", "生态环境考核")

RULE = Rule(
    code="ASM007",
    title="指标数量过多",
    source=Clause("city-2025", "一(二)", "考核指标总量压减,留下看结果的"),
    level=Verdict.WARN,
    since=date(2025, 1, 1),
    check=check,
    subject=schemes,
    registers=("indicators",),
    about="考核 考评 评分 指标",
    kinds=(Kind.ASSESSMENT,),
    lighter="按结果的分量取前几项,其余不列入考核",
    local=True,
    bad=(
        _scheme(_FOUR),
        Example(_scheme("粮食产量 秸秆离田率 冷链覆盖率"), registers=Registers(indicators=(_OWN,))),
        _scheme(_MANY, "云水县人民政府办公室"),
    ),
    good=(
        _scheme("粮食产量 秸秆离田率"),
        Example(_scheme("粮食产量 秸秆离田率"), registers=Registers(indicators=(_OWN, _OTHER, _OTHER))),
        # A new edition of what is in force.
        Example(_scheme("高标准农田完好率 粮食产量 秸秆离田率"), registers=Registers(indicators=(_OWN,))),
        _scheme(_FOUR, "云水县人民政府办公室"),
        _scheme(_FOUR).replace("考核指标如下", "经县委办公室同意,考核指标如下"),
    ),
)
