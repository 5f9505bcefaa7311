"""SEC004: of the people of a unit only a small share is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.registers import Registers, Secondment, Staff
from jianfu.core.rules.secondments.asked import asked_of
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import of


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    staff = {row.unit: row.people for row in ctx.registers.staff or () if row.people}
    asked = asked_of(demand, ctx, staff)
    if asked is None or approved(ctx):
        return
    most = ctx.limit("secondment_share").value
    away = _away(ctx)
    over = [u for u in asked.units if (away.get(u, 0) + asked.people) / staff[u] > most]
    if not over:
        return
    if len(over) == 1:
        unit = over[0]
        out = f",已借出{away[unit]}人" if away.get(unit) else ""
        message = f"{unit}在岗{staff[unit]}人{out},再借{asked.people}人超过{most:.0%}"
    else:
        message = f"有{len(over)}个单位再借{asked.people}人,借出的人超过在岗人数的{most:.0%}"
    yield Hit.on(demand, message, certain=not asked.each)


def _away(ctx: Context) -> dict[str, int]:
    """Who is away today, by unit."""
    away: dict[str, int] = {}
    for row in ctx.registers.secondments or ():
        if row.first <= ctx.on and (row.last is None or row.last >= ctx.on):
            away[row.lender] = away.get(row.lender, 0) + row.people
    return away


_TEXT = "请青石镇选派1名业务骨干到县民政局帮助工作3个月。\n云水县民政局\n2026年6月9日"
_OUT = Secondment("青石镇", 3, date(2026, 3, 1), date(2026, 8, 31))

RULE = Rule(
    code="SEC004",
    title="单位借出过多",
    source=Clause("study-003", "", "基层借出的人不宜多,少了人手事情没有人办", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    check=check,
    subject=of(Kind.SECONDMENT),
    rests_on=("staff",),
    registers=("secondments",),
    kinds=(Kind.SECONDMENT,),
    lighter="换一个人手较多的单位,或不借:来座谈1至2天即可",
    local=True,
    bad=(
        Example(_TEXT, registers=Registers(staff=(Staff("青石镇", 60),), secondments=(_OUT,))),
        Example(
            "从青石镇水利站抽调1名技术员到县水利局工作半年。\n云水县水利局\n2026年6月9日",
            registers=Registers(staff=(Staff("青石镇水利站", 5),)),
        ),
        Example(
            "请各乡镇抽调2名干部到我局集中办公至年底。\n云水县信访局\n2026年6月9日",
            registers=Registers(staff=(Staff("青石镇", 30), Staff("白沙乡", 28), Staff("柳林镇", 90))),
        ),
    ),
    good=(
        Example(
            _TEXT,
            registers=Registers(
                staff=(Staff("青石镇", 80),), secondments=(Secondment("青石镇", 1, date(2026, 3, 1)),)
            ),
        ),
        Example(
            _TEXT,
            registers=Registers(
                staff=(Staff("青石镇", 60),),
                secondments=(Secondment("青石镇", 3, date(2025, 3, 1), date(2025, 8, 31)),),
            ),
        ),
        Example(_TEXT, registers=Registers(staff=(Staff("白沙乡", 5),), secondments=(_OUT,))),
        Example(
            "请青石镇选派4名农技员参加业务培训。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(staff=(Staff("青石镇", 60),), secondments=(_OUT,)),
        ),
        _TEXT,
    ),
)
