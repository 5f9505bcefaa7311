"""A figure as an Excel workbook. Whatever a unit or paper is called, no cell of it is ever a formula."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from jianfu.apps.board.tables import Cell, Table

_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def workbook(*tables: Table) -> bytes:
    """One sheet a table: title, head, rows, and below them how it was computed."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "hours": book.add_format({"num_format": "#,##0.0"}),
        "count": book.add_format({"num_format": "#,##0"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "how": book.add_format({"font_color": "#556367"}),
    }
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.write_string(0, 0, safe(table.title), looks["title"])
        for column, words in enumerate(table.head):
            sheet.write_string(2, column, safe(words), looks["head"])
        for at, row in enumerate(table.rows, 3):
            for column, cell in enumerate(row):
                _write(sheet, at, column, cell, looks)
        for at, words in enumerate(("怎么算的", *table.how), len(table.rows) + 4):
            sheet.write_string(at, 0, safe(words), looks["how"])
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, max(1, len(table.head) - 1), 7 if len(table.head) > 20 else 13)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def safe(words: str) -> str:
    """A text that begins like a formula gets an apostrophe before it, for programs that read the sheet again."""
    return "'" + words if words.startswith(_SIGNS) else words


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, safe(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, looks["day"])
    else:
        sheet.write_number(row, column, cell, looks["hours" if isinstance(cell, float) else "count"])
