"""What lies around a sheet's cells when rows come in: names, charts, pictures, the order of counting; and what forbids it."""

from __future__ import annotations

from typing import Any

from jianfu.core.filling.book import Book
from jianfu.core.filling.page import Page
from jianfu.core.filling.refs import Fixed, Gap, copied_formula, moved_cell, moved_formula, rows_of

Element = Any
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FIXED = {
    "tableParts": "表里套了“表格”区域",
    "oleObjects": "表里嵌了别的文件",
    "controls": "表里有控件",
    "scenarios": "表里有方案",
    "customSheetViews": "表里有自定义视图",
}


def refuse_fixed(book: Book, page: Page, gap: Gap) -> None:
    """Raises Fixed for what only a spreadsheet program can move."""
    for tag, why in _FIXED.items():
        if page.tree.find(f"{_S}{tag}") is not None:
            raise Fixed(why)
    if page.guarded:
        raise Fixed("这张表有保护")
    if any("pivot" in name.lower() for name in book.original.names()):
        raise Fixed("文件里有数据透视表")
    for part in book.sheets().values():
        for formula in book.original.tree(part).iter(_S + "f"):
            if formula.get("t") in ("array", "dataTable"):
                raise Fixed("有数组公式")
    hidden = next((r for r in page.tree.iter(_S + "row") if r.get("r") == str(gap.after)), None)
    if hidden is not None and hidden.get("hidden") in ("1", "true"):
        raise Fixed("最后一行是隐藏的")
    for comment in _of_kind(book, page, "comments", "threadedComment"):
        if any(
            rows_of(c.get("ref") or "")[0] > gap.after
            for c in comment.iter("{*}comment", "{*}threadedComment")
        ):
            raise Fixed("下面的格子有批注")
    for drawing in _of_kind(book, page, "drawing"):
        for first, last in _anchors(drawing):
            if first < gap.after <= last:
                raise Fixed("图形压在表上")


def move_rest(book: Book, page: Page, gap: Gap) -> None:
    workbook = book.original.change(book.main)
    for name in workbook.iter(_S + "definedName"):
        name.text = moved_formula(name.text or "", gap, on="", at=0)
    for part in book.original.names():
        if part.startswith("xl/charts/chart"):
            for node in book.original.change(part).iter("{*}f"):
                node.text = moved_formula(node.text or "", gap, on="", at=0)
    for kind, part in book.original.relations(page.part).values():
        if kind == "drawing":
            _move_anchors(book.original.change(part), gap)
    _move_chain(book, page, gap)


def _of_kind(book: Book, page: Page, *kinds: str) -> list[Element]:
    return [
        book.original.tree(part)
        for kind, part in book.original.relations(page.part).values()
        if kind in kinds
    ]


def _anchors(drawing: Element) -> list[tuple[int, int]]:
    """First and last row of each picture, counted from 0."""
    found = []
    for anchor in drawing:
        rows = [int(node.text) for node in anchor.iterfind("{*}from/{*}row")]
        ends = [int(node.text) for node in anchor.iterfind("{*}to/{*}row")]
        if rows:
            found.append((rows[0], ends[0] if ends else rows[0]))
    return found


def _move_anchors(drawing: Element, gap: Gap) -> None:
    for anchor in drawing:
        start = anchor.find("{*}from/{*}row")
        if start is not None and int(start.text) >= gap.after:
            for node in (start, *anchor.iterfind("{*}to/{*}row")):
                node.text = str(int(node.text) + gap.count)


def _move_chain(book: Book, page: Page, gap: Gap) -> None:
    """The order in which the program counted last: a cell in it without a formula would damage the file."""
    kinds = dict(book.original.relations(book.main).values())
    part = kinds.get("calcChain", "")
    if part not in book.original:
        return
    mine = book.number_of(gap.sheet)
    chain = book.original.change(part)
    sheet = ""
    for cell in list(chain):
        sheet = cell.get("i") or sheet
        cell.set("i", sheet)
        ref = cell.get("r") or ""
        if sheet != mine:
            continue
        cell.set("r", moved_cell(ref, gap))
        if rows_of(ref)[0] == gap.after:
            for down in range(1, gap.count + 1):
                chain.append(chain.makeelement(_S + "c", {"r": copied_formula(ref, down), "i": sheet}))
