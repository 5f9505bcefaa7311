"""Sentences and clauses: the smallest pieces between two stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STOP = re.compile(r"[。!?;,:()《》“”]")
_LONGEST = 400
_OPEN = {")": "(", "》": "《", "”": "“"}


@dataclass(frozen=True, slots=True)
class Clause:
    """plain[start:end] between two stops; `closer` is the stop behind it, or ""."""

    start: int
    end: int
    closer: str


def find_clauses(plain: str, start: int, end: int) -> Iterator[Clause]:
    """Split at stops, but not within brackets and quotation marks that are closed in the same piece."""
    within = _Brackets(plain, start, end)
    begin = start
    for m in _STOP.finditer(plain, start, end):
        char, at = m.group(), m.start()
        if char in "()《》“”" or within.hold(at) or _between_digits(plain, at, char):
            continue
        yield from _piece(begin, at, char)
        begin = at + 1
    yield from _piece(begin, end, "")


def _piece(start: int, end: int, closer: str) -> Iterator[Clause]:
    """No clause of an office is longer than `_LONGEST`; a text without stops must not become one clause."""
    while end - start > _LONGEST:
        yield Clause(start, start + _LONGEST, "")
        start += _LONGEST
    if end > start:
        yield Clause(start, end, closer)


def _between_digits(plain: str, at: int, char: str) -> bool:
    """9:00 and 1,200."""
    return char in ",:" and 0 < at < len(plain) - 1 and plain[at - 1].isdigit() and plain[at + 1].isdigit()


class _Brackets:
    """Ranges of closed brackets. `hold` is asked in rising order, so it never looks back."""

    def __init__(self, plain: str, start: int, end: int) -> None:
        self._ranges: list[tuple[int, int]] = []
        stack: list[tuple[str, int]] = []
        for m in _STOP.finditer(plain, start, end):
            char = m.group()
            if char in "(《“":
                stack.append((char, m.start()))
            elif char in _OPEN:
                if stack and stack[-1][0] == _OPEN[char]:
                    opened = stack.pop()[1]
                    # A whole line in brackets, or one that holds sentences, is read like any other.
                    if not stack and opened > start and "。" not in plain[opened : m.start() - 1]:
                        self._ranges.append((opened, m.start()))
            elif char == "。":
                stack.clear()
        self._next = 0

    def hold(self, at: int) -> bool:
        while self._next < len(self._ranges) and self._ranges[self._next][1] < at:
            self._next += 1
        return self._next < len(self._ranges) and self._ranges[self._next][0] < at
