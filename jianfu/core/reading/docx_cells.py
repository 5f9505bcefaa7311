"""Where the cells of a table in a docx stand: merged over columns and rows, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianfu.core.reading.docx_runs import GONE, VAL, P, text_runs
from jianfu.core.reading.grid import Cell
from jianfu.core.reading.numbering import W

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element


def cells_of(table: Element) -> Iterator[tuple[Cell, Element]]:
    """Each cell once, also when it is merged over rows; cells of deleted rows and deleted cells are gone."""
    rows = _rows(table)
    for at, row in enumerate(rows):
        for col, width, merge, cell in _placed(row):
            if merge == "continue":
                continue
            height = 1
            if merge == "restart":
                while at + height < len(rows) and (col, "continue") in _merges(rows[at + height]):
                    height += 1
            yield Cell(at, col, "", height, width), cell


def placed_cells(table: Element) -> Iterator[tuple[int, int, int, Element]]:
    """Row, column, width and the cell itself, of every cell as it is in the file: the lower parts of merged ones too."""
    for at, row in enumerate(_rows(table)):
        for col, width, _, cell in _placed(row):
            yield at, col, width, cell


def _rows(table: Element) -> list[Element]:
    return [row for row in _children(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]


def _merges(row: Element) -> set[tuple[int, str]]:
    return {(col, merge) for col, _, merge, _ in _placed(row)}


def _placed(row: Element) -> Iterator[tuple[int, int, str, Element]]:
    """Column, width, part in a vertical merge, and the cell itself."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    col = _count(before, 0)
    for cell in _children(row, W + "tc"):
        if _is_gone(cell):
            continue
        width = _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        merge = "" if merged is None else merged.get(VAL) or "continue"
        yield col, width, merge, cell
        col += width


def _is_gone(cell: Element) -> bool:
    """Deleted, and its words too: some programs keep the mark of a deletion that was refused."""
    if cell.find(f"{W}tcPr/{W}cellDel") is None:
        return False
    return not any(text.strip() for p in cell.iter(P) for _, text in text_runs(p))


def _count(element: Element | None, default: int) -> int:
    value = (element.get(VAL) or "") if element is not None else ""
    # A damaged file may claim a billion columns.
    return min(int(value), 1000) if value.isdecimal() else default


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in GONE and child.tag not in (W + "tblPr", W + "tblGrid", W + "trPr"):
            yield from _children(child, tag)
