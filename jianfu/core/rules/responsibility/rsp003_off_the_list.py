"""RSP003: a task that stands on no duty list needs the office first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.rules.registers import Duty, Registers
from jianfu.core.rules.responsibility.listed import KINDS, SURE, Listed, tasks
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_OFF = "关于加油站防雷的通知\n各乡镇:\n请各乡镇逐一登记加油站防雷设施。\n云水县气象局\n2026年6月9日"
_SELL = "关于宽带安装的通知\n各乡镇:\n请各镇动员三百户安装宽带。\n云水县商务局\n2026年6月9日"


def check(listed: Listed, ctx: Context) -> Iterator[Hit]:
    demand, duty = listed
    if duty.chance >= SURE:
        # Words nobody thought of may name what is on the list after all: a person looks.
        yield Hit.on(demand, "这件事在基本、配合、收回三张清单里都没有查到", certain=False)


RULE = Rule(
    code="RSP003",
    title="清单外的事先审核再下派",
    source=Clause("qd-2025", "清单管理", "清单以外的事项不得随意交给乡镇,确需交的先经审核", Verified.CONTENT),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    subject=tasks("none", "lead", "assist"),
    check=check,
    rests_on=("duties",),
    kinds=KINDS,
    lighter="由部门用自己的力量办;要镇街参加的,约定一天一起办",
    bad=(
        Example(_OFF, registers=Registers(duties=(Duty(0, "none", "lead", chance=0.97),))),
        Example(_OFF, registers=Registers(duties=(Duty(0, "none", "assist", chance=0.92),))),
        Example(_SELL, registers=Registers(duties=(Duty(0, "none", "lead", chance=0.99),))),
    ),
    good=(
        Example(_OFF, registers=Registers(duties=(Duty(0, "none", "lead", chance=0.7),))),
        Example(_OFF, registers=Registers(duties=(Duty(0, "basic", "lead", "经营户巡查"),))),
        Example(_SELL, registers=Registers(duties=())),
    ),
)
