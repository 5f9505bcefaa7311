"""Units: made, renamed, moved, merged. What was stays readable: names with their dates, and who came from where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.module_loading import import_string

from jianfu.apps.journal.actions import write
from jianfu.apps.people.actions.errors import NotThis
from jianfu.apps.people.models import Change, Level, Person, Post, Unit, UnitKind, new_stamp
from jianfu.apps.people.names import likeness, tidy

UNDO_WITHIN = timedelta(hours=24)
ORDER = list(Level)


@transaction.atomic
def add_unit(
    name: str, over: Unit, level: Level, kind: UnitKind, *, by: Person | None, since: date | None = None
) -> Unit:
    """Raises NotThis for a name that stands there already, or a unit above its own government."""
    plain = tidy(name)
    if len(plain) < 2:
        raise NotThis("单位名称没有写全")
    if ORDER.index(level) < ORDER.index(Level(over.level)):
        raise NotThis(f"级别不能比“{over}”还高")
    like = likeness(plain, over.government.name)
    if over.children.standing().filter(plain=like).exists():
        raise NotThis(f"“{over}”下面已经有“{plain}”")
    unit = Unit.objects.create(
        name=plain, parent=over, level=level, kind=kind, since=since or timezone.localdate()
    )
    write("新设机构", f"unit:{unit.pk}", by=by, after=[plain, over.pk])
    return unit


@transaction.atomic
def rename_unit(unit: Unit, name: str, *, on: date, by: Person | None, short_name: str = "") -> Change:
    """The unit is the same, with its past; papers from before still find it by its former name."""
    unit = _locked(unit, on)
    plain = tidy(name)
    if len(plain) < 2:
        raise NotThis("新名称没有写全")
    if plain == unit.name and tidy(short_name) == unit.short_name:
        raise NotThis("新名称和现在的一样")
    change = _note(unit, Change.Verb.RENAMED, on, by, new_stamp())
    unit.name, unit.short_name = plain, tidy(short_name)
    unit.plain = likeness(plain, unit.government.name)
    unit.save(update_fields=["name", "short_name", "plain"])
    write("机构更名", f"unit:{unit.pk}", by=by, before=change.name_before, after=plain)
    return change


@transaction.atomic
def move_unit(unit: Unit, over: Unit, *, on: date, by: Person | None) -> Change:
    """Put a unit and all below it under another. Raises NotThis for a place below itself or lower than itself."""
    unit, over = _locked(unit, on), Unit.objects.get(pk=over.pk)
    _check_place(unit, over)
    change = _move(unit, over, on, by, new_stamp())
    write("机构改隶", f"unit:{unit.pk}", by=by, before=change.over_before_id, after=over.pk)
    return change


@transaction.atomic
def merge_units(units: Sequence[Unit], into: Unit, *, on: date, by: Person | None) -> str:
    """撤乡并镇: the units end on the day; villages, posts and the past go to the one that goes on.

    `into` may be one of them or a new one. Returns the batch, with which `undo_change` takes it all back.
    Raises NotThis for units of different levels, ended ones, or one alone with itself.
    """
    going = [_locked(unit, on) for unit in units if unit.pk != into.pk]
    into = _locked(into, on)
    if not going:
        raise NotThis("请选要并进来的单位")
    batch = new_stamp()
    for unit in going:
        if (unit.level, unit.kind) != (into.level, into.kind):
            raise NotThis(f"“{unit}”和“{into}”不是同一级同一类,不能合并")
        if into.path.startswith(unit.path):
            raise NotThis(f"“{into}”在“{unit}”下面,不能并入")
        _merge(unit, into, on, by, batch)
        into.refresh_from_db()
        write("机构并入", f"unit:{unit.pk}", by=by, before=unit.name, after=into.pk)
    return batch


def _merge(unit: Unit, into: Unit, on: date, by: Person | None, batch: str) -> None:
    for child in list(unit.children.standing(on)):
        _move(child, into, on, by, batch)
    change = _note(unit, Change.Verb.MERGED, on, by, batch, into=into)
    change.posts = [_hand_on(post, into, on) for post in list(unit.posts.held(on))]
    change.save(update_fields=["posts"])
    # The one that ended lies below its successor: who looks after the successor looks after its past.
    _put_under(unit, into)
    unit.until = on
    unit.save(update_fields=["until"])


def _hand_on(post: Post, into: Unit, on: date) -> list[int]:
    """Whoever worked in the old unit works in the new one from the day on; one post of a kind is enough."""
    post.until = on
    post.save(update_fields=["until"])
    new, made = Post.objects.get_or_create(
        person_id=post.person_id, unit=into, role=post.role, until=None, defaults={"since": on}
    )
    return [post.pk, new.pk if made else 0]


@transaction.atomic
def undo_change(batch: str, *, by: Person | None) -> None:
    """Take a change back as if it had not been. Raises NotThis after a day, or when something followed on it."""
    changes = list(Change.objects.select_for_update().filter(batch=batch, undone=False).order_by("-id"))
    if not changes:
        raise NotThis("这次变更已经撤回过了")
    if changes[0].at < timezone.now() - UNDO_WITHIN:
        raise NotThis("已超过24小时,不能撤回。可以再做一次变更改回来")
    touched = {change.unit_id for change in changes} | {c.into_id for c in changes if c.into_id}
    after = Change.objects.filter(undone=False, pk__gt=changes[0].pk)
    if after.filter(Q(unit__in=touched) | Q(into__in=touched)).exists():
        raise NotThis("这些单位后来又有变更,请先撤回后来的那一次")
    for change in changes:
        _undo(change)
    write("撤回机构变更", f"change:{batch}", by=by)


def _undo(change: Change) -> None:
    unit = Unit.objects.get(pk=change.unit_id)
    unit.name, unit.short_name, unit.plain = change.name_before, change.short_before, change.plain_before
    if change.verb == Change.Verb.MERGED:
        unit.until = None
        for old, new in change.posts:
            Post.objects.filter(pk=new).delete()
            Post.objects.filter(pk=old).update(until=None)
    unit.save(update_fields=["name", "short_name", "plain", "until"])
    if unit.parent_id != change.over_before_id and change.over_before:
        _put_under(unit, change.over_before)
    change.undone = True
    change.save(update_fields=["undone"])


def _locked(unit: Unit, on: date) -> Unit:
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if not unit.stands:
        raise NotThis(f"“{unit}”已经撤并,不能再变更")
    if on > timezone.localdate():
        raise NotThis("日期还没有到,请到那天再办")
    return unit


def _check_place(unit: Unit, over: Unit) -> None:
    if over.path.startswith(unit.path):
        raise NotThis(f"“{over}”在“{unit}”下面,不能改到那里")
    if over.pk == unit.parent_id:
        raise NotThis(f"“{unit}”现在就在“{over}”下面")
    if not over.stands:
        raise NotThis(f"“{over}”已经撤并")
    if ORDER.index(Level(over.level)) > ORDER.index(Level(unit.level)):
        raise NotThis(f"“{over}”的级别比“{unit}”低,不能改到那里")


def _move(unit: Unit, over: Unit, on: date, by: Person | None, batch: str) -> Change:
    change = _note(unit, Change.Verb.MOVED, on, by, batch)
    _put_under(unit, over)
    return change


def _put_under(unit: Unit, over: Unit) -> None:
    """Parent and paths together: a unit whose path lies would be seen by the wrong people."""
    over.refresh_from_db(fields=["path"])
    old, new = unit.path, f"{over.path}{unit.pk}/"
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    unit.parent, unit.path = over, new
    unit.save(update_fields=["parent"])
    for path in settings.AFTER_MOVES:
        import_string(path)(unit)


def _note(
    unit: Unit, verb: Change.Verb, on: date, by: Person | None, batch: str, *, into: Unit | None = None
) -> Change:
    return Change.objects.create(
        unit=unit,
        verb=verb,
        on=on,
        name_before=unit.name,
        short_before=unit.short_name,
        plain_before=unit.plain,
        over_before_id=unit.parent_id,
        into=into,
        batch=batch,
        by=by,
    )
