"""The tables of a paper that was read: its cells, known by their places, as grids again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianfu.core.reading.grids import Grid
from jianfu.core.reading.shapes import Text

_CELL = re.compile(r"^(.*?)\s*([A-Z]{1,3})(\d+)$")
_TABLES = frozenset({"table", "sheet"})

Blocks = Iterable[tuple[str, str, str]]
"""(where, part, words) of each paragraph or cell, in their order."""


def blocks_of(text: Text) -> Blocks:
    return ((block.where, str(block.part), text.chars[block.start : block.end]) for block in text.blocks)


def grids_of(blocks: Blocks) -> list[Grid]:
    """One grid for each table; a cell of several paragraphs is one cell."""
    tables: dict[str, dict[tuple[int, int], str]] = {}
    for where, part, words in blocks:
        cell = _CELL.match(where) if part in _TABLES else None
        if cell:
            table = tables.setdefault(cell[1], {})
            at = int(cell[3]), _column(cell[2])
            table[at] = f"{table[at]}\n{words}" if at in table else words
    return [_grid(name, cells) for name, cells in tables.items()]


def _grid(name: str, cells: dict[tuple[int, int], str]) -> Grid:
    width = max(column for _, column in cells) + 1
    last = max(row for row, _ in cells)
    rows = (tuple(cells.get((row, at), "") for at in range(width)) for row in range(1, last + 1))
    return Grid(name, tuple(rows))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
