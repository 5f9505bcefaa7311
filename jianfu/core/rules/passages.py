"""Sentences of a paper for rules whose words spread over several clauses.

`Notice.asks` looks into one clause at a time. "暗访发现台账不全的,三日内补齐" needs both: a rule then looks into the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from jianfu.core.facts.shapes import Force, Match, Notice, Side, Statement

_GONE = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its statements in order, and its words from the first to the last of them."""

    text: str
    start: int
    statements: tuple[Statement, ...]

    def at(self, index: int) -> Statement:
        """The statement that holds character `index` of `text`."""
        place = self.start + index
        return next((s for s in reversed(self.statements) if s.start <= place), self.statements[0])


def is_alive(statement: Statement) -> bool:
    """False for a prohibition, the past, and a quotation of criticised practice."""
    return statement.force not in _GONE


def passages(notice: Notice) -> Iterator[Passage]:
    for _, group in groupby(notice.statements, key=attrgetter("sentence")):
        g = tuple(group)
        yield Passage(notice.text.plain[g[0].start : g[-1].end], g[0].start, g)


def paragraph_of(notice: Notice, place: int) -> str:
    """The line of `Text.plain` around `place`, with the title and the nearest heading above it."""
    plain = notice.text.plain
    start, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    heading = next((s.heading for s in notice.statements if s.start <= place <= s.end), "")
    title = notice.title.value if notice.title else plain[: max(plain.find("\n"), 0)]
    return "\n".join((title, heading, plain[start : end if end >= 0 else None]))


def in_sentences(
    notice: Notice, pattern: re.Pattern[str], *, but: frozenset[Side] | set[Side] = frozenset()
) -> Iterator[tuple[Passage, Match]]:
    """Each place where a sentence says `pattern` and means it; never where one of the sides `but` acts.

    The clause in which the words begin and the one in which they end must both be alive.
    """
    if not pattern.search(notice.text.plain):
        return
    for p in passages(notice):
        for m in pattern.finditer(p.text):
            first, last = p.at(m.start()), p.at(m.end() - 1)
            if is_alive(first) and is_alive(last) and first.side not in but and last.side not in but:
                yield p, Match(first, p.start + m.start(), p.start + m.end(), m.group())
