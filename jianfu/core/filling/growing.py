"""More rows in a list that is too short: like its last row, with everything below and all that refers to it moved."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from jianfu.core.filling.book import Book
from jianfu.core.filling.moving import move_rest, refuse_fixed
from jianfu.core.filling.page import Page, place_of
from jianfu.core.filling.refs import (
    Fixed,
    Gap,
    copied_formula,
    moved_areas,
    moved_cell,
    moved_formula,
    rows_of,
)
from jianfu.core.reading.pieces import column_letters

Element = Any
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_AREAS = ("dataValidation", "conditionalFormatting", "protectedRange", "ignoredError")


def grow(data: bytes, gap: Gap) -> bytes:
    """The workbook with the rows. Raises Fixed where something cannot be moved surely."""
    book = Book(data)
    page = book.sheet(gap.sheet)
    refuse_fixed(book, page, gap)
    for part in book.sheets().values():
        _unshare(book, part)
    serials = _serials(page, gap)
    _move_formulas(book, gap)
    _move_areas(page.tree, gap)
    _move_merges(page.tree, gap)
    move_rest(book, page, gap)
    _move_rows(page, gap, serials)
    book.original.change(page.part)
    return book.original.written()


def _unshare(book: Book, part: str) -> None:
    """Every cell gets a formula of its own."""
    tree = book.original.tree(part)
    masters: dict[str, tuple[str, int, int]] = {}
    for cell in tree.iter(_S + "c"):
        formula = cell.find(_S + "f")
        if formula is None or formula.get("t") != "shared":
            continue
        row, col = _at(cell)
        if formula.text:
            masters[formula.get("si")] = formula.text, row, col
        words, top, left = masters.get(formula.get("si"), ("", 0, 0))
        if not words:
            raise Fixed("有的公式读不出来")
        formula.text = copied_formula(words, row - top, col - left)
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, None)
        book.original.change(part)


def _at(cell: Element) -> tuple[int, int]:
    place = place_of(cell.get("r") or "")
    if place is None:
        raise Fixed("有的格子没有编号")
    return place


def _move_formulas(book: Book, gap: Gap) -> None:
    """In all sheets: one may count on another."""
    for name, part in book.sheets().items():
        for node in book.original.tree(part).iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2"):
            if not node.text:
                continue
            holder = node.getparent()
            row = (
                int("".join(filter(str.isdigit, holder.get("r") or "")) or 0) if holder.tag == _S + "c" else 0
            )
            new = moved_formula(node.text, gap, on=name, at=row)
            if new != node.text:
                node.text = new
                book.original.change(part)


def _move_areas(tree: Element, gap: Gap) -> None:
    for node in tree.iter(*(_S + name for name in _AREAS)):
        node.set("sqref", moved_areas(node.get("sqref") or "", gap))
    for node in tree.iter("{http://schemas.microsoft.com/office/excel/2006/main}sqref"):
        node.text = moved_areas(node.text or "", gap)
    for node in tree.iter(_S + "dimension", _S + "autoFilter", _S + "sortState", _S + "sortCondition"):
        node.set("ref", moved_areas(node.get("ref") or "", gap))
    for node in tree.iter(_S + "hyperlink"):
        node.set("ref", ":".join(moved_cell(part, gap) for part in (node.get("ref") or "").split(":")))
    for node in tree.iterfind(f"{_S}rowBreaks/{_S}brk"):
        if int(node.get("id") or 0) >= gap.after:
            node.set("id", str(int(node.get("id")) + gap.count))


def _move_merges(tree: Element, gap: Gap) -> None:
    """Cells merged across in the last row are so in the new rows; a heading at the side goes down with the list."""
    holder = tree.find(_S + "mergeCells")
    for node in list(holder) if holder is not None else ():
        ref = node.get("ref") or ""
        top, bottom = rows_of(ref)
        if top == bottom == gap.after:
            for down in range(1, gap.count + 1):
                holder.append(holder.makeelement(_S + "mergeCell", {"ref": copied_formula(ref, down)}))
        elif (
            top < bottom
            and (gap.has(top) or gap.has(bottom))
            and not (top <= gap.first and bottom >= gap.after)
        ):
            raise Fixed("表内有上下合并的格子")
        else:
            node.set("ref", moved_areas(ref, gap))
    if holder is not None:
        holder.set("count", str(len(holder)))


def _serials(page: Page, gap: Gap) -> dict[int, tuple[int, bool]]:
    """Printed numbers of the last row that count on from the row before, with whether they are stored as numbers."""
    found: dict[int, tuple[int, bool]] = {}
    for row, col in [place for place in page.cells if place[0] == gap.after - 1]:
        if page.is_empty((row, col)) or page.cells[row, col].find(_S + "f") is not None:
            continue
        here, before = page.printed((row, col)), page.printed((row - 1, col))
        follows = before.isdecimal() and here.isdecimal() and int(here) == int(before) + 1
        if not (follows or (gap.first == gap.after and here == "1")):
            raise Fixed("最后一行里有字")
        found[col] = int(here), page.is_number((row, col))
    return found


def _move_rows(page: Page, gap: Gap, serials: dict[int, tuple[int, bool]]) -> None:
    data = page.tree.find(_S + "sheetData")
    last = None
    for row in data.iterfind(_S + "row"):
        number = int(row.get("r") or 0)
        if number == gap.after:
            last = row
        elif number > gap.after:
            _renumber(row, number + gap.count)
    if last is None:
        return
    blank = _blank_of(last)
    for down in range(1, gap.count + 1):
        row = deepcopy(blank)
        for cell in row.iterfind(_S + "c"):
            formula = cell.find(_S + "f")
            if formula is not None and formula.text:
                formula.text = copied_formula(formula.text, down)
        _renumber(row, gap.after + down)
        for col, (number, is_number) in serials.items():
            _print(row, f"{column_letters(col)}{gap.after + down}", number + down, is_number=is_number)
        last.addnext(row)
        last = row


def _blank_of(row: Element) -> Element:
    """The row's looks and formulas, without values."""
    blank = deepcopy(row)
    for cell in blank.iterfind(_S + "c"):
        for child in list(cell):
            if child.tag != _S + "f":
                cell.remove(child)
        cell.attrib.pop("t", None)
    return blank


def _renumber(row: Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row.iterfind(_S + "c"):
        cell.set("r", "".join(c for c in cell.get("r") or "" if c.isalpha()) + str(number))


def _print(row: Element, ref: str, number: int, *, is_number: bool) -> None:
    cell = next(c for c in row.iterfind(_S + "c") if c.get("r") == ref)
    if is_number:
        value = cell.makeelement(_S + "v", {})
        value.text = str(number)
        cell.append(value)
        return
    cell.set("t", "inlineStr")
    inline = cell.makeelement(_S + "is", {})
    text = inline.makeelement(_S + "t", {})
    text.text = str(number)
    inline.append(text)
    cell.append(inline)
