"""How alike a label is to the ways an element is said: letters and pairs of letters, rare ones count more.

docs/decisions/0023 tells what was tried beside it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jianfu.core.forms.catalogue import elements
from jianfu.core.forms.shapes import Element

_COMMON = 400
"""A piece that so many ways hold leads to none of them."""
_LEAST = 0.2
_UNKNOWN = 7.0
"""Weight of a pair no element knows: about that of one that stands in a single element."""


@cache
def said_exactly() -> Mapping[str, tuple[Element, ...]]:
    """Words -> the elements that are asked for with just these."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in elements():
        for way in element.says:
            found[way].append(element)
    return {way: tuple(them) for way, them in found.items()}


@cache
def _index() -> tuple[dict[str, float], dict[str, list[int]], list[_Way]]:
    """Weights of pieces; which ways hold a piece; the ways."""
    held_by: dict[str, set[str]] = defaultdict(set)
    for element in elements():
        for way in element.says:
            for piece in _pieces(way):
                held_by[piece].add(element.id)
    most = len(elements())
    weight = {
        piece: (1.0 if len(piece) == 1 else 1.5) * math.log(1 + most / len(ids))
        for piece, ids in held_by.items()
    }
    ways = [
        _Way(element, pieces, sum(weight[p] for p in pieces))
        for element in elements()
        for pieces in map(_pieces, element.says)
    ]
    where: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(ways):
        for piece in one.pieces:
            where[piece].append(at)
    return weight, where, ways


class _Way(NamedTuple):
    element: Element
    pieces: frozenset[str]
    weight: float


def _pieces(words: str) -> frozenset[str]:
    return frozenset((*words, *(words[i : i + 2] for i in range(len(words) - 1))))


@lru_cache(8192)
def likenesses(words: str) -> Mapping[Element, float]:
    """Elements whose ways share something with `words`, 0 to 1: shared weight, twice, over both weights."""
    weight, where, ways = _index()
    pieces = _pieces(words)
    own = sum(weight.get(piece, _UNKNOWN if len(piece) == 2 else _UNKNOWN / 2) for piece in sorted(pieces))
    found: dict[Element, float] = {}
    for at in {at for p in pieces if len(held := where.get(p, ())) <= _COMMON for at in held}:
        way = ways[at]
        score = 2 * sum(weight[p] for p in sorted(pieces & way.pieces)) / (own + way.weight)
        if score > found.get(way.element, _LEAST):
            found[way.element] = score
    return found
