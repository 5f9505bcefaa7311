"""消息: that one was sent, never what it said, and never whether anybody looked at it.

The row is the lock as well: of one person, occasion and matter there is one, however many machines are at work.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Kind(models.TextChoices):
    DIGEST = "digest", "早上一条"
    URGENT = "urgent", "紧急直通"
    ANSWER = "answer", "答复"


class State(models.TextChoices):
    WAITING = "waiting", "待送"
    SENDING = "sending", "正在送"
    SENT = "sent", "已送出"
    FAILED = "failed", "没送到"


class Message(models.Model):
    """One message to one person, or to the robot of the office's own group (no person)."""

    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    way = models.CharField(max_length=16)
    """A key of `ways.WAYS`."""
    kind = models.CharField(max_length=12, choices=Kind.choices)
    about = models.CharField(max_length=64)
    """The day of a digest, or kind and key of the matter, such as notice:9f3kQ2."""
    day = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    """When a machine began to send it."""
    trouble = models.CharField(max_length=40, blank=True)
    """Why it did not arrive: one of the sentences of `ways.trouble`, never what the other side wrote."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "kind", "about"), name="one_message_a_matter"),
            models.UniqueConstraint(
                fields=("way", "kind", "about"), condition=Q(person=None), name="one_post_of_a_robot"
            ),
        )
        indexes = (models.Index(fields=("way", "day"), name="messages_of_a_way"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Morning(models.Model):
    """The digests of this day are written down: by one machine, once."""

    day = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return f"{self.day}"
