"""The lists of a Word 97 to 2003 file ([MS-DOC] 2.9.131 to 2.9.150): how paragraphs are numbered."""

from __future__ import annotations

import struct
from dataclasses import replace

from jianfu.core.reading.numbering import Level, List, Numbering

_DEFINITIONS, _USES = 0x02E2, 0x02EA
"""Offsets in the file information block of (position, length) in the table stream."""
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
_SUFFIXES = {0: "tab", 1: "space", 2: "nothing"}
_SIMPLE, _LEGAL, _NO_RESTART = 1, 4, 8
_START_IS_SET, _FORM_IS_SET = 0x10, 0x20


def lists_of(block: bytes, table: bytes) -> Numbering:
    """Raises struct.error or IndexError for damaged files."""
    at, length = struct.unpack_from("<II", block, _DEFINITIONS)
    if not length:
        return Numbering({})
    (count,) = struct.unpack_from("<H", table, at)
    definitions: dict[int, dict[int, Level]] = {}
    # The levels of all lists follow the table of lists, and its length does not count them.
    place = at + length
    for i in range(count):
        identity, flags = struct.unpack_from("<i22xB", table, at + 2 + 28 * i)
        levels: dict[int, Level] = {}
        for depth in range(1 if flags & _SIMPLE else 9):
            levels[depth], place = _level(table, place)
        definitions[identity] = levels
    return Numbering(_uses(block, table, definitions))


def _uses(block: bytes, table: bytes, definitions: dict[int, dict[int, Level]]) -> dict[str, List]:
    """Paragraphs name a use of a list by its number, counted from 1; a use may begin anew or look different."""
    at, length = struct.unpack_from("<II", block, _USES)
    lists: dict[str, List] = {}
    if not length:
        return lists
    (count,) = struct.unpack_from("<I", table, at)
    place = at + 4 + 16 * count
    for i in range(min(count, 2046)):
        identity, changes = struct.unpack_from("<i8xB", table, at + 4 + 16 * i)
        levels = dict(definitions.get(identity, {}))
        restarts: set[int] = set()
        place += 4
        for _ in range(changes):
            start, flags = struct.unpack_from("<iI", table, place)
            place += 8
            depth = flags & 15
            if flags & _FORM_IS_SET:
                levels[depth], place = _level(table, place)
            if flags & _START_IS_SET:
                restarts.add(depth)
                if depth in levels:
                    levels[depth] = replace(levels[depth], start=start)
        lists[str(i + 1)] = List(str(identity), levels, frozenset(restarts))
    return lists


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """One level and the place behind it."""
    start, form, flags, follow, characters, paragraph, limit = struct.unpack_from("<iBB9xB8xBBBx", table, at)
    at += 28 + characters + paragraph
    (length,) = struct.unpack_from("<H", table, at)
    words = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(char) + 1}" if char < "\t" else char for char in words)
    restart = limit if flags & _NO_RESTART else None
    level = Level(
        _FORMS.get(form, "decimal"), text, start, _SUFFIXES.get(follow, "tab"), restart, bool(flags & _LEGAL)
    )
    return level, at + 2 + 2 * length
