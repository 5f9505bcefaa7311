"""The base year comes from the sheet the office has: departments down, months across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger.models import Baseline
from jianfu.apps.ledger.sheet import Row
from jianfu.apps.people.models import Level, Person, Unit
from jianfu.apps.people.names import likeness


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a sheet. `unknown`: names that are no department of the area, as they are written."""

    departments: int
    papers: int
    unknown: tuple[str, ...]


@transaction.atomic
def import_baseline(rows: Sequence[Row], area: Unit, *, by: Person) -> Imported:
    """Lay down the papers of a base year for the departments of an area; what was known of a month is replaced."""
    units = Unit.objects.below(area).standing().exclude(level__in=(Level.TOWNSHIP, Level.VILLAGE))
    known = {
        likeness(name, area.name): unit for unit in units for name in (unit.short_name, unit.name) if name
    }
    named = [(known.get(likeness(row.name, area.name)), row) for row in rows]
    found = [(unit, row) for unit, row in named if unit is not None]
    Baseline.objects.bulk_create(
        [
            Baseline(sender=unit, year=row.year, month=month, papers=papers)
            for unit, row in found
            for month, papers in row.papers.items()
        ],
        update_conflicts=True,
        unique_fields=["sender", "year", "month"],
        update_fields=["papers"],
    )
    done = Imported(
        departments=len({unit.pk for unit, _ in found}),
        papers=sum(sum(row.papers.values()) for _, row in found),
        unknown=tuple(dict.fromkeys(row.name for unit, row in named if unit is None)),
    )
    journal.write(
        "导入发文基数",
        "baseline:" + ",".join(str(year) for year in sorted({row.year for _, row in found})),
        by=by,
        after=[[unit.pk, row.year, row.papers] for unit, row in found],
    )
    return done
