"""Fields -> data elements. Whose value it is comes first, then the words; kind and unit must agree."""

from __future__ import annotations

import math
from collections.abc import Sequence

from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.clues import Clue, clues_of
from jianfu.core.forms.labels import Label, plain, read_label
from jianfu.core.forms.meta import is_meta
from jianfu.core.forms.shapes import Candidate, Decision, Element, Field, Form, Match, Matched
from jianfu.core.forms.subjects import row_of, sections_of
from jianfu.core.forms.whose import whose

MOST = 5
"""Candidates shown for a field."""
FILL, ASK = 0.97, 0.5
_NEAR = 2
"""Fields before and after that tell what a field is about."""


def match(form: Form) -> Matched:
    """Which element each field asks for, and whether a value may be written without asking."""
    labels = [read_label(field.label, field.unit) for field in form.fields]
    row_is = row_of(form, labels)
    sections = sections_of(form, labels, row_is)
    owners = whose(form, labels, sections)
    about = plain(form.title)
    found = [clues_of(label, owner, about, row_is) for label, owner in zip(labels, owners, strict=True)]
    fields = []
    for at, field in enumerate(form.fields):
        clues = _with_neighbours(found, form.fields, at)
        unsure = owners[at].unsure and not (clues and _is_nobody_elses(clues[0].element, row_is))
        fields.append(_match(field, labels[at], clues, unsure, form.layout == "table"))
    return Matched(form, row_is, tuple(fields))


def _is_nobody_elses(element: Element, row_is: str) -> bool:
    """A heading that leaves the person open leaves the village certain, and a firm's or household's own things."""
    own = {"enterprise": ("ent",), "household": ("household", "dwelling", "land", "relocation")}
    # The head is a person again.
    is_head = element.identifier.startswith("household.head_")
    return element.topic == "division" or (element.topic in own.get(row_is, ()) and not is_head)


def _with_neighbours(found: Sequence[list[Clue]], fields: Sequence[Field], at: int) -> list[Clue]:
    """The clues of one field, best first; what the fields beside it are surely about counts a little."""
    near = {
        clues[0].element.topic
        for i, clues in enumerate(found[max(0, at - _NEAR) : at + _NEAR + 1], max(0, at - _NEAR))
        if i != at and clues and clues[0].exact and fields[i].group == fields[at].group
    }
    moved = [
        Clue(c.element, c.score + 0.04, c.exact) if c.element.topic in near - {"person"} else c
        for c in found[at]
    ]
    return sorted(moved, key=lambda clue: (-clue.score, clue.element.id))


def _match(field: Field, label: Label, clues: Sequence[Clue], unsure: bool, in_rows: bool) -> Match:
    best = clues[0] if clues else None
    held = best is not None and best.exact and best.score >= 1
    if is_meta(label, field.group, is_held=held, in_rows=in_rows):
        return Match(field, Decision.META, None, 0.97, _candidates(clues, 0.5))
    if best is None:
        return Match(field, Decision.NEW, None, 0.9, ())
    margin = best.score - (clues[1].score if len(clues) > 1 else 0.0)
    sure = _confidence(best, margin, unsure)
    if sure < ASK:
        return Match(field, Decision.NEW, None, 1 - sure, _candidates(clues, sure))
    decision = Decision.FILL if best.exact and sure >= FILL else Decision.ASK
    source = by_identifier().get(best.element.derived_from)
    return Match(field, decision, best.element, sure, _candidates(clues, sure), source)


def _confidence(best: Clue, margin: float, unsure: bool) -> float:
    if best.exact:
        sure = 0.99 if margin >= 0.1 else 0.9
        # Lower than said in another role: what the form is about speaks against it.
        if best.score < 0.97:
            sure -= 0.25
        return sure - (0.05 if unsure else 0)
    return max(0.02, min(0.9, best.score - 0.15))


def _candidates(clues: Sequence[Clue], sure: float) -> tuple[Candidate, ...]:
    """The best clues with a share each of what is left of certainty."""
    shown = clues[:MOST]
    top = shown[0].score if shown else 0.0
    return tuple(
        Candidate(c.element, round(sure if at == 0 else sure * math.exp(4 * (c.score - top)) * 0.9, 4))
        for at, c in enumerate(shown)
    )
