"""Worth comparing word for word? Told from fingerprints and their places alone, some fifty times as fast.

A passage that both texts hold keeps its fingerprints, and their distances. Where no two of them stand in both texts
at the same distance there is no passage that `likeness` would call reuse, or only one about as short as it accepts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jianfu.core.overlap.fingerprints import WIDTH, limit_of
from jianfu.core.overlap.shapes import Letters, least_passage, least_reuse

_DRIFT, _GAP = 3, 90
"""Letters by which a passage may move against itself where words were changed, and between two marks of one passage."""
_UNSEEN = 6
"""Letters of the shortest passages that may lie before their first mark and behind their last."""
_DOUBT = 0.5
"""So much of a reuse must show. Measured in benchmarks/overlap: of what is worth finding nothing is lost."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All fingerprints of a text, as 32 bits each, with their first places; `letters`: how long the text is."""

    letters: int
    places: Mapping[int, int]


def marks_of(text: Letters, found: Mapping[int, int]) -> Marks:
    """`found`: what `fingerprints.marked` says of the text."""
    return Marks(len(text), {one >> 31: place for one, place in found.items()})


def pack(marks: Marks) -> bytes:
    """Eight bytes a fingerprint, about 800 for a page of text."""
    flat = array("I", [marks.letters])
    for pair in marks.places.items():
        flat.extend(pair)
    return flat.tobytes()


def unpack(packed: bytes) -> Marks:
    flat = array("I", packed)
    return Marks(flat[0], dict(zip(flat[1::2], flat[2::2], strict=True)))


def likely_share(a: Marks, b: Marks) -> float:
    """About how much of the shorter text stands in the other, 0.0 to 1.0; 0.0 where a comparison would find no reuse."""
    shorter = min(a, b, key=lambda one: one.letters)
    least = least_passage(shorter.letters) - _UNSEEN
    common = sorted((place, b.places[one]) for one, place in a.places.items() if one in b.places)
    long = sum(n for n in map(_letters, _runs(common)) if n >= least)
    if not long or long < _DOUBT * least_reuse(shorter.letters):
        return 0.0
    # Of the denser set only what the other would have kept too.
    limit = min(limit_of(one.letters) for one in (a, b))
    kept = sum(one < limit for one in shorter.places)
    return min(1.0, len(common) / kept) if kept else 1.0


def _letters(run: list[tuple[int, int]]) -> int:
    return run[-1][0] - run[0][0] + WIDTH if len(run) > 1 else 0


def _runs(common: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Marks that follow each other in both texts at about the same distance."""
    run: list[tuple[int, int]] = []
    for a, b in common:
        if run:
            gap, drift = a - run[-1][0], (b - a) - (run[-1][1] - run[-1][0])
            if gap > _GAP or abs(drift) > _DRIFT:
                yield run
                run = []
        run.append((a, b))
    if run:
        yield run
