"""DOC015: this year's papers are in general fewer than last year's; else a written explanation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.heads import head, reaching
from jianfu.core.rules.registers import IssueLog, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    log = ctx.registers.issues
    if log is None or log.this_year is None or approved(ctx):
        return
    limits = [(log.last_year, "去年全年"), (log.ceiling, "今年上限")]
    for most, name in limits:
        if most is not None and log.this_year + 1 > most:
            yield Hit(*head(notice), f"本件是今年第{log.this_year + 1}件,{name}{most}件")
            return


_TEXT = "关于报送农机数量的通知\n各乡镇:\n请于11月25日前报送农机数量。\n云水县农业农村局\n2026年11月9日"

RULE = Rule(
    code="DOC015",
    title="年度发文超上年",
    source=Clause("gd-2024", "第1项", "发文数量一般只减不增,确需增加的作书面说明"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    subject=reaching,
    rests_on=("issues",),
    lighter="并入已准入的文件;确需单发的,用系统按发文登记生成的说明报批,不另写材料",
    bad=(
        Example(_TEXT, registers=Registers(issues=IssueLog(3, this_year=96, last_year=96))),
        Example(_TEXT, registers=Registers(issues=IssueLog(1, this_year=30, ceiling=30))),
        Example(_TEXT, registers=Registers(issues=IssueLog(1, this_year=60, last_year=96, ceiling=60))),
    ),
    good=(
        Example(_TEXT, registers=Registers(issues=IssueLog(2, this_year=60, last_year=96))),
        Example(_TEXT, registers=Registers(issues=IssueLog(2, this_year=95, last_year=96))),
        Example(_TEXT, registers=Registers(issues=IssueLog(2, this_year=200))),
        Example(
            _TEXT.replace("请于", "经县委办公室审批同意,请于"),
            registers=Registers(issues=IssueLog(3, this_year=96, last_year=96)),
        ),
        _TEXT,
    ),
)
