"""Somebody else's docx: only empty cells of its tables get words, everything else stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from jianfu.core.filling.boxes import mark
from jianfu.core.forms.sheets import outer_tables
from jianfu.core.reading.docx_cells import placed_cells
from jianfu.core.reading.docx_runs import TBL, P, text_runs
from jianfu.core.reading.numbering import W
from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.package import Original

Element = Any
_YELLOW = "FFFF00"
_AFTER_SHADE = tuple(W + n for n in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"))


class Paper:
    """The tables of a docx, opened to be filled."""

    def __init__(self, data: bytes) -> None:
        self.original = Original(data)
        self.main = self.original.main_part()
        body = self.original.tree(self.main).find(W + "body")
        if body is None:
            raise Unreadable(DAMAGED)
        self._body = body

    def tables(self) -> Iterator[tuple[PaperTable, tuple[str, ...]]]:
        numbers = {table: at for at, table in enumerate(self._body.iter(TBL))}
        for table, above in outer_tables(self._body):
            yield PaperTable(self, table, numbers[table]), above

    def written(self) -> bytes:
        return self.original.written()


class PaperTable:
    """One table. Places are rows and columns of its grid, counted from 0."""

    is_paper = True

    def __init__(self, paper: Paper, table: Element, number: int) -> None:
        self.table, self._paper, self._number = table, paper, number
        self._cells: dict[tuple[int, int], Element] = {}
        for row, col, _, cell in placed_cells(table):
            self._cells[row, col] = cell

    def name(self, place: tuple[int, int]) -> str:
        """Table, row and cell as they are counted in the file."""
        cell = self._cells[place]
        row = cell.getparent()
        while row.tag != W + "tr":
            row = row.getparent()
        rows = [r for r in self.table.iter(W + "tr") if _table_of(r) is self.table]
        cells = [c for c in row.iter(W + "tc") if _table_of(c) is self.table]
        return f"{self._number}.{rows.index(row)}.{cells.index(cell)}"

    def is_empty(self, place: tuple[int, int]) -> bool:
        cell = self._cells.get(place)
        if cell is None or cell.find(f".//{W}drawing") is not None or cell.find(f".//{TBL}") is not None:
            return False
        return not any(text.strip() for p in cell.iter(P) for _, text in text_runs(p))

    def words(self, place: tuple[int, int]) -> str:
        """What is printed in the cell."""
        return (
            "".join(node.text or "" for node in self._cells[place].iter(W + "t"))
            if place in self._cells
            else ""
        )

    def tick(self, place: tuple[int, int], at: int) -> None:
        """Mark the box that is character `at` of the cell's words."""
        self._paper.original.change(self._paper.main)
        mark(list(self._cells[place].iter(W + "t")), at)

    def is_number(self, place: tuple[int, int]) -> bool:
        return False

    def is_open(self, place: tuple[int, int]) -> bool:
        return place in self._cells

    def is_dated(self, place: tuple[int, int]) -> bool:
        return False

    def choices(self, place: tuple[int, int]) -> tuple[str, ...]:
        return ()

    def boxes(self, place: tuple[int, int], count: int) -> list[tuple[int, int]]:
        """So many cells from here to the right."""
        return sorted(p for p in self._cells if p[0] == place[0] and p[1] >= place[1])[:count]

    def write(self, place: tuple[int, int], value: str | float) -> None:
        """Into the cell's first paragraph, in the letters its end mark has."""
        self._paper.original.change(self._paper.main)
        cell = self._cells[place]
        paragraph = cell.find(P)
        if paragraph is None:
            paragraph = cell.makeelement(P, {})
            cell.append(paragraph)
        run = paragraph.makeelement(W + "r", {})
        look = paragraph.find(f"{W}pPr/{W}rPr")
        if look is not None:
            run.append(deepcopy(look))
        text = run.makeelement(W + "t", {})
        text.text = value if isinstance(value, str) else _number(value)
        run.append(text)
        paragraph.append(run)

    def mark(self, place: tuple[int, int]) -> None:
        self._paper.original.change(self._paper.main)
        cell = self._cells[place]
        looks = cell.find(W + "tcPr")
        if looks is None:
            looks = cell.makeelement(W + "tcPr", {})
            cell.insert(0, looks)
        for old in looks.findall(W + "shd"):
            looks.remove(old)
        shade = looks.makeelement(W + "shd", {W + "val": "clear", W + "color": "auto", W + "fill": _YELLOW})
        later = next((child for child in looks if child.tag in _AFTER_SHADE), None)
        if later is None:
            looks.append(shade)
        else:
            later.addprevious(shade)


def _table_of(element: Element) -> Element:
    parent = element.getparent()
    while parent is not None and parent.tag != TBL:
        parent = parent.getparent()
    return parent


def _number(value: float) -> str:
    """73; 3.60: at least two decimals where there are any."""
    if float(value).is_integer():
        return str(int(value))
    short = f"{value:.2f}"
    return short if float(short) == value else repr(round(value, 6))
