"""考核指标: what departments assess the grassroots by, with its weight and whether it costs papers.

How anybody came out is not kept: there is no column for a result, and none for a township or village.
"""

from __future__ import annotations

from django.db import models

from jianfu.apps.registers.models import Kept


class Indicator(Kept):
    """One line of a scheme of assessment; `unit` is who assesses."""

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    scheme = models.CharField(max_length=120, blank=True)
    sheet = models.CharField(max_length=60, blank=True)
    weight = models.FloatField(null=True, blank=True)
    """Points or per cent of the scheme; None: it says nothing."""
    material = models.BooleanField(default=False)
    """The assessed have to hand in or show papers for it."""
    source = models.CharField(max_length=80, blank=True)
    """Where the result comes from, in the words of the scheme."""

    class Meta:
        ordering = ("unit__position", "scheme", "id")
        indexes = (models.Index(fields=("unit", "year"), name="indicators_of_a_unit"),)

    def __str__(self) -> str:
        return self.name
