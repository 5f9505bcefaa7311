"""What is remembered of the words of papers."""

from __future__ import annotations

from django.db import models

from jianfu.apps.gate.models.papers import Notice


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
