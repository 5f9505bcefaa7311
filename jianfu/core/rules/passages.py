"""Sentences of a paper for rules whose words spread over several clauses.

`Notice.asks` looks into one clause at a time. "暗访发现台账不全的,三日内补齐" needs both: a rule then looks into the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from jianfu.core.facts.shapes import Force, Match, Notice, Side, Statement

GONE = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})
"""A prohibition, the past, a quotation of criticised practice: said, and not demanded."""
_PLEASE = re.compile(r"(?:烦|敬|恭|麻烦|劳烦|特|望|也|并|还|同时|另)?请")


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


def passages(notice: Notice) -> Iterator[Passage]:
    """Sentences; the words before a colon that open a paragraph (二、检查范围:) belong to the sentence after it."""
    opening: tuple[Statement, ...] = ()
    for _, group in groupby(notice.statements, key=attrgetter("sentence")):
        g = opening + tuple(group)
        plain, end = notice.text.plain, g[-1].end
        if len(g) == 1 and plain[end : end + 1] == ":":
            opening = g
            continue
        opening = ()
        yield Passage(plain[g[0].start : end], g[0].start, g)
    if opening:
        yield Passage(opening[0].text, opening[0].start, opening)


def paragraph_of(notice: Notice, place: int) -> str:
    """The line of `Text.plain` around `place`, with the title and the nearest heading above it."""
    plain = notice.text.plain
    start, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    heading = next((s.heading for s in notice.statements if s.start <= place <= s.end), "")
    title = notice.title.value if notice.title else plain[: max(plain.find("\n"), 0)]
    return "\n".join((title, heading, plain[start : end if end >= 0 else None]))


def side_of(statement: Statement) -> Side:
    """Who acts. 请 speaks to the reader, whoever was named earlier in the sentence."""
    if statement.side is Side.SENDER and _PLEASE.match(statement.text):
        return Side.OPEN
    return statement.side


def in_sentences(
    notice: Notice, pattern: re.Pattern[str], *, but: Collection[Side] = (), void: Collection[Force] = GONE
) -> Iterator[tuple[Passage, Match]]:
    """Each place where a sentence says `pattern` and means it; never where one of the sides `but` acts.

    Neither the clause in which the words begin nor the one in which they end may have a force of `void`.
    """
    if not pattern.search(notice.text.plain):
        return
    for p in passages(notice):
        for m in pattern.finditer(p.text):
            first, last = p.at(m.start()), p.at(m.end() - 1)
            if all(s.force not in void and side_of(s) not in but for s in (first, last)):
                yield p, Match(first, p.start + m.start(), p.start + m.end(), m.group())
