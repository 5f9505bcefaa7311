"""The binary file of Word 97 to 2003 ([MS-DOC]): characters in pieces, what is deleted or hidden, where cells end."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST_VERSION = 0x00C1
_COMPRESSED = 0x40000000
_PAGE = 512
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DELETED, _HIDDEN, _COLOR_INDEX, _COLOR, _SIZE = 0x0800, 0x083C, 0x2A42, 0x6870, 0x4A43
_ROW_END, _IN_TABLE, _LIST, _LIST_DEPTH = 0x2417, 0x2416, 0x460B, 0x260A
_TABLE_DEFINITION = 0xD608
_RED_INDEX = 6
_ENDS = frozenset("\r\x07\x0c")

# Offsets in the file information block of (position, length) in the table stream.
_CLX, _CHARACTER_PAGES, _PARAGRAPH_PAGES, _HEADERS = 0x01A2, 0x00FA, 0x0102, 0x00F2
_LENGTHS = 0x004C
"""Of the main text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers."""


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run of characters or of a paragraph that change what is read."""

    gone: bool = False
    red: bool = False
    size: int = 0
    in_table: bool = False
    row_end: bool = False
    list_id: int = 0
    list_depth: int = 0


@dataclass(frozen=True, slots=True)
class Char:
    """One printed or structural character; the mark that ends a paragraph or cell carries the paragraph's look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Stories:
    """The parts of a file, each a list of characters without what is deleted or hidden."""

    main: list[Char]
    footnotes: list[Char]
    headers: list[tuple[bool, list[Char]]]
    """(is it a header, not a footer; its characters)"""
    comments: list[Char]
    endnotes: list[Char]
    text_boxes: list[Char]


def stories_of(block: bytes, table: bytes) -> Stories | None:
    """block: the stream WordDocument; table: the stream 0Table or 1Table. None for older files.

    Raises struct.error, IndexError or ValueError for damaged files.
    """
    if struct.unpack_from("<H", block, 2)[0] < _FIRST_VERSION:
        return None
    characters = _Runs(block, *_bytes(block, table, _CHARACTER_PAGES), of_paragraphs=False)
    paragraphs = _Runs(block, *_bytes(block, table, _PARAGRAPH_PAGES), of_paragraphs=True)
    lengths = [max(0, n) for n in struct.unpack_from("<8i", block, _LENGTHS)]
    if sum(lengths) > 2 * len(block):
        raise ValueError("more characters than bytes")
    everything = list(_characters(block, table, characters, paragraphs, sum(lengths) + 1))
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]

    def part(at: int) -> list[Char]:
        return [char for char in everything[ends[at] - lengths[at] : ends[at]] if char is not None]

    headers = [
        (is_header, [char for char in everything[ends[1] + start : ends[1] + end] if char is not None])
        for is_header, start, end in _header_stories(*_bytes(block, table, _HEADERS), lengths[2])
    ]
    return Stories(part(0), part(1), headers, part(4), part(5), part(6) + part(7))


def _bytes(block: bytes, table: bytes, at: int) -> tuple[bytes]:
    start, length = struct.unpack_from("<II", block, at)
    return (table[start : start + length],)


def _header_stories(places: bytes, length: int) -> Iterator[tuple[bool, int, int]]:
    """Six stories for each section follow six separators: even and odd headers, even and odd footers, first ones."""
    cuts = struct.unpack(f"<{len(places) // 4}I", places[: len(places) // 4 * 4])
    for at in range(6, len(cuts) - 2):
        start, end = cuts[at], min(cuts[at + 1], length)
        if end > start:
            yield at % 6 in (0, 1, 4), start, end


def _characters(
    block: bytes, table: bytes, characters: _Runs, paragraphs: _Runs, most: int
) -> Iterator[Char | None]:
    """Every character position in order; None for what is deleted or hidden."""
    count = 0
    for start, end, position in _pieces(*_bytes(block, table, _CLX)):
        width = 1 if position & _COMPRESSED else 2
        at = (position & ~_COMPRESSED & 0x3FFFFFFF) // (2 if width == 1 else 1)
        text = block[at : at + (end - start) * width].decode(
            "cp1252" if width == 1 else "utf-16-le", "replace"
        )
        if len(text) != end - start:
            # A pair of surrogates counts as two positions; rare characters of names are written so.
            text = "".join(char if ord(char) < 0x10000 else char + "\0" for char in text)
        for i, char in enumerate(text):
            look = characters.at(at + i * width)
            gone = look.gone or char == "\0"
            if char in _ENDS:
                look = paragraphs.at(at + i * width)
            yield None if gone else Char(char, look)
            count += 1
            if count >= most:
                return


def _pieces(clx: bytes) -> Iterator[tuple[int, int, int]]:
    """First and last position and place in the file of each piece of text."""
    at = 0
    while clx[at] == 1:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // 12
    cuts = struct.unpack_from(f"<{count + 1}I", plc)
    for i in range(count):
        (position,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)
        if cuts[i + 1] < cuts[i]:
            raise ValueError("pieces out of order")
        yield cuts[i], cuts[i + 1], position


class _Runs:
    """Properties by their place in the file, from the formatted pages of characters or of paragraphs."""

    def __init__(self, block: bytes, pages: bytes, *, of_paragraphs: bool) -> None:
        self._starts: list[int] = []
        self._looks: list[Look] = []
        self._last = (0, 0, Look())
        count = max(0, (len(pages) - 4) // 8)
        for number in struct.unpack_from(f"<{count}I", pages, 4 * (count + 1)):
            page = block[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) == _PAGE:
                self._load(page, of_paragraphs)

    def _load(self, page: bytes, of_paragraphs: bool) -> None:
        runs = page[-1]
        starts = struct.unpack_from(f"<{runs + 1}I", page)
        step = 13 if of_paragraphs else 1
        for i in range(runs):
            offset = 2 * page[4 * (runs + 1) + step * i]
            modifiers = _modifiers(page, offset, of_paragraphs) if offset else b""
            self._starts.append(starts[i])
            self._looks.append(_look(modifiers))
        self._starts.append(starts[runs])
        self._looks.append(Look())

    def at(self, place: int) -> Look:
        start, end, look = self._last
        if not start <= place < end:
            i = bisect_right(self._starts, place) - 1
            if i < 0:
                return Look()
            end = self._starts[i + 1] if i + 1 < len(self._starts) else place + 1
            look = self._looks[i]
            self._last = (self._starts[i], end, look)
        return look


def _modifiers(page: bytes, offset: int, of_paragraphs: bool) -> bytes:
    if not of_paragraphs:
        return page[offset + 1 : offset + 1 + page[offset]]
    length = page[offset]
    if length:
        return page[offset + 3 : offset + 2 * length]
    return page[offset + 4 : offset + 2 + 2 * page[offset + 1]]


def _look(modifiers: bytes) -> Look:
    gone = red = in_table = row_end = False
    size = at = list_id = depth = 0
    while at + 3 <= len(modifiers):
        (code,) = struct.unpack_from("<H", modifiers, at)
        value = modifiers[at + 2]
        if code in (_DELETED, _HIDDEN):
            gone = gone or value == 1
        elif code == _COLOR_INDEX:
            red = value == _RED_INDEX
        elif code == _COLOR:
            red = value >= 0xC0 and max(modifiers[at + 3 : at + 5], default=255) <= 0x50
        elif code == _SIZE:
            size = int.from_bytes(modifiers[at + 2 : at + 4], "little")
        elif code == _ROW_END:
            row_end = value == 1
        elif code == _IN_TABLE:
            in_table = value == 1
        elif code == _LIST:
            list_id = int.from_bytes(modifiers[at + 2 : at + 4], "little")
        elif code == _LIST_DEPTH:
            depth = value
        at += 2 + _operand(code, modifiers, at + 2)
    return Look(gone, red, size, in_table, row_end, list_id, depth)


def _operand(code: int, modifiers: bytes, at: int) -> int:
    if code == _TABLE_DEFINITION:
        return int.from_bytes(modifiers[at : at + 2], "little") + 1
    return _OPERANDS.get(code >> 13, 1 + modifiers[at])
