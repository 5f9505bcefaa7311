"""Who may open the addresses of the indicators."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.apps.assessments.tests.makers import make_indicator
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.doors import Arguments, Door, World

KEEPERS = frozenset({Role.DEPARTMENT_CLERK, Role.REVIEWER, Role.ASSESSMENT})


def named(world: World, unit: Unit) -> str:
    return make_indicator(unit, f"第{unit.pk}号机构的指标").name


def an_indicator(world: World, who: str) -> Arguments:
    return {"pk": make_indicator(world.here.departments[0]).pk}


def strange_indicators(world: World, who: str) -> Sequence[Arguments]:
    near = world.here.departments[1:] if who == Role.DEPARTMENT_CLERK else []
    return [{"pk": make_indicator(unit).pk} for unit in (*near, *world.other.departments)]


DOORS = {
    "assessments:indicators": Door(KEEPERS, lists=named),
    "assessments:end": Door(KEEPERS, post=True, inside=an_indicator, outside=strange_indicators),
    "assessments:again": Door(KEEPERS, post=True, inside=an_indicator, outside=strange_indicators),
}
