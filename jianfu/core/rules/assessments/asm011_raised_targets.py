"""ASM011: what is handed out below is no more, and no earlier, than what was asked from above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers, Target
from jianfu.core.rules.sentences import Sentence, sentences
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.standing import GONE
from jianfu.core.rules.topics import same_topic

_TOTAL = (
    r"(?:全[省市县区镇乡]|合计|共计|总计|共|总任务数?|任务总数|目标总数)[^\d,;。]{0,16}?(\d+(?:\.\d+)?)(万?)"
)
_GIVEN = pattern(rf"{_TOTAL}(亩|户|人|个|家|公里|套|吨|元|处|台|辆|头|棵|项|%)")
# The county's own congress wants more, or the paper gives its reason.
_REASON = pattern(r"人(?:民)?代(?:表大)?会[^。]{0,12}(?:通过|确定)|政府工作报告|自定目标|超出部分")
_NAME_LIKE = 0.8


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if _REASON.search(notice.text.plain):
        return
    slack = ctx.limit("target_slack").value
    for target in ctx.registers.targets or ():
        for sentence in sentences(ctx, " ".join(_pieces(target.name))):
            if same_topic(target.name, sentence.text) < _NAME_LIKE:
                continue
            hit = _more(target, sentence, slack) or _earlier(target, sentence, ctx)
            if hit:
                yield hit
                break


def _pieces(name: str) -> list[str]:
    """Words of two letters of which a sentence about the target holds one."""
    return [name[i : i + 2] for i in range(0, len(name) - 1, 2)]


def _more(target: Target, sentence: Sentence, slack: float) -> Hit | None:
    for m in _GIVEN.finditer(sentence.text):
        amount = float(m[1]) * (10_000 if m[2] else 1)
        clause = sentence.at(m.start())
        if target.amount is None or m[3] != target.unit or clause.force in GONE:
            continue
        if amount > target.amount * (1 + slack):
            asked = f"{target.amount:g}{target.unit}"
            return Hit(
                sentence.start + m.start(),
                sentence.start + m.end(),
                f"本件合计{amount:g}{target.unit},{target.owner}下达{asked}",
                lighter=f"按{target.owner}的{asked}分解;多出的说明理由,另找愿意做的单位",
            )
    return None


def _earlier(target: Target, sentence: Sentence, ctx: Context) -> Hit | None:
    if target.by is None:
        return None
    end = sentence.start + len(sentence.text)
    for demand in ctx.notice.demands:
        due = demand.deadline
        if (
            due
            and due.date
            and due.certain
            and sentence.start <= due.start < end
            and due.date.date() < target.by
        ):
            by = f"{target.by.month}月{target.by.day}日"
            return Hit(
                due.start,
                due.end,
                f"本件要求{due.date.month}月{due.date.day}日前完成,{target.owner}定的是{by}前",
                demand=demand,
                lighter=f"期限改回{by};先完成的自愿提前",
            )
    return None


_FIELDS = Target("高标准农田建设", "青岚市农业农村局", 100, "亩", date(2026, 12, 31))
_TEXT = "全县高标准农田建设任务共140亩,各乡镇于2026年12月31日前完成。\n云水县农业农村局\n2026年6月9日"

RULE = Rule(
    code="ASM011",
    title="目标层层加码",
    source=Clause("tb-2024-2026", "2026年1月、4月", "不层层加码分解任务、提前时限"),
    level=Verdict.RETURN,
    since=date(2024, 11, 1),
    check=check,
    rests_on=("targets",),
    lighter="按上级的数和时限分解;多出的说明理由",
    bad=(
        Example(_TEXT, registers=Registers(targets=(_FIELDS,))),
        Example(
            "请各乡镇于2026年9月30日前完成高标准农田建设。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(targets=(_FIELDS,)),
        ),
        Example(
            "今年全县户厕改造任务合计1.2万户。\n云水县农业农村局\n2026年6月9日",
            registers=Registers(targets=(Target("户厕改造", "青岚市农业农村局", 10000, "户"),)),
        ),
    ),
    good=(
        Example(_TEXT.replace("140", "100"), registers=Registers(targets=(_FIELDS,))),
        Example(_TEXT.replace("140", "90"), registers=Registers(targets=(_FIELDS,))),
        Example(_TEXT.replace("全县", "经县人民代表大会确定,全县"), registers=Registers(targets=(_FIELDS,))),
        Example("去年全县高标准农田建设共140亩,任务已完成。", registers=Registers(targets=(_FIELDS,))),
        Example(_TEXT, registers=Registers(targets=(Target("户厕改造", "青岚市农业农村局", 100, "户"),))),
        _TEXT,
    ),
)
