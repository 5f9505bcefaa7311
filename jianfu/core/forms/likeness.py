"""How alike a label is to the ways an element is said: letters and pairs of letters, rare ones count more.

docs/decisions/0023 tells what was tried beside it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from jianfu.core.forms.catalogue import elements
from jianfu.core.forms.shapes import Element

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
def _index() -> tuple[dict[str, float], dict[str, list[int]], list[tuple[Element, float]]]:
    """Weights of pieces; which ways hold a piece; each way's element and total weight."""
    held_by: dict[str, set[str]] = defaultdict(set)
    for element in elements():
        for way in element.says:
            for piece in _pieces(way):
                held_by[piece].add(element.id)
    most = len(elements())
    weight = {
        piece: (1.0 if len(piece) == 1 else 1.5) * math.log(1 + most / len(ids)) for piece, ids in held_by.items()
    }
    ways: list[tuple[Element, float]] = []
    where: dict[str, list[int]] = defaultdict(list)
    for element in elements():
        for way in element.says:
            for piece in _pieces(way):
                where[piece].append(len(ways))
            ways.append((element, sum(weight[p] for p in _pieces(way))))
    return weight, where, ways


def _pieces(words: str) -> set[str]:
    return {*words, *(words[i : i + 2] for i in range(len(words) - 1))}


def likenesses(words: str) -> dict[Element, float]:
    """Elements whose ways share something with `words`, 0 to 1: shared weight, twice, over both weights."""
    weight, where, ways = _index()
    pieces = sorted(_pieces(words))
    shared: dict[int, float] = defaultdict(float)
    own = 0.0
    for piece in pieces:
        w = weight.get(piece, _UNKNOWN if len(piece) == 2 else 4.0)
        own += w
        for at in where.get(piece, ()):
            shared[at] += w
    return _best((ways[at][0], 2 * got / (own + ways[at][1])) for at, got in shared.items())


def _best(scored: Iterable[tuple[Element, float]]) -> dict[Element, float]:
    found: dict[Element, float] = {}
    for element, score in scored:
        if score > found.get(element, 0.2):
            found[element] = score
    return found
