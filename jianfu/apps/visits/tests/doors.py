"""Who may open the addresses of the plan of visits."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.apps.people.models import Role, Unit, UnitKind
from jianfu.apps.people.tests.doors import EVERYBODY, SIGNED_IN, Arguments, Door, World
from jianfu.apps.visits.models import Visit
from jianfu.apps.visits.tests.makers import make_visit

PLANNERS = frozenset({Role.DEPARTMENT_CLERK, Role.REVIEWER})
OPEN_CODE = "who is visited must be able to check a code without signing in"


def visit_of(unit: Unit, title: str = "") -> Visit:
    """A department's own visit, or one that comes to a township or village."""
    if unit.kind == UnitKind.DEPARTMENT:
        return make_visit(unit, title=title)
    return make_visit(unit.government.children.filter(kind=UnitKind.DEPARTMENT).last(), unit, title=title)


def at(visit: Visit) -> Arguments:
    return {"year": visit.year, "serial": visit.serial}


def a_visit(world: World, who: str) -> Arguments:
    return at(make_visit(world.here.departments[0]))


def strange_visits(world: World, who: str) -> Sequence[Arguments]:
    near = world.here.departments[1:] if who == Role.DEPARTMENT_CLERK else []
    return [at(make_visit(unit)) for unit in (*near, *world.other.departments)]


def batch_of(unit: Unit) -> Arguments:
    return {"batch": make_visit(unit, batch=f"b{Visit.objects.count()}").batch}


def titled(world: World, unit: Unit) -> str:
    return str(visit_of(unit, f"{unit.pk}号机构的检查").title)


DOORS = {
    "visits:visits": Door(SIGNED_IN, lists=titled),
    "visits:take-plan": Door(PLANNERS, post=True),
    "visits:take-back": Door(
        PLANNERS,
        post=True,
        inside=lambda world, who: batch_of(world.here.departments[0]),
        outside=lambda world, who: [
            batch_of(unit)
            for unit in (
                *(world.here.departments[1:] if who == Role.DEPARTMENT_CLERK else ()),
                *world.other.departments,
            )
        ],
    ),
    "visits:file-sealed": Door(PLANNERS, post=True),
    "visits:code": Door(EVERYBODY, inside=a_visit, open_because=OPEN_CODE),
    "visits:picture": Door(EVERYBODY, inside=a_visit, open_because=OPEN_CODE),
    "visits:join": Door(PLANNERS, post=True, inside=a_visit, outside=strange_visits),
    "visits:drop": Door(PLANNERS, post=True, inside=a_visit, outside=strange_visits),
    "visits:again": Door(PLANNERS, post=True, inside=a_visit, outside=strange_visits),
}
