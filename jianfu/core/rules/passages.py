"""Sentences of a paper for rules whose words spread over several clauses.

`Notice.asks` looks into one clause at a time. "暗访发现台账不全的,三日内补齐" needs both: a rule then looks into the
sentence. A `gate` of a few plain words finds the sentences worth looking into; the grammar runs on those alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jianfu.core.facts.shapes import Force, Match, Notice, Side, Statement

GONE = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})
"""A prohibition, the past, a quotation of criticised practice: said, and not demanded."""
# 不承担代收, 谢绝陪同: the very words are taken back, whatever the clause around them does.
_UNDONE = re.compile(
    r"(?:不(?!定期|时|论|管|间断|少|低|超|断|同|仅|但|足|全|齐|规|完|够|满|良|力|合|达|符|按|及)"
    r"|无权|(?:无需|无须|不要求|不用)[^,。;]{0,4}|勿|谢绝|破除|杜绝|免于|免除|拒绝)[^,。;]{0,3}$"
)
_DECLINED = re.compile(r"(?<=.)(?:不(?:承担|参与|翻|查|看|听|要求|需|设|搞)|无权|谢绝)")
_PLEASE = re.compile(r"(?<![邀申聘提报恳])请(?![示假教])|麻烦|劳烦")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its statements in order, and its words from the first to the last of them.

    The words before a colon that open a paragraph (二、检查范围:) belong to the sentence after it.
    `index` is the place of the first statement among those of the paper.
    """

    text: str
    start: int
    statements: tuple[Statement, ...]
    index: int = 0

    def at(self, place: int) -> Statement:
        """The statement that holds character `place` of `text`."""
        here = self.start + place
        return next((s for s in reversed(self.statements) if s.start <= here), self.statements[0])


def sentences_with(notice: Notice, gate: re.Pattern[str]) -> Iterator[Passage]:
    """Each sentence in which `gate` is found, once."""
    statements = notice.statements
    starts: list[int] = []
    done = 0
    for m in gate.finditer(notice.text.plain):
        if m.start() < done:
            continue
        starts = starts or [s.start for s in statements]
        i = bisect_right(starts, m.start()) - 1
        if i >= 0 and m.start() < statements[i].end:
            passage = _around(notice, i)
            done = passage.statements[-1].end
            yield passage


def next_sentence(notice: Notice, passage: Passage) -> Passage | None:
    """The sentence after this one in the same paragraph."""
    i = passage.index + len(passage.statements)
    if i < len(notice.statements) and notice.statements[i].paragraph == passage.statements[-1].paragraph:
        return _around(notice, i)
    return None


def _around(notice: Notice, i: int) -> Passage:
    s, plain = notice.statements, notice.text.plain
    first = last = i
    while first > 0 and (s[first - 1].sentence == s[first].sentence or _opens(plain, s[first - 1], s[first])):
        first -= 1
    while last + 1 < len(s) and (
        s[last + 1].sentence == s[last].sentence or _opens(plain, s[last], s[last + 1])
    ):
        last += 1
    return Passage(plain[s[first].start : s[last].end], s[first].start, s[first : last + 1], first)


def _opens(plain: str, before: Statement, after: Statement) -> bool:
    return before.paragraph == after.paragraph and plain.startswith(":", before.end)


def paragraph_of(notice: Notice, place: int) -> str:
    """The line of `Text.plain` around `place`, with the title and the nearest heading above it."""
    plain = notice.text.plain
    start, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    heading = next((s.heading for s in notice.statements if s.start <= place <= s.end), "")
    title = notice.title.value if notice.title else plain[: max(plain.find("\n"), 0)]
    return "\n".join((title, heading, plain[start : end if end >= 0 else None]))


def side_of(statement: Statement) -> Side:
    """Who acts. 请 speaks to the reader, whoever was named earlier in the sentence."""
    if statement.side is Side.SENDER and _PLEASE.search(statement.text):
        return Side.OPEN
    return statement.side


def in_sentences(
    notice: Notice,
    pattern: re.Pattern[str],
    *,
    gate: re.Pattern[str] | None = None,
    but: Collection[Side] = (),
    void: Collection[Force] = GONE,
) -> Iterator[tuple[Passage, Match]]:
    """Each place where a sentence says `pattern` and means it; never where one of the sides `but` acts.

    gate  words without one of which `pattern` cannot match (default: the pattern itself)
    void  forces that neither the clause where the words begin nor the one where they end may have
    """
    for p in sentences_with(notice, gate or pattern):
        for m in pattern.finditer(p.text):
            if _UNDONE.search(p.text, max(0, m.start() - 10), m.start()) or _DECLINED.search(m.group()):
                continue
            first, last = p.at(m.start()), p.at(m.end() - 1)
            if all(s.force not in void and side_of(s) not in but for s in (first, last)):
                yield p, Match(first, p.start + m.start(), p.start + m.end(), m.group())
