"""Which family of suggestions answers which rule."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.examine import Examination
from jianfu.core.limits import Limits
from jianfu.core.revising import clauses, columns, deadlines, meetings, paper, records, returns, wordings
from jianfu.core.revising.shapes import Suggestion
from jianfu.core.revising.ways import Way, case_of
from jianfu.core.rules.shapes import Finding

_LEAVE_OUT: tuple[Way, ...] = (clauses.list_item, clauses.leave_out)
WAYS: dict[str, tuple[Way, ...]] = {
    "DOC004": (wordings.doc_number,),
    "DOC008": (deadlines.later,),
    "FRM007": (returns.when_it_changes, *_LEAVE_OUT),
    "FRM008": (deadlines.later,),
    "FRM009": (returns.one_receiver,),
    "FRM010": (paper.no_paper, clauses.leave_out),
    "FRM011": (returns.one_system,),
    "FRM015": (records.at_most, *_LEAVE_OUT),
    "FRM020": (columns.fewer_columns, records.fewer_personal),
    "INS009": (wordings.one_guide, *_LEAVE_OUT),
    "INS010": (meetings.deputies,),
    "MTG001": (meetings.another_day,),
    "MTG002": (meetings.another_day,),
    "MTG003": (meetings.office_hours,),
    "MTG009": (meetings.deputies,),
    "MTG011": (wordings.half_a_day,),
    "MTG015": (wordings.in_good_time, *_LEAVE_OUT),
    "RSP011": (wordings.one_contact, *_LEAVE_OUT),
    "TRC002": (records.electronic,),
    "TRC003": (records.one_record,),
    "APP008": (wordings.no_chain, *_LEAVE_OUT),
} | dict.fromkeys(
    (
        "APP003",
        "APP004",
        "APP006",
        "ASM001",
        "ASM002",
        "ASM003",
        "ASM004",
        "ASM005",
        "DOC006",
        "DOC007",
        "INS006",
        "INS007",
        "INS008",
        "MTG005",
        "PRC003",
        "RSP001",
        "RSP002",
        "RSP012",
        "RSP013",
        "TRC001",
        "TRC004",
        "TRC005",
        "TRC006",
        "TRC008",
    ),
    _LEAVE_OUT,
)


def ways_of(exam: Examination, finding: Finding, limits: Limits) -> Iterator[Suggestion]:
    """Suggestions for one finding, the best first; none where only a person can put it right."""
    case = case_of(exam, finding, limits)
    if case:
        for way in WAYS.get(finding.rule.code, ()):
            yield from way(case)
