"""Lists of units and staff: brought in, looked at, taken over, and taken back as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from jianfu.apps.journal.actions import write
from jianfu.apps.people.actions.errors import NotThis
from jianfu.apps.people.actions.persons import forget_unmatched
from jianfu.apps.people.addresses import WORDS as ADDRESSES
from jianfu.apps.people.core import plain_code
from jianfu.apps.people.importing.plan import plan_of
from jianfu.apps.people.importing.rows import read_lists
from jianfu.apps.people.importing.shapes import Found, Node, Plan, found_from, found_to
from jianfu.apps.people.models import Change, Import, Level, Person, Post, Unit, UnitKind
from jianfu.apps.people.names import likeness
from jianfu.core.reading.child import Worker
from jianfu.core.reading.shapes import Unreadable

DAY = timedelta(hours=24)


def bring_in(name: str, data: bytes, root: Unit, *, by: Person) -> Import:
    """Read a list and keep what it tells for a look at it; the file itself is not kept.

    root  the government whose list it is. Raises NotThis for what cannot be read.
    """
    Import.objects.filter(state=Import.State.PREVIEW, at__lt=timezone.now() - DAY).delete()
    try:
        with Worker() as child:
            grids = child.call("jianfu.core.reading.grids:read_grids", data)
    except Unreadable as why:
        raise NotThis(str(why)) from None
    found = read_lists(grids)
    return Import.objects.create(root=root, by=by, name=name[:120], found=found_to(found))


def forget_list(brought: Import) -> None:
    """What was only looked at leaves nothing behind."""
    Import.objects.filter(pk=brought.pk, state=Import.State.PREVIEW).delete()


def plan_for(brought: Import) -> tuple[Plan, Found]:
    """What taking it over would do now."""
    found = found_from(brought.found)
    units = list(Unit.objects.below(brought.root).standing())
    nodes = nodes_of(units, brought.root)
    codes = {person.staff_code for person in found.people}
    people = Person.objects.filter(staff_code__in=codes)
    names = dict(people.values_list("staff_code", "name"))
    posts = Post.objects.held().filter(person__staff_code__in=codes)
    held = set(posts.values_list("person__staff_code", "unit_id", "role"))
    addresses = _addresses_of(people, brought.root)
    root = nodes[brought.root.pk]
    gone = gone_names(brought.root)
    plan = plan_of(found, nodes.values(), root, names=names, posts=held, gone=gone, addresses=addresses)
    return plan, found


def _addresses_of(people: QuerySet[Person], root: Unit) -> dict[str, dict[str, str]]:
    """Of those who work in this area alone: messages of somebody elsewhere are not led here by a list."""
    elsewhere = Post.objects.held().exclude(unit__in=Unit.objects.below(root)).values("person")
    rows = people.exclude(pk__in=elsewhere).values("staff_code", *ADDRESSES)
    return {row["staff_code"]: {field: row[field] for field in ADDRESSES} for row in rows}


def gone_names(root: Unit) -> dict[str, str]:
    """Former names below a government, and what became of their units: an old list must not bring them back."""
    changes = Change.objects.filter(unit__in=Unit.objects.below(root), undone=False)
    said = {}
    for change in changes.exclude(verb=Change.Verb.MOVED).select_related("unit", "into"):
        what = f"并入“{change.into}”" if change.into else f"改名“{change.unit.name}”"
        said[change.plain_before] = (
            f"已于{change.on.year}年{change.on.month}月{change.on.day}日{what},没有新建"
        )
    standing = Unit.objects.below(root).standing().values_list("plain", flat=True)
    return {name: words for name, words in said.items() if name not in set(standing)}


def nodes_of(units: Iterable[Unit], root: Unit) -> dict[int, Node]:
    """Units as the plan sees them, from the top down."""
    nodes: dict[int, Node] = {}
    for unit in sorted(units, key=lambda unit: unit.path.count("/")):
        over = nodes.get(unit.parent_id) if unit.pk != root.pk and unit.parent_id else None
        nodes[unit.pk] = Node(
            unit.name, Level(unit.level), UnitKind(unit.kind), over, unit.pk, unit.short_name, unit.code
        )
    return nodes


@transaction.atomic
def take_over(brought: Import, *, by: Person) -> Import:
    """Make what the list tells and is not here yet. A second time finds nothing left to do."""
    brought = Import.objects.select_for_update().select_related("root").get(pk=brought.pk)
    if brought.state != Import.State.PREVIEW:
        return brought
    plan, _ = plan_for(brought)
    units = _make_units(plan.units, brought.root)
    for key, fields in plan.fills.items():
        Unit.objects.filter(pk=key).update(**fields)
    for code, fields in plan.addresses.items():
        Person.objects.filter(staff_code=code).update(**fields)
    people, posts = _make_people(plan, units)
    brought.state, brought.at, brought.found = Import.State.DONE, timezone.now(), {}
    brought.result = {
        "units": [unit.pk for unit in units.values()],
        "people": people,
        "posts": posts,
        "fills": {str(key): sorted(fields) for key, fields in plan.fills.items()},
        "addresses": {code: sorted(fields) for code, fields in plan.addresses.items()},
    }
    brought.save()
    counts = {name: len(keys) for name, keys in brought.result.items()}
    write("导入机构和人员", f"import:{brought.key}", by=by, after=counts)
    return brought


def _make_units(nodes: Sequence[Node], root: Unit) -> dict[int, Unit]:
    """By id() of the node, level by level: a few statements for thousands of villages."""
    made: dict[int, Unit] = {}
    over = {unit.pk: unit for unit in Unit.objects.below(root)}
    left = list(nodes)
    position = 0
    while left:
        ready = [n for n in left if n.over and (n.over.key or id(n.over) in made)]
        units = []
        for node in ready:
            assert node.over
            parent = made.get(id(node.over)) or over[node.over.key or 0]
            position += 1
            units.append(_unit(node, parent, root, position))
        for node, unit in zip(ready, Unit.objects.bulk_create(units), strict=True):
            made[id(node)] = unit
        _give_paths()
        left = [node for node in left if id(node) not in made]
    return made


def _give_paths() -> None:
    """New units get their paths from their parents in one statement: one by one takes minutes for a city."""
    over = Unit.objects.filter(pk=OuterRef("parent_id")).order_by().values("path")
    own = Concat(Subquery(over), Cast("pk", CharField()), Value("/"))
    Unit.objects.filter(path="", parent__isnull=False).update(path=own)


def _unit(node: Node, parent: Unit, root: Unit, position: int) -> Unit:
    return Unit(
        name=node.name[:80],
        short_name=node.short_name[:40],
        code=node.code[:40],
        parent=parent,
        level=node.level,
        kind=node.kind,
        position=position,
        plain=likeness(node.name, root.name)[:80],
    )


def _make_people(plan: Plan, units: dict[int, Unit]) -> tuple[list[int], list[int]]:
    """Keys of new people and of new posts. Nobody gets a password by a list."""
    codes = {found.staff_code for found, _, _ in plan.people}
    known = {person.staff_code: person for person in Person.objects.filter(staff_code__in=codes)}
    new = {}
    for found, _, _ in plan.people:
        code = plain_code(found.staff_code)
        if code not in known and code not in new:
            person = Person(staff_code=code[:40], name=found.name[:40], **dict(found.addresses))
            person.set_unusable_password()
            new[code] = person
    Person.objects.bulk_create(new.values())
    forget_unmatched(*new)
    posts = [
        Post(
            person=known.get(found.staff_code) or new[found.staff_code],
            unit_id=node.key or units[id(node)].pk,
            role=role,
        )
        for found, node, role in plan.people
    ]
    Post.objects.bulk_create(posts)
    return [person.pk for person in new.values()], [post.pk for post in posts]


@transaction.atomic
def undo_import(brought: Import, *, by: Person) -> None:
    """Take everything back that this list made. Raises NotThis after a day, or with what hangs on it by now."""
    brought = Import.objects.select_for_update().get(pk=brought.pk)
    if brought.state != Import.State.DONE:
        raise NotThis("这次导入已经撤回过了")
    if brought.at < timezone.now() - DAY:
        raise NotThis("已超过24小时,不能整批撤回。可以在机构里逐个改")
    hanging = hangs_on(brought)
    if hanging:
        raise NotThis(f"不能整批撤回:{'、'.join(hanging)}")
    keys = brought.result
    Post.objects.filter(pk__in=keys["posts"]).delete()
    Person.objects.filter(pk__in=keys["people"]).delete()
    units = list(Unit.objects.filter(pk__in=keys["units"]))
    for depth in sorted({unit.path.count("/") for unit in units}, reverse=True):
        Unit.objects.filter(pk__in=[unit.pk for unit in units if unit.path.count("/") == depth]).delete()
    for key, fields in keys["fills"].items():
        Unit.objects.filter(pk=key).update(**dict.fromkeys(fields, ""))
    for code, fields in keys.get("addresses", {}).items():
        Person.objects.filter(staff_code=code).update(**dict.fromkeys(fields, ""))
    brought.state, brought.result = Import.State.UNDONE, {}
    brought.save(update_fields=["state", "result"])
    write("撤回导入", f"import:{brought.key}", by=by)


def hangs_on(brought: Import) -> list[str]:
    """What has come to depend on what the list made, in Chinese; [] if nothing has."""
    keys = brought.result
    people = Person.objects.filter(pk__in=keys["people"])
    at_work = sum(1 for person in people if person.has_usable_password() and not person.must_change)
    used = [f"{at_work}人已经在用"] * bool(at_work)
    mine = {Unit: keys["units"], Person: keys["people"], Post: keys["posts"]}
    for model in (Unit, Person):
        touched: set[int] = set()
        for relation in _pointing_at(model):
            name = relation.field.name
            rows = relation.related_model._base_manager.filter(**{f"{name}__in": mine[model]})
            rows = rows.exclude(pk__in=mine.get(relation.related_model, ()))
            touched |= set(rows.values_list(name, flat=True))
        if touched:
            used.append(f"{len(touched)}{'个单位' if model is Unit else '人'}已经有来件、任职或别的记录")
    return used


def _pointing_at(model: type[Model]) -> list[Any]:
    """All columns of the site that name a row of the model, also those without a name for the way back."""
    fields = model._meta.get_fields(include_hidden=True)
    return [f for f in fields if f.auto_created and (f.one_to_many or f.one_to_one) and not f.concrete]
