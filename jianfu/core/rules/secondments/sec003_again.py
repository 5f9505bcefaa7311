"""SEC003: who has lent people for long, or not long ago, is not asked again by the same borrower."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.registers import Registers, Secondment
from jianfu.core.rules.secondments.asked import asked_of
from jianfu.core.rules.secondments.words import days_of
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import around, of

_MONTH = 30.4
"""Days."""
_WORKING_MONTH = 22
"""Working days."""


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    """Persons are not known to the register, so that a person has to look whether they are the same."""
    own = [row for row in ctx.registers.secondments or () if row.own]
    asked = asked_of(demand, ctx, (row.lender for row in own))
    if asked is None or approved(ctx):
        return
    window = ctx.limit("secondment_repeat").value
    since = ctx.on - timedelta(days=round(window * _MONTH))
    past = [row for row in own if row.lender in asked.units and (row.last or ctx.on) >= since]
    if not past:
        return
    months = sum(_months(row, ctx.on) for row in past)
    most = ctx.limit("secondment_total").value
    length = days_of(around(ctx.notice, demand))
    more = length / _WORKING_MONTH if length is not None and length != float("inf") else 0.0
    who = past[0].lender if len({row.lender for row in past}) == 1 else "这些单位"
    message = f"近{window}个月已从{who}借用{len(past)}次,共约{months:.0f}个月"
    if months + more > most:
        yield Hit.on(demand, f"{message},加上本次超过{most}个月", certain=False)
    else:
        yield Hit.on(demand, message, certain=False, level=Verdict.WARN)


def _months(row: Secondment, today: date) -> float:
    return max((min(row.last or today, today) - row.first).days, 0) / _MONTH


_OWN = Secondment("青石镇", 1, date(2025, 6, 1), date(2025, 12, 31), own=True)
_LONG = Secondment("青石镇", 2, date(2025, 6, 1), date(2026, 5, 1), own=True)
_TEXT = "请青石镇选派1名业务骨干到县民政局帮助工作3个月,6月20日前到岗。\n云水县民政局\n2026年6月9日"

RULE = Rule(
    code="SEC003",
    title="借调超期与重复",
    source=Clause("gd-2024", "第四部分", "借调有期限,到期返回,不反复借", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    check=check,
    subject=of(Kind.SECONDMENT),
    rests_on=("secondments",),
    kinds=(Kind.SECONDMENT,),
    lighter="先让上次借调的人按期返回;还要帮手的,换本单位人员或购买服务",
    local=True,
    bad=(
        Example(_TEXT, registers=Registers(secondments=(_LONG,))),
        Example(_TEXT, registers=Registers(secondments=(_OWN,))),
        Example(
            "请各乡镇抽调1名农技员到我局集中办公。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(secondments=(_OWN, Secondment("白沙乡", 1, date(2026, 1, 4), own=True))),
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(secondments=())),
        Example(_TEXT, registers=Registers(secondments=(Secondment("青石镇", 1, date(2026, 1, 4), None),))),
        Example(
            _TEXT,
            registers=Registers(
                secondments=(Secondment("青石镇", 1, date(2023, 1, 4), date(2023, 6, 30), own=True),)
            ),
        ),
        Example(
            _TEXT, registers=Registers(secondments=(Secondment("白沙乡", 1, date(2026, 1, 4), own=True),))
        ),
        Example(
            "请青石镇选派1名同志参加业务培训。\n云水县民政局\n2026年6月9日",
            registers=Registers(secondments=(_LONG,)),
        ),
        _TEXT,
    ),
)
