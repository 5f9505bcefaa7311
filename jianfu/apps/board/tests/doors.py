"""Who may open the addresses of the board."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from jianfu.apps.board.scope import ROLES
from jianfu.apps.gate.tests.doors import Address
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.doors import Door, World

BOARD = frozenset(role.value for role in ROLES)


def _day(unit: int) -> Address:
    return {"day": timezone.localdate().isoformat(), "unit": unit}


def own_day(world: World, who: str) -> Address:
    return _day(world.here.townships[0].pk)


def strange_days(world: World, who: str) -> Sequence[Address]:
    """Units of the other county; for a township its neighbours too. A department sees where its own papers went."""
    there = [world.other.county, *world.other.townships, *world.other.villages]
    near = [world.here.county, *world.here.townships[1:]] if who == Role.TOWNSHIP_CLERK else []
    return [_day(unit.pk) for unit in there + near]


DOORS = {
    "board:board": Door(BOARD),
    "board:clocks": Door(BOARD),
    "board:assessment": Door(BOARD),
    "board:day": Door(BOARD, inside=own_day, outside=strange_days),
    "board:export": Door(
        BOARD,
        inside=lambda world, who: {"figure": "days"},
        open_because="it names a figure; whose it is follows from who asks",
    ),
    "board:bulletin": Door(BOARD),
    "board:baseline": Door(frozenset({Role.REVIEWER, Role.ADMIN})),
}
