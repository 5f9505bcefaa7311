"""Duty lists as offices lay them out: the same items under many headings, merges, breaks and notes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import docx
import openpyxl


@dataclass
class Sheet:
    """Rows of one table. merges: (first row, first column, last row, last column), from 0."""

    name: str
    rows: list[Any]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def xlsx(*sheets: Sheet) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for made in sheets:
        sheet = book.create_sheet(made.name)
        for row in made.rows:
            sheet.append(list(row))
        for top, left, bottom, right in made.merges:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def word(*blocks: str | Sheet) -> bytes:
    """A docx of paragraphs and tables, in this order."""
    paper = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            paper.add_paragraph(block)
            continue
        width = max(len(row) for row in block.rows)
        table = paper.add_table(rows=len(block.rows), cols=width)
        for at, row in enumerate(block.rows):
            for col, words in enumerate(row):
                if words is not None:
                    table.cell(at, col).text = str(words)
        for top, left, bottom, right in block.merges:
            _merge(table, top, left, bottom, right)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _merge(table: Any, top: int, left: int, bottom: int, right: int) -> None:
    words = table.cell(top, left).text
    merged = table.cell(top, left).merge(table.cell(bottom, right))
    merged.text = words


def across(rows: Iterable[int], width: int) -> list[tuple[int, int, int, int]]:
    """Merges of whole rows."""
    return [(row, 0, row, width - 1) for row in rows]
