"""Words for cells, when rows come in below row `after`: A1, B2:D9, 名册!$A$1:$H$20. Rows count from 1."""

from __future__ import annotations

import re

from jianfu.core.reading.pieces import column_letters
from jianfu.core.records import record

_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_ROW = re.compile(r"(\$?)(\d{1,7})")
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?<![\w.$\]!:'])(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
     (?P<ref>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7})(?![\w.(!])""",
    re.X,
)
# Sheet1:Sheet3!A1 and INDIRECT("A9"): places that cannot be read off the words.
_HIDDEN = re.compile(r"""[\w'\d]:[\w.']+!|INDIRECT\([^)]*\"""", re.I)


class Fixed(Exception):
    """Rows cannot come in here; says why, in Chinese."""


@record
class Gap:
    """`count` rows come in below row `after`, the last row of the list that begins with row `first`, of one sheet."""

    sheet: str
    first: int
    after: int
    count: int

    def row(self, row: int) -> int:
        return row + self.count if row > self.after else row

    @property
    def cell(self) -> str:
        """The first cell of the list's last row."""
        return f"A{self.after}"

    def has(self, row: int) -> bool:
        """Is it a row of the list itself?"""
        return self.first <= row <= self.after


def moved_cell(ref: str, gap: Gap) -> str:
    found = _CELL.fullmatch(ref)
    return f"{found[1]}{found[2]}{found[3]}{gap.row(int(found[4]))}" if found else ref


def rows_of(ref: str) -> tuple[int, int]:
    """First and last row of a range.

    >>> rows_of("$A$2:B9"), rows_of("C3")
    ((2, 9), (3, 3))
    """
    first, _, last = ref.partition(":")
    return int(re.sub(r"\D", "", first) or 0), int(re.sub(r"\D", "", last or first) or 0)


def moved_areas(refs: str, gap: Gap) -> str:
    """Areas that hold for cells: one that holds for the last row holds for the new rows too."""
    return " ".join(_area(ref, gap) for ref in refs.split())


def _area(ref: str, gap: Gap) -> str:
    top, bottom = rows_of(ref)
    if not top <= gap.after <= bottom:
        return ":".join(moved_cell(part, gap) for part in ref.split(":"))
    first, _, last = ref.partition(":")
    return f"{first}:{_down(last or first, gap.count)}"


def moved_formula(formula: str, gap: Gap, *, on: str, at: int) -> str:
    """A formula that stands on sheet `on` in row `at` (0 for names, charts and rules).

    Sums to the last row go on to the new last row. Within the list only an end with $ does: the others mean their own row.
    """
    if _HIDDEN.search(formula):
        raise Fixed("有的公式按文字或跨多张表取数")
    inside = on == gap.sheet and (at == 0 or gap.has(at))

    def one(found: re.Match[str]) -> str:
        ref = found["ref"]
        if ref is None or _sheet(found["sheet"], on) != gap.sheet:
            return found[0]
        before = found[0][: len(found[0]) - len(ref)]
        return before + _moved(ref, gap, inside=inside)

    return _TOKEN.sub(one, formula)


def copied_formula(formula: str, down: int, right: int = 0) -> str:
    """The formula as it reads so many cells further down and to the right.

    >>> copied_formula('SUM(C4:E4)*$B$1&"A1"', 2)
    'SUM(C6:E6)*$B$1&"A1"'
    """

    def one(found: re.Match[str]) -> str:
        ref = found["ref"]
        if ref is None:
            return found[0]
        before = found[0][: len(found[0]) - len(ref)]
        return before + ":".join(_down(part, down, right, fixed=False) for part in ref.split(":"))

    return _TOKEN.sub(one, formula)


def _sheet(word: str | None, on: str) -> str:
    if word is None:
        return on
    return word[1:-1].replace("''", "'") if word.startswith("'") else word


def _moved(ref: str, gap: Gap, *, inside: bool) -> str:
    top, bottom = rows_of(ref)
    first, _, last = ref.partition(":")
    if not last:
        if top == gap.after and not inside:
            raise Fixed("有的公式单独引用了最后一行")
        return _down(first, gap.count) if top > gap.after else first
    is_own = inside and ("$" not in last.lstrip("$") or top == bottom)
    if top > gap.after:
        first = _down(first, gap.count)
    if bottom > gap.after or (bottom == gap.after and not is_own):
        last = _down(last, gap.count)
    return f"{first}:{last}"


def _down(ref: str, down: int, right: int = 0, *, fixed: bool = True) -> str:
    """fixed: also what has a $ before it moves."""
    if found := _ROW.fullmatch(ref):
        return ref if found[1] and not fixed else f"{found[1]}{int(found[2]) + down}"
    found = _CELL.fullmatch(ref)
    if not found:
        return ref
    column = found[2] if found[1] or not right else column_letters(_index(found[2]) + right)
    row = found[4] if found[3] and not fixed else str(int(found[4]) + down)
    return f"{found[1]}{column}{found[3]}{row}"


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
