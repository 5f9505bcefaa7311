"""Numbers and answers: what the gate gave to papers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from jianfu.apps.gate.core import Verdict, number_of
from jianfu.apps.gate.models.papers import Demand, Notice


class Serial(models.Model):
    """The last number given in a year; its row is the lock under which numbers are given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return number_of(self.year, self.last)


class Admission(models.Model):
    """准入编号: one for a paper, given with its first demand that passed, never given again."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="admission")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    admitted_at = models.DateTimeField(default=timezone.now, db_index=True)
    until = models.DateField()
    """The last day on which something of it is owed; afterwards it has expired."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("year", "serial"), name="a_number_is_given_once"),)

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number_of(self.year, self.serial)


class Decision(models.Model):
    """A named person's answer on one demand; shown to the sender as the office's."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="decisions")
    demand = models.ForeignKey(Demand, models.CASCADE, null=True, blank=True, related_name="decisions")
    """None: the paper demands nothing, and the answer is about the whole of it."""
    verdict = models.CharField(max_length=8, choices=[(v.value, v.value) for v in Verdict])
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(default=timezone.now, db_index=True)
    before = models.CharField(max_length=16)
    """The state it ended: what 撤回 goes back to."""
    into = models.ForeignKey(Demand, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-decided_at", "-id")

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.demand_id}:{self.verdict}"
