"""Pieces of a sentence that belong together, for rules whose words spread over several clauses.

A statement is one clause; 电子版发邮箱, 纸质版送局里 are two. A stretch joins neighbouring clauses of one sentence
that have the same standing, so that one pattern can see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from jianfu.core.facts.shapes import Force, Notice, Side, Statement

_BELOW = frozenset((Side.BELOW, Side.OPEN))
_VOID = frozenset((Force.FORBID, Force.PAST, Force.QUOTED, Force.MAY))


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text` starts at `start` of `Text.plain`; `sentence` is the whole sentence around it, exceptions included."""

    text: str
    start: int
    sentence: str
    heading: str

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a match in `text` stands in `Text.plain`."""
        return self.start + match.start(), self.start + match.end()


def demanded(notice: Notice) -> Iterator[Stretch]:
    """What the paper positively demands of the grassroots, sentence by sentence."""
    return _stretches(notice, lambda s: s.force is Force.DUTY and s.side in _BELOW)


def arranged(notice: Notice) -> Iterator[Stretch]:
    """What is in force, whoever does it: neither prohibited, past, quoted nor voluntary, nor put on the public."""
    return _stretches(notice, lambda s: s.force not in _VOID and s.side is not Side.PUBLIC)


def brief(notice: Notice, start: int, end: int) -> str:
    """The original words in quotation marks, at most 20 characters."""
    words = notice.quote(start, end).text.replace("\n", "")
    return f"“{words}”" if len(words) <= 20 else f"“{words[:19]}…”"


def _stretches(notice: Notice, wanted: Callable[[Statement], bool]) -> Iterator[Stretch]:
    plain = notice.text.plain
    for _, group in groupby(notice.statements, key=lambda s: s.sentence):
        clauses = list(group)
        sentence = plain[clauses[0].start : clauses[-1].end]
        for kept, run in groupby(clauses, key=wanted):
            if kept:
                first, *rest = run
                last = rest[-1] if rest else first
                yield Stretch(plain[first.start : last.end], first.start, sentence, first.heading)
