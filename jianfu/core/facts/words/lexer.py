"""Words of office Chinese with their class, found in one pass.

Chinese writes no spaces, so a search for 应 also finds 应急 and 响应. The lexer takes the longest word it knows at
each place; a word of class NOISE is listed only to shadow the shorter word inside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from jianfu.core.facts.words.actors import ACTORS
from jianfu.core.facts.words.modals import MODALS
from jianfu.core.facts.words.tags import Tag
from jianfu.core.facts.words.things import THINGS
from jianfu.core.facts.words.verbs import VERBS


class Token(NamedTuple):
    start: int
    end: int
    tag: Tag
    word: str


def _tags(*lexicons: Mapping[Tag, str]) -> dict[str, Tag]:
    """Word -> class. A word stands in one class only: the first that lists it, NOISE last of all."""
    out: dict[str, Tag] = {}
    classes = [(tag, words) for lexicon in lexicons for tag, words in lexicon.items()]
    for tag, words in sorted(classes, key=lambda c: c[0] is Tag.NOISE):
        for word in words.split():
            out.setdefault(word, tag)
    return out


def _lengths(words: Mapping[str, Tag]) -> dict[str, tuple[int, ...]]:
    """First two characters -> lengths of the words that begin so, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            found.setdefault(word[:2], set()).add(len(word))
    return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


_OF_DATES = frozenset("日月")
_NUMBERS = frozenset("0123456789一二三四五六七八九十")
_GO_ON = ("织", "建")
TAGS = _tags(MODALS, ACTORS, VERBS, THINGS)
_LENGTHS = _lengths(TAGS)


def _scan(plain: str) -> list[Token]:
    """Without words of class NOISE: they have done their work once they have shadowed shorter ones."""
    out: list[Token] = []
    i, n = 0, len(plain)
    while i < n:
        lengths = _LENGTHS.get(plain[i : i + 2], ())
        if lengths and plain[i] in _OF_DATES and i and plain[i - 1] in _NUMBERS:
            lengths = ()  # 28日报送 is 28日 报送
        for length in lengths:
            word, end = plain[i : i + length], i + length
            tag = TAGS.get(word) if end <= n else None
            # 各村组织群众 is 各村 组织, not 各村组.
            if tag and not (word[-1] == "组" and plain[end : end + 1] in _GO_ON):
                if tag is not Tag.NOISE:
                    out.append(Token(i, end, tag, word))
                i = end
                break
        else:
            if tag := TAGS.get(plain[i]):
                out.append(Token(i, i + 1, tag, plain[i]))
            i += 1
    return out


class Tokens:
    """The words of a text in their order; `within` gives those of one stretch."""

    def __init__(self, plain: str) -> None:
        self._all = _scan(plain)
        self._starts = [t.start for t in self._all]

    def within(self, start: int, end: int) -> list[Token]:
        first = bisect_left(self._starts, start)
        words = self._all[first : bisect_left(self._starts, end, first)]
        if words and words[-1].end > end:
            words.pop()
        return words
