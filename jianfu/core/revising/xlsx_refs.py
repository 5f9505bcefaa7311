"""References of a sheet when one of its columns goes: A1, B2:D9, $A$1:$H$20."""

from __future__ import annotations

import re

from jianfu.core.reading.pieces import column_letters
from jianfu.core.revising.settle import column_index

_REF = re.compile(r"(?P<d>\$?)(?P<column>[A-Z]{1,3})(?P<rest>\$?\d{1,7})")


def moved_cell(ref: str, gone: int) -> str | None:
    """The cell's new reference; None if it stood in the column."""
    m = _REF.fullmatch(ref)
    if m is None:
        return ref
    column = column_index(m["column"])
    if column == gone:
        return None
    return f"{m['d']}{column_letters(column - (column > gone))}{m['rest']}"


def moved_range(ref: str, gone: int) -> str | None:
    """The range's new reference, narrower by one if the column was in it; None if it was nothing else."""
    first, _, last = ref.partition(":")
    a, b = _REF.fullmatch(first), _REF.fullmatch(last or first)
    if a is None or b is None:
        return ref
    low, high = column_index(a["column"]), column_index(b["column"])
    if low == high == gone:
        return None
    low, high = low - (low > gone), high - (high >= gone)
    start, end = f"{a['d']}{column_letters(low)}{a['rest']}", f"{b['d']}{column_letters(high)}{b['rest']}"
    return f"{start}:{end}" if last else start


def moved_ranges(refs: str, gone: int) -> str:
    """The same for several, parted by blanks; "" if none is left."""
    return " ".join(r for r in (moved_range(ref, gone) for ref in refs.split()) if r)


def columns_of(ref: str) -> tuple[int, int] | None:
    """First and last column of a range, 0 is the first."""
    first, _, last = ref.partition(":")
    a, b = _REF.fullmatch(first), _REF.fullmatch(last or first)
    return (column_index(a["column"]), column_index(b["column"])) if a and b else None
