"""Every address of the site is opened as everybody: what lies outside somebody's scope is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.people.tests.doors import EVERYBODY, NO_POST, STRANGER, Door, World, make_world


def addresses(resolver: Any = None, space: str = "") -> Iterator[tuple[str, bool]]:
    """Names of all addresses as `reverse` takes them, and whether they hold arguments."""
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            name = pattern.name or str(pattern.pattern)
            yield f"{space}{name}", bool(pattern.pattern.converters or pattern.pattern.regex.groups)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, inner)


def all_doors() -> dict[str, Door]:
    doors: dict[str, Door] = {}
    for app in settings.INSTALLED_APPS:
        if app.startswith("jianfu.") and find_spec(f"{app}.tests") and find_spec(f"{app}.tests.doors"):
            doors |= import_module(f"{app}.tests.doors").DOORS
    return doors


DOORS = all_doors()


def test_no_door_leads_nowhere() -> None:
    assert not set(DOORS) - {name for name, _ in addresses()}


def test_address_that_names_something_says_what_lies_outside() -> None:
    for name, has_arguments in addresses():
        door = DOORS.get(name)
        if door and has_arguments:
            assert door.inside, f"{name}: how is something made that lies inside?"
            assert bool(door.outside) != bool(door.open_because), (
                f"{name}: what lies outside, or why is it open?"
            )


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.django_db
def test_door_opens_for_whom_it_should_and_for_nobody_else(name: str) -> None:
    world = make_world()
    wrong = []

    for who in sorted(EVERYBODY):
        # Whatever the door does, the next one comes to the same world.
        with transaction.atomic():
            told = knock(world, name, who)
            transaction.set_rollback(True)
        if told != expected(DOORS[name], who):
            wrong.append(f"{who}: {told}")
        with transaction.atomic():
            wrong += [f"{who} {what}" for what in wrongly_listed(world, name, who)]
            wrong += [f"{who} reached {strange}" for strange in reached_outside(world, name, who)]
            transaction.set_rollback(True)

    assert not wrong, f"{name} ({reverse_of(name, DOORS[name], world, STRANGER)}): {'; '.join(wrong)}"


def expected(door: Door, who: str) -> str:
    if who in door.who:
        return "open"
    return door.closed or ("asked to sign in" if who == STRANGER else "not there")


def knock(world: World, name: str, who: str) -> str:
    door = DOORS[name]
    return told_by(ask(world, who, reverse_of(name, door, world, who), door))


def reached_outside(world: World, name: str, who: str) -> list[Mapping[str, Any]]:
    """Things out of sight that were shown nevertheless; whom the door is closed to is not asked again."""
    door = DOORS[name]
    if door.outside is None or who not in door.who:
        return []
    strange = door.outside(world, who)
    assert strange or who not in door.who
    return [
        kwargs for kwargs in strange if told_by(ask(world, who, reverse(name, kwargs=kwargs), door)) == "open"
    ]


def wrongly_listed(world: World, name: str, who: str) -> list[str]:
    """A list shows what lies in sight, and nothing else."""
    door = DOORS[name]
    if door.lists is None or who not in door.who or not world.people[who] or who == NO_POST:
        return []
    near = door.lists(world, world.near_unit(who))
    strange = [door.lists(world, unit) for unit in world.strange_units(who)]
    page = ask(world, who, reverse_of(name, door, world, who), door).content.decode()
    return [f"does not find {near}"] * (near not in page) + [
        f"is shown {far}" for far in strange if far in page
    ]


def reverse_of(name: str, door: Door, world: World, who: str) -> str:
    return reverse(name, kwargs=door.inside(world, who) if door.inside else None)


def ask(world: World, who: str, address: str, door: Door) -> HttpResponse:
    client = Client()
    person = world.people[who]
    if person:
        client.force_login(person)
    return client.post(address, dict(door.sent)) if door.post else client.get(address)  # type: ignore[return-value]


def told_by(answer: HttpResponse) -> str:
    if answer.status_code in (302, 303) and answer["Location"].startswith(reverse("people:sign-in")):
        return "asked to sign in"
    if answer.status_code == 404:
        return "not there"
    return (
        "open"
        if (answer.status_code < 500 or answer.status_code == 503) and answer.status_code not in (403, 405)
        else str(answer.status_code)
    )


@pytest.mark.django_db
def test_walk_notices_a_door_that_stands_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOORS, "gate:well", Door(frozenset()))

    with pytest.raises(AssertionError, match="stranger: open"):
        test_door_opens_for_whom_it_should_and_for_nobody_else("gate:well")


@pytest.mark.django_db
def test_walk_notices_what_is_shown_out_of_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    door = DOORS["gate:item"]
    monkeypatch.setitem(DOORS, "gate:item", replace(door, outside=lambda *asked: [door.inside(*asked)]))

    with pytest.raises(AssertionError, match="stranger reached"):
        test_door_opens_for_whom_it_should_and_for_nobody_else("gate:item")


@pytest.mark.django_db
def test_walk_notices_a_list_that_shows_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    def sample(world: World, unit: Unit) -> str:
        return dropped_sample(f"{unit.pk}号机构的通知").title

    monkeypatch.setitem(DOORS, "gate:home", replace(DOORS["gate:home"], lists=sample))

    with pytest.raises(AssertionError, match="is shown"):
        test_door_opens_for_whom_it_should_and_for_nobody_else("gate:home")


def dropped_sample(title: str) -> Notice:
    return Notice.objects.create(state="examined", title=title, sample=True)
