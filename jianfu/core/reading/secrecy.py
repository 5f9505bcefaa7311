"""Is this paper marked secret? Looked for in memory, before anything is kept.

A mark stands alone: at the head of a paper, in its header, or anywhere on a line of its own when it carries the star.
A sentence that talks about secret papers is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianfu.core.reading.characters import alike
from jianfu.core.reading.shapes import Block, Draft, Part

CLASSIFIED = "本件标有密级,系统未保存,请按机要渠道办理"
REFUSED = "本件标有“{mark}”,按本地设置不进入本系统,内容未保存。请按原有渠道办理"

_TOP = 15
"""Lines of a first page that can hold a mark."""

_LEVEL = "(?:绝密|机密|秘密)级?"
# GB/T 9704 prints a solid star; recognised pictures and hurried typists give others.
_STAR = "[★☆✩✭⭐※*✱✲﹡]"
_NUMBER = "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})"
_TERM = f"(?:{_NUMBER}(?:年|个月|个?工作日|月|天|日)|长期|永久|启[用封]前|解密前|使用前|公开前|公布前|发布前|考试结束前)"
_LEAD = r"(?:(?:份号|编号|文号|№|No\.?)?:?\d{1,8}(?!\d)|特提|特急|加急|平急|急件|紧急程度:?|密级(?:和保密期限|及保密期限)?:|[|,;·/【\[(])*"
_TAIL = r"(?:特提|特急|加急|平急|急件|(?:紧急程度|份号|编号|保密期限|等级|缓急|页码)?:?\d{0,8}(?:年|份)?|第\d+[号份]|[^。,;、]{2,12}[〔\[(]\d{4}[〕\])]\d+号|[|,;·/】\])])*"
_STRONG = re.compile(f"{_LEAD}{_LEVEL}(?:{_STAR}{{1,2}}{_TERM}?|.?{_TERM}){_TAIL}", re.I)
_WEAK = re.compile(f"{_LEAD}{_LEVEL}{_TAIL}", re.I)
_NAMED = re.compile(rf".{{0,12}}密级(?:和保密期限|及保密期限)?:{_LEVEL}(?![、/或,和与□○及])")

# A line that announces a specimen: 标注格式如下: / 示例 / 样式
_SPECIMEN = re.compile("(?:格式|示例|样式|样例|举例|例如|如下|范例|标注为|形式)[^。]{0,8}[:：]?$")
_CHOICE = re.compile("绝密|机密|秘密")
_ALWAYS = frozenset({Part.HEADER, Part.FOOTER, Part.TEXTBOX})
_CELLS = frozenset({Part.TABLE, Part.SHEET})


class Marked(Exception):
    """A part of a file carries a secret mark. The message is Chinese and holds nothing of the content."""


def refuse_marked(draft: Draft, refused: Sequence[str] = ()) -> None:
    """Raises Marked. For attachments, whose heads are no longer seen when all is one text."""
    mark = mark_of(draft, refused)
    if mark:
        raise Marked(mark)


def mark_of(draft: Draft, refused: Sequence[str] = ()) -> str | None:
    """Why the paper may not be kept, in Chinese; None where it carries no mark.

    refused   further marks an office does not want here, such as 内部资料: alone on a line at the head
    """
    chars = draft.chars
    if "密" in chars and _is_secret(list(_lines(chars, draft.blocks))):
        return CLASSIFIED
    if refused:
        top = [line for line, part, first in _lines(chars, draft.blocks) if first or part in _ALWAYS]
        for mark in refused:
            if any(mark in line and len(line) <= len(mark) + 6 for line in top):
                return REFUSED.format(mark=mark)
    return None


def _is_secret(lines: list[tuple[str, Part, bool]]) -> bool:
    for i, (line, part, first) in enumerate(lines):
        if "密" not in line or len(line) > 60:
            continue
        before = lines[i - 1][0] if i else ""
        # A choice to be ticked lists all levels.
        if len(set(_CHOICE.findall(line))) > 1 or "□" in line:
            continue
        if _STRONG.fullmatch(line) and not (_SPECIMEN.search(before) and not _is_head(part, i)):
            return True
        if (first or part in _ALWAYS) and _is_marked_weakly(
            line, part, before, lines[i + 1][0] if i + 1 < len(lines) else ""
        ):
            return True
    return False


def _is_head(part: Part, index: int) -> bool:
    return part in _ALWAYS or index < 2


def _is_marked_weakly(line: str, part: Part, before: str, after: str) -> bool:
    """Without star and term only at the head, and not as one of several choices in neighbouring cells."""
    if _NAMED.match(line) and len(line) <= 40:
        return True
    if not _WEAK.fullmatch(line):
        return False
    if any(
        _WEAK.fullmatch(other) and not _STRONG.fullmatch(other) for other in (before, after) if "密" in other
    ):
        return False
    return part not in _CELLS or not before or "密级" in before


def _lines(chars: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Part, bool]]:
    """Line without spaces, its part, and whether it stands at the head of the paper.

    After the head only short lines with 密 matter, and the line before them.
    """
    number = 0
    for line, part in _raw_lines(chars, blocks):
        close = (
            re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", "", alike(line))
            if number < _TOP or len(line) <= 80
            else line
        )
        if not close:
            continue
        if part not in _ALWAYS:
            number += 1
        yield close, part, number <= _TOP


def _raw_lines(chars: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Part]]:
    if not blocks:
        blocks = (Block(0, len(chars), ""),)
    for block in blocks:
        for line in chars[block.start : block.end].split("\n"):
            yield line, block.part
