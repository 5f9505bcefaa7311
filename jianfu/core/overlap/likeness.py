"""What two texts have in common, and where.

Letters that stand in a stretch of eight which the other text has too are the same. That counts from both sides in
the same manner, finds every such stretch, and takes time in proportion to the length of the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from jianfu.core.overlap.letters import letters_of
from jianfu.core.overlap.shapes import Letters, Likeness, Passage

WIDTH = 8
"""Letters in a row that must be the same. Fewer meet by chance."""
_STEP = 12
"""A changed word of so many letters does not end a passage."""
SHORTEST = 16
"""A passage of fewer letters is a turn of phrase and is not shown."""
_TRIES = 8
"""Places at which a repeated stretch is looked for."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters a[i:i + n] that are b[j:j + n]."""

    i: int
    j: int
    n: int


def likeness(a: str | Letters, b: str | Letters) -> Likeness:
    """Shares of both texts and the passages they have in common.

    >>> found = likeness("请各村每周五报送人居环境整治进展", "各村每周一报送人居环境整治进展情况")
    >>> round(found.share_of_a, 2), round(found.share_of_b, 2)
    (0.93, 0.87)
    """
    one, two = as_letters(a), as_letters(b)
    in_a, in_b = stretches(one.text), stretches(two.text)
    common = set(in_a).intersection(in_b)
    runs = _runs(one.text, two.text, in_a, _places(in_b, common)) if common else iter(())
    return Likeness(
        _share(in_a, common),
        _share(in_b, common),
        len(one),
        len(two),
        tuple(_passage(one, two, group) for group in _joined(runs) if _length(group) >= SHORTEST),
    )


def as_letters(text: str | Letters) -> Letters:
    return text if isinstance(text, Letters) else letters_of(text)


def stretches(text: str) -> list[str]:
    """All stretches of `WIDTH` letters, one for each place where one begins."""
    return [text[i : i + WIDTH] for i in range(len(text) - WIDTH + 1)]


def covered(text: list[str], known: Set[str]) -> Iterator[tuple[int, int]]:
    """The parts of a text, given by its stretches, that consist of known ones; in order, not overlapping."""
    start = end = -1
    for i, stretch in enumerate(text):
        if stretch not in known:
            continue
        if i > end:
            if end > 0:
                yield start, end
            start = i
        end = i + WIDTH
    if end > 0:
        yield start, end


def _share(text: list[str], known: Set[str]) -> float:
    same = sum(end - start for start, end in covered(text, known))
    return same / (len(text) + WIDTH - 1) if text else 0.0


def _places(text: list[str], known: Set[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for j, stretch in enumerate(text):
        if stretch in known:
            at = places.setdefault(stretch, [])
            if len(at) < _TRIES:
                at.append(j)
    return places


def _runs(a: str, b: str, in_a: list[str], places: dict[str, list[int]]) -> Iterator[_Run]:
    """From left to right the longest run at each place; of equals the one that goes on with the last."""
    i, shift = 0, 0
    while i < len(in_a):
        found = places.get(in_a[i])
        if found is None:
            i += 1
            continue
        run = max(
            (_Run(i, j, _reach(a, b, i, j)) for j in found), key=lambda r: (r.n, -abs(r.j - r.i - shift))
        )
        yield run
        i, shift = i + run.n, run.j - run.i


def _reach(a: str, b: str, i: int, j: int) -> int:
    n = WIDTH
    longest = min(len(a) - i, len(b) - j)
    while n < longest and a[i + n] == b[j + n]:
        n += 1
    return n


def _joined(runs: Iterator[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow each other in both texts, a changed word apart."""
    group: list[_Run] = []
    for run in runs:
        if group and not (
            _near(run.i, group[-1].i + group[-1].n) and _near(run.j, group[-1].j + group[-1].n)
        ):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _near(start: int, end: int) -> bool:
    return 0 <= start - end <= _STEP


def _length(runs: list[_Run]) -> int:
    return sum(run.n for run in runs)


def _passage(a: Letters, b: Letters, runs: list[_Run]) -> Passage:
    first, last = runs[0], runs[-1]
    return Passage(
        a.at[first.i],
        a.at[last.i + last.n - 1] + 1,
        b.at[first.j],
        b.at[last.j + last.n - 1] + 1,
        _length(runs),
    )
