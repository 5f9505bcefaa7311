"""What part a text gives the township: it leads, it helps, or it is only told."""

from __future__ import annotations

import math
from enum import StrEnum

from jianfu.core.duties.asked import Asked, acts_in
from jianfu.core.duties.likeness import Index, duties_of, nearest
from jianfu.core.duties.shapes import DutyItem, ListClass
from jianfu.core.duties.terms import terms_of


class Part(StrEnum):
    LEAD = "lead"
    ASSIST = "assist"
    INFORM = "inform"


_SOFT = frozenset({"pass_on", "publicise", "watch", "report", "dissuade", "assist"})
LEAD = (-1.2, 2.6, 0.4, 6.2, -6.0, -2.8, 1.1, 1.4, -1.0, -1.9)
"""Bias; a tough act; some act beyond help; nearness to the owner's half; to the township's; only help is asked;
a target; 牵头 and the like; the sender does a tough act itself; the sender does something itself."""


def is_only_told(asked: Asked) -> bool:
    """The sender acts, and the township is to know or to pass it on."""
    below = asked.classes
    if asked.own_level >= 1 or (asked.own_level == 0 and not below):
        return below <= {"pass_on"}
    return bool(below) and below <= {"pass_on"} and not asked.has_target


def lead_features(asked: Asked, item: DutyItem, index: Index) -> tuple[float, ...]:
    """The numbers that go with _LEAD."""
    words = index.weighed(terms_of(asked.below_words))
    owner, town = (
        nearest(words, [index.weighed(terms_of(duty)) for duty in duties_of(cell)])
        for cell in (item.owner_duty, item.town_duty)
    )
    only_help = bool(asked.classes) and asked.classes <= _SOFT
    return (
        1.0,
        float(asked.level >= 3),
        float(not only_help and asked.level >= 2),
        owner,
        town,
        float(only_help),
        float(asked.has_target),
        float(asked.leads),
        float(asked.own_level >= 3),
        float(asked.own_level >= 0),
    )


def chance_of_lead(asked: Asked, item: DutyItem, index: Index) -> float:
    """For an assisting item: the chance that the owner's half is asked of the township."""
    if is_only_told(asked):
        return 0.02
    numbers = lead_features(asked, item, index)
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(LEAD, numbers, strict=True))))


def tells_as_its_half(asked: Asked, item: DutyItem) -> bool:
    """Is telling people the township's half of this item (转发预警, 提醒留样), and not a mere courtesy?"""
    told = {a.name for a in acts_in(item.town_duty or "")} & {"pass_on", "publicise"}
    return bool(told and asked.classes and asked.own_level < 3)


def part_of(asked: Asked, listed: ListClass | None) -> Part:
    """The part where the list does not part the duty in two halves."""
    if is_only_told(asked):
        return Part.INFORM if listed is not ListClass.BASIC or asked.own_level >= 1 else Part.LEAD
    soft = bool(asked.classes) and asked.classes <= _SOFT
    if soft and (asked.own_level >= 2 or (asked.classes & {"assist"} and listed is not ListClass.BASIC)):
        return Part.ASSIST
    return Part.LEAD
