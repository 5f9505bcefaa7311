"""What goes into a comparison and what comes out.

All places count characters of the text as the caller gave it, so that a passage can be quoted as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 0.8
"""From this share on a text counts as the same, or as held by the other."""
REUSED = 0.1
"""A smaller part in common is what papers on one matter have."""
REUSED_LETTERS = 40
OWN = 32
"""Turns of phrase are shorter: two sentences that follow each other in both texts are not."""


def least_passage(shorter: int) -> float:
    """Letters from which on a passage is more than a turn of phrase; `shorter`: letters of the shorter text."""
    return min(OWN, MOST * shorter)


def least_reuse(shorter: int) -> float:
    """Letters in such passages from which on one text has taken from the other."""
    return max(REUSED * shorter, min(REUSED_LETTERS, MOST * shorter))


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of a text that can be copied, without blanks, marks, numbers, days, head and signature.

    text   letters, simplified and in lower case; 省 市 县 区 are one letter, so that 全省 and 全市 are alike
    at     for each letter its index in `chars`
    chars  the text as it was given
    title  where its headline stands in `chars`, None where none was seen; it is no part of `text`
    """

    text: str
    at: Sequence[int]
    chars: str
    title: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The same words in both texts, from the first same letter to the last; numbers between them may differ.

    letters  how many letters are the same; a passage may step over a word that was changed
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    letters: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common.

    share_of_a, share_of_b  the part of each text's letters that stands in the other too, 0.0 to 1.0
    letters_a, letters_b    how many letters each has
    passages                in the order of the first text
    """

    share_of_a: float
    share_of_b: float
    letters_a: int
    letters_b: int
    passages: tuple[Passage, ...] = ()

    @property
    def share(self) -> float:
        """How much of the shorter text stands in the longer one."""
        return self.share_of_a if self.letters_a <= self.letters_b else self.share_of_b

    @property
    def of_both(self) -> float:
        """How much of each of them stands in the other, at the least: near 1.0 they are the same paper."""
        return min(self.share_of_a, self.share_of_b)

    @property
    def is_reuse(self) -> bool:
        """More than turns of phrase: passages of 40 letters together, or most of a shorter text, and a good part of it."""
        shorter = min(self.letters_a, self.letters_b)
        long = sum(p.letters for p in self.passages if p.letters >= least_passage(shorter))
        return long >= least_reuse(shorter) > 0

    @property
    def longest(self) -> Passage | None:
        return max(self.passages, key=lambda p: p.letters, default=None)
