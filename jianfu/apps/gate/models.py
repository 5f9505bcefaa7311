"""来件 and 事项: what was dropped on the gate, what it demands, where it arrived, and what was decided.

There is deliberately no column for who dropped, opened or saw a paper, and none that ranks anybody.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from jianfu.apps.gate.core import PASSED, UNSETTLED, DemandState, Direction, State, Verdict, number_of

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
        indexes = (models.Index(fields=("sender", "-received_at"), name="papers_of_a_sender"),)

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


class Finding(models.Model):
    """One rule in one paper: what the board counts. Places and words stand in the paper's report."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=8)
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+", db_index=False)
    """Whose paper it is, or else the desk it lies on; None: an open pre-check, which nobody counts."""
    found_on = models.DateField()
    hours = models.FloatField()
    """Likely hours of the demands it is about; of the whole paper where it is about the paper."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "rule"), name="one_row_a_rule"),)
        indexes = (models.Index(fields=("found_on", "unit", "rule", "hours"), name="findings_of_a_month"),)

    def __str__(self) -> str:
        return f"{self.notice_id}:{self.rule}"


class Arrival(models.Model):
    """A paper lies on the desk of a township or village. Who brought it is nobody's business."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="arrivals")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    way = models.CharField(max_length=16, default="drop")
    """drop, folder, mail, or passed (转给)."""
    arrived_at = models.DateTimeField(default=timezone.now)
    matched = models.ForeignKey(Notice, models.SET_NULL, null=True, blank=True, related_name="matches")
    """The admitted paper that this one is: by its number, its bytes or its words."""

    class Meta:
        ordering = ("-arrived_at", "id")
        constraints = (models.UniqueConstraint(fields=("notice", "unit"), name="one_arrival_per_desk"),)
        indexes = (models.Index(fields=("unit", "-arrived_at"), name="arrivals_of_a_desk"),)

    def __str__(self) -> str:
        return f"{self.notice_id}@{self.unit_id}"


class Concern(models.Model):
    """A paper that is or was a matter of a unit, or of one below it: by it a list finds the newest in order.

    It says where to look, not who may see: rows are added and stay, `visible.papers_for` decides.
    """

    pk = models.CompositePrimaryKey("unit_id", "received_at", "notice_id")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    """The paper's."""
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="concerns")

    def __str__(self) -> str:
        return f"{self.notice_id}~{self.unit_id}"


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
    decided_at = models.DateTimeField(default=timezone.now)
    before = models.CharField(max_length=16)
    """The state it ended: what 撤回 goes back to."""
    into = models.ForeignKey(Demand, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-decided_at", "-id")

    def __str__(self) -> str:
        return f"{self.notice_id}/{self.demand_id}:{self.verdict}"


class FalseAlarm(models.Model):
    """误判: a finding that a reviewer calls wrong, kept as an example of how its rule must not react."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="false_alarms")
    finding = models.PositiveSmallIntegerField()
    """Its index in `notice.report["findings"]`."""
    rule = models.CharField(max_length=8, db_index=True)
    words = models.CharField(max_length=400)
    """The sentence, without names of places and people."""
    marked_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ("rule", "-marked_at", "id")
        constraints = (models.UniqueConstraint(fields=("notice", "finding"), name="one_mark_a_finding"),)

    def __str__(self) -> str:
        return f"{self.notice_id}:{self.rule}"


class Wording(models.Model):
    """The words of one or several notices, as fingerprints; the words themselves are not kept again."""

    digest = models.UUIDField(unique=True)
    """Of the letters: a paper that comes as docx, as pdf and out of a chat is one wording."""
    kept = models.PositiveSmallIntegerField()
    """How many fingerprints are stored of it."""
    bound = models.BigIntegerField()
    """The largest of them: below it the set is complete."""
    marks = models.BinaryField(default=b"")
    """All its fingerprints with their places (`core.overlap.marks`); empty: stored before they were kept."""

    def __str__(self) -> str:
        return str(self.digest)


class Copy(models.Model):
    """A notice with these words."""

    notice = models.OneToOneField(Notice, models.CASCADE, primary_key=True, related_name="copy")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="copies")

    def __str__(self) -> str:
        return f"{self.notice_id}={self.wording_id}"


class Fingerprint(models.Model):
    """One of the smallest hashes of a wording: `core.overlap`. Its key is the pair: a third less to store."""

    pk = models.CompositePrimaryKey("hash", "wording_id")
    hash = models.BigIntegerField()
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="fingerprints")

    def __str__(self) -> str:
        return f"{self.hash:x}@{self.wording_id}"
