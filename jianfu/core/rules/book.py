"""docs/rulebook.md, written from the rules: `python -m jianfu.core.rules.book`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.registers import NAMES
from jianfu.core.rules.shapes import Example, Rule, Verdict
from jianfu.core.rules.sources import cite, paper

BOOK = Path(__file__).parents[3] / "docs" / "rulebook.md"

KINDS = {
    "DOC": "发文",
    "MTG": "会议",
    "FRM": "报表",
    "INS": "督查检查",
    "ASM": "考核创建",
    "RSP": "责任下派",
    "TRC": "留痕",
    "APP": "应用与群",
    "SEC": "借调",
    "PRC": "程序",
}
"""What the first three letters of a code stand for."""
_VERDICTS = {
    Verdict.BLOCK: "按原样不能下发",
    Verdict.RETURN: "建议退回修改",
    Verdict.NEEDS_APPROVAL: "需要审批",
    Verdict.WARN: "提醒",
    Verdict.INFORM: "告知",
}
_LONGEST = 120


def write_book() -> str:
    """The whole rulebook as Markdown."""
    rules = all_rules()
    lines = [
        "# 规则库",
        "",
        f"共{len(rules)}条。本页由 `python -m jianfu.core.rules.book` 从规则写出,例句就是测试,请改规则,不改本页。",
        "机器只提出问题和更轻的办法,是否下发由人决定。标“本地设置”的条目不是上级规定,各地可改。",
    ]
    for kind, group in groupby(rules, key=lambda r: r.code[:3]):
        lines += ["", f"## {kind} {KINDS[kind]}"]
        for rule in group:
            lines += ["", *_entry(rule)]
    return "\n".join(lines) + "\n"


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.title}"
    yield ""
    yield f"- 要点:{rule.source.says}"
    yield f"- 依据:{cite(rule.source)},《{paper(rule.source.paper).title}》"
    place = ",本地设置" if rule.local else ""
    yield f"- 处理:{_VERDICTS[rule.level]},自{rule.since:%Y-%m-%d}起{place}"
    if not rule.emergency:
        yield "- 应急响应期间同样适用"
    if rule.rests_on:
        yield f"- 要看{_registers(rule.rests_on)};没有登记时不提出,报告写“没看到”"
    if rule.registers:
        yield f"- 另一半要看{_registers(rule.registers)};没有登记时报告写“没看到”"
    if rule.yields_to:
        yield f"- 同一处文字已有{'、'.join(rule.yields_to)}时不再重复"
    yield f"- 更轻的办法:{rule.lighter}"
    yield from (f"- 会提出:{_words(e)}" for e in rule.bad)
    yield from (f"- 不会提出:{_words(e)}" for e in rule.good)


def _registers(names: tuple[str, ...]) -> str:
    return "、".join(NAMES[name] for name in names)


def _words(example: str | Example) -> str:
    """One line; a text that is long on purpose is cut."""
    text = example if isinstance(example, str) else example.text
    shown = str(example)
    if len(text) > _LONGEST:
        shown = f"{shown.removesuffix(text)}{text[:_LONGEST]}……(全文{len(text)}字)"
    return " ".join(shown.split("\n"))


if __name__ == "__main__":
    BOOK.write_text(write_book(), encoding="utf-8")
