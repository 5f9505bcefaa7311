"""Characters with their places on a page -> printed lines in reading order. For PDF, OFD and recognised pictures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from jianfu.core.patterns import pattern

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_IS_WIDE = pattern(f"[{_WIDE}“”‘’…—]")
_CELL_GAP = 1.8
"""Gap, in sizes of the type, that stands between cells of a table and never inside justified text."""
_WORD_GAP = 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, or a recognised run of them; y grows downwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `size` is the height of its type in the units of the page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in reading order; `columns` has the left and right edge of the column of each line."""

    number: int
    height: float
    lines: tuple[Line, ...]
    columns: tuple[tuple[float, float], ...]


def page_of(number: int, width: float, height: float, glyphs: Sequence[Glyph]) -> Page:
    """Put the characters of one page in order: rows from the top, or column by column."""
    rows = _rows(glyphs)
    gutter = _gutter(rows)
    if gutter is None:
        lines = [_line(row) for row in rows]
        left_edge, right_edge = _edges(lines)
        # No page has so wide a margin: its lines are short because they end there.
        edges = (left_edge, right_edge if right_edge > 0.7 * width else 0.8 * width)
        return Page(number, height, tuple(lines), tuple(edges for _ in lines))
    ordered: list[Line] = []
    columns: list[tuple[float, float]] = []

    def close(left: list[Line], right: list[Line]) -> None:
        for column in (left, right):
            ordered.extend(column)
            columns.extend([_edges(column)] * len(column))
            column.clear()

    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if _crosses(row, gutter):
            # A heading over both columns ends what stands above it.
            close(left, right)
            line = _line(row)
            ordered.append(line)
            columns.append((line.x0, line.x1))
            continue
        for side, glyphs_of in (
            (left, [g for g in row if g.x1 <= gutter]),
            (right, [g for g in row if g.x0 >= gutter]),
        ):
            if glyphs_of:
                side.append(_line(glyphs_of))
    close(left, right)
    return Page(number, height, tuple(ordered), tuple(columns))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that share a band of height, from the top down, each row from left to right.

    A quotation mark from another font may be higher or lower than its neighbours, but most of it is in their band.
    """
    rows: list[list[Glyph]] = []
    band: list[tuple[float, float]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y0 + g.y1):
        if rows:
            top, bottom = band[-1]
            shared = min(bottom, glyph.y1) - max(top, glyph.y0)
            if shared > 0.4 * min(bottom - top, glyph.size):
                rows[-1].append(glyph)
                if glyph.size > bottom - top:
                    band[-1] = (glyph.y0, glyph.y1)
                continue
        rows.append([glyph])
        band.append((glyph.y0, glyph.y1))
    return [sorted(row, key=attrgetter("x0")) for row in rows]


def _line(row: Sequence[Glyph]) -> Line:
    """The text of one row, with a space between words and a tab between cells."""
    size = sorted(g.size for g in row)[len(row) // 2]
    parts: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None:
            gap = glyph.x0 - last.x1
            if gap > _CELL_GAP * size:
                parts.append("\t")
            elif gap > _WORD_GAP * size and not (
                _IS_WIDE.match(last.text[-1:]) or _IS_WIDE.match(glyph.text[:1])
            ):
                parts.append(" ")
        parts.append(glyph.text)
        last = glyph
    return Line(
        "".join(parts),
        row[0].x0,
        min(g.y0 for g in row),
        max(g.x1 for g in row),
        max(g.y1 for g in row),
        size,
    )


def _gutter(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """The middle of the white band between two columns of running text, None for one column and for tables."""
    if len(rows) < 8:
        return None
    x0 = min(g.x0 for row in rows for g in row)
    x1 = max(g.x1 for row in rows for g in row)
    clear: dict[float, int] = {}
    for step in range(40, 61):
        x = x0 + (x1 - x0) * step / 100
        both = [row for row in rows if not _crosses(row, x) and row[0].x1 <= x <= row[-1].x0]
        if len(both) >= 6 and len(both) >= 0.6 * len(rows):
            clear[x] = len(both)
    widest = [x for x, count in clear.items() if count == max(clear.values())]
    if not widest:
        return None
    x = widest[len(widest) // 2]
    halves = [
        [g for g in row if (g.x1 <= x) is left]
        for row in rows
        if not _crosses(row, x)
        for left in (True, False)
    ]
    sides = [half for half in halves if half]
    full = [
        half
        for half in sides
        if half[-1].x1 - half[0].x0 > 0.7 * (x1 - x0) / 2 and sum(len(g.text) for g in half) >= 10
    ]
    return x if len(full) >= 0.6 * len(sides) else None


def _crosses(row: Sequence[Glyph], x: float) -> bool:
    """Does a word or sentence of this row run over x?"""
    at = bisect_left(row, x, key=attrgetter("x0"))
    if at and row[at - 1].x1 > x:
        return True
    if at in (0, len(row)):
        return False
    before, after = row[at - 1], row[at]
    return after.x0 - before.x1 < 0.9 * min(before.size, after.size)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of a column: where most lines begin, and where the long ones end."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.x1 - line.x0 for line in lines)
    wide = [line for line in lines if line.x1 - line.x0 >= 0.6 * widest]
    return min(line.x0 for line in wide), sorted(line.x1 for line in wide)[int(0.8 * (len(wide) - 1))]
