"""DOC009: a paper that repeats the one from above without a measure of its own is not written anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.heads import head, reaching, title_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Paper, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

_FORWARDED = pattern(r"转发|翻印|抄转")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    most = ctx.limit("papers_copied").value
    alike = [p for p in ctx.registers.upstream or () if p.likeness is not None and p.likeness >= most]
    if not alike or _FORWARDED.search(title_of(notice)):
        return
    paper = max(alike, key=lambda p: p.likeness or 0)
    if paper.new_tasks:
        return
    yield Hit(
        *head(notice),
        f"本件有{paper.likeness:.0%}的文字与{paper.issuer}《{paper.title}》相同,未见新增任务",
        certain=paper.new_tasks == 0,
        lighter=f"改发转发件:附《{paper.title}》原文,只加本地联系人和时间",
    )


_UPPER = Paper("关于做好秋季森林防火工作的通知", "青岚市林业局", date(2026, 6, 1), "青林发〔2026〕31号")


def _known(likeness: float | None, new_tasks: int | None) -> Registers:
    return Registers(
        upstream=(
            Paper(
                _UPPER.title,
                _UPPER.issuer,
                _UPPER.day,
                _UPPER.number,
                likeness=likeness,
                new_tasks=new_tasks,
            ),
        )
    )


_TEXT = "关于做好秋季森林防火工作的通知\n各乡镇:\n请于6月底前完成防火隔离带清理。\n云水县林业局\n2026年6月9日"

RULE = Rule(
    code="DOC009",
    title="照搬照抄上级文件",
    source=Clause("city-2025", "三(一)", "照搬照抄、没有本地措施的文件退回重写"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    subject=reaching,
    rests_on=("upstream",),
    lighter="直接转发上级原文,只加本地联系人和时间",
    local=True,
    bad=(
        Example(_TEXT, registers=_known(0.92, 0)),
        Example(_TEXT, registers=_known(0.78, None)),
        Example(
            "全县秋季森林防火方案\n各乡镇:\n一、清理隔离带。二、设卡值守。三、入户宣传。\n请于6月20日前完成。",
            registers=_known(1.0, 0),
        ),
    ),
    good=(
        Example(_TEXT, registers=_known(0.92, 4)),
        Example(_TEXT, registers=_known(0.4, 0)),
        Example(
            _TEXT.replace("关于做好", "关于转发《关于做好", 1).replace("的通知", "的通知》的通知", 1),
            registers=_known(0.95, 0),
        ),
        Example(_TEXT, registers=Registers(upstream=())),
        _TEXT,
    ),
)
