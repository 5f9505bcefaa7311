"""Where a table's header begins and ends, and what each column is called from the top down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.forms.cells import Kind, Spot, is_known, squeezed
from jianfu.core.patterns import pattern
from jianfu.core.records import record

Rows = Sequence[Sequence[Spot]]
_NUMBER = pattern(r"\(?(?:\d{1,3}|[甲乙丙丁戊己])\)?|[A-Z]|\(?\d{1,3}\)?=[\d()+\-—、A-Z]+")


@record
class Column:
    """One column of a table: its names from the outermost in, where the innermost stands, and its number."""

    names: tuple[str, ...]
    spot: Spot
    number: str = ""


@record
class Header:
    """first and last row; columns from left to right. side: the cell at the left that stands beside the whole table."""

    first: int
    last: int
    columns: tuple[Column, ...]
    side: Spot | None = None


def header_at(rows: Rows, at: int, from_col: int = 0) -> Header | None:
    """The header that begins in this row right of `from_col`, or None if the row is none."""
    own = [s for s in rows[at] if s.col >= from_col]
    side = _side(rows, at, own)
    if side:
        own = [s for s in own if s.col > side.right]
    labels = [s for s in own if s.kind is Kind.LABEL]
    others = [s for s in own if s.kind is not Kind.LABEL and (from_col or not _is_margin(rows, at, s))]
    # With a colon it is answered where it stands.
    if (
        len(labels) < 2
        or labels[0].text.rstrip().endswith((":", ":"))
        or any(s.kind is not Kind.BLANK for s in others)
    ):
        return None
    levels = [list(labels)]
    if any(s.rows == 1 for s in labels) and at + 1 < len(rows):
        levels = _levels(rows, at, labels, others)
    if others and (len(levels) == 1 or not _covered(others, levels) or _is_open_card(own, levels)):
        return None
    last = max(at + len(levels) - 1, *(s.bottom for s in labels if len(levels) > 1), at)
    if len(levels) == 1:
        if (
            len({s.bottom for s in labels}) > 1
            or _is_filled_card(labels)
            or not _open_below(rows, max(s.bottom for s in labels) + 1, labels)
        ):
            return None
        last = max(s.bottom for s in labels)
    columns = _columns(levels, own)
    last, columns = _numbered(rows, last, columns)
    return Header(at, last, columns, side)


def _is_margin(rows: Rows, at: int, spot: Spot) -> bool:
    """Is this an empty cell in a last column that is empty all the way down to here and a little further?"""
    if spot.kind is not Kind.BLANK or spot is not rows[at][-1] or spot.cols > 1:
        return False
    return all(
        not row or row[-1].col != spot.col or not row[-1].text.strip() for row in rows[: at + 30]
    ) and not any(
        row[-2].kind is Kind.LABEL and row[-1].col == spot.col and any(s.kind is Kind.BLANK for s in row[:-1])
        for row in rows[at + 1 : at + 3]
        if len(row) > 1
    )


def _side(rows: Rows, at: int, own: Sequence[Spot]) -> Spot | None:
    """The cell at the left that runs on below the header: 家庭成员 beside names, ages and blanks."""
    first = next((s for s in own if s.kind is not Kind.BLANK), None)
    if first is None or first.kind is not Kind.LABEL or first.rows < 2 or len(own) < 3:
        return None
    rest = [s for s in own if s.col > first.right and s.kind is Kind.LABEL]
    if not rest:
        return None
    depth = max(len(_levels(rows, at, rest, ())), *(s.rows for s in rest), 1)
    return first if first.rows > depth else None


def _levels(rows: Rows, at: int, labels: list[Spot], blanks: Sequence[Spot]) -> list[list[Spot]]:
    """Rows of labels below labels that span several columns, or whose right neighbours are blank."""
    levels, kept = [labels], 1
    width = max(s.right for s in (*labels, *blanks))
    while at + len(levels) < len(rows):
        above = _spread(levels[-1], width) if len(levels) > 1 or blanks else levels[-1]
        parents = [s for s in above if s.rows == 1]
        own = [
            s for s in rows[at + len(levels)] if any(p.col <= s.col <= p.right for p in (labels[0], *above))
        ]
        below = [s for s in own if s.kind is not Kind.BLANK and s.col >= labels[0].col]
        if not below or any(s.kind is not Kind.LABEL for s in below):
            break
        if not all(any(p.col <= s.col and s.right <= p.right for p in parents) for s in below):
            break
        divided = any(sum(p.col <= s.col <= p.right for s in below) > 1 for p in parents)
        if not divided and not all(
            any((p.col, p.right) == (s.col, s.right) for p in levels[-1]) for s in below
        ):
            break
        levels.append(below)
        # A level that divides nothing is the first row of what was filled in, unless one below it divides.
        if divided:
            kept = len(levels)
    return levels[:kept]


def _spread(level: Sequence[Spot], width: int) -> list[Spot]:
    """Without merges a heading reaches to the next one."""
    found = []
    for at, spot in enumerate(level):
        end = level[at + 1].col - 1 if at + 1 < len(level) else width
        found.append(
            spot if spot.cols > 1 else Spot(spot.row, spot.col, spot.text, spot.rows, end - spot.col + 1)
        )
    return found


def _covered(blanks: Sequence[Spot], levels: Sequence[Sequence[Spot]]) -> bool:
    """Has every blank cell of the first row a label below it?"""
    return all(any(s.covers(b.col) for level in levels[1:] for s in level) for b in blanks)


def _is_open_card(own: Sequence[Spot], levels: Sequence[Sequence[Spot]]) -> bool:
    """户主姓名 __ 联系电话 __ above a header is no header of groups: each label has its blank, one is known."""
    by_turns = all(s.kind is (Kind.BLANK if at % 2 else Kind.LABEL) for at, s in enumerate(own))
    alone = any(not any(s.covers(b.col) for b in levels[1]) for s in levels[0])
    return by_turns and not alone and any(is_known(s.text) for s in levels[0])


def _is_filled_card(labels: Sequence[Spot]) -> bool:
    """姓名 石大山 性别 男: known words and answers by turns."""
    if len(labels) < 4 or len(labels) % 2:
        return False
    known = [is_known(s.text) for s in labels]
    return all(known[::2]) and not any(known[1::2])


def _open_below(rows: Rows, at: int, labels: Sequence[Spot]) -> bool:
    """Below a header there is room: cells to write, or at least not labels all along again."""
    if at >= len(rows):
        # The last row of all: a header without room, unless there is room to its right.
        return rows[at - 1][-1].kind is not Kind.BLANK
    under = [s for s in rows[at] if s.col >= labels[0].col]
    if not under:
        return False
    words = [s for s in under if s.kind is not Kind.BLANK]
    # A second row of labels at the same places is a card of rows, or a header whose groups are not merged.
    return len(words) < len(under) or not all(is_known(s.text) for s in words) or len(words) < 2


def _columns(levels: Sequence[Sequence[Spot]], own: Sequence[Spot]) -> tuple[Column, ...]:
    width = max(s.right for level in levels for s in level)
    several = len(levels) > 1
    found: list[Column] = []
    for col in range(levels[0][0].col, width + 1):
        path: list[Spot] = []
        for depth, level in enumerate(levels):
            reach = _spread(level, width) if several and depth < len(levels) - 1 else level
            spot = next((s for s in reach if s.covers(col)), None)
            if spot is not None and not _swallowed(spot, col, levels[depth + 1 :], levels[depth]):
                path.append(spot)
        if path and (not found or found[-1].spot.col != path[-1].col or found[-1].spot.row != path[-1].row):
            found.append(Column(tuple(squeezed(s.text) for s in path), path[-1]))
    return tuple(found)


def _swallowed(spot: Spot, col: int, below: Sequence[Sequence[Spot]], level: Sequence[Spot]) -> bool:
    """A heading spread over blanks to its right only counts where it has labels below it or stands itself."""
    original = next(s for s in level if s.col == spot.col)
    if original.covers(col):
        return False
    return not any(s.covers(spot.col) for lower in below for s in lower)


def _numbered(rows: Rows, last: int, columns: tuple[Column, ...]) -> tuple[int, tuple[Column, ...]]:
    """The line 甲 乙 1 2 3=1+2 below a header, if there is one."""
    if last + 1 >= len(rows):
        return last, columns
    signs = {s.col: squeezed(s.text) for s in rows[last + 1] if s.kind is not Kind.BLANK}
    if len(signs) < max(2, len(columns) - 2) or not all(_NUMBER.fullmatch(sign) for sign in signs.values()):
        return last, columns
    digits = [int(found[1]) for sign in signs.values() if (found := re.match(r"\(?(\d+)", sign))]
    if digits[:2] not in ([1, 2], [1], [2, 3]) and "甲" not in signs.values() and "A" not in signs.values():
        return last, columns
    if digits and digits != list(range(digits[0], digits[0] + len(digits))):
        return last, columns
    return last + 1, tuple(Column(c.names, c.spot, signs.get(c.spot.col, "")) for c in columns)
