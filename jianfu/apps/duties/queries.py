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


@dataclass(frozen=True, slots=True)
class Ready:
    """An edition made ready for whistles and demands, and the row of each of its items."""

    router: Router
    matcher: Matcher
    keys: dict[tuple[str, int], int]


def ready(edition: Edition) -> Ready:
    """An edition is never changed, so this is done once in each process."""
    return _ready(edition.key)


@lru_cache(maxsize=64)
def _ready(key: str) -> Ready:
    edition = Edition.objects.prefetch_related("items").get(key=key)
    listed = edition.as_list()
    keys = {(item.listed, item.number): item.pk for item in edition.items.all()}
    return Ready(Router(listed), Matcher(listed), keys)


@dataclass(frozen=True, slots=True)
class Found:
    """An item that may be meant, its list in words, who leads."""

    pk: int
    name: str
    listed: str
    lead: str


def whose_job(edition: Edition, words: str) -> tuple[Route, list[Found]]:
    """The answer, and the nearest items, best first."""
    known = ready(edition)
    route = known.router.route(words)
    found = [
        Found(
            known.keys[option.item.listed, option.item.number],
            option.item.name,
            CLASS_NAMES[option.item.listed],
            option.lead or "镇街",
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


def grouped(edition: Edition) -> list[tuple[str, list[tuple[str, list[Item]]]]]:
    """The three lists, each by its groups, in their order."""
    shelves: dict[str, dict[str, list[Item]]] = {str(c): {} for c in ListClass}
    for item in edition.items.all():
        shelves[item.listed].setdefault(item.group, []).append(item)
    return [(CLASS_NAMES[ListClass(c)], list(groups.items())) for c, groups in shelves.items() if groups]
