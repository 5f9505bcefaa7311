"""People: coming, posts, passwords, going. When somebody signed in is never written."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from axes.utils import reset
from django.contrib.auth.password_validation import CommonPasswordValidator, ValidationError
from django.db import transaction
from django.utils import timezone

from jianfu.apps.journal.actions import write
from jianfu.apps.people.actions.errors import NotThis
from jianfu.apps.people.addresses import WORDS as ADDRESSES
from jianfu.apps.people.addresses import is_address, plain_address
from jianfu.apps.people.core import plain_code, weakness_of
from jianfu.apps.people.models import Level, Person, Post, Role, Unit, UnitKind, Unmatched, new_stamp

MOST_UNMATCHED = 500
SLIPS = 60
"""First passwords made at once: each takes its time to hash."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that looks like something else on paper."""


@transaction.atomic
def found_office(place: str, staff_code: str, name: str) -> tuple[Person, str]:
    """The first day: the government, its 减负办 and the administrator, with an initial password.

    Raises NotThis where somebody is here already.
    """
    if Person.objects.exists():
        raise NotThis("已经有人员了,请由管理员在设置里添加")
    level = next((lv for lv, end in _PLACES if place.endswith(end)), Level.COUNTY)
    top = Unit.objects.filter(parent=None, name=place).first() or Unit.objects.create(name=place, level=level)
    office = Unit.objects.create(name=f"{place}减负办", parent=top, level=level, kind=UnitKind.BURDEN_OFFICE)
    person = add_person(staff_code, name, office, [Role.ADMIN, Role.REVIEWER], by=None)
    return person, set_initial_password(person, by=None)


_PLACES = (
    (Level.PROVINCE, ("省", "自治区")),
    (Level.CITY, ("市", "州", "盟")),
    (Level.COUNTY, ("县", "区", "旗")),
)


@transaction.atomic
def add_person(staff_code: str, name: str, unit: Unit, roles: Sequence[Role], *, by: Person | None) -> Person:
    """Somebody new, without a password: `set_initial_password` or the sign-in of the office gives one."""
    code, plain = plain_code(staff_code), "".join(name.split())
    if not code or not plain:
        raise NotThis("姓名和工号都要写")
    taken = Person.objects.filter(staff_code=code).first()
    if taken:
        raise NotThis(f"工号{code}已经是“{taken.name}”的")
    person = Person(staff_code=code, name=plain)
    person.set_unusable_password()
    person.save()
    forget_unmatched(code)
    write("添加人员", f"person:{code}", by=by, after=plain)
    for role in roles:
        begin_post(person, unit, role, by=by)
    return person


@transaction.atomic
def set_addresses(person: Person, addresses: Mapping[str, str], *, by: Person) -> None:
    """Where messages reach somebody; "" takes one away. Raises NotThis with what is wrong; nothing has changed then."""
    plain = {field: plain_address(field, addresses.get(field, "")) for field in ADDRESSES}
    for field, address in plain.items():
        if address and not is_address(field, address):
            raise NotThis(f"{ADDRESSES[field]}“{address[:40]}”写得不对")
    before = {field: getattr(person, field) for field in ADDRESSES}
    if plain != before:
        Person.objects.filter(pk=person.pk).update(**plain)
        write("改消息地址", f"person:{person.staff_code}", by=by, before=before, after=plain)


def note_unmatched(staff_code: str, name: str) -> None:
    """For the administrator's eyes; no time, and no line in the journal: nobody here has done anything."""
    if Unmatched.objects.count() < MOST_UNMATCHED:
        Unmatched.objects.get_or_create(staff_code=staff_code[:40], defaults={"name": name[:40]})


def forget_unmatched(*staff_codes: str) -> None:
    Unmatched.objects.filter(staff_code__in=staff_codes).delete()


@transaction.atomic
def begin_post(person: Person, unit: Unit, role: Role, *, by: Person | None) -> Post:
    """Twice the same is one post."""
    post, new = Post.objects.get_or_create(person=person, unit=unit, role=role, until=None)
    if new:
        write("任职", f"person:{person.staff_code}", by=by, after=[unit.pk, role])
    _forget_cached(person)
    return post


@transaction.atomic
def end_post(post: Post, *, by: Person | None, on: date | None = None) -> None:
    """Raises NotThis for the last administrator: nobody could let anybody in again."""
    if post.role == Role.ADMIN and not _other_admins(post.person):
        raise NotThis("这是最后一位管理员,请先设好接任的人")
    if post.until is None:
        post.until = on or timezone.localdate()
        post.save(update_fields=["until"])
        write("免去任职", f"person:{post.person.staff_code}", by=by, before=[post.unit_id, post.role])
    _forget_cached(post.person)


def _other_admins(person: Person) -> bool:
    held = Post.objects.held().filter(role=Role.ADMIN, person__is_active=True)
    return held.exclude(person=person).exists()


@transaction.atomic
def let_go(person: Person, *, by: Person | None) -> None:
    """Who left can no longer sign in; what they did stays with their name."""
    if Role.ADMIN in {post.role for post in person.posts.held()} and not _other_admins(person):
        raise NotThis("这是最后一位管理员,请先设好接任的人")
    person.is_active = False
    person.stamp = new_stamp()
    person.save(update_fields=["is_active", "stamp"])
    write("停用登录", f"person:{person.staff_code}", by=by)


@transaction.atomic
def let_in_again(person: Person, *, by: Person | None) -> None:
    person.is_active = True
    person.save(update_fields=["is_active"])
    write("恢复登录", f"person:{person.staff_code}", by=by)


@transaction.atomic
def set_initial_password(person: Person, *, by: Person | None, password: str = "") -> str:
    """A password that somebody else knows: it lasts until the person chooses one. Returns it, to be shown once.

    Raises NotThis if a given one is weak.
    """
    password = password or "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    _set_password(person, password, must_change=True)
    person.stamp = new_stamp()
    person.save(update_fields=["stamp"])
    write("设初始密码", f"person:{person.staff_code}", by=by)
    unlock(person)
    return password


@transaction.atomic
def change_password(person: Person, old: str, new: str, again: str) -> None:
    """Raises NotThis with what is wrong; nothing has changed then."""
    if not person.check_password(old):
        raise NotThis("现在的密码不对")
    if new != again:
        raise NotThis("两次写的新密码不一样")
    if new == old:
        raise NotThis("新密码和现在的一样,请换一个")
    _set_password(person, new, must_change=False)
    write("改密码", f"person:{person.staff_code}", by=person)


def _set_password(person: Person, password: str, *, must_change: bool) -> None:
    weakness = weakness_of(password, staff_code=person.staff_code, name=person.name)
    if weakness:
        raise NotThis(weakness)
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        raise NotThis("这个密码太常见,容易被猜到") from None
    person.set_password(password)
    person.must_change = must_change
    person.save(update_fields=["password", "must_change"])


def end_sessions(person: Person) -> None:
    """Sign out everywhere: the session is a signed cookie, a copy of which would otherwise go on.

    No line in the journal: it would tell when somebody was here.
    """
    person.stamp = new_stamp()
    person.save(update_fields=["stamp"])


def unlock(person: Person) -> None:
    """Forget failed attempts, so that the person need not wait."""
    reset(username=person.staff_code)


def _forget_cached(person: Person) -> None:
    for name in ("current_posts", "areas"):
        person.__dict__.pop(name, None)
