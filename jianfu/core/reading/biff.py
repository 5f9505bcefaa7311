"""Old workbooks (xls, et), looked over before the fast reader gets them: it trusts what a file says of its own size."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from jianfu.core.reading.ole import open_ole
from jianfu.core.reading.package import DAMAGED, TOO_LARGE
from jianfu.core.reading.shapes import Unreadable

MOST_CELLS = 8_000_000
"""The reader keeps a sheet as a full rectangle, so one cell far out would cost all memory."""

LOCKED = "表格设有密码,打不开。原件没有改动。请在表格软件中去掉密码,另存后再放进来。"

_DIMENSIONS, _SHEET_BEGINS, _FILE_PASS, _END = 0x0200, 0x0809, 0x002F, 0x000A
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records that begin with row and column."""


def check_workbook(data: bytes) -> bytes:
    """The stream of records. Raises Unreadable for sectors that follow each other in a ring and for sheets nobody could have filled."""
    try:
        with open_ole(data) as ole:
            ole.loadminifat()
            rings = has_ring(ole.fat) or has_ring(ole.minifat)
            name = next((n for n in ("Workbook", "Book") if ole.exists(n)), None)
            book = b"" if rings or name is None else ole.openstream(name).read()
    except (OSError, OverflowError, ValueError, IndexError, TypeError, AttributeError, struct.error) as error:
        raise Unreadable(DAMAGED) from error
    if rings:
        raise Unreadable(DAMAGED)
    if _is_locked(book):
        raise Unreadable(LOCKED)
    if _largest(book) > MOST_CELLS:
        raise Unreadable(TOO_LARGE)
    return bytes(book)


def _is_locked(book: bytes) -> bool:
    """The record that says so stands before everything that is encrypted; the fast reader would call it damaged."""
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind in (_FILE_PASS, _END):
            return bool(kind == _FILE_PASS)
        at += 4 + length
    return False


def has_ring(follows: Sequence[int]) -> bool:
    """follows: for each sector the next one; a number that is no sector ends a chain."""
    walk_of = [0] * len(follows)
    for start in range(len(follows)):
        at = start
        while at < len(follows) and not walk_of[at]:
            walk_of[at] = start + 1
            at = follows[at]
        if at < len(follows) and walk_of[at] == start + 1:
            return True
    return False


def _largest(book: bytes) -> int:
    """Cells of the rectangle that the largest sheet spans or says it spans."""
    at = largest = rows = columns = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        at += 4
        if kind in _CELLS and at + 4 <= len(book):
            row, column = struct.unpack_from("<HH", book, at)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _SHEET_BEGINS:
            rows = columns = 0
        elif kind == _DIMENSIONS and length >= 12 and at + 12 <= len(book):
            first, last, left, right = struct.unpack_from("<IIHH", book, at)
            # The reader takes the difference without a sign: a first row behind the last one is a huge number.
            backwards = last < first or right < left
            largest = max(largest, 2**32 if backwards else (last - first) * (right - left))
        largest = max(largest, rows * columns)
        at += length
    return largest
