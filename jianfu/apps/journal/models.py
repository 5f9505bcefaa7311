"""The journal: one line for everything that was decided or changed. Lines are only ever added.

A line holds staff code, unit and verb, never what a paper says: values before and after are there as hashes.
Looking at something is no line. The database refuses changes by itself as well (migration 0002).
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Fixed(Exception):
    """Somebody tried to change or remove a line."""

    def __init__(self) -> None:
        super().__init__("日志只能增加，不能修改或删除")


class LineQuerySet(models.QuerySet["Line"]):
    def update(self, **_: Any) -> NoReturn:
        raise Fixed

    def delete(self) -> NoReturn:
        raise Fixed


class Line(models.Model):
    number = models.BigIntegerField(primary_key=True)
    """1, 2, 3, … without a gap."""
    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=64)
    """Staff code, or 系统. No foreign key: a line outlives the person's row."""
    unit = models.CharField(max_length=128, blank=True)
    verb = models.CharField(max_length=64)
    about = models.CharField(max_length=128, db_index=True)
    """Kind and key, such as notice:9f3kQ2."""
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Fixed
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise Fixed


class Head(models.Model):
    """One row: number and hash of the last line. Writers queue for it, and a cut tail is noticed by it."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.number)
