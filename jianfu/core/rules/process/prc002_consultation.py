"""PRC002: what will cost each township many hours every year is talked over with some of them first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jianfu.core.facts.shapes import Demand, Frequency, Level
from jianfu.core.rules.exceptions import approved, from_above
from jianfu.core.rules.heads import title_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.process.notes import heard_in
from jianfu.core.rules.registers import Hearing, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import same_topic
from jianfu.core.rules.words import BY_LAW

_ASKED = pattern(
    r"(?:征求|听取)了?[^,。;]{0,16}(?:乡镇|基层|镇街|街道|村)[^,。;]{0,12}意见(?:后|并|,|。|基础)"
)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A demand that comes again, with its hours a year in one township."""

    demand: Demand
    hours: float


def lasting(ctx: Context) -> Iterator[Lasting]:
    for demand, hours in zip(ctx.notice.demands, ctx.hours, strict=False):
        if demand.frequency not in (None, Frequency.ONCE):
            yield Lasting(demand, hours)


def check(lasting: Lasting, ctx: Context) -> Iterator[Hit]:
    notice, most = ctx.notice, ctx.limit("consult_hours").value
    issuer = notice.issuer.level if notice.issuer else None
    if lasting.hours <= most or issuer in (Level.TOWNSHIP, Level.VILLAGE):
        return
    plain = notice.text.plain
    if _ASKED.search(plain) or heard_in(plain) or BY_LAW.search(plain) or approved(ctx) or from_above(ctx):
        return
    words = plain[lasting.demand.start : lasting.demand.end]
    names = (title_of(notice), words)
    if any(same_topic(h.title, name) >= 0.6 for h in ctx.registers.hearings or () for name in names if name):
        return
    yield Hit.on(lasting.demand, f"一个乡镇一年约{round(lasting.hours)}人时,未见征求乡镇意见", certain=False)


_TEXT = "请各村每天上报防溺水巡查情况表。\n云水县教育局\n2026年6月9日"

RULE = Rule(
    code="PRC002",
    title="费时的经常事项先征求基层意见",
    source=Clause("tjss-2017", "第七条", "制定调查项目应当听取调查对象意见;时数为本地设置"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2017, 8, 1),
    check=check,
    subject=lasting,
    rests_on=("hearings",),
    lighter="随机问三个乡镇两个问题:做得到吗、哪一步可以不做",
    bad=(
        Example(_TEXT, registers=Registers(hearings=())),
        Example(
            "请各村每周入户走访一次,并报送走访记录表。\n云水县民政局\n2026年6月9日",
            registers=Registers(hearings=(Hearing("秸秆禁烧", 20, date(2026, 3, 1)),)),
        ),
        Example(
            "请各村每日排查一遍水塘,每天报告。\n云水县水利局\n2026年6月9日", registers=Registers(hearings=())
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(hearings=(Hearing("防溺水巡查情况", 12, date(2026, 5, 1)),))),
        Example(
            "请各乡镇于6月25日前报送农机数量。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(hearings=()),
        ),
        Example(
            "请各乡镇每季度报送一次农机数量。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(hearings=()),
        ),
        Example(_TEXT.replace("请各村", "在征求各乡镇意见后,请各村"), registers=Registers(hearings=())),
        _TEXT,
    ),
)
