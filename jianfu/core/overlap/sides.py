"""Two papers side by side: which words stand opposite which."""

from __future__ import annotations

from dataclasses import dataclass

from jianfu.core.overlap.shapes import Likeness, Passage


@dataclass(frozen=True, slots=True)
class Row:
    """a[a_start:a_end] stands opposite b[b_start:b_end]; either may be empty."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    same: bool


def side_by_side(found: Likeness, length_a: int, length_b: int) -> list[Row]:
    """Rows that go through both texts from beginning to end.

    What was moved to another place stands opposite nothing: a row keeps the order of both texts.
    length_a, length_b  characters of the two texts
    """
    rows: list[Row] = []
    a = b = 0
    for p in (*_in_order(found.passages), Passage(length_a, length_a, length_b, length_b, 0)):
        if p.a_start > a or p.b_start > b:
            rows.append(Row(a, p.a_start, b, p.b_start, same=False))
        if p.letters:
            rows.append(Row(p.a_start, p.a_end, p.b_start, p.b_end, same=True))
        a, b = p.a_end, p.b_end
    return rows


def _in_order(passages: tuple[Passage, ...]) -> list[Passage]:
    """The passages with the most letters that follow each other in both texts."""
    best: list[tuple[int, int]] = []  # letters up to here, index of the one before
    for n, p in enumerate(passages):
        before = max(
            (m for m in range(n) if passages[m].a_end <= p.a_start and passages[m].b_end <= p.b_start),
            key=lambda m: best[m][0],
            default=-1,
        )
        best.append((p.letters + (best[before][0] if before >= 0 else 0), before))
    chain: list[Passage] = []
    n = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while n >= 0:
        chain.append(passages[n])
        n = best[n][1]
    return chain[::-1]
