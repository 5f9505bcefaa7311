"""The words of one cell: owners split, two things in one cell told apart, line breaks closed."""

from __future__ import annotations

import re

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike

_LABELS = pattern(
    r"(?P<owner>(?:承接|收回|牵头|责任|主管|实施)(?:部门|单位|主体)|对应上级部门|牵头|配合(?:部门|单位))\s*:"
    r"|(?P<how>(?:工作|承接|履职|实施|办理)(?:方式|形式|措施))\s*:"
)
_BODY_END = re.compile(
    r"(?:局|委|办|部|队|所|站|处|科|室|院|会|厅|行|校|中心|公司|集团|支队|大队|政府|机关|法院|联|团委|银行)(?:\(.*\))?$"
)
_BODY = pattern(
    r"(?:[县区市省][^\W\d_]{1,14}?|[^\W\d_]{2,10}?)(?:局|委员会|委|办公室|管理中心|服务中心|中心|支队|大队|公司)(?=[^员会]|$)"
)
_SPLIT = pattern(r"[、,;]\s*(?![^(]*\))")
_LEADING = pattern(r"\(牵头(?:部门|单位)?\)")
_MARK = pattern(r"^\s*(?:\d{1,2}[.、.]|\(\d{1,2}\)|[①-⑳])\s*|^等$")


def closed(words: str, joint: str = "") -> str:
    """One line; what stood on a line of its own is a word of its own in long texts (joint " "), not in names."""
    return joint.join(part.strip() for part in words.split("\n") if part.strip())


def owners_of(words: str) -> tuple[str, ...]:
    """The departments of a cell in order, the leading one first."""
    found: list[str] = []
    lead: str | None = None
    # Marks are only read here, never kept: their half-width forms do.
    for line in _whole_names(alike(words)):
        for part in _SPLIT.split(line):
            label = _LABELS.match(part.strip())
            bare = _MARK.sub("", part.strip()[label.end() :] if label else part.strip())
            bare, marked = _LEADING.subn("", bare)
            bare = bare.strip().rstrip(";")
            if not bare or bare in found or not re.search(r"\w", bare) or bare in ("无", "-", "—"):
                continue
            if marked or (label and label[0].startswith("牵头")):
                lead = lead or bare
            found.append(bare)
    if lead:
        found.remove(lead)
        found.insert(0, lead)
    return tuple(found)


def _whole_names(words: str) -> list[str]:
    """Lines, but a name that a narrow column broke in two is one."""
    lines: list[str] = []
    open_end = False
    for part in (p.strip() for p in words.split("\n")):
        if not part:
            continue
        if open_end:
            lines[-1] += part
        else:
            lines.append(part)
        open_end = not _BODY_END.search(lines[-1]) and not lines[-1].endswith(("、", ",", ";", ":"))
    return lines


def told_apart(words: str) -> dict[str, str]:
    """承接部门:… 工作方式:… in one cell -> {"owner": …, "how": …}; {} for a cell with one thing."""
    marks = list(_LABELS.finditer(alike(words)))
    if not marks or (marks[0].start() > 2 and not any(m.lastgroup == "how" for m in marks)):
        return {}
    found: dict[str, str] = {}
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(words)
        kind = mark.lastgroup or "owner"
        piece = words[mark.end() : end].strip().rstrip(";")
        found[kind] = f"{found[kind]}\n{piece}" if kind in found else piece
    return found


def body_in(words: str) -> str | None:
    """The department that a sentence about who takes over names first."""
    found = _BODY.search(re.sub(r"^\s*(?:改?由|转由|交由)", "", words))
    return found[0] if found else None
