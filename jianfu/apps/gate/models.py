"""来件 and 事项: what was dropped on the gate, and what it demands.

There is deliberately no column for who dropped, opened or saw a paper, and none that ranks anybody.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.utils import timezone

from jianfu.apps.gate.core import UNSETTLED, State

PASTED = "粘贴的文字.txt"
"""The name of what came without a file."""


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
    received_at = models.DateTimeField(default=timezone.now, db_index=True)
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
    findings = models.PositiveSmallIntegerField(default=0)
    """How many the report has: the first page counts them without loading reports."""
    original = models.CharField(max_length=40, blank=True)
    annotated = models.CharField(max_length=40, blank=True)
    opinion = models.CharField(max_length=40, blank=True)
    """Names of kept files: the sender's docx, the same with comments, the findings as one HTML file."""

    class Meta:
        ordering = ("-received_at", "id")

    def __str__(self) -> str:
        return self.key

    @property
    def is_settled(self) -> bool:
        return self.state not in UNSETTLED

    @property
    def heading(self) -> str:
        return self.title or self.name or "来件"


class Demand(models.Model):
    """One thing that a lower body must do, supply or attend; decided for itself later."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="demands")
    number = models.PositiveSmallIntegerField()
    """Its index in `notice.report["demands"]`."""
    kind = models.CharField(max_length=32)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    due_has_time = models.BooleanField(default=False)
    due_chosen = models.BooleanField(default=False)
    """Somebody chose among two readings of the words."""
    hours_low = models.FloatField(default=0)
    hours_likely = models.FloatField(default=0)
    hours_high = models.FloatField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="one_demand_per_number"),)

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.number}"
