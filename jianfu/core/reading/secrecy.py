"""Is this paper marked secret? Looked for in memory, before anything is kept.

A mark stands alone: at the head of a paper, in its header, or anywhere on a line of its own when it carries the star.
A sentence that talks about secret papers is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike
from jianfu.core.reading.shapes import Block, Draft, Part

CLASSIFIED = "本件标有密级,系统未保存,请按机要渠道办理"
REFUSED = "本件标有“{mark}”,按本地设置不进入本系统,内容未保存。请按原有渠道办理"

_TOP = 15
"""Lines of a first page that can hold a mark."""

_LEVEL = "(?:绝密|机密|秘密)级?"
# GB/T 9704 prints a solid star; recognised pictures and hurried typists give others.
_STAR = "[★☆✩✭⭐※*✱✲﹡]"
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_TERM = (
    rf"[(]?(?:{_NUMBER}(?:年|个月|个?工作日|月|天|日)|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?前?|长期|永久"
    r"|启[用封]前|解密前|使用前|公开前|公布前|发布前|考试结束前)[)]?"
)
# What stands on the same line: copy number, urgency, the paper's own number. `*+` never goes back over it.
_BESIDE = r"特提|特急|加急|平急|急件|紧急程度|份号|编号|文号|№|No\.?|\d{1,8}(?!\d)|[:|,;·/]"
_LEAD = rf"(?:{_BESIDE}|密级(?:[和及]保密期限)?:?|{_STAR}|[【\[(])*+"
_DOC_NUMBER = r"[^。,;、\d]{1,12}[〔\[(]\d{4}[〕\])]\d+号"
_TAIL = rf"(?:{_DOC_NUMBER}|{_BESIDE}|保密期限|年|个月|份|第\d+[号份]|{_STAR}|[】\])])*+"
_STRONG = pattern(f"{_LEAD}{_LEVEL}(?:{_STAR}{{1,2}}{_TERM}?|.?{_TERM}){_TAIL}", re.I)
_WEAK = pattern(f"{_LEAD}{_LEVEL}{_TAIL}", re.I)
_NAMED = pattern(rf".{{0,12}}密级(?:[和及]保密期限)?:{_LEVEL}(?![、/或,和与□○及])")

# A line that announces a specimen: 标注格式如下: / 示例 / 样式
_SPECIMEN = pattern("(?:格式|示例|样式|样例|举例|例如|如下|范例|标注为|形式)[^。]{0,8}[:：]?$")
_CHOICE = pattern("绝密|机密|秘密")
_SPACES = pattern("[\\s\u200b-\u200f\u2060\ufeff]+")
_ALWAYS = frozenset({Part.HEADER, Part.FOOTER, Part.TEXTBOX})
_CELLS = frozenset({Part.TABLE, Part.SHEET})

_Line = tuple[str, Part, bool]
"""Characters without spaces, where they stand in the file, and whether at the head of the paper."""


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
    # In a chat the word alone is only a word; a pasted paper brings its star along.
    if "密" in chars and _is_secret(list(_lines(chars, draft.blocks)), star_only=bool(draft.messages)):
        return CLASSIFIED
    if refused:
        top = [line for line, part, at_head in _lines(chars, draft.blocks) if at_head or part in _ALWAYS]
        for mark in refused:
            if any(mark in line and len(line) <= len(mark) + 6 for line in top):
                return REFUSED.format(mark=mark)
    return None


def _is_secret(lines: list[_Line], *, star_only: bool) -> bool:
    nothing: _Line = ("", Part.BODY, False)
    for i, ((before, *_), line, (after, *_)) in enumerate(
        zip([nothing, *lines], lines, [*lines[1:], nothing], strict=False)
    ):
        words, part, at_head = line
        if "密" not in words or len(words) > 60:
            continue
        # A choice to be ticked lists all levels.
        if len(set(_CHOICE.findall(words))) > 1 or "□" in words:
            continue
        if _STRONG.fullmatch(words):
            if _is_head(part, i) or not _SPECIMEN.search(before):
                return True
            continue
        if not star_only and (at_head or part in _ALWAYS) and _is_weak_mark(words, part, before, after):
            return True
    return False


def _is_head(part: Part, index: int) -> bool:
    return part in _ALWAYS or index < 2


def _is_weak_mark(line: str, part: Part, before: str, after: str) -> bool:
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


def _lines(chars: str, blocks: tuple[Block, ...]) -> Iterator[_Line]:
    number = 0
    for line, part in _raw_lines(chars, blocks):
        # Long lines are prose: no mark, and nothing to tidy.
        close = _SPACES.sub("", alike(line)) if len(line) <= 160 else line
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
