"""登记: what an office keeps beside the papers at the gate, each row from a paper or from a list it brought in.

No row is about a person: units, names of things, numbers and days.
"""

from __future__ import annotations

import secrets
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jianfu.apps.people.models import Unit
from jianfu.apps.registers.core import State


def new_key() -> str:
    return secrets.token_urlsafe(12)


class KeptQuerySet(models.QuerySet[Any]):
    def in_use(self) -> Self:
        return self.filter(state=State.IN_USE)

    def of_area(self, area: Unit) -> Self:
        """Rows of a government and of everything below it."""
        return self.filter(unit__path__startswith=area.path)


class Kept(models.Model):
    """A row of a register. `unit` is whose it is; rows of an area as a whole are its government's."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=State.IN_USE, choices=[(s.value, s.value) for s in State])
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    notice = models.ForeignKey("gate.Notice", models.SET_NULL, null=True, blank=True, related_name="+")
    """The paper that it follows from; None: it stands in a list alone."""
    batch = models.CharField(max_length=16, blank=True, db_index=True)
    """Rows of one list share it; they are taken back together."""
    entered_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    """When it was merged or ended: for a day that can be taken back."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True


class Item(Kept):
    """A line of a plan or directory: a planned paper, an approval, a system, a number of staff."""

    book = models.CharField(max_length=16)
    """A `Book`; no choices, so that a new directory needs no migration."""
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of plans and targets; None: until further notice."""
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=160)
    owner = models.CharField(max_length=80, blank=True)
    """Who set it, in words: bodies above are no units here."""
    note = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True, blank=True)
    """Of a plan the first day, of anything else the last on which it holds."""
    amount = models.FloatField(null=True, blank=True)
    measure = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ("book", "day", "id")
        indexes = (
            models.Index(fields=("unit", "book", "year"), name="items_of_a_unit"),
            models.Index(fields=("notice",), condition=~Q(notice=None), name="items_of_a_paper"),
        )

    def __str__(self) -> str:
        return self.title


class Brought(models.Model):
    """A list that somebody brought in: its rows until they are taken over, then how many came of it."""

    class Step(models.TextChoices):
        PREVIEW = "preview", "待导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤回"

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=16)
    area = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")
    only = models.ForeignKey("people.Unit", models.CASCADE, null=True, blank=True, related_name="+")
    """The department that brought it: rows of others are left out."""
    name = models.CharField(max_length=120)
    step = models.CharField(max_length=8, default=Step.PREVIEW, choices=Step.choices)
    rows: Any = models.JSONField(default=list)
    """[[where, {column: words}], ...]: only columns that the register has; emptied when taken over."""
    taken = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.key
