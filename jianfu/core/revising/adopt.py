"""Suggestions are tried on the paper and examined again before anybody sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from jianfu.core.examine import Examination
from jianfu.core.facts.shapes import Demand, Notice
from jianfu.core.limits import Limits
from jianfu.core.reading.shapes import Reading
from jianfu.core.revising.settle import settle
from jianfu.core.revising.shapes import Adopted, Clash, DropColumn, Edit, Settled, Suggestion
from jianfu.core.revising.suggest import ways_of
from jianfu.core.revising.text import accepted, place_before
from jianfu.core.revising.ways import to_plain
from jianfu.core.rules.shapes import Finding

Again = Callable[[Reading], Examination]
"""How the paper was examined: the same rules, clock, limits and registers for the revised one."""

_TRIES = 8
_CHARACTERS = 400_000
"""So many are examined for the suggestions of one paper: 250 times a paper of usual length."""
_FEWEST = 10
_FEW = 3
_SHORTEST = 4


def suggestions(exam: Examination, limits: Limits, again: Again) -> tuple[Suggestion | None, ...]:
    """One for each finding of the report, in its order; None where only a person can put it right.

    Each is sure by itself: with it alone adopted its finding is gone, no new one has come, the paper keeps its
    title, sender, number and date, and every other demand stands as it stood. A paper with very many findings, or
    a very long one, is not examined without end: its last findings have no suggestion.
    """
    text = exam.notice.text if exam.notice else None
    left = max(_FEWEST, _CHARACTERS // max(len(text.plain), 1)) if text else 0

    def counted(reading: Reading) -> Examination:
        nonlocal left
        left -= 1
        return again(reading)

    return tuple(
        _first_sure(exam, finding, limits, counted) if left > 0 else None for finding in exam.report.findings
    )


def _first_sure(exam: Examination, finding: Finding, limits: Limits, again: Again) -> Suggestion | None:
    for suggestion in islice(ways_of(exam, finding, limits), _TRIES):
        outcome = _outcome(exam, (suggestion,), again)
        if outcome is None:
            continue
        if not outcome.new:
            return suggestion
        for more in _with_what_it_uncovers(exam, suggestion, outcome, limits):
            if _tried(exam, (more,), again):
                return more
    return None


def _with_what_it_uncovers(
    exam: Examination, suggestion: Suggestion, outcome: _Outcome, limits: Limits
) -> Iterator[Suggestion]:
    """The same, and what puts right the findings that the old words kept from being seen."""
    ways = [tuple(islice(ways_of(outcome.exam, f, limits), _FEW)) for f in outcome.new]
    for further in islice(product(*ways), _FEW):
        edits = [_moved_back(exam, outcome, e) for s in further for e in s.edits]
        says = ",".join(dict.fromkeys(s.says for s in (suggestion, *further)))
        if all(edits):
            yield replace(suggestion, edits=(*suggestion.edits, *(e for e in edits if e)), says=says)


def _moved_back(exam: Examination, outcome: _Outcome, edit: Edit) -> Edit | None:
    """The edit of the revised paper as one of the original; None where its words are new."""
    before, after = exam.notice, outcome.exam.notice
    assert before and after  # noqa: PT018
    if isinstance(edit, DropColumn):
        return edit  # cells keep the names they had
    span = after.quote(edit.start, edit.end)
    start = to_plain(before, place_before(outcome.settled, before.text, span.start))
    end = start + edit.end - edit.start
    same = before.text.plain[start:end] == after.text.plain[edit.start : edit.end]
    return replace(edit, start=start, end=end) if same else None


def adopt(exam: Examination, chosen: Iterable[Suggestion], again: Again) -> Adopted:
    """All of the chosen suggestions that hold together, tried one after another."""
    taken: list[Suggestion] = []
    withheld: list[Suggestion] = []
    settled, revised = Settled(), exam
    for suggestion in chosen:
        if suggestion in taken:
            continue
        outcome = _tried(exam, (*taken, suggestion), again)
        if outcome:
            taken.append(suggestion)
            settled, revised = outcome.settled, outcome.exam
        else:
            withheld.append(suggestion)
    return Adopted(tuple(taken), tuple(withheld), settled, revised)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """new  findings of the revised paper that were to go or were not there before"""

    settled: Settled
    exam: Examination
    new: tuple[Finding, ...]


def _tried(exam: Examination, chosen: Sequence[Suggestion], again: Again) -> _Outcome | None:
    """The outcome, or None where it is not what was promised."""
    outcome = _outcome(exam, chosen, again)
    return outcome if outcome and not outcome.new else None


def _outcome(exam: Examination, chosen: Sequence[Suggestion], again: Again) -> _Outcome | None:
    """None where edits clash, nothing would be left, or the rest of the paper would not stand as it stood."""
    notice = exam.notice
    assert notice
    try:
        settled = settle(notice, (e for s in chosen for e in s.edits))
    except Clash:
        return None
    after = again(replace(exam.reading, text=accepted(notice.text, settled)))
    if after.notice is None or not _says_something(after.notice):
        return None
    if not _keeps(notice, after.notice, settled):
        return None
    return _Outcome(settled, after, tuple(_new(exam, after, settled, [s.finding for s in chosen])))


def _says_something(notice: Notice) -> bool:
    """A paper of which nothing is left is not revised: it is not sent, and that a person decides."""
    named = [v for v in (*notice.issuers, notice.issued_on, notice.title) if v]
    return any(
        notice.body[0] <= s.start < notice.body[1]
        and len(s.text) >= _SHORTEST
        and not s.text.startswith("特此")
        and not any(v.start < s.end and v.end > s.start for v in named)
        for s in notice.statements
    )


def _new(
    before: Examination, after: Examination, settled: Settled, goals: Sequence[Finding]
) -> Iterator[Finding]:
    assert before.notice
    text = before.notice.text
    old = [
        (f.rule.code, e.start, e.end) for f in before.report.findings if f not in goals for e in f.evidence
    ]
    for finding in after.report.findings:
        for evidence in finding.evidence:
            start = place_before(settled, text, evidence.start)
            end = place_before(settled, text, max(evidence.end - 1, evidence.start)) + 1
            if not any(code == finding.rule.code and a < end and b > start for code, a, b in old):
                yield finding
                break


def _keeps(before: Notice, after: Notice, settled: Settled) -> bool:
    """Title, sender, date and number stay (but for an edit on the number), and so does every other demand."""
    edited = [(c.start, c.end) for c in settled.changes]
    for name in ("title", "issued_on", "genre", "doc_number"):
        a, b = getattr(before, name), getattr(after, name)
        if (a and a.value) != (b and b.value) and not (name == "doc_number" and _edits(before, a, edited)):
            return False
    if [u.value.name for u in before.issuers] != [u.value.name for u in after.issuers]:
        return False
    left = Counter(_key(after, d) for d in after.demands)
    wanted = Counter(_key(before, d) for d in before.demands if not _meets(before, d, edited))
    return wanted <= left


def _edits(notice: Notice, value: object, edited: Iterable[tuple[int, int]]) -> bool:
    if value is None:
        return False
    span = notice.quote(value.start, value.end)  # type: ignore[attr-defined]
    return any(a < span.end and b > span.start for a, b in edited)


def _key(notice: Notice, demand: Demand) -> tuple[str, str]:
    return demand.kind, notice.text.plain[demand.start : demand.end]


def _meets(notice: Notice, demand: Demand, edited: Iterable[tuple[int, int]]) -> bool:
    """Do the edits touch the sentence the demand stands in?"""
    plain = notice.text.plain
    spans = []
    for start, end in demand.evidence:
        first = max(plain.rfind(stop, 0, start) for stop in "。\n") + 1
        last = min((at for stop in "。\n" if (at := plain.find(stop, end)) >= 0), default=len(plain))
        spans.append(notice.quote(first, last))
    return any(a <= s.end and b >= s.start for a, b in edited for s in spans)
