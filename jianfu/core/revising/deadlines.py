"""DOC008, FRM008: the deadline moves to the earliest day the rules allow, in the paper's own form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.revising.dates import on_day, within
from jianfu.core.revising.shapes import Replace, Suggestion
from jianfu.core.revising.ways import Case
from jianfu.core.rules.patterns import pattern

_LEAST = ("form_min_days", "document_lead_data", "document_lead_text")
"""Working days: for anything, for data, for a text."""

_FOR_A_MEETING = pattern(r"参[会训加]|会议|回执|报名|发言|议题|出席")
_DAYS_AND_HOURS = frozenset("日号时点半分)）")


def later(case: Case) -> Iterator[Suggestion]:
    """The nearest day first; the examination tells whether it is late enough for what is asked."""
    deadline = case.demand.deadline if case.demand else None
    if deadline is None or deadline.date is None:
        return
    words = case.original(deadline.start, deadline.end)
    was = deadline.date.date()
    for days in sorted({case.limit(name).value for name in _LEAST}):
        day = case.calendar.add_working_days(case.today, days)
        if day <= was or _meets(case, was, day):
            continue
        new = on_day(words, day, today=case.today) or within(words, days)
        if new and new != words:
            says = f"截止改为{_bare(new)}"
            yield case.suggest(says, Replace(deadline.start, deadline.end, new))


def _bare(words: str) -> str:
    """9月12日17:00, but 9月12日下班前."""
    bare = words.removesuffix("前")
    return bare if bare[-1:] in _DAYS_AND_HOURS or bare[-1:].isdigit() else words


def _meets(case: Case, was: date, day: date) -> bool:
    """Would the list of those who come be wanted after the meeting?"""
    demand = case.demand
    words = "".join(case.plain[a:b] for a, b in demand.evidence) if demand else ""
    if not _FOR_A_MEETING.search(words):
        return False
    starts = (d.meeting.starts_at for d in case.notice.demands if d.meeting and d.meeting.starts_at)
    return any(was <= s.value.date() <= day for s in starts)
