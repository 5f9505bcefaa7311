"""Who may open the addresses of the duty lists."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.apps.duties.tests.makers import make_edition
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.doors import Arguments, Door, World

KEEPERS = frozenset({Role.ADMIN, Role.REVIEWER, Role.ESTABLISHMENT})


def an_item(world: World, who: str) -> Arguments:
    return {"pk": make_edition(world.here.county).items.get(listed="basic").pk}


def strange_items(world: World, who: str) -> Sequence[Arguments]:
    return [{"pk": item.pk} for item in make_edition(world.other.county).items.all()]


def an_edition(world: World, who: str) -> Arguments:
    return {"key": make_edition(world.here.county, step="preview").key}


def strange_editions(world: World, who: str) -> Sequence[Arguments]:
    return [{"key": make_edition(world.other.county, step=step).key} for step in ("preview", "done")]


def titled(world: World, unit: Unit) -> str:
    edition = make_edition(unit)
    edition.title = f"第{unit.pk}号机构的清单"
    edition.save()
    return edition.title


DOORS = {
    "duties:search": Door(frozenset(Role)),
    "duties:item": Door(frozenset(Role), inside=an_item, outside=strange_items),
    "duties:list": Door(KEEPERS, lists=titled),
    "duties:bring": Door(KEEPERS, post=True),
    "duties:edition": Door(KEEPERS, inside=an_edition, outside=strange_editions),
    "duties:take": Door(KEEPERS, post=True, inside=an_edition, outside=strange_editions),
    "duties:leave": Door(KEEPERS, post=True, inside=an_edition, outside=strange_editions),
    "duties:back": Door(KEEPERS, post=True, inside=an_edition, outside=strange_editions),
}
