"""Original characters -> the same for finding (`Text.plain`), with the way back."""

from __future__ import annotations

import re

from jianfu.core.reading.shapes import Block, Message, Table, Text

_HALF = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
_HALF |= {0x3000: 0x20, 0xA0: 0x20, ord("﹕"): ord(":"), ord("﹐"): ord(",")}
_CJK = "\u2e80-\u9fff\uf900-\ufaff"
_SPACE = re.compile(rf"(?<=[{_CJK}0-9,;:()。、《》“”〔〕]) +(?=[{_CJK}0-9,;:()。、《》“”〔〕])|^ +| +$", re.M)


def text_of(
    chars: str,
    blocks: tuple[Block, ...] | None = None,
    *,
    tables: tuple[Table, ...] = (),
    messages: tuple[Message, ...] = (),
    red_head: bool | None = None,
    pages: int | None = None,
) -> Text:
    """A Text from characters; without `blocks` each line is a paragraph (第1段, 第2段, ...)."""
    if blocks is None:
        blocks = _lines(chars)
    plain, origin = normalise(chars)
    return Text(chars, plain, origin, blocks, tables, messages, red_head, pages)


def normalise(chars: str) -> tuple[str, tuple[int, ...] | None]:
    """`plain` and the index in `chars` of each of its characters (None: the indices are the same)."""
    half = chars.translate(_HALF)
    gone = [m.span() for m in _SPACE.finditer(half)]
    if not gone:
        return half, None
    kept: list[int] = []
    last = 0
    for start, end in gone:
        kept.extend(range(last, start))
        last = end
    kept.extend(range(last, len(half)))
    return "".join(half[i] for i in kept), tuple(kept)


def _lines(chars: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in chars.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), f"第{len(blocks) + 1}段"))
        start += len(line) + 1
    return tuple(blocks)
