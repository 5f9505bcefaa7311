"""Sentences and clauses: the smallest pieces between two stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianfu.core.patterns import pattern

_STOP = pattern(r"[。!?;,:()《》“”]")
_LONGEST = 400
_CLOSED_BY = {"(": ")", "《": "》", "“": "”"}
_BRACKETS = frozenset("()《》“”")
_OF_NUMBERS = frozenset(",:")


class Clause(NamedTuple):
    """plain[start:end] between two stops; `closer` is the stop behind it, or ""."""

    start: int
    end: int
    closer: str


def find_clauses(plain: str, start: int, end: int) -> Iterator[Clause]:
    """Split at stops, but not within brackets and quotation marks that are closed in the same piece.

    No clause of an office is longer than `_LONGEST`; a text without stops must not become one clause.
    """
    stops = [(m[0], m.start()) for m in _STOP.finditer(plain, start, end)]
    within = _Brackets(plain, start, stops)
    begin = start
    for char, at in (*stops, ("", end)):
        if (
            char in _BRACKETS
            or (within.ranges and within.hold(at))
            or (char in _OF_NUMBERS and _between_digits(plain, at))
        ):
            continue
        while at - begin > _LONGEST:
            yield Clause(begin, begin + _LONGEST, "")
            begin += _LONGEST
        if at > begin:
            yield Clause(begin, at, char)
        begin = at + 1


def _between_digits(plain: str, at: int) -> bool:
    """9:00 and 1,200."""
    return 0 < at < len(plain) - 1 and plain[at - 1].isdigit() and plain[at + 1].isdigit()


class _Brackets:
    """Ranges of closed brackets. `hold` is asked in rising order, so it never looks back."""

    def __init__(self, plain: str, start: int, stops: Iterable[tuple[str, int]]) -> None:
        self.ranges: list[tuple[int, int]] = []
        self._next = 0
        stack: list[tuple[str, int]] = []
        for char, at in stops:
            if char in _CLOSED_BY:
                stack.append((char, at))
            elif stack and char == _CLOSED_BY[stack[-1][0]]:
                opened = stack.pop()[1]
                # A whole line in brackets, or one that holds sentences, is read like any other.
                if not stack and opened > start and "。" not in plain[opened : at - 1]:
                    self.ranges.append((opened, at))
            elif char == "。":
                stack.clear()

    def hold(self, at: int) -> bool:
        while self._next < len(self.ranges) and self.ranges[self._next][1] < at:
            self._next += 1
        return self._next < len(self.ranges) and self.ranges[self._next][0] < at
