"""Reads of the indicators: sums by department and year, what is asked twice. Nobody who is assessed has a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.people.models import Person, Unit
from jianfu.apps.registers.core import State
from jianfu.apps.registers.queries import in_sight
from jianfu.core.rules.assessments.indicators import bare

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Total:
    """The indicators of one department, in the order of the tree."""

    unit: Unit
    this_year: int
    last_year: int
    material: int

    @property
    def more(self) -> int:
        return max(self.this_year - self.last_year, 0) if self.last_year else 0


@dataclass(frozen=True, slots=True)
class Totals:
    year: int
    rows: list[Total] = field(default_factory=list)

    @property
    def this_year(self) -> int:
        return sum(row.this_year for row in self.rows)

    @property
    def last_year(self) -> int:
        return sum(row.last_year for row in self.rows)

    @property
    def material(self) -> int:
        return sum(row.material for row in self.rows)

    @property
    def words(self) -> str:
        """No higher than last year, in one sentence; without last year there is nothing to compare."""
        if not self.last_year:
            return f"{self.year}年在用{self.this_year}项，没有上一年的数。"
        more = self.this_year - self.last_year
        held = f"比上年多{more}项" if more > 0 else f"比上年少{-more}项" if more else "和上年一样多"
        return f"{self.year}年在用{self.this_year}项，{held}（上年{self.last_year}项）。"


def totals(units: QuerySet[Unit], year: int) -> Totals:
    """What is in force this year, and what was last year, ended ones included; in three questions at most."""
    in_use = Q(state=State.IN_USE, year=year)
    rows = (
        Indicator.objects.filter(unit__in=units, year__in=(year, year - 1))
        .order_by()
        .values("unit")
        .annotate(
            this=Count("pk", filter=in_use),
            last=Count("pk", filter=Q(year=year - 1)),
            papers=Count("pk", filter=in_use & Q(material=True)),
        )
    )
    by_unit: Mapping[int, dict[str, Any]] = {row["unit"]: row for row in rows}
    found = Unit.objects.filter(pk__in=by_unit)
    return Totals(
        year,
        [
            Total(unit, by_unit[unit.pk]["this"], by_unit[unit.pk]["last"], by_unit[unit.pk]["papers"])
            for unit in found
        ],
    )


def has_any(units: QuerySet[Unit]) -> bool:
    return Indicator.objects.filter(unit__in=units).exists()


def years_of(person: Person) -> list[int]:
    return list(
        in_sight(person, Indicator.objects.all()).order_by("-year").values_list("year", flat=True).distinct()
    )


def twice(rows: Iterable[Indicator]) -> dict[int, list[Indicator]]:
    """Indicators of several departments that are one matter by their names: key -> the others."""
    alike: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows:
        name = bare(row.name)
        if len(name) >= _SHORTEST:
            alike[name].append(row)
    return {
        row.pk: others
        for group in alike.values()
        for row in group
        if (others := [other for other in group if other.unit_id != row.unit_id])
    }


def indicators_for(person: Person, year: int, which: str, words: str) -> list[Indicator]:
    """Of a year, as far as somebody sees them. `which`: material, twice, ended; else all in force."""
    found = in_sight(person, Indicator.objects.select_related("unit", "notice")).filter(year=year)
    found = found.exclude(state=State.IN_USE) if which == "ended" else found.filter(state=State.IN_USE)
    if which == "material":
        found = found.filter(material=True)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(scheme__icontains=words))
    rows = list(found.order_by("unit__position", "unit", "scheme", "pk"))
    if which != "twice":
        return rows
    both = twice(rows)
    return [row for row in rows if row.pk in both]
