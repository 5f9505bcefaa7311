"""What every family of suggestions is given, and how it answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from jianfu.core.examine import Examination, office_calendar
from jianfu.core.facts.shapes import Demand, Notice
from jianfu.core.limits import Limit, Limits
from jianfu.core.reading.shapes import Part
from jianfu.core.revising.sentences import Line, Sentence, line_at
from jianfu.core.revising.shapes import Edit, Suggestion
from jianfu.core.rules.shapes import Finding
from jianfu.core.worktime import Calendar

_LONGEST_QUOTE = 20


@dataclass(frozen=True, slots=True)
class Case:
    """One finding in its paper; `start` and `end` are its words in `Text.plain`."""

    exam: Examination
    notice: Notice
    finding: Finding
    start: int
    end: int
    limits: Limits
    calendar: Calendar

    @property
    def plain(self) -> str:
        return self.notice.text.plain

    @property
    def words(self) -> str:
        return self.plain[self.start : self.end]

    @property
    def demand(self) -> Demand | None:
        n = self.finding.demand
        return None if n is None else self.notice.demands[n]

    @property
    def line(self) -> Line:
        return line_at(self.plain, self.start)

    @property
    def in_table(self) -> bool:
        """A cell is part of a row: what it says hangs on its neighbours."""
        block = self.notice.text.block_at(self.finding.evidence[0].start)
        return block is not None and block.part in (Part.TABLE, Part.SHEET, Part.ATTACHMENT)

    @property
    def today(self) -> date:
        """From which day the paper counts: issue, sending, else the examination."""
        notice = self.notice
        if notice.issued_on:
            return notice.issued_on.value
        return (notice.sent_at or notice.now).date()

    def sentence(self) -> Sentence | None:
        """The sentence that holds the first of the words."""
        return next((s for s in self.line.sentences if s.opens <= self.start < max(s.after, s.end)), None)

    def limit(self, name: str) -> Limit:
        return self.limits.at(name, self.today if self.notice.issued_on else self.notice.now.date())

    def original(self, start: int, end: int) -> str:
        """The words as the paper writes them; those for finding where blanks stand between."""
        words = self.notice.quote(start, end).text
        return self.plain[start:end] if any(c.isspace() for c in words) else words

    def suggest(self, says: str, *edits: Edit) -> Suggestion:
        return Suggestion(self.finding, edits, says)


Way = Callable[[Case], Iterator[Suggestion]]
"""Suggestions for one finding, the best first. None of them is sure before `adopt` has looked at the outcome."""


def case_of(exam: Examination, finding: Finding, limits: Limits) -> Case | None:
    notice = exam.notice
    if notice is None or not finding.evidence:
        return None
    evidence = finding.evidence[0]
    start, end = to_plain(notice, evidence.start), to_plain(notice, evidence.end)
    return (
        Case(exam, notice, finding, start, end, limits, office_calendar(limits, notice.now))
        if end > start
        else None
    )


def to_plain(notice: Notice, index: int) -> int:
    """Where character `index` of `Text.chars` stands in `Text.plain`; the next one where it was left out."""
    origin = notice.text.origin
    return index if origin is None else bisect_left(origin, index)


def quoted(words: str) -> str:
    """At most 20 characters of the paper, in quotation marks."""
    words = "".join(words.split()).strip("“”")
    return f"“{words}”" if len(words) <= _LONGEST_QUOTE else f"“{words[: _LONGEST_QUOTE - 1]}…”"
