"""Rows of a list by what its columns are called: plans, registers and indicators as offices keep them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jianfu.core.reading.grids import Grid

_SEARCHED = 15
"""A header stands in the first rows."""
_LONGEST = 20
"""Characters of a column's name; what is longer is a value or a note."""
_SUM = re.compile(r"^(?:合计|总计|小计|共计|备注|注|说明|填表人?|制表人?|审核人?|联系人)\s*[::]?")
_BLANK = re.compile(r"^[-—/\\\s]*$")


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One row; `cells` holds "" for a wanted column that is blank or not there. Rows count from 1 as on the screen."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    @property
    def where(self) -> str:
        return f"{self.sheet} 第{self.number}行".strip()

    def __getitem__(self, name: str) -> str:
        return self.cells[name]


def named_rows(
    grids: Iterable[Grid], wanted: Mapping[str, re.Pattern[str]], *, needs: Sequence[str]
) -> Iterator[NamedRow]:
    """Rows below the first header that names all of `needs`; sheets without one are passed over.

    wanted  name -> what the words of such a column match, blanks and brackets left out; the first that fits counts
    A merged cell counts for every row it covers; headings across the table, sums and repeated headers are left out.
    """
    for grid in grids:
        rows = grid.spread()
        for at, row in enumerate(rows[:_SEARCHED]):
            columns = _columns(row, wanted)
            if all(name in columns for name in needs):
                yield from _rows(grid, rows, at, columns, wanted, needs)
                break


def _columns(row: Sequence[str], wanted: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    """Where the wanted columns stand; {} for a row that is no header."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        words = re.sub(r"[\s()()\[\]【】*::]", "", cell)
        if not words or len(words) > _LONGEST:
            continue
        name = next((n for n, pattern in wanted.items() if n not in found and pattern.fullmatch(words)), None)
        if name:
            found[name] = at
    return found


def _rows(
    grid: Grid,
    rows: Sequence[Sequence[str]],
    header: int,
    columns: Mapping[str, int],
    wanted: Mapping[str, re.Pattern[str]],
    needs: Sequence[str],
) -> Iterator[NamedRow]:
    for number, row in enumerate(rows[header + 1 :], header + 2):
        filled = [cell for cell in row if not _BLANK.match(cell)]
        if len(set(filled)) < 2 or _SUM.match(filled[0]) or _columns(row, wanted).keys() >= {*needs}:
            continue
        cells = {name: _value(row[columns[name]]) if name in columns else "" for name in wanted}
        if any(cells[name] for name in needs):
            yield NamedRow(grid.name, number, cells)


def _value(cell: str) -> str:
    return "" if _BLANK.match(cell) else cell.strip()
