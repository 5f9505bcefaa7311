"""One earlier paper that comes back in several: together they hold most of it, none of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jianfu.core.overlap.likeness import as_letters, covered, stretches
from jianfu.core.overlap.shapes import Letters

_TOGETHER = 0.7
ALONE = 0.7
"""A paper that holds so much of an earlier one is that one again, and no part of it."""
_EACH = 0.15


@dataclass(frozen=True, slots=True)
class Split:
    """share  the part of the earlier paper that the new ones hold together, 0.0 to 1.0
    parts  indices of the new papers that hold some of it
    """

    share: float
    parts: tuple[int, ...]


def find_split(earlier: str | Letters, later: Sequence[str | Letters]) -> Split | None:
    """None where fewer than two papers share it, one alone has most of it, or much of it is in none of them.

    A part is what adds something of its own: sentences that all papers of an office have make none of them a part.
    """
    whole = stretches(as_letters(earlier).text)
    known = [set(stretches(as_letters(one).text)) for one in later]
    if max((_share(whole, one) for one in known), default=0.0) >= ALONE:
        return None
    parts: list[int] = []
    have: set[str] = set()
    together = 0.0
    while left := [n for n in range(len(known)) if n not in parts]:
        share, best = max((_share(whole, have | known[n]), -n) for n in left)
        if share - together < _EACH:
            break
        parts.append(-best)
        have |= known[-best]
        together = share
    return Split(together, tuple(sorted(parts))) if len(parts) > 1 and together >= _TOGETHER else None


def _share(whole: list[str], known: set[str]) -> float:
    if not whole:
        return 0.0
    length = len(whole) + len(whole[0]) - 1
    return sum(end - start for start, end in covered(whole, known)) / length
