"""Workbooks (xlsx, xls, et) and csv: titles, headers, notes and tasks as text; rows about people only as a count."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from jianfu.core.reading.biff import LOCKED, MOST_CELLS, check_workbook
from jianfu.core.reading.grid import Cell, describe
from jianfu.core.reading.package import DAMAGED, TOO_LARGE, Package, refuse_entities
from jianfu.core.reading.pieces import Piece, column_letters, join
from jianfu.core.reading.plain import decode
from jianfu.core.reading.secrecy import refuse_marked
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Table, Unreadable
from jianfu.core.reading.sheet_edges import edges_in_biff, edges_in_xml

_HEAD, _TAIL = 800, 100
"""Rows looked at above and below; between them a sheet that long has nothing but more data."""
_ADDRESS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_EMPTY = "表格里没有文字,可能是空白表,或者内容是图片。原件没有改动。请核对后重新放进来。"
_ONLY_PEOPLE = "表格里只有人员信息,按规定没有保留,没有可读的要求。原件没有改动。要求写在通知里的,请放通知。"

Rows = Sequence[Sequence[object]]
Merges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Rows
    merges: Merges = ()
    hidden: bool = False


def read_sheet(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable for what is no table, is encrypted, or breaks the limits."""
    problem = None
    pieces: list[Piece] = []
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        pieces += dict.fromkeys(looked_over(data, limits))
        sheets = workbook(data)
    else:
        text, problem = decode(data)
        sheets = iter([Sheet("", csv_rows(text))])
    tables: list[Table] = []
    any_cells = False
    for sheet in sheets:
        cells = list(_cells(sheet))
        if not cells:
            continue
        any_cells = True
        kept, table = _read(sheet, cells, limits)
        pieces += kept
        tables += [table] if table else []
    if not pieces:
        raise Unreadable(_ONLY_PEOPLE if any_cells else _EMPTY)
    chars, blocks = join(pieces)
    return Draft(chars, blocks, tuple(tables), problem=problem)


def workbook(data: bytes) -> Iterator[Sheet]:
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            yield Sheet(about.name, rows, sheet.merged_cell_ranges or (), hidden)
    except calamine.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise Unreadable(DAMAGED) from error
    except BaseException as error:
        # The Rust side reports its own mistakes with an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(DAMAGED) from error


def looked_over(data: bytes, limits: ReadLimits) -> Iterator[Piece]:
    """Checks everything the fast reader takes on trust; gives what is printed above and below the pages."""
    if data[:2] != b"PK":
        yield from edges_in_biff(check_workbook(data))
        return
    package = Package(data, limits)
    for name in package.names():
        if not name.endswith(".xml"):
            continue
        xml = package.read(name) or b""
        refuse_entities(xml)
        if name.startswith("xl/worksheets/"):
            _check_size(xml)
            yield from edges_in_xml(xml)


def _check_size(xml: bytes) -> None:
    """Refuse a sheet whose outermost cells span more than a person could have filled."""
    found = _ADDRESS.findall(xml)
    if found:
        columns = max(_column_number(letters) for letters in {letters for letters, _ in found})
        rows = max(int(row) for _, row in found)
        if rows * columns > MOST_CELLS:
            raise Unreadable(TOO_LARGE)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def csv_rows(text: str) -> Rows:
    """Rows of a csv; the separator is the one that cuts the first lines most evenly."""
    lines = text.splitlines()[:50]
    counts = {mark: [line.count(mark) for line in lines if line.strip()] for mark in ",\t;|"}
    separator = max(counts, key=lambda mark: (_evenness(counts[mark]), -",\t;|".index(mark)))
    csv.field_size_limit(2**20)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Unreadable(DAMAGED) from error


def _evenness(counts: list[int]) -> int:
    """How many lines have the commonest number of separators; 0 if that is none."""
    present = [count for count in counts if count]
    return max((present.count(count) for count in set(present)), default=0)


def _read(sheet: Sheet, cells: list[Cell], limits: ReadLimits) -> tuple[list[Piece], Table | None]:
    """What may be kept of one sheet. Of a hidden sheet only the header is, and the table says so.

    Raises Marked for a hidden sheet with a secret mark.
    """
    layout = describe(cells)
    skipped = max(0, len(sheet.rows) - _HEAD - _TAIL)
    pieces = [
        Piece(cell.text, f"{sheet.name} {column_letters(cell.col)}{cell.row + 1}".strip(), Part.SHEET)
        for cell in cells
        if (cell.row, cell.col) not in layout.dropped
    ]
    notes = layout.notes
    if sheet.hidden:
        refuse_marked(Draft(*join(pieces)), limits.refused_marks)
        pieces = []
        notes = ("隐藏的工作表,只读了表头", *notes)
    if not layout.header:
        return pieces, None
    return pieces, Table(sheet.name or "表", layout.header, layout.rows + skipped, notes)


def _cells(sheet: Sheet) -> Iterator[Cell]:
    spans = {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in sheet.merges}
    last = len(sheet.rows)
    for at, row in enumerate(sheet.rows):
        if _HEAD <= at < last - _TAIL:
            continue
        for col, value in enumerate(row):
            if value == "" or value is None:
                continue
            rows, cols = spans.get((at, col), (1, 1))
            cell = Cell(at, col, shown(value), min(rows, 100), min(cols, 1000))
            if cell.text:
                yield cell if sheet.merges else replace(cell, cols=_reach(sheet, at, col))


def _reach(sheet: Sheet, at: int, col: int) -> int:
    """Without merges (csv) a line with nothing else in it is taken for a title over all columns."""
    row = sheet.rows[at]
    alone = col == 0 and not any(str(other).strip() for other in row[1:] if other is not None)
    return max((len(r) for r in sheet.rows[:20]), default=1) if alone else 1


def shown(value: object) -> str:
    """A value as a sheet in Chinese shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(round(value, 10))
    if isinstance(value, datetime):
        day = f"{value.year}年{value.month}月{value.day}日"
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()
