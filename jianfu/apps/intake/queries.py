"""Whose a folder or mailbox is, and how it goes there, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from jianfu.apps.intake.core import State
from jianfu.apps.intake.models import Box
from jianfu.apps.people.models import GRASSROOTS, Unit, UnitKind, UnitQuerySet
from jianfu.apps.people.queries import unit_named

SHOWN = timedelta(days=7)


def unit_for(name: str) -> Unit | None:
    """A township or village by its code or name; nobody else has papers taken in without hands."""
    coded = list(Unit.objects.standing().filter(code=name)[:2]) if name else []
    unit = coded[0] if len(coded) == 1 else unit_named(name)
    return unit if unit and unit.level in GRASSROOTS and unit.kind == UnitKind.GOVERNMENT else None


@dataclass(frozen=True, slots=True)
class How:
    unit: str
    words: str
    well: bool


def how_it_goes(kind: str, scope: UnitQuerySet, *, now: datetime) -> list[How]:
    """One line for each box of a kind ("folder" or "mail") of units in sight."""
    boxes = Box.objects.filter(name__startswith=f"{kind}:").prefetch_related("taken")
    units = scope.in_bulk([_unit_of(box) for box in boxes])
    seen = [(units[_unit_of(box)], box) for box in boxes if _unit_of(box) in units]
    return [How(str(unit), _words(box, now), not box.trouble) for unit, box in seen]


def _unit_of(box: Box) -> int:
    return int(box.name.split(":")[1])


def _words(box: Box, now: datetime) -> str:
    recent = Counter(taken.state for taken in box.taken.all() if taken.at > now - SHOWN)
    words = [f"近7天收了{recent[State.TAKEN] + recent[State.WAITING]}份"]
    if recent[State.SECRET]:
        words.append(f"{recent[State.SECRET]}份标有密级，没有收，留在原处")
    if box.too_large:
        words.append(f"{box.too_large}份太大，没有收")
    if box.trouble:
        words.append(box.trouble)
    return "；".join(words) + "。"
