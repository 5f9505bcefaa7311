"""Questions about a draft's words that joining and timing both ask."""

from __future__ import annotations

from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.frequency import find_frequency
from jianfu.core.facts.shapes import Frequency, Kind, Side
from jianfu.core.patterns import pattern

_TO_HOLD = pattern(r"每|定期|不定期|例会|一次以上|至少|不少于|及时召开|按[日周月季年]")
_YEAR_END = pattern("年底|年终")


def is_to_hold(paper: Paper, draft: Draft) -> bool:
    """The reader is to hold the meeting, once or in a rhythm; nobody calls the reader."""
    words = paper.plain[draft.start : draft.end]
    return bool(_TO_HOLD.search(words)) or (draft.statement.side is Side.BELOW and "召开" in words)


def rhythm_of(paper: Paper, draft: Draft) -> Frequency | None:
    """In the draft's words, or earlier in its sentence: 每季度召开会议,听取汇报."""
    if draft.kind is Kind.ASSESSMENT and _YEAR_END.search(paper.plain, draft.start, draft.end):
        return Frequency.YEARLY
    s = draft.statement
    places = dict.fromkeys(((s.start, s.end), *draft.evidence, (draft.sentence, draft.end)))
    return next((f for a, b in places if (f := find_frequency(paper.plain, a, b))), None)
