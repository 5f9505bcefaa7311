"""A list as an office has it -> rows of a register: what a register says of its list, and what would come of one.

`settings.LISTS` names the kinds of each app: later apps are reached through it alone (docs/decisions/0013).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from jianfu.apps.people.kinds import Role
from jianfu.apps.people.models import Unit, UnitKind
from jianfu.apps.people.names import likeness
from jianfu.apps.registers.models import Kept

_FIRST = re.compile(r"[、，,;；\n/]")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose list it is. `only`: a department brings its own rows, and no others'."""

    area: Unit
    only: Unit | None
    today: date
    units: Mapping[str, Unit]

    def unit_of(self, words: str) -> tuple[Unit | None, str]:
        """The unit that a row names first; without one its reason. A row that names none is of who brought it."""
        if not words:
            return self.only, "没有写是哪个单位的"
        first = _FIRST.split(words)[0]
        unit = self.units.get(likeness(first, self.area.name))
        if unit is None:
            return None, f"机构里没有“{first[:20]}”"
        if self.only is not None and unit != self.only:
            return None, f"是{unit}的，请由它自己或减负办放入"
        return unit, ""


def place_of(area: Unit, only: Unit | None, today: date) -> Place:
    standing = Unit.objects.below(area).standing().exclude(kind=UnitKind.SECTION)
    return Place(area, only, today, {unit.plain: unit for unit in standing})


@dataclass(frozen=True, slots=True)
class Read:
    """What a row of a list says: columns of a new row, or why there are none. `same`: equal for rows that mean one."""

    words: str
    values: Mapping[str, Any] | None = None
    why: str = ""
    same: Hashable = None


@dataclass(frozen=True)
class ListKind:
    """One list that may be brought in.

    told   which columns it must have, for the person who brings it
    read   cells of a row -> what it says
    known  `same` of all rows that are there
    page   name of the address that shows the register
    """

    key: str
    word: str
    told: str
    columns: Mapping[str, re.Pattern[str]]
    needs: tuple[str, ...]
    model: type[Kept]
    read: Callable[[Mapping[str, str], Place], Read]
    known: Callable[[Place], set[Hashable]]
    page: str
    who: frozenset[Role] = frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})
    query: str = ""


@cache
def kinds() -> dict[str, ListKind]:
    return {kind.key: kind for path in settings.LISTS for kind in import_string(path)}


class Fate(StrEnum):
    NEW = "new"
    KNOWN = "known"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Told:
    """A row as the look shows it."""

    where: str
    words: str
    fate: Fate
    what: str
    values: Mapping[str, Any] = field(default_factory=dict)


def look_at(kind: ListKind, rows: Iterable[Sequence[Any]], place: Place) -> list[Told]:
    """What taking the rows over would do now, one after another."""
    return list(_told(kind, rows, place))


def _told(kind: ListKind, rows: Iterable[Sequence[Any]], place: Place) -> Iterator[Told]:
    known = kind.known(place)
    for where, cells in rows:
        read = kind.read(cells, place)
        if read.values is None:
            yield Told(where, read.words, Fate.WRONG, read.why)
        elif read.same in known:
            yield Told(where, read.words, Fate.KNOWN, "已经有了")
        else:
            known.add(read.same)
            yield Told(where, read.words, Fate.NEW, "会新增", read.values)
