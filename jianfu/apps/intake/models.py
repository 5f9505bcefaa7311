"""收件: what was handed in from a folder or a mailbox. Of files and mails only a hash is kept, no name and no sender."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from jianfu.apps.intake.core import State


class Box(models.Model):
    """A unit's folder or mailbox, and how it went there."""

    name = models.CharField(max_length=120, unique=True)
    """folder:7 or mail:7, with the unit's key."""
    validity = models.BigIntegerField(null=True, blank=True)
    next_uid = models.BigIntegerField(default=0)
    """Of a mailbox: where the numbers of its mails go on; they hold while `validity` stays."""
    tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=60, blank=True)
    """A sentence of ours; "" where the last time went well."""
    too_large = models.PositiveIntegerField(default=0)
    """Files that lie there and are larger than this site takes; mails that came so."""

    def __str__(self) -> str:
        return self.name


class Taken(models.Model):
    """One file or mail, and the paper it became. It is moved only after the guards have looked."""

    box = models.ForeignKey(Box, models.CASCADE, related_name="taken")
    mark = models.CharField(max_length=64)
    """Hash of what tells it from others."""
    uid = models.BigIntegerField(null=True, blank=True)
    notice = models.CharField(max_length=16, blank=True)
    """Key of the paper."""
    state = models.CharField(max_length=12, default=State.WAITING, db_index=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("box", "mark"), name="taken_once"),)

    def __str__(self) -> str:
        return f"{self.box_id}/{self.mark[:8]}"
