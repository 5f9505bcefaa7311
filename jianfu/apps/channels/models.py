"""应用和群, 借调: what departments ask the grassroots to use and to join, and how many people they have borrowed.

Nobody is named: a channel has no members here, a secondment is a number of people. What somebody does in a group or an
application is not known and not asked.
"""

from __future__ import annotations

from django.db import models

from jianfu.apps.channels.core import KIND_WORDS, Kind
from jianfu.apps.registers.models import Kept


class Channel(Kept):
    """An application, platform, public account or work group; `unit` answers for it."""

    kind = models.CharField(max_length=12, choices=[(k.value, w) for k, w in KIND_WORDS.items()])
    name = models.CharField(max_length=60)
    audience = models.CharField(max_length=120, blank=True)
    """Who is to use it, in words: 各镇民政办主任."""
    purpose = models.CharField(max_length=120, blank=True)
    filing = models.CharField(max_length=60, blank=True)
    """Number under which it is filed (备案号)."""
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    """The last day on which it is meant to be used."""

    class Meta:
        ordering = ("unit__position", "name")
        indexes = (models.Index(fields=("unit", "kind"), name="channels_of_a_unit"),)

    def __str__(self) -> str:
        return self.name

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[Kind(self.kind)]


class Secondment(Kept):
    """Some people of one unit who work for another; `unit` has borrowed them."""

    lender = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("first_day", "id")
        indexes = (models.Index(fields=("lender", "last_day"), name="lent_by_a_unit"),)

    def __str__(self) -> str:
        return f"{self.lender_id}>{self.unit_id} {self.first_day:%Y-%m-%d}"
