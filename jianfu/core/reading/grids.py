"""A list somebody brings in as it is (units, duties, holdings): every visible cell, for who is allowed to import it.

`read_file` keeps no rows about people; this keeps all of them. It is for lists an office hands over on purpose,
never for what was dropped on the gate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianfu.core.reading.drafts import UNREADABLE, check_size
from jianfu.core.reading.pieces import Piece, column_letters, join
from jianfu.core.reading.plain import decode
from jianfu.core.reading.secrecy import Marked, refuse_marked
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Unreadable
from jianfu.core.reading.sheet import Merges, Sheet, csv_rows, looked_over, shown, workbook
from jianfu.core.reading.sniff import kind_of

NO_TABLE = "这不是表格,读不出行和列。原件没有改动。请放入xlsx、xls、et或csv表格。"
EMPTY = "表格里没有内容。原件没有改动。请核对是否放错了文件。"
TOO_LONG = "表格超过{most}行,没有读。原件没有改动。请拆成几份再放进来。"
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows are of equal length; a blank cell is ""; a merged cell stands at its upper left corner."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: Merges = ()

    def spread(self) -> tuple[tuple[str, ...], ...]:
        """The rows with the words of merged cells in each of their cells."""
        cells = [list(row) for row in self.rows]
        for (top, left), (bottom, right) in self.merges:
            for row in range(top, min(bottom + 1, len(cells))):
                for col in range(left, min(right + 1, len(cells[row]))):
                    cells[row][col] = self.rows[top][left]
        return tuple(tuple(row) for row in cells)


def read_grids(data: bytes, limits: ReadLimits | None = None) -> tuple[Grid, ...]:
    """All visible sheets that hold something. To be called in a watched child process, like every parser.

    Raises Unreadable, in Chinese, for what is no table, breaks the limits or is marked secret.
    """
    limits = limits or ReadLimits()
    check_size(len(data), limits)
    try:
        grids = tuple(grid for grid in _grids(data, limits) if grid.rows)
        for grid in grids:
            refuse_marked(Draft(*join(_pieces(grid))), limits.refused_marks)
    except Marked as mark:
        raise Unreadable(str(mark)) from None
    if not grids:
        raise Unreadable(EMPTY)
    if max(len(grid.rows) for grid in grids) > MOST_ROWS:
        raise Unreadable(TOO_LONG.format(most=MOST_ROWS))
    return grids


def _grids(data: bytes, limits: ReadLimits) -> Iterator[Grid]:
    kind = kind_of(data)
    if kind == "text":
        yield _grid(Sheet("", csv_rows(decode(data)[0])))
        return
    if kind not in ("xlsx", "xls"):
        raise Unreadable(UNREADABLE.get(kind, NO_TABLE) if kind != "zip" else NO_TABLE)
    edges = list(looked_over(data, limits))
    if edges:
        refuse_marked(Draft(*join(edges)), limits.refused_marks)
    for sheet in workbook(data):
        if not sheet.hidden:
            yield _grid(sheet)


def _grid(sheet: Sheet) -> Grid:
    rows = [[shown(value) if value is not None else "" for value in row] for row in sheet.rows]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return Grid(sheet.name, tuple((*row, *[""] * (width - len(row))) for row in rows), sheet.merges)


def _pieces(grid: Grid) -> Iterator[Piece]:
    for at, row in enumerate(grid.rows):
        for col, words in enumerate(row):
            if words:
                yield Piece(words, f"{grid.name} {column_letters(col)}{at + 1}".strip(), Part.SHEET)
