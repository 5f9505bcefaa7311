"""Workbooks and csv files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Row = Sequence[object]


def make_xlsx(
    sheets: dict[str, Sequence[Row]],
    merges: dict[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    header: str = "",
) -> bytes:
    """merges: ranges such as A1:E1 for each sheet; hidden: names of hidden sheets; header: printed above the left."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merges or {}).get(name, ()):
            sheet.merge_cells(cells)
        sheet.oddHeader.left.text = header or None
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def make_csv(rows: Sequence[Row], *, encoding: str = "gb18030", separator: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)
