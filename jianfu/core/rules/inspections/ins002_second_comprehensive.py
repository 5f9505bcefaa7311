"""INS002: a department makes one comprehensive inspection a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.inspections.announced import Announced, is_comprehensive, visits
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers, Visit
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_SAFETY = pattern(r"安全生产|消防|防汛|抗旱|防火|灾害|疫情|地质|隐患|减灾|救灾")


def check(visit: Announced, ctx: Context) -> Iterator[Hit]:
    if not is_comprehensive(visit.topic) or _SAFETY.search(visit.topic) or approved(ctx):
        return
    day = visit.starts or ctx.on
    for earlier in ctx.registers.visits or ():
        # The day itself: the same visit, already noted.
        first = earlier.own and earlier.day.year == day.year and earlier.day != day
        if first and earlier.day <= ctx.on and is_comprehensive(earlier.title):
            yield Hit.on(
                visit.words,
                f"今年{earlier.day.month}月已作过{earlier.title}({earlier.code})",
                lighter=f"用{earlier.code}的结果;只补看上次没看的事项,用电话或系统数据",
            )
            return


_JUNE = Visit("检-2026-009", "卫生健康综合督导", "云水县卫生健康局", date(2026, 6, 2), ("各乡镇",), own=True)
_TEXT = "县卫健局将于10月12日至16日对各乡镇卫生健康工作开展综合督导。\n云水县卫生健康局\n2026年9月28日"

RULE = Rule(
    code="INS002",
    title="综合性督查一年多次",
    source=Clause("gd-2024", "第三部分", "一个部门每年的综合性督查检查原则上一次", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    check=check,
    subject=visits,
    rests_on=("visits",),
    kinds=(Kind.INSPECTION,),
    lighter="用上一次的结果;只补看没看过的事项,用电话或系统数据",
    bad=(
        Example(_TEXT, registers=Registers(visits=(_JUNE,))),
        Example(
            "县民政局将于12月上旬对各镇街开展年度综合考评暨督查。\n云水县民政局\n2026年11月20日",
            registers=Registers(
                visits=(Visit("检-2026-011", "民政综合检查", "云水县民政局", date(2026, 6, 20), own=True),)
            ),
        ),
        Example(
            "关于开展综合检查的通知\n各乡镇:\n拟于下周对各乡镇工作开展检查。\n云水县卫生健康局\n2026年9月28日",
            registers=Registers(visits=(_JUNE,)),
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(visits=())),
        Example(_TEXT.replace("综合督导", "饮用水专项督导"), registers=Registers(visits=(_JUNE,))),
        Example(
            _TEXT,
            registers=Registers(
                visits=(Visit("检-2026-020", "教育综合督导", "云水县教育局", date(2026, 5, 6)),)
            ),
        ),
        Example(_TEXT.replace("卫生健康工作", "防汛备汛"), registers=Registers(visits=(_JUNE,))),
        Example(
            _TEXT,
            registers=Registers(
                visits=(
                    Visit("检-2025-009", "卫生健康综合督导", "云水县卫生健康局", date(2025, 6, 2), own=True),
                )
            ),
        ),
        _TEXT,
    ),
)
