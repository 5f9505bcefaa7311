"""负担: what one board shows of a month, from the sums of the ledger. Nothing is ordered by size of a unit or a department."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils import timezone

from jianfu.apps.board import core
from jianfu.apps.board.scope import Scope
from jianfu.apps.ledger import queries as ledger
from jianfu.apps.ledger.core import Amounts
from jianfu.apps.people.kinds import Level, UnitKind
from jianfu.apps.people.models import Unit
from jianfu.core.limits import load_limits

_ORDER = list(Level)
UNKNOWN = "未写明发文单位"


@dataclass
class Department:
    """What one sender asks: a value for each of the last twelve months."""

    key: int
    name: str
    hours: list[Amounts]
    urgent: list[float]
    papers: list[int]
    quota: list[int | None]
    assessment: Amounts = Amounts()  # noqa: RUF009 - a tuple
    """What of it is assessment, over the year."""

    @property
    def total(self) -> Amounts:
        return sum(self.hours, Amounts())


@dataclass(frozen=True, slots=True)
class Part:
    """What came in one month without a number, or of one kind: a part of `whole`."""

    demands: int
    whole: int

    @property
    def share(self) -> float | None:
        return core.share(self.demands, self.whole)


@dataclass
class Everybody:
    """All senders of one month together."""

    all: Amounts = Amounts()  # noqa: RUF009 - a tuple
    urgent: Amounts = Amounts()  # noqa: RUF009
    unnumbered: int = 0

    def take_in(self, row: ledger.Month) -> None:
        self.all += row.all
        self.urgent += row.urgent
        self.unnumbered += row.unnumbered


@dataclass
class Burden:
    scope: Scope
    month: date
    now: datetime
    span: core.Span
    rows: list[ledger.Month]
    """Of each sender, for the selected month, the eleven before it, and the one a year ago."""
    kinds: dict[str, Amounts]
    """Of the selected month, the costliest kind first."""
    days: ledger.Days
    """Of this month and the one before; a department's of this month only."""
    departments: list[Department] = field(default_factory=list)
    base_year: int = 0
    cut: float = 0.0

    @property
    def months(self) -> list[date]:
        return core.last_months(self.month)

    def of(self, month: date) -> Everybody:
        return self._of_everybody.get(month, Everybody())

    @cached_property
    def _of_everybody(self) -> dict[date, Everybody]:
        found: dict[date, Everybody] = {}
        for row in self.rows:
            found.setdefault(row.month, Everybody()).take_in(row)
        return found

    def without_number(self, month: date) -> Part:
        return Part(self.of(month).unnumbered, self.of(month).all.demands)

    def urgent(self, month: date) -> Part:
        return Part(self.of(month).urgent.demands, self.of(month).all.demands)

    def received(self, first: date, last: date) -> int:
        """Demands that reached the area, each once."""
        key = self.scope.unit.pk
        return sum(n for (unit, day), n in self.days.items() if unit == key and first <= day <= last)

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.days


def burden_of(scope: Scope, month: date, *, now: datetime) -> Burden:
    """Everything of the page but the examples; the same number of queries whatever is in it."""
    today = timezone.localdate(now)
    asked: dict[str, Any] = {"senders": scope.senders, "numbered_only": scope.of_department}
    rows = ledger.months(scope.unit, core.months_back(month, core.YEAR), month, **asked)
    kinds = ledger.kinds(scope.unit, month, **asked)
    burden = Burden(
        scope,
        month,
        now,
        core.span_of(month, today),
        rows,
        dict(sorted(kinds.items(), key=lambda item: -item[1].likely)),
        _days(scope, month),
    )
    limits = load_limits(settings.AREA)
    burden.base_year = limits.at("quota_base_year", month).value
    burden.cut = limits.at("quota_cut", month).value
    burden.departments = _departments(burden)
    return burden


def _days(scope: Scope, month: date) -> ledger.Days:
    last = core.last_day(month)
    if scope.senders is not None:
        return ledger.received_from(scope.senders, month, last)
    units = {scope.unit.pk, *(unit.pk for unit in scope.rows)}
    return ledger.received(units, core.months_back(month, 1), last)


def _departments(burden: Burden) -> list[Department]:
    """Senders of the last year, sections with their department, as the tree has them."""
    months = {month: i for i, month in enumerate(burden.months)}
    rows = [row for row in burden.rows if row.month in months]
    owners = _owners({row.sender for row in rows if row.sender})
    names = {unit.pk: str(unit) for unit in owners.values()}
    order = _in_tree_order(owners.values(), nobody=any(row.sender is None for row in rows))
    found = {key: _nothing(key, names.get(key, UNKNOWN)) for key in order}
    for row in rows:
        department = found[owners[row.sender].pk if row.sender else 0]
        at = months[row.month]
        department.hours[at] += row.all
        department.urgent[at] += row.urgent.likely
        department.papers[at] += row.all.papers
        department.assessment += row.assessment
    base = ledger.baseline(found, burden.base_year)
    for department in found.values():
        for month, at in months.items():
            papers = base.get((department.key, month.month))
            department.quota[at] = None if papers is None else core.quota(papers, burden.cut)
    return list(found.values())


def _nothing(key: int, name: str) -> Department:
    n = core.YEAR
    return Department(key, name, [Amounts()] * n, [0.0] * n, [0] * n, [None] * n)


def _owners(senders: Iterable[int]) -> dict[int, Unit]:
    """Sender -> the department it belongs to, or itself."""
    units = Unit.objects.filter(pk__in=list(senders)).select_related("parent")
    return {unit.pk: unit.parent if unit.kind == UnitKind.SECTION and unit.parent else unit for unit in units}


def _in_tree_order(units: Iterable[Unit], *, nobody: bool) -> list[int]:
    once = {unit.pk: unit for unit in units}
    ordered = sorted(once.values(), key=lambda u: (_ORDER.index(Level(u.level)), u.position, u.name, u.pk))
    return [unit.pk for unit in ordered] + [0] * nobody
