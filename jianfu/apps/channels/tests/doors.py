"""Who may open the addresses of applications, groups and secondments."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from jianfu.apps.channels.tests.makers import make_channel, make_secondment
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.doors import Arguments, Door, World

KEEPERS = frozenset({Role.DEPARTMENT_CLERK, Role.REVIEWER})


def strange(world: World, who: str) -> list[Unit]:
    near = world.here.departments[1:] if who == Role.DEPARTMENT_CLERK else []
    return [*near, *world.other.departments]


def named(world: World, unit: Unit) -> str:
    return make_channel(unit, f"第{unit.pk}号机构通").name


def a_channel(world: World, who: str) -> Arguments:
    return {"pk": make_channel(world.here.departments[0]).pk}


def strange_channels(world: World, who: str) -> Sequence[Arguments]:
    return [{"pk": make_channel(unit).pk} for unit in strange(world, who)]


def lent(world: World, unit: Unit) -> str:
    make_secondment(unit, unit.government.children.last(), timezone.localdate(), basis=f"第{unit.pk}号函")
    return f"第{unit.pk}号函"


def a_secondment(world: World, who: str) -> Arguments:
    row = make_secondment(world.here.departments[0], world.here.townships[0], timezone.localdate())
    return {"pk": row.pk}


def strange_secondments(world: World, who: str) -> Sequence[Arguments]:
    today = timezone.localdate()
    return [{"pk": make_secondment(unit, world.here.townships[0], today).pk} for unit in strange(world, who)]


DOORS = {
    "channels:channels": Door(KEEPERS, lists=named),
    "channels:channel": Door(KEEPERS, inside=a_channel, outside=strange_channels),
    "channels:end": Door(KEEPERS, post=True, inside=a_channel, outside=strange_channels),
    "channels:again": Door(KEEPERS, post=True, inside=a_channel, outside=strange_channels),
    "channels:merge": Door(
        KEEPERS,
        post=True,
        inside=lambda world, who: {"pk": make_channel(world.here.departments[0], pk=9001).pk},
        outside=strange_channels,
        sent={"into": 9001},
    ),
    "channels:secondments": Door(KEEPERS, lists=lent),
    "channels:back": Door(KEEPERS, post=True, inside=a_secondment, outside=strange_secondments),
    "channels:away": Door(KEEPERS, post=True, inside=a_secondment, outside=strange_secondments),
}
