"""A published list as lines: rows of sheets or of tables in a docx, and the paragraphs between the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianfu.core.reading.drafts import check_size
from jianfu.core.reading.grid import Cell
from jianfu.core.reading.grids import MOST_ROWS, NO_TABLE, TOO_LONG, Grid, read_grids
from jianfu.core.reading.pieces import column_letters
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.reading.sniff import kind_of


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with the words of merged cells in each of their cells.

    below   for each cell: does it belong to a merged cell that began in a row above?
    wide    the row is one cell, merged over several columns, or a paragraph
    """

    sheet: str
    row: int
    cells: tuple[str, ...]
    below: tuple[bool, ...]
    wide: bool = False

    @property
    def text(self) -> str | None:
        """The words of a row that holds only one cell with words."""
        filled = {c for c in self.cells if c}
        return filled.pop() if len(filled) == 1 else None

    def where(self, col: int = 0) -> str:
        place = f"{column_letters(col)}{self.row + 1}" if self.row >= 0 else ""
        return f"{self.sheet} {place}".strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or the table of a docx; `named` is false for a name that we gave."""

    name: str
    lines: tuple[Line, ...]
    named: bool = True


def read_tables(data: bytes, limits: ReadLimits | None = None) -> tuple[Table, ...]:
    """Every visible table in order. To be called in a watched child process, like every parser.

    Raises Unreadable, in Chinese, for what holds no table, breaks the limits or is marked secret.
    """
    limits = limits or ReadLimits()
    check_size(len(data), limits)
    if kind_of(data) == "docx":
        tables = tuple(_in_docx(data, limits))
        if not any(len(t.lines) > 1 for t in tables):
            raise Unreadable(NO_TABLE)
        if sum(len(t.lines) for t in tables) > MOST_ROWS:
            raise Unreadable(TOO_LONG.format(most=MOST_ROWS))
        return tables
    return tuple(Table(grid.name, _lines(grid)) for grid in read_grids(data, limits))


def _lines(grid: Grid) -> tuple[Line, ...]:
    width = len(grid.rows[0])
    below = [[False] * width for _ in grid.rows]
    wide: set[int] = set()
    for (top, left), (bottom, right) in grid.merges:
        for row in range(top + 1, min(bottom + 1, len(below))):
            for col in range(left, min(right + 1, width)):
                below[row][col] = True
        if right > left and top < len(below):
            wide.add(top)
    return tuple(
        Line(grid.name, at, row, tuple(below[at]), at in wide and len({c for c in row if c}) == 1)
        for at, row in enumerate(grid.spread())
    )


def _in_docx(data: bytes, limits: ReadLimits) -> Iterator[Table]:
    """Paragraphs come as tables of one line each, so that a heading stays above its table."""
    from jianfu.core.reading.docx import body_of
    from jianfu.core.reading.docx_cells import cells_of
    from jianfu.core.reading.docx_runs import TBL, P, text_runs

    count = 0
    for block in body_of(data, limits).iter(P, TBL):
        if any(above.tag == TBL for above in block.iterancestors()):
            continue
        if block.tag == P:
            words = "".join(text for _, text in text_runs(block)).strip()
            if words:
                yield Table("", (Line("正文", -1, (words,), (False,), True),), named=False)
            continue
        count += 1
        cells = [
            Cell(c.row, c.col, _words(e), c.rows, c.cols)
            for c, e in cells_of(block)  # a merged cell comes once
        ]
        yield Table(f"表{count}", _placed(cells, f"表{count}"), named=False)


def _words(cell: object) -> str:
    from jianfu.core.reading.docx_runs import P, text_runs

    paragraphs = ("".join(text for _, text in text_runs(p)).strip() for p in cell.iter(P))  # type: ignore[attr-defined]
    return "\n".join(p for p in paragraphs if p)


def _placed(cells: Sequence[Cell], name: str) -> tuple[Line, ...]:
    height = max((c.row + c.rows for c in cells), default=0)
    width = max((c.col + c.cols for c in cells), default=0)
    words = [[""] * width for _ in range(height)]
    below = [[False] * width for _ in range(height)]
    wide: set[int] = set()
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            for col in range(cell.col, cell.col + cell.cols):
                words[row][col] = cell.text.strip()
                below[row][col] = row > cell.row
        if cell.cols > 1:
            wide.add(cell.row)
    return tuple(
        Line(name, at, tuple(row), tuple(below[at]), at in wide and len({c for c in row if c}) == 1)
        for at, row in enumerate(words)
    )
