"""FRM003: a form that comes again, or goes to all, has been admitted and carries a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Frequency, Kind, Level
from jianfu.core.rules.exceptions import approved, from_above
from jianfu.core.rules.forms.asked_forms import Asked, recurring_or_everywhere, registered
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Form, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import same_topic

# A statistical form has marks of its own, which FRM001 looks for.
_STATISTICAL = pattern(r"统计报表制度|表号[::]|(?:批准|备案)文号[::]|统计调查(?:制度|项目)")


def check(asked: Asked, ctx: Context) -> Iterator[Hit]:
    notice = ctx.notice
    # A draft that asks once is being admitted this very moment; what recurs needs more than a clean paper.
    if ctx.registers.admissions is None and asked.demand.frequency in (None, Frequency.ONCE):
        return
    issuer = notice.issuer.level if notice.issuer else None
    if issuer in (Level.TOWNSHIP, Level.VILLAGE) or _STATISTICAL.search(notice.text.plain):
        return
    if registered(asked.name, ctx) or approved(ctx):
        return
    above = from_above(ctx)
    if not above:
        yield Hit.on(
            asked.demand,
            f"《{asked.name}》不在已准入的报表里",
            certain=above is False,
            lighter=_lighter(asked, ctx),
        )


def _lighter(asked: Asked, ctx: Context) -> str | None:
    """An admitted form on the same matter, whose numbers can be used."""
    alike = [(same_topic(f.name, asked.name), f) for f in ctx.registers.forms or () if not f.ledger]
    likeness, form = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    if form is None or likeness < 0.4:
        return None
    return f"先看已准入的《{form.name}》(编号{form.number})有没有这些数,只补缺的栏目"


_ADMITTED = Form("2026-0031", "家庭情况摸底表", "云水县残疾人联合会", ("姓名", "残疾等级"))

RULE = Rule(
    code="FRM003",
    title="报表未经准入",
    source=Clause("study-004", "", "报表、台账先准入再下发,一个口子对下"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    subject=recurring_or_everywhere,
    rests_on=("forms",),
    kinds=(Kind.REPORT_OR_FORM,),
    yields_to=("FRM001", "FRM004"),
    lighter="用已有数据预填后再下发,只请基层核对和补缺",
    local=True,
    bad=(
        Example(
            "请各村于6月20日前填报《家庭情况摸底表》,报县残联。", registers=Registers(forms=(), admissions=())
        ),
        Example("县文旅局请各乡镇每月25日前报送文化活动统计表。", registers=Registers(forms=(_ADMITTED,))),
        Example(
            "请各社区每季度末报送《家庭用气登记表》。\n云水县住房和城乡建设局\n2026年6月9日",
            registers=Registers(forms=(_ADMITTED,)),
        ),
    ),
    good=(
        Example(
            "请各村于6月20日前填报《家庭情况摸底表》,报县残联。", registers=Registers(forms=(_ADMITTED,))
        ),
        Example(
            "请各村于6月20日前填报附表(编号2026-0031)《残疾人情况登记表》。",
            registers=Registers(forms=(_ADMITTED,)),
        ),
        Example("请各乡镇于6月20日前将参会回执表报县水利局。", registers=Registers(forms=())),
        Example("各村不再填报《家庭情况摸底表》。", registers=Registers(forms=())),
        Example(
            "请各村于6月20日前填报《家庭情况摸底表》。\n青石镇人民政府\n2026年6月9日",
            registers=Registers(forms=()),
        ),
        # Not arrived but at the gate: it asks once.
        Example("请各村于6月20日前填报《家庭情况摸底表》,报县残联。", registers=Registers(forms=())),
        "请各村于6月20日前填报《家庭情况摸底表》,报县残联。",
    ),
)
