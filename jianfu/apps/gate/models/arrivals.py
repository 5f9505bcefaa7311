"""Where a paper lies, and whose matter it is."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from jianfu.apps.gate.models.papers import Notice


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
