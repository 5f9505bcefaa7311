"""履职事项清单: what an area published, edition after edition. An edition is never changed, a new one follows it."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from jianfu.apps.people.models import Unit
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass


def new_key() -> str:
    return secrets.token_urlsafe(12)


class Edition(models.Model):
    """The three lists of one file, for a township or for all townships of a county."""

    class Step(models.TextChoices):
        PREVIEW = "preview", "待导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤回"

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    area = models.ForeignKey("people.Unit", models.CASCADE, related_name="editions")
    name = models.CharField(max_length=120)
    """Of the file."""
    title = models.CharField(max_length=160, blank=True)
    since = models.DateField(default=timezone.localdate)
    """First day on which it holds."""
    step = models.CharField(max_length=8, default=Step.PREVIEW, choices=Step.choices)
    warnings: Any = models.JSONField(default=list)
    """[[where, message], ...]"""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-since", "-id")

    def __str__(self) -> str:
        return self.title or self.name

    def as_list(self) -> DutyList:
        """As core reads it."""
        return DutyList(self.title or None, tuple(item.as_item() for item in self.items.all()))


class Item(models.Model):
    """One item of an edition, in the words of the office. `listed` and `number` name it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="items")
    listed = models.CharField(max_length=12)
    """A `ListClass`."""
    number = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=80, blank=True)
    name = models.TextField()
    owner: Any = models.JSONField(default=list)
    """Departments as the list names them, the leading one first."""
    owner_duty = models.TextField(blank=True)
    town_duty = models.TextField(blank=True)
    how = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "listed", "number"), name="an_item_has_its_number_alone"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, edition: Edition, item: DutyItem) -> Item:
        return cls(
            edition=edition,
            listed=item.listed,
            number=item.number,
            group=(item.group or "")[:80],
            name=item.name,
            owner=list(item.owner),
            owner_duty=item.owner_duty or "",
            town_duty=item.town_duty or "",
            how=item.how or "",
        )

    def as_item(self) -> DutyItem:
        return DutyItem(
            listed=ListClass(self.listed),
            number=self.number,
            name=self.name,
            group=self.group or None,
            owner=tuple(self.owner),
            owner_duty=self.owner_duty or None,
            town_duty=self.town_duty or None,
            how=self.how or None,
        )


def current(unit: Unit, on: date) -> Edition | None:
    """The edition that holds for a unit on a day: its own, else that of the nearest area above it."""
    paths = [int(part) for part in unit.path.strip("/").split("/")]
    editions = Edition.objects.filter(area__in=paths, step=Edition.Step.DONE, since__lte=on).select_related(
        "area"
    )
    return max(editions, key=lambda e: (len(e.area.path), e.since, e.pk), default=None)
