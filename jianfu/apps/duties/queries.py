"""Which lists are in sight, and whose job something is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from jianfu.apps.duties.core import Difference, differences
from jianfu.apps.duties.models import Edition, Item, current
from jianfu.apps.people.models import GRASSROOTS, Person, Unit
from jianfu.apps.people.queries import home_of, posts_of
from jianfu.core.duties.match import Matcher
from jianfu.core.duties.route import Route, Router
from jianfu.core.duties.shapes import CLASS_NAMES, ListClass


def area_of(person: Person) -> Unit:
    """The government whose lists an office keeps."""
    return home_of(person).government


def lists_for(person: Person, on: date) -> list[Edition]:
    """The list of a township or village itself; elsewhere every list that holds in the area, the county's own first."""
    own = [post.unit for post in posts_of(person) if post.unit.level in GRASSROOTS]
    if own:
        found = {e.pk: e for unit in own if (e := current(unit, on))}
        return list(found.values())
    area = area_of(person)
    newest: dict[int, Edition] = {}
    rows = Edition.objects.filter(step=Edition.Step.DONE, since__lte=on).select_related("area")
    above = Q(area__in=[int(part) for part in area.path.strip("/").split("/")])
    for edition in rows.filter(above | Q(area__path__startswith=area.path)).order_by("since", "id"):
        newest[edition.area_id] = edition
    return sorted(newest.values(), key=lambda e: (len(e.area.path), e.area.position, e.area.name))


@lru_cache(maxsize=64)
def _router(edition: int) -> tuple[Router, dict[tuple[str, int], int]]:
    """An edition is never changed, so it is made ready once in each process."""
    kept = Edition.objects.get(pk=edition)
    items = list(kept.items.all())
    return Router(kept.as_list()), {(item.listed, item.number): item.pk for item in items}


@lru_cache(maxsize=64)
def _matcher(edition: int) -> Matcher:
    return Matcher(Edition.objects.get(pk=edition).as_list())


def matcher(edition: Edition) -> Matcher:
    """An edition ready for demands; made once in each process."""
    return _matcher(edition.pk)


@dataclass(frozen=True, slots=True)
class Found:
    """An item that may be meant, its list in words, who leads."""

    pk: int
    name: str
    listed: str
    lead: str
    share: float


def whose_job(edition: Edition, words: str) -> tuple[Route, list[Found]]:
    """The answer, and the nearest items, best first."""
    router, keys = _router(edition.pk)
    route = router.route(words)
    found = [
        Found(
            keys[option.item.listed, option.item.number],
            option.item.name,
            CLASS_NAMES[option.item.listed],
            option.lead or "镇街",
            option.confidence,
        )
        for option in route.candidates
    ]
    return route, found


def counts(edition: Edition) -> list[tuple[str, int]]:
    listed = list(edition.items.values_list("listed", flat=True))
    return [(CLASS_NAMES[c], listed.count(c)) for c in ListClass]


def against_before(edition: Edition) -> list[Difference]:
    """What an edition changes against the one that held before it in the same area."""
    before = (
        Edition.objects.filter(area=edition.area, step=Edition.Step.DONE)
        .exclude(pk=edition.pk)
        .filter(Q(since__lt=edition.since) | Q(since=edition.since, pk__lt=edition.pk))
        .first()
    )
    if before is None:
        return []
    return differences(before.as_list().items, edition.as_list().items)


def items_in_sight(person: Person, on: date) -> set[int]:
    """Keys of the lists whose items somebody may open."""
    return {edition.pk for edition in lists_for(person, on)}


def grouped(edition: Edition) -> list[tuple[str, list[tuple[str, list[Item]]]]]:
    """The three lists, each by its groups, in their order."""
    shelves: dict[str, dict[str, list[Item]]] = {str(c): {} for c in ListClass}
    for item in edition.items.all():
        shelves[item.listed].setdefault(item.group, []).append(item)
    return [(CLASS_NAMES[ListClass(c)], list(groups.items())) for c, groups in shelves.items() if groups]
