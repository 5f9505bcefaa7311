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
    """None where fewer than two papers share it, one alone has most of it, or much of it is in none of them."""
    whole = stretches(as_letters(earlier).text)
    known = [set(stretches(as_letters(one).text)) for one in later]
    shares = [_share(whole, one) for one in known]
    parts = tuple(n for n, share in enumerate(shares) if share >= _EACH)
    together = _share(whole, set().union(*(known[n] for n in parts)))
    if len(parts) < 2 or max(shares) >= ALONE or together < _TOGETHER:
        return None
    return Split(together, parts)


def _share(whole: list[str], known: set[str]) -> float:
    if not whole:
        return 0.0
    length = len(whole) + len(whole[0]) - 1
    return sum(end - start for start, end in covered(whole, known)) / length
