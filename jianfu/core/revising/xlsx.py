"""The sender's own workbook without some columns, or with these columns marked where taking them out would break it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports.package import OFFICE, Original
from jianfu.core.revising.shapes import DropColumn, Suggestion
from jianfu.core.revising.xlsx_refs import columns_of, moved_cell, moved_range, moved_ranges

if TYPE_CHECKING:
    Element = Any

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RID = f"{{{OFFICE}}}id"
# What counts on the places of cells in a way only a spreadsheet program can move.
_FIXED = tuple(
    _S + n for n in ("drawing", "legacyDrawing", "tableParts", "sortState", "scenarios", "oleObjects")
)
_COUNTS = tuple(_S + n for n in ("f", "formula", "formula1", "formula2"))
_A_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d")
_MARK = "FFFFFF00"


@dataclass(frozen=True, slots=True)
class RevisedBook:
    """dropped  columns that are gone
    marked   columns that stand there yellow and struck through
    left     suggestions this workbook has no place for
    """

    data: bytes
    dropped: tuple[DropColumn, ...]
    marked: tuple[DropColumn, ...]
    left: tuple[Suggestion, ...]


def revise_xlsx(data: bytes, suggestions: Iterable[Suggestion]) -> RevisedBook:
    """`data` without the columns of the suggestions; every other cell keeps its looks and its width.

    Raises Unreadable if `data` is no xlsx, or a damaged one.
    """
    book = _Book(data)
    wanted: list[DropColumn] = []
    left: list[Suggestion] = []
    for suggestion in suggestions:
        columns = [e for e in suggestion.edits if isinstance(e, DropColumn)]
        if len(columns) == len(suggestion.edits) and all(book.has(c) for c in columns):
            wanted += [c for c in columns if c not in wanted]
        else:
            left.append(suggestion)
    dropped: list[DropColumn] = []
    marked: list[DropColumn] = []
    # From the right, so that the places of the others stand.
    for column in sorted(wanted, key=lambda c: -c.column):
        (dropped if book.can_drop(column) else marked).append(column)
    for column in (*marked, *dropped):
        (book.drop if column in dropped else book.mark)(column)
    return RevisedBook(book.original.written(), tuple(dropped), tuple(marked), tuple(left))


class _Book:
    def __init__(self, data: bytes) -> None:
        self.original = Original(data)
        self.main = self.original.main_part()
        self.workbook = self.original.tree(self.main)
        if self.workbook.tag != _S + "workbook":
            raise Unreadable(DAMAGED)
        parts = {rid: target for rid, (_, target) in self.original.relations(self.main).items()}
        self.sheets = {
            sheet.get("name"): parts.get(sheet.get(_RID) or "", "")
            for sheet in self.workbook.iter(_S + "sheet")
        }
        self.kinds = dict(self.original.relations(self.main).values())
        self._yellow: dict[str, str] = {}

    def has(self, column: DropColumn) -> bool:
        part = self.sheets.get(column.table, "")
        return part in self.original and any(c == column.column for _, c in self._cells(column))

    def _cells(self, column: DropColumn) -> Iterator[tuple[Element, int]]:
        for cell in self._sheet(column).iter(_S + "c"):
            place = columns_of(cell.get("r") or "")
            if place:
                yield cell, place[0]

    def _sheet(self, column: DropColumn) -> Element:
        return self.original.tree(self.sheets[column.table])

    def can_drop(self, column: DropColumn) -> bool:
        """No formula, drawing or table counts on the place, and no merged title begins in it."""
        sheet = self._sheet(column)
        if any(sheet.find(tag) is not None for tag in _FIXED) or self._has_formulas():
            return False
        for merged in sheet.iter(_S + "mergeCell"):
            place = columns_of(merged.get("ref") or "")
            if place and place[0] == column.column < place[1]:
                return False
        above = (c for c, at in self._cells(column) if at == column.column and _row(c) < column.row + 1)
        return not any(len(cell) for cell in above) and not self._is_named(column)

    def _has_formulas(self) -> bool:
        """In any sheet: one may count on another. A list of choices is none."""
        return any(
            node.tag == _S + "f" or _A_CELL.search(node.text or "")
            for part in self.sheets.values()
            if part in self.original
            for node in self.original.tree(part).iter(*_COUNTS)
        )

    def _is_named(self, column: DropColumn) -> bool:
        """A print area or another name of this sheet's cells."""
        return any(
            column.table in (name.text or "") and "$" in (name.text or "")
            for name in self.workbook.iter(_S + "definedName")
        )

    def drop(self, column: DropColumn) -> None:
        sheet, gone = self.original.change(self.sheets[column.table]), column.column
        for cell in list(sheet.iter(_S + "c")):
            ref = moved_cell(cell.get("r") or "", gone)
            if ref is None:
                cell.getparent().remove(cell)
            else:
                cell.set("r", ref)
        for row in sheet.iter(_S + "row"):
            row.attrib.pop("spans", None)
        for node in list(sheet.iter(_S + "mergeCell", _S + "hyperlink", _S + "autoFilter", _S + "dimension")):
            _move(node, "ref", moved_range(node.get("ref") or "", gone))
        for node in list(sheet.iter(_S + "dataValidation", _S + "conditionalFormatting", _S + "selection")):
            _move(node, "sqref", moved_ranges(node.get("sqref") or "", gone))
            if node.get("activeCell"):
                node.set("activeCell", moved_cell(node.get("activeCell"), gone) or "A1")
        _tidy(sheet)
        _move_widths(sheet, gone)

    def mark(self, column: DropColumn) -> None:
        self.original.change(self.sheets[column.table])
        for cell, at in self._cells(column):
            if at == column.column and _row(cell) > column.row:
                cell.set("s", self._marked_look(cell.get("s") or "0"))

    def _marked_look(self, look: str) -> str:
        """The number of a cell format like `look`, yellow and struck through."""
        if look not in self._yellow:
            styles = self.original.change(self.kinds["styles"])
            formats = styles.find(_S + "cellXfs")
            new = deepcopy(formats[int(look)])
            new.set("fillId", _added(styles.find(_S + "fills"), _fill(styles)))
            new.set("applyFill", "1")
            fonts = styles.find(_S + "fonts")
            font = deepcopy(fonts[int(new.get("fontId") or 0)])
            if font.find(_S + "strike") is None:
                font.insert(0, font.makeelement(_S + "strike", {}))
            new.set("fontId", _added(fonts, font))
            new.set("applyFont", "1")
            self._yellow[look] = _added(formats, new)
        return self._yellow[look]


