"""What rules found in papers, and what people of the office called wrong."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from jianfu.apps.gate.models.papers import Notice


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
