"""DOC013: papers of several senders on one matter to the same places go out as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.heads import head, reaching, title_of
from jianfu.core.rules.registers import Paper, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import same_topic, shared

_SAME_PLACES = 0.6


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    most, least = ctx.limit("papers_merge_days").value, ctx.limit("topics_alike").value
    here = [r.value.name for r in notice.recipients]
    for paper in ctx.registers.recent or ():
        if paper.own or paper.stopped or abs((ctx.on - paper.day).days) > most:
            continue
        if max(paper.likeness or 0, same_topic(title_of(notice), paper.title)) < least:
            continue
        if shared(here, paper.recipients) >= _SAME_PLACES:
            number = f"(编号{paper.number})" if paper.number else ""
            yield Hit(
                *head(notice),
                f"{paper.issuer}{paper.day.month}月{paper.day.day}日向同样的单位发了《{paper.title}》",
                lighter=f"并入{paper.issuer}《{paper.title}》{number},联合印发一份,材料只收一次",
            )
            return


_SAFETY = Paper(
    "关于开展安全生产月暨汛前安全检查的通知",
    "云水县应急管理局",
    date(2026, 6, 4),
    "2026-0391",
    recipients=("各乡镇", "各街道"),
)
_FLOOD = "关于开展汛前安全检查的通知\n各乡镇、各街道:\n请于6月底前检查山塘水库。\n云水县水务局\n2026年6月9日"
_VISITS = (
    "关于走访慰问困难群众的通知\n各乡镇:\n请于6月底前走访困难群众。\n云水县人力资源和社会保障局\n2026年6月9日"
)


def _with(**more: object) -> Registers:
    return Registers(recent=(replace(_SAFETY, **more),))  # type: ignore[arg-type]


RULE = Rule(
    code="DOC013",
    title="应合并的文件",
    source=Clause("city-2025", "一(一)", "内容相近的文件合并印发"),
    level=Verdict.WARN,
    since=date(2025, 1, 1),
    check=check,
    subject=reaching,
    rests_on=("recent",),
    lighter="与内容相近的文件并成一份联合印发,材料只收一次",
    local=True,
    bad=(
        Example(_FLOOD, registers=_with()),
        Example(
            _VISITS,
            registers=_with(
                title="关于做好困难群众走访工作的通知", issuer="云水县民政局", recipients=("各乡镇",)
            ),
        ),
        Example(_FLOOD, registers=_with(title="关于做好近期重点工作的通知", likeness=0.72)),
    ),
    good=(
        Example(_FLOOD, registers=_with(recipients=("县直各学校",))),
        Example(_FLOOD, registers=_with(day=date(2026, 5, 1))),
        Example(_FLOOD, registers=_with(own=True)),
        Example(_FLOOD, registers=_with(title="关于做好校车安全检查的通知", recipients=("各中小学",))),
        Example(_FLOOD, registers=Registers(recent=())),
        _FLOOD,
    ),
)
