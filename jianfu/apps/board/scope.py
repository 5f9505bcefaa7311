"""Whose board it is: a whole area, one township, or what one department asks of the area."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from jianfu.apps.people.models import Level, Person, Role, Unit, UnitKind

ROLES = (Role.TOWNSHIP_CLERK, Role.DEPARTMENT_CLERK, Role.REVIEWER, Role.LEADER, Role.ASSESSMENT)


class Sight(StrEnum):
    AREA = "area"
    TOWNSHIP = "township"
    DEPARTMENT = "department"


@dataclass(frozen=True)
class Scope:
    """`own`: the unit whose board it is. `unit`: the area whose sums are read."""

    own: Unit
    unit: Unit
    sight: Sight

    @property
    def of_department(self) -> bool:
        return self.sight is Sight.DEPARTMENT

    @cached_property
    def senders(self) -> list[int] | None:
        """Keys of the units whose demands count; None: everybody's."""
        if not self.of_department:
            return None
        return list(Unit.objects.below(self.own).order_by().values_list("pk", flat=True))

    @cached_property
    def rows(self) -> list[Unit]:
        """Units of the month's grid, as the tree has them."""
        below = Unit.objects.standing().filter(parent=self.unit, kind=UnitKind.GOVERNMENT)
        own = [self.unit] if self.sight is Sight.TOWNSHIP else []
        return own + list(below)


def scopes_of(person: Person) -> list[Scope]:
    """The boards somebody may look at; a village has none."""
    return [_scope(area) for area in person.areas if area.level != Level.VILLAGE]


def _scope(area: Unit) -> Scope:
    if area.kind != UnitKind.GOVERNMENT and area.level != Level.TOWNSHIP:
        return Scope(area, area.government, Sight.DEPARTMENT)
    return Scope(area, area, Sight.TOWNSHIP if area.level == Level.TOWNSHIP else Sight.AREA)


def chosen(person: Person, key: str) -> Scope | None:
    """The board with this key, else the first; None: there is none."""
    scopes = scopes_of(person)
    return next((scope for scope in scopes if str(scope.own.pk) == key), scopes[0] if scopes else None)
