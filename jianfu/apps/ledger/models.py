"""负担账: what was asked of each place, and the hours it costs. Lines are added, never changed.

Nothing here ranks or scores a place, and no line knows a person. The database refuses changes of lines by itself as
well (migration 0004).
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q


class AppendOnly(Exception):
    """A line of the ledger is corrected by a counter line, never by changing it."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class Entry(models.Model):
    """Hours of one demand at one place on one day; a counter line has negative hours."""

    # Without constraints: a line outlives the paper that its sender or its desk took back.
    notice = models.ForeignKey("gate.Notice", models.DO_NOTHING, related_name="+", db_constraint=False)
    demand = models.ForeignKey(
        "gate.Demand", models.DO_NOTHING, related_name="entries", db_constraint=False, db_index=False
    )
    kind = models.CharField(max_length=32)
    sender = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+", db_index=False)
    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16)
    """How it came: docx, pdf, chat, …: the kind of the file that was read."""
    numbered = models.BooleanField(default=True)
    """False: it reached the place without a number."""
    urgent = models.BooleanField(default=False)
    """It passed as 紧急直通."""
    received_on = models.DateField()
    day = models.DateField()
    """When the hours are spent: the last day, or one day a month of what recurs."""
    asked = models.SmallIntegerField(default=1)
    """1 on the first line of a demand at a place, -1 on its counter line, 0 on the lines of its repeats."""
    hours_low = models.FloatField()
    hours_likely = models.FloatField()
    hours_high = models.FloatField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("place", "received_on"), name="asked_of_a_place"),
            models.Index(fields=("sender", "received_on"), name="asked_by_a_sender"),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.hours_likely:.1f}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class MonthSum(models.Model):
    """A part of the sum of one month, unit, sender and kind. Parts of the same key add up; `fold` makes them one.

    Written with the lines, in the same transaction, and only ever added to: writers do not wait for one another,
    and what is read is always what the lines say.
    """

    month = models.DateField()
    """Its first day: when the demand was received, and when the hours are spent."""
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+", db_index=False)
    """The place, or a government above it."""
    sender = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=32, blank=True)
    """"" on the rows that count papers."""
    numbered = models.BooleanField()
    urgent = models.BooleanField()
    papers = models.IntegerField(default=0)
    demands = models.IntegerField(default=0)
    hours_low = models.FloatField(default=0)
    hours_likely = models.FloatField(default=0)
    hours_high = models.FloatField(default=0)
    folded = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("unit", "month"), name="months_of_a_unit"),
            models.Index(fields=("id",), condition=Q(folded=False), name="months_to_fold"),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.unit_id}"


class DaySum(models.Model):
    """A part of the number of demands that reached one unit on one day; read and folded like `MonthSum`."""

    day = models.DateField()
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+", db_index=False)
    demands = models.IntegerField()
    folded = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("unit", "day"), name="days_of_a_unit"),
            models.Index(fields=("id",), condition=Q(folded=False), name="days_to_fold"),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.unit_id}"


class Baseline(models.Model):
    """How many papers a department sent to the grassroots in a month of a year before the gate; from a sheet."""

    sender = models.ForeignKey("people.Unit", models.CASCADE, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    papers = models.PositiveIntegerField()

    class Meta:
        ordering = ("sender", "year", "month")
        constraints = (
            models.UniqueConstraint(fields=("sender", "year", "month"), name="one_baseline_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.sender_id} {self.year}-{self.month:02}: {self.papers}"


class Clock(models.Model):
    """An answer that somebody above owes. Nothing runs against a township or village."""

    kind = models.CharField(max_length=16)
    """审核, 事后看, …: a key of `board.clocks.WORDS`."""
    about = models.CharField(max_length=64)
    """Kind and key, such as notice:9f3kQ2."""
    owner = models.ForeignKey("people.Unit", models.CASCADE, related_name="+", db_index=False)
    """Who owes: the office, or a department."""
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "about"), condition=Q(stopped_at=None), name="one_running_clock"
            ),
        )
        indexes = (models.Index(fields=("owner", "due_at"), name="clocks_of_an_owner"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
