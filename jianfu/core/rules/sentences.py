"""The sentences of a paper as rules read them: whole, or clause by clause.

`said`   words spread over a whole sentence: 暗访发现台账不全的,三日内补齐
`asked`  one clause, for patterns that name act and object by themselves: 报送贯彻落实情况

Both take groups of plain words, as "台账 记录", "补 完善": a sentence must hold one word of every group, else no
pattern is tried on it, nor compiled. Where a word stands is looked up once per paper.
`stretches` reads the runs of clauses between: 电子版发邮箱,纸质版送县局.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from operator import add

from jianfu.core.facts.shapes import Force, Match, Notice, Side, Statement
from jianfu.core.records import record
from jianfu.core.rules import standing
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.standing import GONE

_NO_LONGER = pattern(
    r"不再|不要求|无需|无须|不必|^(?:过去|此前|以往|之前|去年|前年|上周|昨天)(?!的?总结)|曾(?:要求|经|被)|听取了?"
)


@record
class Sentence:
    """Its clauses in order, and its words from the first to the last of them.

    The words before a colon that open a paragraph (二、检查范围:) belong to the sentence after it.
    """

    text: str
    start: int
    clauses: tuple[Statement, ...]

    def at(self, place: int) -> Statement:
        """The clause that holds character `place` of `text`."""
        here = self.start + place
        return next((c for c in reversed(self.clauses) if c.start <= here), self.clauses[0])


class Places(dict[str, int]):
    """Which sentences hold a word, found at the first question: bit 0 the paper at all, bit n+1 sentence n.

    A key of several words, parted by spaces, stands for any of them.
    """

    def __init__(self, notice: Notice) -> None:
        self.plain = notice.text.plain
        self.sentences = tuple(_sentences(notice))
        self.starts = [s.start for s in self.sentences]
        self.ends = [s.clauses[-1].end for s in self.sentences]
        # A word is in the paper only if its first two characters are; asking that is far cheaper than searching.
        self.pairs = {*self.plain, *map(add, self.plain, self.plain[1:])}
        self.all = (1 << len(self.sentences) + 1) - 1

    def __missing__(self, words: str) -> int:
        bits = 0
        for word in _parted(words):
            if word[:2] in self.pairs:
                bits |= self.get(word) or self._find(word)
        self[words] = bits
        return bits

    def _find(self, word: str) -> int:
        bits, at = 0, self.plain.find(word)
        while at >= 0:
            n = bisect_right(self.starts, at)
            bits |= 1 << n | 1 if n and at < self.ends[n - 1] else 1
            at = self.plain.find(word, self.starts[n]) if n < len(self.starts) else -1
        self[word] = bits
        return bits

    def holding(self, groups: Iterable[str]) -> list[int]:
        """Numbers of the sentences that hold a word of each group."""
        bits = self.all
        for group in groups:
            bits &= self[group]
        numbers: list[int] = []
        bits >>= 1
        while bits:
            lowest = bits & -bits
            numbers.append(lowest.bit_length() - 1)
            bits ^= lowest
        return numbers


@cache
def _parted(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def places_in(ctx: Context) -> Places:
    if "places" not in ctx.memo:
        ctx.memo["places"] = Places(ctx.notice)
    places: Places = ctx.memo["places"]
    return places


def _sentences(notice: Notice) -> Iterator[Sentence]:
    plain, clauses = notice.text.plain, notice.statements
    first = 0
    for i, clause in enumerate(clauses, 1):
        after = clauses[i] if i < len(clauses) else None
        if after and (after.sentence == clause.sentence or _opens(plain, clause, after)):
            continue
        words = plain[clauses[first].start : clause.end]
        yield Sentence(words, clauses[first].start, clauses[first:i])
        first = i


def _opens(plain: str, before: Statement, after: Statement) -> bool:
    return before.paragraph == after.paragraph and plain.startswith(":", before.end)


def mentions(ctx: Context, words: str) -> bool:
    """Does the paper hold one of the words anywhere, its title and tables included?"""
    return places_in(ctx)[words] > 0


def sentences(ctx: Context, *words: str) -> list[Sentence]:
    """Sentences that hold a word of each group."""
    places = places_in(ctx)
    return [places.sentences[n] for n in places.holding(words)]


def next_sentence(ctx: Context, sentence: Sentence) -> Sentence | None:
    """The sentence after this one in the same paragraph."""
    places = places_in(ctx)
    n = bisect_right(places.starts, sentence.start)
    after = places.sentences[n] if n < len(places.sentences) else None
    same = after is not None and after.clauses[0].paragraph == sentence.clauses[-1].paragraph
    return after if same else None


def paragraph_of(ctx: Context, place: int) -> str:
    """The line of `Text.plain` around `place`, with the title and the nearest heading above it."""
    notice, places = ctx.notice, places_in(ctx)
    plain = notice.text.plain
    start, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    n = bisect_right(places.starts, place) - 1
    heading = places.sentences[n].clauses[0].heading if n >= 0 else ""
    title = notice.title.value if notice.title else plain[: max(plain.find("\n"), 0)]
    return "\n".join((title, heading, plain[start : end if end >= 0 else None]))


def said(
    ctx: Context,
    wanted: re.Pattern[str],
    *words: str,
    but: Collection[Side] = (),
    void: Collection[Force] = GONE,
    where: Callable[[Sentence], bool] | None = None,
) -> Iterator[tuple[Sentence, Match]]:
    """Each place where a sentence says `wanted` and means it; never where one of the sides `but` acts.

    void   forces that neither the clause where the words begin nor the one where they end may have
    where  what the sentence has to be; asked before any pattern is tried
    """
    for s in sentences(ctx, *words):
        if where and not where(s):
            continue
        for found in wanted.finditer(s.text):
            m = shortest(wanted, s.text, found)
            first, last = s.at(m.start()), s.at(m.end() - 1)
            if any(c.force in void or standing.side_of(c) in but for c in (first, last)):
                continue
            if not standing.is_taken_back(s.text, m):
                yield s, Match(first, s.start + m.start(), s.start + m.end(), m.group())


def shortest(wanted: re.Pattern[str], text: str, match: re.Match[str]) -> re.Match[str]:
    """The same words without the clauses before them, where the last clauses alone say it: 签到,积分每周排名."""
    start, end = match.span()
    while (start := text.find(",", start, end) + 1) > 0:
        shorter = wanted.search(text, start)
        if shorter and shorter.end() == end:
            match = shorter
    return match


def asked(ctx: Context, wanted: re.Pattern[str], *words: str) -> Iterator[tuple[Sentence, Match]]:
    """Each place where one clause demands `wanted` of the grassroots."""
    for s, m in _in_clauses(ctx, wanted, words, standing.is_act_demanded):
        if not _NO_LONGER.search(m.statement.text):
            yield s, m


def told(
    ctx: Context, wanted: re.Pattern[str], *words: str, forces: Collection[Force]
) -> Iterator[tuple[Sentence, Match]]:
    """Each place where one clause of the given forces says `wanted`, whoever acts."""
    return _in_clauses(ctx, wanted, words, lambda c: c.force in forces)


def _in_clauses(
    ctx: Context, wanted: re.Pattern[str], words: Iterable[str], which: Callable[[Statement], bool]
) -> Iterator[tuple[Sentence, Match]]:
    for s in sentences(ctx, *words):
        for c in s.clauses:
            if which(c):
                for m in wanted.finditer(c.text):
                    yield s, Match(c, c.start + m.start(), c.start + m.end(), m.group())


def brief(notice: Notice, start: int, end: int) -> str:
    """The original words in quotation marks, at most 20 characters."""
    words = notice.quote(start, end).text.replace("\n", "")
    return f"“{words}”" if len(words) <= 20 else f"“{words[:19]}…”"
