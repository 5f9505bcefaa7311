"""A line of the paper as an editor sees it: list mark, sentences, their clauses.

Finer than the clauses of the facts: 自查并拍照上传 has two parts, 参会人员: belongs to what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jianfu.core.facts.clauses import Clause, find_clauses

MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}条[、:]?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)[、.]?"
    r"|\d{1,2}(?:、|\.(?!\d))|[①-⑳]|[一二三四五六七八九]是(?:要)?)"
)
_ENDS = frozenset("。!?;")
_AND = re.compile(r"(?<![合一归吞兼火])并(?![入行列发购存排网轨非肩立且不])")
_HEADING = re.compile(r"[^,;:]{2,22}[。:]?")


@dataclass(frozen=True, slots=True)
class Part:
    """plain[start:end] and the stop behind it; "" where 并 joins it to the next, or the line ends."""

    start: int
    end: int
    closer: str

    @property
    def after(self) -> int:
        return self.end + len(self.closer)


@dataclass(frozen=True, slots=True)
class Sentence:
    """opens  where its list mark or label begins: what stays as long as a part stays"""

    opens: int
    parts: tuple[Part, ...]

    @property
    def end(self) -> int:
        """Behind the last part, before its stop."""
        return self.parts[-1].end

    @property
    def after(self) -> int:
        return self.parts[-1].after

    def touched(self, start: int, end: int) -> range:
        """Numbers of the parts that share characters with plain[start:end]."""
        hit = [i for i, p in enumerate(self.parts) if p.start < end and p.end > start]
        return range(hit[0], hit[-1] + 1) if hit else range(0)


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    def is_heading(self, plain: str, number: int) -> bool:
        """三、有关要求 alone, or 二、按时报送情况。 before what it heads."""
        if number:
            return False
        first = self.sentences[0]
        mark = MARK.match(plain, first.opens)
        words = plain[mark.end() : first.after] if mark else ""
        alone = len(self.sentences) == 1 and words.endswith("。")
        return bool(mark) and not alone and _HEADING.fullmatch(words) is not None


def line_at(plain: str, place: int) -> Line:
    start, end = plain.rfind("\n", 0, place) + 1, plain.find("\n", place)
    end = len(plain) if end < 0 else end
    return Line(start, end, tuple(_sentences(plain, start, end)))


def lines_of(plain: str) -> Iterator[Line]:
    start = 0
    for line in plain.split("\n"):
        yield Line(start, start + len(line), tuple(_sentences(plain, start, start + len(line))))
        start += len(line) + 1


def _sentences(plain: str, start: int, end: int) -> Iterator[Sentence]:
    run: list[Clause] = []
    for clause in find_clauses(plain, start, end):
        run.append(clause)
        if clause.closer in _ENDS:
            yield _sentence(plain, run)
            run = []
    if run:
        yield _sentence(plain, run)


def _sentence(plain: str, clauses: list[Clause]) -> Sentence:
    opens = clauses[0].start
    begin = _behind_marks(plain, opens, clauses[0].end)
    parts: list[Part] = []
    for clause in clauses:
        if clause.closer == ":" and clause is not clauses[-1]:
            # A label at the head stays with what is left; one in the middle goes with its own words.
            begin = begin if parts else _behind_marks(plain, clause.end + 1, clauses[-1].end)
            continue
        parts += _split(plain, begin, clause)
        begin = clause.end + len(clause.closer)
    return Sentence(opens, tuple(parts) or (Part(begin, clauses[-1].end, clauses[-1].closer),))


def _behind_marks(plain: str, start: int, end: int) -> int:
    """(二)一是…: behind both."""
    while (mark := MARK.match(plain, start)) and mark.end() < end:
        start = mark.end()
    return start


def _split(plain: str, start: int, clause: Clause) -> Iterator[Part]:
    cuts = [m.start() for m in _AND.finditer(plain, start + 2, max(clause.end - 2, start))]
    for a, b in pairwise((start, *cuts, clause.end)):
        yield Part(a, b, clause.closer if b == clause.end else "")
