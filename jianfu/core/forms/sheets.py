"""A blank form as a file -> its sheets: workbooks (xlsx, xls, et, csv) and the tables of a paper (docx)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianfu.core.forms.extent import widened
from jianfu.core.forms.layout import read_layout
from jianfu.core.forms.shapes import Sheet
from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.docx_cells import cells_of
from jianfu.core.reading.docx_runs import TBL, P, text_runs
from jianfu.core.reading.drafts import check_size
from jianfu.core.reading.grids import Grid, read_grids
from jianfu.core.reading.numbering import W
from jianfu.core.reading.package import DAMAGED, Package
from jianfu.core.reading.secrecy import Marked, refuse_marked
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.reading.sniff import kind_of

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

NO_FORM = "没有读到要填的栏目。原件没有改动。请核对是不是空白表;扫描件和图片请改放电子表格。"
NO_KIND = "这种文件里读不出表格。原件没有改动。请放入xlsx、xls、et、csv或docx。"
_LINES_ABOVE = 6
"""Paragraphs above a table of a paper that may hold its title, unit and head."""
_MOST_CELLS = 200_000
"""Cells of one table of a paper. More is no form."""


def read_sheets(data: bytes, limits: ReadLimits | None = None) -> tuple[Sheet, ...]:
    """Every sheet that asks something. To be called in a watched child process, like every parser.

    Raises Unreadable, in Chinese, for what is no form, breaks the limits, is damaged or marked secret.
    """
    limits = limits or ReadLimits()
    check_size(len(data), limits)
    kind = kind_of(data)
    if kind == "docx":
        found = tuple(_in_paper(data, limits))
    elif kind in ("xlsx", "xls", "text"):
        found = tuple(read_layout(grid) for grid in widened(read_grids(data, limits), data, limits))
    else:
        raise Unreadable(NO_KIND)
    asking = tuple(sheet for sheet in found if sheet.asked)
    if not asking:
        raise Unreadable(NO_FORM)
    return asking


def _in_paper(data: bytes, limits: ReadLimits) -> Iterator[Sheet]:
    """The outer tables of a docx, each with the lines above it."""
    refuse_secret(data, limits)
    package = Package(data, limits)
    main = next(
        (target for kind, target in package.relations("").values() if kind == "officeDocument"),
        "word/document.xml",
    )
    root = package.tree(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Unreadable(DAMAGED)
    for number, (table, above) in enumerate(outer_tables(body), 1):
        yield read_layout(grid_of(table, f"表{number}"), above)


def refuse_secret(data: bytes, limits: ReadLimits) -> None:
    """Raises Unreadable for a docx that is marked secret, or that cannot be read as one."""
    try:
        refuse_marked(read_docx(data, limits), limits.refused_marks)
    except Marked as mark:
        raise Unreadable(str(mark)) from None


def outer_tables(body: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """The tables of a paper that stand in no other table, each with the lines above it."""
    above: list[str] = []
    for block in body.iter(P, TBL):
        if any(parent.tag == TBL for parent in block.iterancestors()):
            continue
        if block.tag == P:
            above.append("".join(text for _, text in text_runs(block)))
            continue
        yield block, tuple(line for line in above if line.strip())[-_LINES_ABOVE:]
        above = []


def grid_of(table: Element, name: str) -> Grid:
    """A table of a paper as a grid; a cell of several paragraphs has several lines."""
    cells = list(cells_of(table))
    height = max((cell.row + cell.rows for cell, _ in cells), default=0)
    width = max((cell.col + cell.cols for cell, _ in cells), default=0)
    if height * width > _MOST_CELLS:
        raise Unreadable(NO_KIND)
    rows = [[""] * width for _ in range(height)]
    for cell, element in cells:
        rows[cell.row][cell.col] = "\n".join(_words(element)).strip("\n")
    merges = tuple(
        ((cell.row, cell.col), (cell.row + cell.rows - 1, cell.col + cell.cols - 1))
        for cell, _ in cells
        if cell.rows > 1 or cell.cols > 1
    )
    return Grid(name, tuple(map(tuple, rows)), merges)


def _words(element: Element) -> Iterator[str]:
    for paragraph in element.iter(P):
        yield "".join(text for _, text in text_runs(paragraph))
