"""INS004: who is visited by several within a month is visited by them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Kind
from jianfu.core.rules.inspections.announced import Announced, same_matter, same_objects, visits
from jianfu.core.rules.registers import Registers, Visit
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

_ALIKE = 0.5


def check(visit: Announced, ctx: Context) -> Iterator[Hit]:
    """The day of a visit that says none is taken to be soon: certain only where it is said."""
    day, most = visit.starts or ctx.on, ctx.limit("visits_merge_days").value
    rows = sorted(
        (*(ctx.registers.visits or ()), *(ctx.registers.visit_plan or ())),
        key=lambda v: abs((v.day - day).days),
    )
    for other in rows:
        if abs((other.day - day).days) > most or other.code in ctx.notice.text.plain:
            continue
        if other.own and other.day == day:
            continue  # the same visit, already noted
        if same_objects(visit.objects, other.objects) < _ALIKE or same_matter(visit, other) < _ALIKE:
            continue
        when = f"{other.day.month}月{other.day.day}日"
        yield Hit.on(
            visit.words,
            f"{other.owner}{when}也到同样的地方看{other.title}({other.code})",
            certain=visit.starts is not None,
            lighter=f"与{other.owner}合成一次:{when}联合组队,并入{other.code},结果共用",
        )
        return


_LODGING = Visit("检-2026-022", "民宿消防检查", "云水县消防救援大队", date(2026, 6, 25), ("青石镇", "柳河镇"))
_TEXT = "县住建局将于6月18日至20日对青石镇、柳河镇的民宿开展消防和房屋检查。"

RULE = Rule(
    code="INS004",
    title="重复多头检查",
    source=Clause("dc-2021", "第十五条", "对象、内容相近的督查合并进行"),
    level=Verdict.WARN,
    since=date(2021, 2, 1),
    check=check,
    subject=visits,
    rests_on=("visits",),
    kinds=(Kind.INSPECTION,),
    lighter="合成一次联合检查,一个队、一趟看完、结果共用",
    bad=(
        Example(_TEXT, registers=Registers(visits=(_LODGING,))),
        Example(
            "拟于下周对各乡镇开展食堂食品安全检查。",
            registers=Registers(
                visits=(
                    Visit(
                        "检-2026-024", "学校食堂食品安全检查", "云水县教育局", date(2026, 6, 20), ("各乡镇",)
                    ),
                )
            ),
        ),
        Example("县应急管理局近期将赴各乡镇暗访民宿消防情况。", registers=Registers(visits=(_LODGING,))),
    ),
    good=(
        Example(_TEXT, registers=Registers(visits=(replace(_LODGING, day=date(2026, 9, 1)),))),
        Example(_TEXT, registers=Registers(visits=(replace(_LODGING, objects=("白沙镇",)),))),
        Example(_TEXT, registers=Registers(visits=(replace(_LODGING, title="土壤采样"),))),
        Example(
            _TEXT.replace("将于", "将与消防救援大队联合(检-2026-022)于"),
            registers=Registers(visits=(_LODGING,)),
        ),
        Example(_TEXT, registers=Registers(visits=())),
        _TEXT,
    ),
)
