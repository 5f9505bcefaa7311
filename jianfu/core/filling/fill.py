"""A sheet, what it asks, and what is held: every blank cell is written, asked or left, never two of these."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from jianfu.core.filling.book import Book
from jianfu.core.filling.growing import grow
from jianfu.core.filling.holdings import Holdings
from jianfu.core.filling.page import Page
from jianfu.core.filling.paper import Paper, PaperTable
from jianfu.core.filling.refs import Fixed, Gap
from jianfu.core.filling.shapes import Filled, Result
from jianfu.core.filling.sheet import FilledSheet, day_of
from jianfu.core.filling.values import Known
from jianfu.core.forms import Sheet
from jianfu.core.forms.extent import widened
from jianfu.core.forms.layout import read_layout
from jianfu.core.forms.sheets import grid_of, refuse_secret
from jianfu.core.reading.grids import Grid, read_grids
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.reading.sniff import kind_of

ONLY_THESE = "现在只能填xlsx、xlsm和docx。原件没有改动。xls、et请先在表格软件里另存为xlsx,再放进来。"
NO_FORM = "没有读到要填的栏目。原件没有改动。请核对是不是空白表。"


def fill(
    data: bytes,
    holdings: Holdings,
    *,
    now: date,
    allow: Collection[str] = (),
    marks: str = "yellow",
    answers: Mapping[tuple[str, str], str | float] | None = None,
    limits: ReadLimits | None = None,
) -> Filled:
    """Write what is known into the empty cells of a workbook or of the tables of a paper.

    now    the day by which values are old, and the day the form speaks of unless it names one
    answers  (sheet, cell) -> what a person said about a cell that was asked before
    marks  yellow: cells that are left or asked get a yellow ground; none: values only
    Raises Unreadable, in Chinese, where nothing can be written.
    """
    limits = limits or ReadLimits()

    def once(data: bytes) -> Filled:
        return _once(data, holdings, now, allow, marks, answers or {}, limits)

    done = once(data)
    wanted = [gap for result in done.results for gap in result.too_short]
    if not wanted:
        return done
    longer, added, refused = _grown(data, wanted)
    try:
        again = once(longer) if added else done
        is_whole = sum(len(r.too_short) for r in again.results) <= len(refused) or not added
    except Unreadable:
        is_whole = False
    if not is_whole:
        # Too long to be read, or not read as one list: the sheet as it came, and a question.
        added, refused, again = {}, [(gap, "加行后这张表读不准") for gap in wanted], done
    return Filled(again.data, tuple(_told(result, added, refused) for result in again.results))


def _grown(data: bytes, wanted: Sequence[Gap]) -> tuple[bytes, dict[str, int], list[tuple[Gap, str]]]:
    """From the bottom up, so that the places of the others stand."""
    added: dict[str, int] = {}
    refused = []
    for gap in sorted(wanted, key=lambda gap: -gap.after):
        try:
            data = grow(data, gap)
            added[gap.sheet] = added.get(gap.sheet, 0) + gap.count
        except Fixed as why:
            refused.append((gap, str(why)))
    return data, added, refused


def _told(result: Result, added: Mapping[str, int], refused: Sequence[tuple[Gap, str]]) -> Result:
    warnings = [
        (gap.cell, f"还差{gap.count}行,{why},不能加行。请先在表里加好空行再填")
        for gap, why in refused
        if gap.sheet == result.sheet
    ]
    return replace(result, warnings=(*result.warnings, *warnings), rows_added=added.get(result.sheet, 0))


def _once(
    data: bytes,
    holdings: Holdings,
    now: date,
    allow: Collection[str],
    marks: str,
    answers: Mapping[tuple[str, str], str | float],
    limits: ReadLimits,
) -> Filled:
    kind = kind_of(data)
    if kind not in ("xlsx", "docx"):
        raise Unreadable(ONLY_THESE)
    book = Book(data) if kind == "xlsx" else Paper(data)
    results = []
    for grid, sheet, page in (
        _in_book(book, data, limits) if isinstance(book, Book) else _in_paper(book, data, limits)
    ):
        said = {cell: value for (name, cell), value in answers.items() if name in ("", grid.name)}
        known = Known(holdings, now, day_of(grid, sheet) or now, allow)
        results.append(FilledSheet(grid, sheet, page, known, said).filled(marks))
    if not results:
        raise Unreadable(NO_FORM)
    return Filled(book.written(), tuple(results))


def _in_book(book: Book, data: bytes, limits: ReadLimits) -> Iterator[tuple[Grid, Sheet, Page]]:
    for grid in widened(read_grids(data, limits), data, limits):
        sheet = read_layout(grid)
        if sheet.asked:
            yield grid, sheet, book.sheet(grid.name)


def _in_paper(paper: Paper, data: bytes, limits: ReadLimits) -> Iterator[tuple[Grid, Sheet, PaperTable]]:
    refuse_secret(data, limits)
    for number, (table, above) in enumerate(paper.tables(), 1):
        grid = grid_of(table.table, f"表{number}")
        sheet = read_layout(grid, above)
        if sheet.asked:
            yield grid, sheet, table
