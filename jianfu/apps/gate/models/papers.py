"""来件 and 事项: what was dropped on the gate, and what it demands.

There is deliberately no column for who dropped, opened or saw a paper, and none that ranks anybody.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jianfu.apps.gate.core import PASSED, UNSETTLED, DemandState, Direction, State

PASTED = "粘贴的文字.txt"
"""The name of what came without a file."""
LATE = timedelta(seconds=15)


def new_key() -> str:
    """96 random bits: who knows the address of an item may look at it."""
    return secrets.token_urlsafe(12)


class Notice(models.Model):
    """One paper. Until it is read, its row holds nothing but a key and the time."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    state = models.CharField(max_length=16, default=State.WAITING, db_index=True)
    reason = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique, and unknown at first
    name = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    title = models.CharField(max_length=255, blank=True)
    recipients: Any = models.JSONField(default=list)
    """Names in the address line: other papers are compared by them without loading this one's report."""
    received_at = models.DateTimeField(default=timezone.now, db_index=True)
    waits_at = models.CharField(max_length=32, blank=True)
    """The queue of the machine in whose memory it waits: no other machine can examine it."""
    direction = models.CharField(max_length=8, default=Direction.OPEN)
    sender = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    """Whose paper it is: the department on whose desk it was dropped, or the issuer found in the words."""
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="revisions")
    """The version whose suggestions were adopted in this one."""
    handed_in_at = models.DateTimeField(null=True, blank=True)
    answer_due = models.DateTimeField(null=True, blank=True, db_index=True)
    """When the office owes its answer; None: it owes none."""
    catch_up_at = models.DateTimeField(null=True, blank=True)
    """When the sender was asked to hand it in afterwards, because it went down without a number."""
    plea = models.CharField(max_length=200, blank=True)
    """The sender's one sentence with 按原文送审, or the reason of 紧急直通."""
    standing = models.CharField(max_length=16, default=DemandState.CHECKED)
    """Where a paper stands that demands nothing; of any other its demands tell it."""
    sample = models.BooleanField(default=False)
    bundle = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="papers")
    twin = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")
    """The same file, examined before: its item is shown instead."""

    paper: Any = models.JSONField(default=list)
    """The words with their marks: [[where, part, [[words, findings, demands], ...]], ...]."""
    report: Any = models.JSONField(default=dict)
    """The examination as the command line prints it (`jianfu check --format json`)."""
    lines: Any = models.JSONField(default=list)
    """The five lines: [[label, text], ...]."""
    suggestions: Any = models.JSONField(default=list)
    """What each finding offers to change, in words; "" where only a person can: a department's draft alone."""
    findings = models.PositiveSmallIntegerField(default=0)
    """How many the report has: the first page counts them without loading reports."""
    original = models.CharField(max_length=40, blank=True)
    annotated = models.CharField(max_length=40, blank=True)
    opinion = models.CharField(max_length=40, blank=True)
    """Names of kept files: the sender's docx, the same with comments, the findings as one HTML file."""

    class Meta:
        ordering = ("-received_at", "id")
        indexes = (
            models.Index(fields=("sender", "-received_at"), name="papers_of_a_sender"),
            models.Index(
                fields=("sender", "answer_due"),
                condition=Q(answer_due__isnull=False),
                name="papers_that_wait",
            ),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def is_settled(self) -> bool:
        return self.state not in UNSETTLED

    @property
    def is_late(self) -> bool:
        """Takes longer than usual: the page says so."""
        return not self.is_settled and self.received_at < timezone.now() - LATE

    @property
    def demands_nothing(self) -> bool:
        return not self.report.get("demands")

    @property
    def states(self) -> set[DemandState]:
        """Of its demands; of the paper itself where it demands nothing."""
        return {DemandState(d.state) for d in self.demands.all()} or {DemandState(self.standing)}

    @property
    def number(self) -> str:
        """The admission number, or "" where it has none."""
        return self.admission.number if hasattr(self, "admission") else ""

    @property
    def heading(self) -> str:
        return self.title or self.name or "来件"


class Demand(models.Model):
    """One thing that a lower body must do, supply or attend; decided for itself later."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="demands")
    number = models.PositiveSmallIntegerField()
    """Its index in `notice.report["demands"]`."""
    kind = models.CharField(max_length=32)
    state = models.CharField(max_length=16, default=DemandState.CHECKED, db_index=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    places: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "people.Unit", related_name="+", blank=True
    )
    """The townships and villages that must act; empty until the demand has passed."""
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    due_has_time = models.BooleanField(default=False)
    due_chosen = models.BooleanField(default=False)
    """Somebody chose among two readings of the words."""
    hours_low = models.FloatField(default=0)
    hours_likely = models.FloatField(default=0)
    hours_high = models.FloatField(default=0)
    form: Any = models.JSONField(default=dict)
    """Of a form or ledger {name, fields, ledger, on_paper}: other papers are held against it without this one's report."""
    meeting: Any = models.JSONField(default=dict)
    """Of a meeting {attendees, starts_at, hours}, as far as the paper says."""

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="one_demand_per_number"),)

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.number}"

    @property
    def share_of_hours(self) -> float:
        """The part of its hours that one place spends on one return."""
        hours = self.notice.report["demands"][self.number]["hours"]
        return 1 / max(1, hours.get("places", 1) * hours.get("returns", 1))

    @property
    def is_owed(self) -> bool:
        return self.state in PASSED
