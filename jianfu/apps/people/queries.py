"""Who somebody is here: posts, roles, home, and what lies in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django.utils import timezone

from jianfu.apps.people.importing.plan import role_in
from jianfu.apps.people.importing.shapes import Node
from jianfu.apps.people.kinds import GRASSROOTS
from jianfu.apps.people.models import (
    Change,
    Import,
    Level,
    Person,
    Post,
    Role,
    Unit,
    UnitKind,
    UnitQuerySet,
    Unmatched,
)
from jianfu.apps.people.names import guess, likeness, tidy


class NoPost(LookupError):
    """Somebody who may sign in but has no post today."""


def posts_of(person: Person, on: date | None = None) -> Sequence[Post]:
    """Posts held on a day, oldest first, with their units; without a day today's."""
    if on is None:
        return person.current_posts
    return tuple(person.posts.held(on).select_related("unit"))


def roles_of(person: object) -> frozenset[Role]:
    """Empty for who has no name here."""
    if not isinstance(person, Person):
        return frozenset()
    return frozenset(Role(post.role) for post in person.current_posts)


def home_of(person: Person) -> Unit:
    """The unit of the first post. Raises NoPost without one."""
    for post in person.current_posts:
        return post.unit
    raise NoPost(person.staff_code)


def unit_named(name: str, on: date | None = None, *, within: Unit | None = None) -> Unit | None:
    """The unit that was called so on a day (today without one), in any writing; None if there is none, or several.

    within  look below this unit only; its name is left out at the beginning: 县民政局 in 云水县
    """
    day = on or timezone.localdate()
    units = Unit.objects.below(within) if within else Unit.objects.all()
    likely = {likeness(name, root) for root in _roots(within)}
    now = set(units.standing(day).filter(Q(plain__in=likely) | Q(short_name=name)))
    renamed = Change.objects.filter(verb=Change.Verb.RENAMED, undone=False, on__gt=day)
    since: dict[int, Change] = {}
    for change in renamed.filter(unit__in=units).order_by("-on", "-id").select_related("unit"):
        since[change.unit_id] = change
    # Of several renamings the first after the day tells the name of the day.
    for unit_id, change in since.items():
        now = {unit for unit in now if unit.pk != unit_id}
        if change.plain_before in likely or change.short_before == name:
            now.add(change.unit)
    found = {unit for unit in now if unit.since <= day and (unit.until is None or unit.until > day)}
    if len(found) > 1:
        # 云水县民政局 where another county has a 民政局 too: the words say whose.
        called = {unit: since[unit.pk].plain_before if unit.pk in since else unit.plain for unit in found}
        found = {unit for unit in found if likeness(name, unit.government.name) == called[unit]}
    return found.pop() if len(found) == 1 else None


def _roots(within: Unit | None) -> list[str]:
    if within:
        return [within.government.name]
    high = Unit.objects.filter(kind=UnitKind.GOVERNMENT).exclude(level__in=GRASSROOTS)
    return ["", *high.values_list("name", flat=True)]


RECENT = timedelta(hours=24)


def recent_imports(root: Unit) -> list[Import]:
    """Lists of the last day that can still be taken back, newest first."""
    since = timezone.now() - RECENT
    return list(Import.objects.filter(root=root, state=Import.State.DONE, at__gte=since))


def recent_changes(root: Unit) -> list[Change]:
    """One row for each act of the last day that can still be taken back, newest first."""
    since = timezone.now() - RECENT
    rows = Change.objects.filter(unit__in=Unit.objects.below(root), undone=False, at__gte=since)
    last: dict[str, Change] = {}
    for change in rows.order_by("-id").select_related("unit", "into"):
        last.setdefault(change.batch, change)
    return list(last.values())


def past_of(unit: Unit) -> list[Change]:
    """What became of a unit, and what was merged into it; newest first."""
    rows = Change.objects.filter(Q(unit=unit) | Q(into=unit), undone=False)
    return list(rows.order_by("-on", "-id").select_related("unit", "into", "over_before"))


def could_merge_into(unit: Unit, root: Unit) -> UnitQuerySet:
    """Units of the same level and kind in the same area."""
    alike = Unit.objects.below(root).standing().filter(level=unit.level, kind=unit.kind)
    if unit.level == Level.VILLAGE:
        alike = alike.filter(parent=unit.parent)
    return alike.exclude(pk=unit.pk)


def could_move_to(unit: Unit, root: Unit) -> UnitQuerySet:
    """Where such a unit may hang: villages under townships, sections under any office, offices under the government."""
    places = (
        Unit.objects.below(root).standing().exclude(path__startswith=unit.path).exclude(pk=unit.parent_id)
    )
    if unit.level == Level.VILLAGE:
        return places.filter(level=Level.TOWNSHIP, kind=UnitKind.GOVERNMENT)
    return places.exclude(level=Level.VILLAGE).exclude(kind=UnitKind.SECTION)


def sort_under(over: Unit, name: str) -> tuple[Level, UnitKind]:
    """Level and kind of a new unit by its name and by the unit above."""
    level, kind = guess(tidy(name)) or (None, None)
    if (
        kind is UnitKind.GOVERNMENT
        and level
        and list(Level).index(level) > list(Level).index(Level(over.level))
    ):
        return level, UnitKind.GOVERNMENT
    high = over.kind == UnitKind.GOVERNMENT and over.level not in GRASSROOTS
    office = kind if kind and kind is not UnitKind.GOVERNMENT else UnitKind.DEPARTMENT
    return Level(over.level), office if high else UnitKind.SECTION


def people_in(root: Unit) -> QuerySet[Person]:
    """Who has a post in an area today, or had the last one there and has none now."""
    inside = Post.objects.filter(unit__in=Unit.objects.below(root))
    here = Person.objects.filter(posts__in=inside.held())
    gone = Person.objects.filter(posts__in=inside).exclude(posts__in=Post.objects.held())
    return Person.objects.filter(Q(pk__in=here.values("pk")) | Q(pk__in=gone.values("pk")))


def works_elsewhere(person: Person, root: Unit) -> bool:
    """Has a post outside an area today: its administrator may not hand out that person's password."""
    return person.posts.held().exclude(unit__in=Unit.objects.below(root)).exists()


def unmatched(root: Unit) -> list[Unmatched]:
    """Whom the office's sign-in knows and nobody here; for the topmost administrator, as no unit is known yet."""
    return list(Unmatched.objects.all()) if root.parent_id is None else []


def without_password(people: QuerySet[Person]) -> QuerySet[Person]:
    """Who can sign in by the office's own sign-in at most."""
    return people.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def usual_role(unit: Unit) -> Role:
    """What somebody usually does in such a unit, as the lists have it."""
    over = Unit.objects.in_bulk(unit.above)
    node: Node | None = None
    for one in (*(over[key] for key in unit.above), unit):
        node = Node(one.name, Level(one.level), UnitKind(one.kind), node)
    assert node
    return role_in(node)
