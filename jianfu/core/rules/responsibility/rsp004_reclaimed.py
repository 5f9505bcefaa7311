"""RSP004: what superiors have taken back is not handed down again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.rules.registers import Duty, Registers
from jianfu.core.rules.responsibility.listed import KINDS, SURE, Listed, owners, tasks
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_CHECK = "关于做好电梯安全工作的通知\n各乡镇:\n请各镇对辖区电梯维保情况开展检查。\n云水县市场监督管理局\n2026年6月9日"
_TELL = "关于电梯检查安排的通知\n各乡镇:\n县市场监督管理局将于6月检查电梯,请各镇通知业主在家等候。\n云水县市场监督管理局\n2026年6月9日"
_SURVEY = "关于环评现场踏勘的通知\n各街道:\n请各街道对环评项目开展现场踏勘。\n云水县生态环境局\n2026年6月9日"


def check(listed: Listed, ctx: Context) -> Iterator[Hit]:
    demand, duty = listed
    yield Hit.on(
        demand,
        f"履职清单把“{duty.item[:20]}”列为上级收回事项,由{owners(duty)}办",
        certain=duty.chance >= SURE,
        lighter=f"由{owners(duty)}自己办,镇街只通知群众",
    )


RULE = Rule(
    code="RSP004",
    title="已收回的事项不再下派",
    source=Clause(
        "qd-2025", "收回事项", "上级部门收回的事项由部门承担,不以通知、考核等方式再交给乡镇", Verified.CONTENT
    ),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    subject=tasks("reclaimed", "lead", "assist"),
    check=check,
    rests_on=("duties",),
    kinds=KINDS,
    lighter="由承接部门自己办,镇街只通知群众",
    bad=(
        Example(
            _CHECK,
            registers=Registers(
                duties=(Duty(0, "reclaimed", "lead", "电梯维保质量检查", ("县市场监督管理局",)),)
            ),
        ),
        Example(
            _SURVEY,
            registers=Registers(
                duties=(Duty(0, "reclaimed", "assist", "环评现场踏勘", ("县生态环境局",), 0.8),)
            ),
        ),
        Example(
            _SURVEY,
            registers=Registers(
                duties=(Duty(0, "reclaimed", "lead", "环评现场踏勘", ("县生态环境局",), 0.95),)
            ),
        ),
    ),
    good=(
        Example(
            _TELL,
            registers=Registers(
                duties=(Duty(0, "reclaimed", "inform", "电梯维保质量检查", ("县市场监督管理局",)),)
            ),
        ),
        Example(_CHECK, registers=Registers(duties=(Duty(0, "basic", "lead", "农村集市电梯巡查"),))),
        Example(_CHECK, registers=Registers(duties=())),
    ),
)
