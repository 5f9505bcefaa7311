"""DOC012: what is said in a paper that is in force is not sent again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.heads import head, reaching
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Paper, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

# It changes the earlier one and says so.
_AMENDS = pattern(r"(?:修改|修订|调整|补充|更正|废止|变更|勘误|延期|顺延)")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    least = ctx.limit("papers_near").value
    near = [p for p in ctx.registers.in_force or () if p.likeness is not None and p.likeness >= least]
    start, end = head(notice)
    if not near or _AMENDS.search(notice.text.plain, start, end):
        return
    paper = max(near, key=lambda p: (p.stopped, p.likeness or 0))
    if paper.new_tasks:
        return
    yield Hit(
        start,
        end,
        _message(paper),
        certain=paper.new_tasks == 0 and not paper.stopped,
        lighter=_lighter(paper),
    )


def _message(paper: Paper) -> str:
    day = f"{paper.day.month}月{paper.day.day}日"
    if paper.stopped:
        return f"本件与{day}已停收的《{paper.title}》内容相同{paper.likeness:.0%}"
    return f"本件与{day}的《{paper.title}》内容相同{paper.likeness:.0%},未见新增任务"


def _lighter(paper: Paper) -> str:
    number = f"(编号{paper.number})" if paper.number else ""
    if paper.stopped:
        return "此事已停收,数据从原来的结果中取;情况有变的,只写变了什么"
    return f"不另发文,沿用《{paper.title}》{number};要提醒的,发一句话,不另收材料"


_FIRE = Paper(
    "关于做好冬季防火工作的通知",
    "云水县林业局",
    date(2026, 5, 20),
    "2026-0412",
    own=True,
    likeness=0.91,
    new_tasks=0,
)
_TEXT = "关于抓好冬季防火工作的通知\n各乡镇:\n请于6月底前清理林缘可燃物,并排查输电线路。\n云水县林业局\n2026年6月9日"

RULE = Rule(
    code="DOC012",
    title="近重复发文",
    source=Clause("gw-2012", "第十三条", "行文应当确有必要,讲求实效"),
    level=Verdict.RETURN,
    since=date(2012, 7, 1),
    check=check,
    subject=reaching,
    rests_on=("in_force",),
    lighter="沿用在用的那份文件;要提醒的,发一句话,不另收材料",
    bad=(
        Example(_TEXT, registers=Registers(in_force=(_FIRE,))),
        Example(_TEXT, registers=Registers(in_force=(replace(_FIRE, likeness=0.84, new_tasks=None),))),
        Example(
            "关于开展2026年度农机检验工作的通知\n各乡镇:\n请于6月底前组织拖拉机到场检验。\n云水县农机中心\n2026年6月9日",
            registers=Registers(
                in_force=(replace(_FIRE, title="关于开展2025年度农机检验工作的通知", likeness=0.98),)
            ),
        ),
        Example(_TEXT, registers=Registers(in_force=(replace(_FIRE, stopped=True, likeness=0.92),))),
    ),
    good=(
        Example(_TEXT, registers=Registers(in_force=(replace(_FIRE, new_tasks=3),))),
        Example(_TEXT, registers=Registers(in_force=(replace(_FIRE, likeness=0.55),))),
        Example(
            "关于调整冬季防火补助标准的通知\n各乡镇:\n补助标准第二条改为每日120元,请按此发放。\n云水县林业局\n2026年6月9日",
            registers=Registers(in_force=(_FIRE,)),
        ),
        Example(_TEXT, registers=Registers(in_force=())),
        _TEXT,
    ),
)
