"""Doors: who may open which address. Each app lists its own in `tests/doors.py` as DOORS, by name of the address;
`jianfu/site/tests/test_doors.py` walks through all of them as everybody, and fails on an address without an entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from jianfu.apps.people import actions
from jianfu.apps.people.kinds import WHOLE_AREA
from jianfu.apps.people.models import Import, Person, Post, Role, Unit, UnitKind
from jianfu.apps.people.tests.makers import County, make_county, make_person, make_unit

STRANGER = "stranger"
"""Nobody has signed in."""
NO_POST = "no post"
"""Somebody with a name whose only post has ended."""
EVERYBODY = frozenset({STRANGER, NO_POST, *Role.values})
SIGNED_IN = EVERYBODY - {STRANGER}
WITH_POST = frozenset(Role.values)


@dataclass(frozen=True)
class World:
    """Two counties with people in the first: one for each role, all at the first unit of their kind."""

    here: County
    other: County
    people: Mapping[str, Person | None]

    def home(self, who: str) -> Unit:
        person = self.people[who]
        assert person
        return Post.objects.filter(person=person).select_related("unit").latest("id").unit

    def near_unit(self, who: str) -> Unit:
        """Where a matter of this person lies: at home; of an office a township of its county."""
        return self.here.townships[0] if who in WHOLE_AREA else self.home(who)

    def strange_units(self, who: str) -> list[Unit]:
        """Units out of sight: those of the other county, and for who sees one unit its neighbours."""
        person = self.people[who]
        everywhere = [self.here, self.other]
        units = [u for c in everywhere for u in (*c.townships, *c.departments, *c.villages)]
        return [u for u in units if not person or not Unit.objects.for_user(person).filter(pk=u.pk).exists()]


Arguments = Mapping[str, Any]
"""What the address names: {"key": ...}."""


@dataclass(frozen=True)
class Door:
    """One address. With arguments it says how to make something that lies in somebody's sight, and something that
    does not; or why everybody who has the address may open it."""

    who: frozenset[str]
    post: bool = False
    """It takes only what a form sends."""
    inside: Callable[[World, str], Arguments] | None = None
    outside: Callable[[World, str], Sequence[Arguments]] | None = None
    open_because: str = ""
    sent: Mapping[str, Any] = field(default_factory=dict)
    lists: Callable[[World, Unit], str] | None = None
    """Of a page that lists matters: make one that lies with a unit, and say the words by which it is known."""
    closed: str = ""
    """What those outside `who` get, where it is neither the sign-in page nor 没有找到."""


def make_world() -> World:
    here, other = make_county(villages=2), make_county(villages=2, name="石桥县")
    homes = {
        Role.TOWNSHIP_CLERK: here.townships[0],
        Role.VILLAGE_WORKER: here.villages[0],
        Role.DEPARTMENT_CLERK: here.departments[0],
        Role.LEADER: here.county,
    }
    people: dict[str, Person | None] = {
        role.value: make_person(homes.get(role, here.burden_office), role) for role in Role
    }
    gone = make_person(here.townships[0], Role.TOWNSHIP_CLERK)
    gone.posts.update(until=timezone.localdate())
    return World(here, other, people | {STRANGER: None, NO_POST: gone})


ADMINS = frozenset({Role.ADMIN.value})


def a_unit(world: World, who: str) -> Arguments:
    return {"pk": world.here.townships[0].pk}


def strange_units(world: World, who: str) -> list[Arguments]:
    return [{"pk": unit.pk} for unit in (world.other.county, world.other.townships[0])]


def a_person(world: World, who: str) -> Arguments:
    return {"pk": make_person(world.here.villages[0], Role.VILLAGE_WORKER).pk}


def strange_people(world: World, who: str) -> list[Arguments]:
    """Somebody of the other county, and somebody who left for it."""
    left = make_person(world.here.villages[0], Role.VILLAGE_WORKER)
    left.posts.update(until=timezone.localdate())
    Post.objects.create(person=left, unit=world.other.villages[0], role=Role.VILLAGE_WORKER)
    return [{"pk": make_person(world.other.burden_office, Role.ADMIN).pk}, {"pk": left.pk}]


def a_list(world: World, who: str) -> Arguments:
    return {"key": Import.objects.create(root=world.here.county, name="机构.xlsx").key}


def strange_lists(world: World, who: str) -> list[Arguments]:
    return [{"key": Import.objects.create(root=world.other.county, name="机构.xlsx").key}]


def a_change(world: World, who: str, county: County | None = None) -> Arguments:
    unit = make_unit("综合办", (county or world.here).townships[0], kind=UnitKind.SECTION)
    change = actions.rename_unit(unit, f"{unit.name}新", on=timezone.localdate(), by=None)
    return {"batch": change.batch}


def strange_changes(world: World, who: str) -> list[Arguments]:
    return [a_change(world, who, world.other)]


def in_the_tree(world: World, unit: Unit) -> str:
    return make_unit(f"第{unit.pk}号办公室", unit, kind=UnitKind.SECTION).name


def among_people(world: World, unit: Unit) -> str:
    return make_person(unit, Role.TOWNSHIP_CLERK, name=f"第{unit.pk}号人员").name


def of_unit(**more: Any) -> Door:
    return Door(ADMINS, inside=a_unit, outside=strange_units, **more)


def of_person(**more: Any) -> Door:
    return Door(ADMINS, inside=a_person, outside=strange_people, **more)


def of_list(**more: Any) -> Door:
    return Door(ADMINS, inside=a_list, outside=strange_lists, **more)


DOORS = {
    "people:sign-in": Door(EVERYBODY),
    "people:sign-out": Door(EVERYBODY, post=True),
    "people:password": Door(SIGNED_IN),
    "people:settings": Door(ADMINS | {Role.REVIEWER.value}),
    "people:units": Door(ADMINS, lists=in_the_tree),
    "people:unit": of_unit(),
    "people:unit-rename": of_unit(post=True),
    "people:unit-move": of_unit(post=True),
    "people:unit-merge": of_unit(post=True),
    "people:unit-add": of_unit(post=True),
    "people:change-undo": Door(ADMINS, post=True, inside=a_change, outside=strange_changes),
    "people:list-bring": Door(ADMINS, post=True),
    "people:list": of_list(),
    "people:list-take": of_list(post=True),
    "people:list-leave": of_list(post=True),
    "people:list-undo": of_list(post=True),
    "people:persons": Door(ADMINS, lists=among_people),
    "people:person-add": Door(ADMINS, post=True),
    "people:first-passwords": Door(ADMINS, post=True),
    "people:person": of_person(),
    "people:post-begin": of_person(post=True),
    "people:post-end": of_person(post=True),
    "people:person-addresses": of_person(post=True),
    "people:person-let-go": of_person(post=True),
    "people:person-let-in": of_person(post=True),
    "people:person-unlock": of_person(post=True),
    "people:first-password": of_person(post=True),
}
