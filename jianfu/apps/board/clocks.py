"""时限: who owes answers, and whether they came in time. Only those above owe; a township or village never does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jianfu.apps.board import core
from jianfu.apps.board.scope import Scope, Sight
from jianfu.apps.ledger import queries as ledger
from jianfu.apps.people.models import Unit

WORDS = {"review": "送审的答复", "look": "紧急直通以后看一遍"}
"""What each kind of `ledger.Clock` is called; an app that starts another kind adds its words."""
_AHEAD = timedelta(days=60)
"""What runs now may be due next month."""


def owed_words(kind: str) -> str:
    return WORDS.get(kind, "其他答复")


@dataclass
class Owed:
    """Answers of one unit and kind over the year, and in each of its months (in time, late, waiting)."""

    owner: int
    name: str
    kind: str
    months: dict[date, tuple[int, int, int]]

    @property
    def in_time(self) -> int:
        return sum(n for n, _, _ in self.months.values())

    @property
    def late(self) -> int:
        return sum(n for _, n, _ in self.months.values())

    @property
    def waiting(self) -> int:
        return sum(n for _, _, n in self.months.values())


def owed_by(scope: Scope, month: date, *, now: datetime) -> list[Owed]:
    """Answers due in the twelve months to `month`, by unit in the order of the tree. Two queries."""
    if scope.sight is Sight.TOWNSHIP:
        return []
    owners = Unit.objects.below(scope.own).exclude(level__in=("township", "village"))
    units = list(owners)
    since = _midnight(core.last_months(month)[0])
    until = _midnight(core.last_day(month)) + timedelta(days=1)
    if month == timezone.localdate(now).replace(day=1):
        until += _AHEAD
    rows: defaultdict[tuple[int, str], dict[date, tuple[int, int, int]]] = defaultdict(dict)
    for row in ledger.answers([unit.pk for unit in units], since, until, now=now):
        rows[row.owner, row.kind][row.month] = (row.in_time, row.late, row.waiting)
    names = {unit.pk: str(unit) for unit in units}
    place = {unit.pk: at for at, unit in enumerate(units)}
    return [
        Owed(owner, names[owner], kind, months)
        for (owner, kind), months in sorted(rows.items(), key=lambda item: (place[item[0][0]], item[0][1]))
    ]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
