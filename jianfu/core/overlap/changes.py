"""What was changed between two papers that are alike: the name, numbers and days, or more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jianfu.core.overlap.letters import letters_of_words, numbers_in
from jianfu.core.overlap.shapes import Letters, Likeness

_SUBJECT = re.compile(r"关于(?P<it>.+?)(?:的[^的]{1,12})?$", re.S)


@dataclass(frozen=True, slots=True)
class Changes:
    """renamed  both have a headline, and they name different subjects
    numbers  (before, now) for each number or day inside the common passages that differs
    added    letters of the new paper that the earlier one does not have
    dropped  letters of the earlier one that the new one does not have
    """

    renamed: bool
    numbers: tuple[tuple[str, str], ...]
    added: int
    dropped: int


def what_changed(new: Letters, earlier: Letters, found: Likeness) -> Changes:
    """`found` is the likeness of `new` (a) and `earlier` (b)."""
    return Changes(
        _renamed(new, earlier),
        tuple(_numbers(new, earlier, found)),
        round(found.letters_a * (1 - found.share_of_a)),
        round(found.letters_b * (1 - found.share_of_b)),
    )


def new_places(found: Likeness, places: Iterable[tuple[int, int]]) -> list[int]:
    """Which places of the new paper (a), by their index, stand for less than half in the common passages.

    With the places of its demands: the tasks that the earlier paper does not have.
    """
    return [n for n, (start, end) in enumerate(places) if _common(found, start, end) * 2 < end - start]


def _common(found: Likeness, start: int, end: int) -> int:
    return sum(max(0, min(end, p.a_end) - max(start, p.a_start)) for p in found.passages)


def _renamed(a: Letters, b: Letters) -> bool:
    return bool(a.title and b.title) and _subject(a) != _subject(b)


def _subject(paper: Letters) -> str:
    assert paper.title
    title = paper.chars[slice(*paper.title)]
    found = _SUBJECT.search(title)
    return letters_of_words(found["it"] if found else title)


def _numbers(a: Letters, b: Letters, found: Likeness) -> list[tuple[str, str]]:
    """Where both passages hold as many numbers these are compared one by one; else nobody can say which is which."""
    pairs: dict[tuple[str, str], None] = {}
    for p in found.passages:
        now, before = numbers_in(a.chars[p.a_start : p.a_end]), numbers_in(b.chars[p.b_start : p.b_end])
        if len(now) == len(before):
            pairs |= {(old, new): None for old, new in zip(before, now, strict=True) if old != new}
    return list(pairs)
