"""检查计划: who goes where and when, each visit with a code that the visited can check.

No column says how a place did: a visit has no result here, and no place has a mark.
"""

from __future__ import annotations

import secrets
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jianfu.apps.people.models import Unit
from jianfu.apps.visits.core import KIND_WORDS, Kind, State, code_of
from jianfu.apps.visits.sealing import Scheme, unseal


def new_salt() -> str:
    return secrets.token_urlsafe(16)


class VisitQuerySet(models.QuerySet["Visit"]):
    def standing(self) -> VisitQuerySet:
        """Visits that are still to be made, or were."""
        return self.filter(state=State.PLANNED)

    def of(self, year: int) -> VisitQuerySet:
        return self.filter(year=year)

    def near(self, first: date, last: date) -> VisitQuerySet:
        return self.filter(first_day__lte=last, last_day__gte=first)


class Visit(models.Model):
    """One visit. Of a sealed one only month, hash and ciphertext are here; see `scheme`."""

    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k.value, w) for k, w in KIND_WORDS.items()])
    state = models.CharField(max_length=12, default=State.PLANNED, db_index=True)
    sender = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    """Who visits; who joined are the senders of `merged`."""
    title = models.CharField(max_length=120, blank=True)
    content = models.CharField(max_length=400, blank=True)
    """What is looked at, in the words of plan or paper."""
    objects_words = models.CharField(max_length=200, blank=True)
    places: models.ManyToManyField[Unit, Any] = models.ManyToManyField(
        "people.Unit", related_name="+", blank=True
    )
    """Townships and villages that are visited; of a sealed visit none."""
    first_day = models.DateField(db_index=True)
    last_day = models.DateField()
    exact = models.BooleanField(default=False)
    """False: it lies somewhere between the two days."""
    in_plan = models.BooleanField(default=False)
    """It stands in the plan filed for the year."""
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    notice = models.OneToOneField("gate.Notice", models.SET_NULL, null=True, blank=True, related_name="visit")
    """The paper that announces it."""
    batch = models.CharField(max_length=16, blank=True, db_index=True)
    """Rows of one list share it; they are taken back together."""
    sealed = models.BinaryField(null=True, blank=True)
    salt = models.CharField(max_length=24, default=new_salt, editable=False)
    digest = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField(default=timezone.now)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("first_day", "serial")
        constraints = (
            models.UniqueConstraint(fields=("year", "serial"), name="a_visit_has_its_code_alone"),
            models.CheckConstraint(
                condition=Q(sealed=None) | Q(title="", content="", objects_words=""),
                name="nothing_sealed_lies_open",
            ),
        )
        indexes = (models.Index(fields=("sender", "year"), name="visits_of_a_sender"),)

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return code_of(self.year, self.serial)

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[Kind(self.kind)]

    @property
    def is_sealed(self) -> bool:
        return self.sealed is not None

    @cached_property
    def _scheme(self) -> Scheme:
        assert self.sealed is not None
        return unseal(bytes(self.sealed), self.salt, settings.VAR)

    def scheme(self, today: date) -> Scheme | None:
        """What a sealed visit says, from its day on; None before, to everybody."""
        if not self.is_sealed or today < self.first_day:
            return None
        return self._scheme if self._scheme.day <= today else None


class LastCode(models.Model):
    """The last code given in a year; its row is the lock under which codes are given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    serial = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return code_of(self.year, self.serial)
