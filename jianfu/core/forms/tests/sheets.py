"""Forms drawn with letters: | between cells, < joined with the left, ^ joined with the one above."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Drawn:
    """rows: what stands in the cells; wanted: `组/组>栏目@B3`, where the first value goes."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    wanted: tuple[str, ...]

    def merges(self) -> Iterator[tuple[int, int, int, int]]:
        """Top, left, bottom, right of every joined cell, counted from 0."""
        for top, row in enumerate(self.rows):
            for left, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right, bottom = left, top
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][left : left + 1] == ("^",):
                    bottom += 1
                if (right, bottom) != (left, top):
                    yield top, left, bottom, right

    def texts(self) -> Iterator[tuple[int, int, str]]:
        for at, row in enumerate(self.rows):
            for col, text in enumerate(row):
                if text and text not in ("<", "^"):
                    yield at, col, text.replace("\\n", "\n")


def drawn(file: str = "layouts.txt") -> Iterator[Drawn]:
    for block in (HERE / file).read_text(encoding="utf-8").split("\n# "):
        name, *lines = block.removeprefix("# ").strip("\n").split("\n")
        rows = [tuple(line.split("|")) for line in lines if not line.startswith("=>")]
        width = max(map(len, rows))
        full = tuple((*row, *[""] * (width - len(row))) for row in rows)
        yield Drawn(name, full, tuple(next(x for x in lines if x.startswith("=>")).split()[1:]))


def as_xlsx(form: Drawn) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Border, Side

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    line = Side(style="thin")
    for at, row in enumerate(form.rows, 1):
        for col, _ in enumerate(row, 1):
            sheet.cell(at, col).border = Border(line, line, line, line)
    for at, col, text in form.texts():
        sheet.cell(at + 1, col + 1, int(text) if text.isdigit() and len(text) < 4 else text)
    for top, left, bottom, right in form.merges():
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_docx(form: Drawn) -> bytes:
    from docx import Document

    document = Document()
    table = document.add_table(len(form.rows), len(form.rows[0]))
    for top, left, bottom, right in form.merges():
        table.cell(top, left).merge(table.cell(bottom, right))
    for at, col, text in form.texts():
        table.cell(at, col).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
