"""Original characters -> the same for finding (`Text.plain`), with the way back."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike
from jianfu.core.reading.shapes import Block, Message, Part, Table, Text
from jianfu.core.reading.wrapping import wrapped_lines

_UNSEEN = "\x00-\x08\x0e-\x1f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_BLANKS = pattern(rf"[ {_UNSEEN}]++")
_ONE_TAB = pattern(r"^([^\t\n]*+)\t([^\t\n]*+)$", re.M)

# 減負(fù): some copying sites put the reading after a character. A tone mark tells it from a unit such as (ha).
_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONED = pattern(f"[{_TONE}]")
_PINYIN = pattern(rf"(?<=[\u3400-\u9fff\ufffd])\ ?\((?=[a-zɡü]{{0,5}}[{_TONE}])[a-zɡü{_TONE}]{{1,6}}\)")

# Borders that are no wrapping: cells, and attachments, whose reader has joined them already.
_CELLS = (Part.TABLE, Part.SHEET, Part.ATTACHMENT)


def text_of(
    chars: str,
    blocks: tuple[Block, ...] | None = None,
    *,
    tables: tuple[Table, ...] = (),
    messages: tuple[Message, ...] = (),
    red_head: bool | None = None,
    pages: int | None = None,
    sent_at: datetime | None = None,
) -> Text:
    """A Text from characters; without `blocks` each paragraph is one (第1段, 第2段, ...)."""
    same = _alike(chars)
    joins = wrapped_lines(chars, same, _cell_borders(blocks or ()))
    plain, origin = _closed_up(same, joins)
    if blocks is None:
        blocks = tuple(_paragraphs(chars, joins))
    return Text(chars, plain, origin, blocks, tables, messages, red_head, pages, sent_at)


def normalise(chars: str) -> tuple[str, Sequence[int] | None]:
    """`plain` and the index in `chars` of each of its characters (None: the indices are the same)."""
    same = _alike(chars)
    return _closed_up(same, wrapped_lines(chars, same))


def unwrapped(chars: str, blocks: tuple[Block, ...] = ()) -> Iterator[tuple[str, Block]]:
    """Each paragraph without the line feeds that only wrap it, and the block it begins in."""
    same = _alike(chars)
    joins = wrapped_lines(chars, same, _cell_borders(blocks))
    letters = list(chars)
    for at in joins:
        letters[at] = " " if _between_words(same, at) else ""
    inside = set(joins)
    first: Block | None = None
    end = 0
    for block in blocks or _paragraphs(chars, joins):
        if first and block.start - 1 not in inside:
            yield "".join(letters[first.start : end]), first
            first = None
        first, end = first or block, block.end
    if first:
        yield "".join(letters[first.start : end]), first


def _alike(chars: str) -> str:
    same = alike(chars)
    # One tab in a line is a wide space; several make a row of a table and stay.
    return _ONE_TAB.sub(r"\1 \2", same) if "\t" in same else same


def _closed_up(same: str, joins: list[int]) -> tuple[str, Sequence[int] | None]:
    gone = list(_idle_blanks(same))
    if _TONED.search(same):
        gone += [m.span() for m in _PINYIN.finditer(same)]
    words = [at for at in joins if _between_words(same, at)]
    gone += [(at, at + 1) for at in set(joins).difference(words)]
    if words:
        letters = list(same)
        for at in words:
            letters[at] = " "
        same = "".join(letters)
    return _without(same, sorted(gone)) if gone else (same, None)


def _without(same: str, gone: list[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    # Four bytes for each character; a tuple of numbers takes nine times as much.
    kept = array("I")
    pieces: list[str] = []
    last = 0
    for start, end in gone:
        if start > last:
            kept.extend(range(last, start))
            pieces.append(same[last:start])
        last = max(last, end)
    kept.extend(range(last, len(same)))
    pieces.append(same[last:])
    return "".join(pieces), kept


def _idle_blanks(same: str) -> Iterator[tuple[int, int]]:
    """Blanks no reader of Chinese would miss; between foreign words one space stays."""
    for found in _BLANKS.finditer(same):
        start, end = found.span()
        before = same[start - 1] if start else "\n"
        after = same[end] if end < len(same) else "\n"
        space = same.find(" ", start, end)
        if space < 0 or _needs_no_space(before, after) or _needs_no_space(after, before):
            yield start, end
            continue
        if start < space:
            yield start, space
        if space + 1 < end:
            yield space + 1, end


def _needs_no_space(side: str, other: str) -> bool:
    if side >= "\u2e80" or side in "\n\t“”‘’…—":
        return True
    return side in ",;:()!?%" and (other.isdecimal() or other in ",;:()!?%")


def _between_words(same: str, at: int) -> bool:
    """Is the line feed at `at` the space between two foreign words?"""
    before, after = same[max(at - 40, 0) : at].rstrip(" ")[-1:], same[at + 1 : at + 41].lstrip(" ")[:1]
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()


def _cell_borders(blocks: tuple[Block, ...]) -> frozenset[int]:
    return frozenset(i for b in blocks if b.part in _CELLS for i in (b.start - 1, b.end))


def _paragraphs(chars: str, joins: list[int]) -> Iterator[Block]:
    inside = set(joins)
    start = number = 0
    for end in (*(m.start() for m in re.finditer("\n", chars)), len(chars)):
        if end in inside:
            continue
        if not chars[start:end].isspace() and start < end:
            number += 1
            yield Block(start, end, f"第{number}段")
        start = end + 1