def _row(cell: Element) -> int:
    digits = "".join(c for c in cell.get("r") or "" if c.isdigit())
    return int(digits or 0)


def _move(node: Element, name: str, ref: str | None) -> None:
    """A reference to nothing goes with what it stood for; the sheet's selection becomes its first cell."""
    if ref and node.get(name):
        node.set(name, ref)
    elif node.tag == _S + "selection":
        node.set(name, "A1")
    elif node.get(name) is not None:
        node.getparent().remove(node)


def _tidy(sheet: Element) -> None:
    """Merges of one cell are none; lists say how many they hold, and empty ones go."""
    for merged in list(sheet.iter(_S + "mergeCell")):
        first, _, last = (merged.get("ref") or "").partition(":")
        if first == last or not last:
            merged.getparent().remove(merged)
    for tag in ("mergeCells", "dataValidations", "hyperlinks"):
        for holder in list(sheet.iter(_S + tag)):
            if not len(holder):
                holder.getparent().remove(holder)
            elif holder.get("count"):
                holder.set("count", str(len(holder)))


def _move_widths(sheet: Element, gone: int) -> None:
    """Widths of columns; `min` and `max` count from 1."""
    holder = sheet.find(_S + "cols")
    for col in list(holder) if holder is not None else ():
        low, high = int(col.get("min")), int(col.get("max"))
        low, high = low - (low > gone + 1), high - (high >= gone + 1)
        if high < low:
            holder.remove(col)
        else:
            col.set("min", str(low))
            col.set("max", str(high))
    if holder is not None and not len(holder):
        sheet.remove(holder)


def _fill(styles: Element) -> Element:
    fill = styles.makeelement(_S + "fill", {})
    pattern = fill.makeelement(_S + "patternFill", {"patternType": "solid"})
    pattern.append(pattern.makeelement(_S + "fgColor", {"rgb": _MARK}))
    fill.append(pattern)
    return fill


def _added(holder: Element, new: Element) -> str:
    """The number of the new entry."""
    holder.append(new)
    holder.set("count", str(len(holder)))
    return str(len(holder) - 1)
