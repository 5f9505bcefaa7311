"""Printed boxes: □是 □否 gets a mark in one of them, and nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Element = Any
EMPTY = "□☐○◯"
_MARKED = "☑■▣√✓●"
MARK = "☑"


def is_open(text: str) -> bool:
    """Are there boxes, and none of them marked yet?"""
    return any(box in text for box in EMPTY) and not any(mark in text for mark in _MARKED)


def box_of(text: str, word: str) -> int | None:
    """Where the box of a choice stands; None where that is not certain.

    >>> box_of("□是 □否", "否"), box_of("是□ 否□", "否")
    (3, 4)
    """
    at = text.find(word)
    if at < 0 or text.find(word, at + 1) >= 0:
        return None
    first = text.lstrip()[:1]
    if first and first in EMPTY:
        before = len(text[:at].rstrip()) - 1
        return before if before >= 0 and text[before] in EMPTY else None
    rest = text[at + len(word) :]
    after = at + len(word) + len(rest) - len(rest.lstrip())
    return after if after < len(text) and text[after] in EMPTY else None


def mark(nodes: Sequence[Element], at: int) -> None:
    """Mark the box that is character `at` of the words of these nodes taken together."""
    for node in nodes:
        words = node.text or ""
        if at < len(words):
            node.text = words[:at] + MARK + words[at + 1 :]
            return
        at -= len(words)
