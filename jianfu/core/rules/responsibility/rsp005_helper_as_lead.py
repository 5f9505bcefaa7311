"""RSP005: who is to help is not made the one who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.rules.registers import Duty, Registers
from jianfu.core.rules.responsibility.listed import KINDS, SURE, Listed, owners, tasks
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_LEAD = "关于无证行医整治的通知\n各街道:\n请各街道牵头排查无证行医场所。\n云水县卫生健康局\n2026年6月9日"
_WINE = "关于食品小作坊的通知\n各乡镇:\n请各乡镇逐户检查食品小作坊并上门指导。\n云水县市场监督管理局\n2026年6月9日"
_HELP = "关于无证行医整治的通知\n各街道:\n由县卫生健康局排查无证行医场所,请各街道排查时提供线索。\n云水县卫生健康局\n2026年6月9日"


def check(listed: Listed, ctx: Context) -> Iterator[Hit]:
    demand, duty = listed
    yield Hit.on(
        demand,
        f"履职清单把“{duty.item[:20]}”列为配合履职事项,由{owners(duty)}主办",
        certain=duty.chance >= SURE,
        lighter=f"改为由{owners(duty)}主办,镇街按清单所列配合",
    )


RULE = Rule(
    code="RSP005",
    title="配合事项不变成主责",
    source=Clause(
        "qd-2025", "配合履职事项", "配合履职事项由上级部门主办,乡镇按清单所列配合", Verified.CONTENT
    ),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    subject=tasks("assist", "lead"),
    check=check,
    rests_on=("duties",),
    kinds=KINDS,
    lighter="改为由清单上的部门主办,镇街按清单所列配合",
    bad=(
        Example(
            _LEAD, registers=Registers(duties=(Duty(0, "assist", "lead", "打击无证行医", ("县卫生健康局",)),))
        ),
        Example(
            _LEAD,
            registers=Registers(
                duties=(Duty(0, "assist", "lead", "打击无证行医", ("县卫生健康局", "县公安局"), 0.75),)
            ),
        ),
        Example(
            _WINE,
            registers=Registers(duties=(Duty(0, "assist", "lead", "食品小作坊监管", ("县市场监督管理局",)),)),
        ),
    ),
    good=(
        Example(
            _HELP,
            registers=Registers(duties=(Duty(0, "assist", "assist", "打击无证行医", ("县卫生健康局",)),)),
        ),
        Example(_LEAD, registers=Registers(duties=(Duty(0, "basic", "lead", "卫生巡查"),))),
        Example(_WINE, registers=Registers(duties=(Duty(0, "assist", "", "食品小作坊监管"),))),
    ),
)
