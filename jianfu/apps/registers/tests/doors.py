"""Who may open the addresses of plans, directories and brought lists."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.doors import Arguments, Door, World
from jianfu.apps.registers.models import Brought
from jianfu.apps.registers.tests.makers import make_item

KEEPERS = frozenset({Role.DEPARTMENT_CLERK, Role.REVIEWER})
BRINGERS = KEEPERS | {Role.ASSESSMENT}


def titled(world: World, unit: Unit) -> str:
    return make_item(unit, title=f"第{unit.pk}号机构的计划").title


def an_item(world: World, who: str) -> Arguments:
    return {"pk": make_item(world.here.departments[0]).pk}


def strange_items(world: World, who: str) -> Sequence[Arguments]:
    near = world.here.departments[1:] if who == Role.DEPARTMENT_CLERK else []
    return [{"pk": make_item(unit).pk} for unit in (*near, *world.other.departments)]


def list_of(area: Unit, only: Unit | None, kind: str = "indicators") -> Arguments:
    return {"key": Brought.objects.create(kind=kind, area=area, only=only, name="名单.xlsx").key}


def a_list(world: World, who: str) -> Arguments:
    own = world.here.departments[0] if who == Role.DEPARTMENT_CLERK else None
    return list_of(world.here.county, own)


def strange_lists(world: World, who: str) -> Sequence[Arguments]:
    others = [list_of(world.other.county, None), list_of(world.other.county, world.other.departments[0])]
    if who == Role.DEPARTMENT_CLERK:
        others += [list_of(world.here.county, None), list_of(world.here.county, world.here.departments[1])]
    return others


def a_kind(world: World, who: str) -> Arguments:
    return {"kind": "indicators"}


def strange_kinds(world: World, who: str) -> Sequence[Arguments]:
    return [{"kind": "nothing"}, *([{"kind": "vetoes"}] if who != Role.REVIEWER else [])]


DOORS = {
    "registers:registers": Door(KEEPERS, lists=titled),
    "registers:end": Door(KEEPERS, post=True, inside=an_item, outside=strange_items),
    "registers:again": Door(KEEPERS, post=True, inside=an_item, outside=strange_items),
    "registers:bring": Door(BRINGERS, post=True, inside=a_kind, outside=strange_kinds),
    "registers:list": Door(BRINGERS, inside=a_list, outside=strange_lists),
    "registers:take": Door(BRINGERS, post=True, inside=a_list, outside=strange_lists),
    "registers:leave": Door(BRINGERS, post=True, inside=a_list, outside=strange_lists),
    "registers:back": Door(BRINGERS, post=True, inside=a_list, outside=strange_lists),
}
