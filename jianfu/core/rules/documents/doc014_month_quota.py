"""DOC014: a department's papers to the grassroots stay below the same month of the base year."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.exceptions import approved, by_departments, from_above
from jianfu.core.rules.heads import head, reaching
from jianfu.core.rules.registers import IssueLog, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    log = ctx.registers.issues
    if log is None or log.base_month is None or by_departments(notice) is False or approved(ctx):
        return
    most = quota(log.base_month, ctx.limit("quota_cut").value)
    above = from_above(ctx)
    if log.this_month + 1 > most and not above:
        year = ctx.limit("quota_base_year").value
        yield Hit(
            *head(notice),
            f"本月已发{log.this_month}件,本件是第{log.this_month + 1}件;限额{most}件({year}年同月{log.base_month}件)",
            certain=above is False,
        )


def quota(base: int, cut: float) -> int:
    """Papers that may go out in a month: 20 of the base year and a cut of 0.15 leave 17."""
    return math.floor(base * (1 - cut) + 1e-9)


_TEXT = "关于报送农机数量的通知\n各乡镇:\n请于6月25日前报送农机数量。\n云水县农业农村局\n2026年6月9日"

RULE = Rule(
    code="DOC014",
    title="月度发文超限额",
    source=Clause("city-2025", "一(一)", "部门发到基层的文件按月控制,比基年同月少一成半"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    subject=reaching,
    rests_on=("issues",),
    lighter="并入本月已准入的文件,或推到下月;只为告知的改为公开信息,不占限额",
    local=True,
    bad=(
        Example(_TEXT, registers=Registers(issues=IssueLog(17, base_month=20))),
        Example(
            "工作提示\n各乡镇:\n请于6月25日前核对渔船数量并报结果。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(issues=IssueLog(5, base_month=7)),
        ),
        Example(_TEXT, registers=Registers(issues=IssueLog(0, base_month=1))),
    ),
    good=(
        Example(_TEXT, registers=Registers(issues=IssueLog(11, base_month=20))),
        Example(_TEXT, registers=Registers(issues=IssueLog(16, base_month=20))),
        Example(_TEXT, registers=Registers(issues=IssueLog(40))),
        Example(
            _TEXT.replace("农业农村局", "人民政府办公室"),
            registers=Registers(issues=IssueLog(30, base_month=20)),
        ),
        Example(
            _TEXT.replace("请于", "经县委办公室审批同意,请于"),
            registers=Registers(issues=IssueLog(17, base_month=20)),
        ),
        _TEXT,
    ),
)
