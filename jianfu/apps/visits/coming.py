"""Visits of this week on the first page of a township or village."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from jianfu.apps.gate.home import Coming
from jianfu.apps.people.models import Unit
from jianfu.apps.visits.queries import coming


def this_week(units: list[Unit], today: date) -> Iterator[Coming]:
    for row in coming(units, today):
        address = reverse("visits:code", args=[row.visit.year, row.visit.serial])
        yield Coming(row.when, row.title, f"{row.who} {row.visit.code}", address)
