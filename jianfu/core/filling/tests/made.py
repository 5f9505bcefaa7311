"""A small county: made-up people with numbers whose check digits are right, and blank forms."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jianfu.core.filling import Filled, Result, fill, read_holdings

NOW = date(2026, 11, 22)
DASHAN, XIAOHE, LAOSHAN = "999901195304062215", "999901198807151227", "999901193807114428"


def number(front: str) -> str:
    """An identity number with its check digit behind the seventeen given."""
    total = sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(front))
    return front + "10X98765432"[total % 11]


def county(folder: Path, **tables: str) -> Path:
    """Tables as csv; the people of the county unless others are given."""
    folder.mkdir(exist_ok=True)
    people = (
        "person.id_number,person.name,household.id,division.code,person.phone,person.ethnicity,person.death_date,_source,_as_of\n"
        f"{DASHAN},石大山,h1,999901109201,14000000001,汉族,,县公安局,2025-06-30\n"
        f"{number('99990119880715122')},陈小河,h1,999901109201,14000000003,汉族,,县公安局,2025-06-30\n"
        f"{LAOSHAN},石老山,h2,999901109201,,汉族,2026-03-01,县公安局,2025-06-30\n"
        f"{number('99990119700101001')},周山川,h3,999901109201,,汉族,,县公安局,2025-06-30\n"
        f"{number('99990119710101003')},周山川,h4,999901109202,,汉族,,县公安局,2025-06-30\n"
    )
    given = {
        "people": people,
        "grid": f"person.id_number,person.phone,_source,_as_of\n{DASHAN},14000000002,县委政法委(网格中心),2026-10-02\n",
        "homes": "household.id,household.head_id,household.head_name,household.income_total,land.arable_area,_source,_as_of\n"
        f"h1,{DASHAN},石大山,36000,2.5,县民政局,2026-06-30\n",
        "places": "division.code,division.town,division.village,_source,_as_of\n"
        "999901109201,青石镇,青石村,县民政局,2026-01-01\n999901109202,青石镇,柳溪村,县民政局,2026-01-01\n",
        **tables,
    }
    for name, text in given.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def blank(*rows: Sequence[object], protected: bool = False) -> bytes:
    """A workbook with these rows, the first a title over all columns, every cell with a line round it."""
    from openpyxl import Workbook
    from openpyxl.styles import Border, Side

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名册"
    width = max(map(len, rows))
    line = Side(style="thin")
    for at, row in enumerate(rows, 1):
        for col in range(1, width + 1):
            cell = sheet.cell(at, col)
            cell.value = row[col - 1] if col <= len(row) and row[col - 1] != "" else None  # type: ignore[assignment]
            cell.border = Border(line, line, line, line)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    if protected:
        sheet.protection.sheet = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(data: bytes, folder: Path, **options: object) -> tuple[Filled, Result]:
    done = fill(data, read_holdings(folder), now=NOW, **options)  # type: ignore[arg-type]
    return done, done.results[0]


def values(result: Result) -> dict[str, str | float]:
    return {written.cell: written.value for written in result.cells}
