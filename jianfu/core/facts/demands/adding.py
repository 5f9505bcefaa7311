"""A new act beside the drafts of its sentence, or as a part of the last of its kind."""

from __future__ import annotations

from dataclasses import replace

from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.frequency import find_frequency
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag
from jianfu.core.facts.words.deeds import PUBLICITY
from jianfu.core.patterns import pattern

LONGEST = 80
# A day or a rhythm of its own makes another demand.
_TIME = pattern(
    r"每[日天周月季年半次]|\d+(?:日|号|时|点|小时|分钟|个?月|年)[^,]{0,4}(?:前|内|报)|月底|年底|半年|年终|按[日周月季年]"
)


def add(paper: Paper, drafts: list[Draft], new: Draft) -> None:
    """Beside the drafts of its sentence, or as a part of the last of its kind."""
    for n in range(len(drafts) - 1, -1, -1):
        if drafts[n].kind is new.kind:
            if _same_act(paper, drafts[n], new):
                drafts[n] = longer(drafts[n], new)
                return
            break
    drafts.append(new)


def _same_act(paper: Paper, last: Draft, new: Draft) -> bool:
    """Do the new clause's words only carry on the draft before? Two tasks are two; a second time makes a second act."""
    if last.role is not new.role or last.own is not new.own:
        return False
    if last.statement.actor not in (None, new.statement.actor):
        return False
    rhythm = find_frequency(paper.plain, new.statement.start, new.end)
    if rhythm and find_frequency(paper.plain, last.start, last.end) not in (None, rhythm):
        return False
    if new.kind is Kind.REPORT_OR_FORM and _is_kept(last) and _TIME.search(new.statement.text):
        return False  # 建立台账,每季度末报县局
    if new.kind is Kind.DELEGATED_TASK and _is_publicity(last) and _is_publicity(new):
        return True
    if new.kind is Kind.DELEGATED_TASK:
        return any(w.word[:2] in paper.plain[last.start : last.end] for w in new.words[:1])
    return not _TIME.search(new.statement.text) or not _TIME.search(paper.plain, last.sentence, last.end)


def _is_kept(draft: Draft) -> bool:
    """A standing list is built, nothing is handed in yet."""
    tags = {w.tag for w in draft.words}
    return Tag.LEDGER in tags and Tag.HAND_IN not in tags


def _is_publicity(draft: Draft) -> bool:
    return any(w.word in PUBLICITY for w in draft.words)


def longer(draft: Draft, new: Draft) -> Draft:
    if new.end - draft.start <= LONGEST:
        return replace(draft, end=new.end)
    return replace(draft, more=(*draft.more, (new.start, new.end)))
