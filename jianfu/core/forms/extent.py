"""How far a form reaches with its empty cells: the fast reader drops those, and they are what a form is made of.

Cells with a line around them count. Whole columns are often given a font or a height, and nobody means them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from jianfu.core.reading.biff import check_workbook
from jianfu.core.reading.grids import Grid
from jianfu.core.reading.package import Package
from jianfu.core.reading.shapes import ReadLimits

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_REF = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_LOOK = re.compile(rb"""\bs=["'](\d{1,6})["']""")
MOST_ROWS = 3000
"""Beyond that empty rows are not counted: somebody has drawn lines down whole columns."""
_SHEET_BEGINS, _SHEET_NAMED = 0x0809, 0x0085
_FORMAT, _BLANK, _BLANKS = 0x00E0, 0x0201, 0x00BE


def widened(grids: tuple[Grid, ...], data: bytes, limits: ReadLimits) -> tuple[Grid, ...]:
    """The grids with their empty rows and columns as far as the sheet has cells."""
    reach = dict(
        _in_xml(Package(data, limits))
        if data[:2] == b"PK"
        else _in_biff(data)
        if data[:2] == b"\xd0\xcf"
        else ()
    )
    return tuple(_padded(grid, *reach.get(grid.name, (0, 0))) for grid in grids)


def _padded(grid: Grid, rows: int, columns: int) -> Grid:
    told = len(grid.rows[0]) if grid.rows else 0
    # One empty column at the right may be where the last labels are answered; more are only drawn.
    used = max(
        [
            *(at + 1 for row in grid.rows for at, text in enumerate(row) if text),
            *(r + 1 for _, (_, r) in grid.merges),
        ],
        default=0,
    )
    width = max(min(columns, used + 1), told)
    wide = [(*row, *[""] * (width - len(row))) for row in grid.rows]
    wide += [("",) * width] * (min(rows, MOST_ROWS) - len(wide))
    return Grid(grid.name, tuple(wide), grid.merges)


def _in_xml(package: Package) -> Iterator[tuple[str, tuple[int, int]]]:
    main = next(
        (target for kind, target in package.relations("").values() if kind == "officeDocument"),
        "xl/workbook.xml",
    )
    relations = package.relations(main)
    book = package.tree(main)
    looks = _lined(package, next((target for kind, target in relations.values() if kind == "styles"), ""))
    for sheet in book.iter("{*}sheet") if book is not None else ():
        key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        rows = columns = 0
        for tag in _CELL.finditer(package.read(relations.get(key, ("", ""))[1]) or b""):
            look, ref = _LOOK.search(tag[1]), _REF.search(tag[1])
            if look and ref and int(look[1]) in looks:
                rows, columns = max(rows, int(ref[2])), max(columns, _column(ref[1]))
        yield str(sheet.get("name")), (rows, columns)


def _lined(package: Package, styles: str) -> set[int]:
    """The numbers of the cell formats that draw a line."""
    root = package.tree(styles) if styles else None
    if root is None:
        return set()
    drawn = [
        any(side.get("style") not in (None, "none") for side in border)
        for border in root.iterfind("{*}borders/{*}border")
    ]
    numbers = [int(look.get("borderId") or 0) for look in root.iterfind("{*}cellXfs/{*}xf")]
    return {at for at, number in enumerate(numbers) if number < len(drawn) and drawn[number]}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _in_biff(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Sheets stand in the stream in the order in which the book names them; formats before them all."""
    names: list[str] = []
    reach: list[tuple[int, int]] = []
    lined: list[bool] = []
    for kind, content in _records(check_workbook(data)):
        if kind == _SHEET_NAMED and len(content) > 8:
            names.append(content[8:].decode("utf-16-le" if content[7] & 1 else "latin-1", "replace"))
        elif kind == _FORMAT and len(content) >= 14:
            lined.append(bool(struct.unpack_from("<H", content, 10)[0]))
        elif kind == _SHEET_BEGINS:
            reach.append((0, 0))
        elif kind in (_BLANK, _BLANKS) and len(content) >= 6 and reach:
            row, column = struct.unpack_from("<HH", content)
            looks = struct.unpack_from(f"<{(len(content) - 6) // 2 or 1}H", content, 4)
            rows, columns = reach[-1]
            last = max(
                (at for at, look in enumerate(looks) if look < len(lined) and lined[look]), default=None
            )
            if last is not None:
                reach[-1] = (max(rows, row + 1), max(columns, column + last + 1))
    # The first stretch is the book's own.
    yield from zip(names, reach[1:], strict=False)


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length
