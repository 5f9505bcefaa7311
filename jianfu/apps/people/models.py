"""机构 and 人员: departments, townships, villages, the people in them and what they are there for.

There is deliberately no column for when somebody came, looked or was last here, and none that ranks anybody.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from jianfu.apps.people.core import plain_code
from jianfu.apps.people.kinds import GRASSROOTS, WHOLE_AREA, Level, Role, UnitKind
from jianfu.apps.people.names import likeness

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class UnitQuerySet(TreeQuerySet):
    def below(self, *units: Unit) -> UnitQuerySet:
        """The units and everything under them, also what has ended: its past belongs to whom it was given."""
        found = Q(pk__in=())
        for unit in units:
            found |= Q(path__startswith=unit.path)
        return self.filter(found)

    def standing(self, on: date | None = None) -> UnitQuerySet:
        """Units that exist on a day; without one today."""
        day = on or timezone.localdate()
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))

    def townships(self) -> UnitQuerySet:
        """Townships and street offices that stand today, without their sections."""
        return self.standing().filter(level=Level.TOWNSHIP, kind=UnitKind.GOVERNMENT)

    def for_user(self, person: Person | AnonymousUser) -> UnitQuerySet:
        """Units somebody may look at; nobody without a name looks at any."""
        if not isinstance(person, Person):
            return self.none()
        return self.below(*person.areas)


class Unit(TreeNode):
    """A government, a department, a township, a village, or a section of one of them."""

    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=40, blank=True, db_index=True)
    parent = TreeNodeForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=12, choices=Level.choices)
    kind = models.CharField(max_length=24, choices=UnitKind.choices, default=UnitKind.GOVERNMENT)
    since = models.DateField(default=date.min)
    """First day; the earliest date there is where nobody knows it."""
    until = models.DateField(null=True, blank=True)
    """First day on which it no longer exists; None: it stands."""
    position = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=120, db_index=True, editable=False, default="")
    """Keys from the root down, as "/1/7/31/": what lies below a unit starts with its path."""
    plain = models.CharField(max_length=80, db_index=True, editable=False, default="")
    """The name as `names.likeness` has it: equal for all ways to write it."""

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name", "id")

    def __str__(self) -> str:
        return self.short_name or self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new unit learns its path from its parent; `actions.units` changes it later."""
        is_new = self.pk is None
        if is_new:
            self.plain = likeness(self.name, self.government.name)
        super().save(*args, **kwargs)
        if is_new:
            self.path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
            Unit.objects.filter(pk=self.pk).update(path=self.path)

    @property
    def stands(self) -> bool:
        return self.until is None or self.until > timezone.localdate()

    @property
    def government(self) -> Unit:
        """The county, city or province it belongs to; itself where nothing is above."""
        unit = self
        while unit.parent and (unit.kind != UnitKind.GOVERNMENT or unit.level in GRASSROOTS):
            unit = unit.parent
        return unit

    @property
    def above(self) -> list[int]:
        """Keys of the units over this one, from the root."""
        return [int(key) for key in self.path.split("/")[1:-2]]


def new_stamp() -> str:
    return secrets.token_urlsafe(12)


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(staff_code=plain_code(username or ""))


class Person(AbstractBaseUser):
    """Somebody who acts here. The staff code is the only key; names may be shared."""

    last_login = None
    staff_code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    mail = models.CharField(max_length=100, blank=True)
    wecom = models.CharField(max_length=100, blank=True)
    dingtalk = models.CharField(max_length=100, blank=True)
    """Where a message reaches this person (`addresses`); "" where nobody said."""
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)
    """The password was chosen by somebody else and works for choosing another one only."""
    stamp = models.CharField(max_length=16, default=new_stamp, editable=False)
    """Part of every signed session of this person: a new stamp ends them all."""

    objects = People()
    USERNAME_FIELD = "staff_code"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        ordering = ("staff_code",)

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return self._hash_with(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for base in super().get_session_auth_fallback_hash():
            yield self._hash_with(base)

    def _hash_with(self, base: str) -> str:
        return f"{base}-{self.stamp}"

    @cached_property
    def current_posts(self) -> tuple[Post, ...]:
        """What this person does today; read once a request."""
        return tuple(self.posts.held().select_related("unit"))

    @cached_property
    def areas(self) -> tuple[Unit, ...]:
        """The units at the top of what this person may see; at most one more read than `current_posts`."""
        own = {post.unit for post in self.current_posts if post.role not in WHOLE_AREA}
        offices = {post.unit for post in self.current_posts if post.role in WHOLE_AREA}
        own |= {unit for unit in offices if unit.kind == UnitKind.GOVERNMENT}
        inside = [unit for unit in offices if unit.kind != UnitKind.GOVERNMENT]
        if inside:
            over = Unit.objects.in_bulk({key for unit in inside for key in unit.above})
            own |= {_government_of(unit, over) for unit in inside}
        return tuple(sorted(own, key=lambda unit: unit.path))


def _government_of(unit: Unit, over: dict[int, Unit]) -> Unit:
    """The nearest government above an office; an office that stands alone sees itself."""
    above = (over[key] for key in reversed(unit.above) if key in over)
    return next((other for other in above if other.kind == UnitKind.GOVERNMENT), unit)


class PostQuerySet(models.QuerySet["Post"]):
    def held(self, on: date | None = None) -> PostQuerySet:
        """Posts held on a day; without one today."""
        day = on or timezone.localdate()
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


class Post(models.Model):
    """One person, one unit, one role, from one day to another. Nobody has two posts at once by accident:
    who helps out elsewhere has a second row with its own dates."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24, choices=Role.choices)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    """First day on which it is no longer held; None: until further notice."""

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "unit", "role"), condition=Q(until=None), name="one_open_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}@{self.unit_id}:{self.role}"


class Change(models.Model):
    """One unit was merged, moved or renamed. Rows stay; what was undone says so."""

    class Verb(models.TextChoices):
        MERGED = "merged", "并入"
        MOVED = "moved", "改隶"
        RENAMED = "renamed", "更名"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=12, choices=Verb.choices)
    on = models.DateField()
    """First day on which it holds."""
    name_before = models.CharField(max_length=80)
    short_before = models.CharField(max_length=40, blank=True)
    plain_before = models.CharField(max_length=80, db_index=True)
    over_before = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    into = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    """Of a merger the unit that goes on."""
    batch = models.CharField(max_length=16, db_index=True)
    """Rows of one act share it; they are undone together."""
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("Person", models.SET_NULL, null=True, related_name="+")
    posts: Any = models.JSONField(default=list)
    """Of a merger [[post that ended, post that began], ...]."""
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.verb} {self.on}"


class Import(models.Model):
    """A list that somebody brought in: what it tells until it is taken over, then what came of it."""

    class State(models.TextChoices):
        PREVIEW = "preview", "待导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤回"

    key = models.CharField(max_length=16, unique=True, default=new_stamp, editable=False)
    root = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    by = models.ForeignKey("Person", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREVIEW)
    found: Any = models.JSONField(default=dict)
    """The rows of the list; emptied when it was taken over, or after a day."""
    result: Any = models.JSONField(default=dict)
    """Keys of what was made: {"units": [...], "people": [...], "posts": [...], "fills": {key: [fields]},
    "addresses": {staff code: [fields]}}."""

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.key


class Unmatched(models.Model):
    """Somebody whom the office's sign-in knows and this site does not. The row goes when the person is added."""

    staff_code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("staff_code",)

    def __str__(self) -> str:
        return self.staff_code
