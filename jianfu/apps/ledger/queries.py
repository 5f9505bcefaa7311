"""What the ledger says: months, days, clocks, base years. Each function is one query, whatever there is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from jianfu.apps.ledger.core import Amounts, Line, MonthKey, sums_of
from jianfu.apps.ledger.lines import sums_of_all
from jianfu.apps.ledger.models import Baseline, Clock, DaySum, Entry, MonthSum
from jianfu.apps.people.models import Unit

if TYPE_CHECKING:
    from jianfu.apps.gate.models import Demand


@dataclass(frozen=True, slots=True)
class Month:
    """What one sender asked in one month; None: papers that name no known sender.

    all          everything; papers too
    urgent       of it, what passed as 紧急直通: demands and likely hours
    unnumbered   demands of it that came without a number
    assessment   of it, what is asked for the sake of assessment
    """

    month: date
    sender: int | None
    all: Amounts
    urgent: Amounts
    unnumbered: int
    assessment: Amounts


_AMOUNTS = {
    "papers": "papers",
    "demands": "demands",
    "low": "hours_low",
    "likely": "hours_likely",
    "high": "hours_high",
}
_EVERYTHING = {f"all_{name}": Sum(column) for name, column in _AMOUNTS.items()}
_URGENT, _UNNUMBERED, _ASSESSMENT = Q(urgent=True), Q(numbered=False), Q(kind="assessment")
_PARTS = _EVERYTHING | {
    "urgent_demands": Sum("demands", filter=_URGENT, default=0),
    "urgent_hours": Sum("hours_likely", filter=_URGENT, default=0.0),
    "unnumbered": Sum("demands", filter=_UNNUMBERED, default=0),
    "assessment_demands": Sum("demands", filter=_ASSESSMENT, default=0),
    "assessment_low": Sum("hours_low", filter=_ASSESSMENT, default=0.0),
    "assessment_likely": Sum("hours_likely", filter=_ASSESSMENT, default=0.0),
    "assessment_high": Sum("hours_high", filter=_ASSESSMENT, default=0.0),
}


def months(
    unit: Unit,
    first: date,
    last: date,
    *,
    senders: Collection[int] | None = None,
    numbered_only: bool = False,
) -> list[Month]:
    """The sums of a unit and everything under it, for months from `first` to `last` (their first days).

    senders  keys of units whose demands count; None: everybody's
    """
    rows = _sums(unit, first, last, senders, numbered_only)
    return [
        Month(
            month=row["month"],
            sender=row["sender"],
            all=_amounts(row, "all"),
            urgent=Amounts(demands=row["urgent_demands"], likely=row["urgent_hours"]),
            unnumbered=row["unnumbered"],
            assessment=_amounts(row | {"assessment_papers": 0}, "assessment"),
        )
        for row in rows.values("month", "sender").annotate(**_PARTS)
    ]


def _amounts(row: dict[str, Any], part: str) -> Amounts:
    return Amounts(*(row[f"{part}_{name}"] for name in _AMOUNTS))


def kinds(
    unit: Unit, month: date, *, senders: Collection[int] | None = None, numbered_only: bool = False
) -> dict[str, Amounts]:
    """The same of one month by kind of demand."""
    rows = _sums(unit, month, month, senders, numbered_only).exclude(kind="")
    return {row["kind"]: _amounts(row, "all") for row in rows.values("kind").annotate(**_EVERYTHING)}


def _sums(
    unit: Unit, first: date, last: date, senders: Collection[int] | None, numbered_only: bool
) -> QuerySet[MonthSum]:
    rows = MonthSum.objects.filter(unit=unit, month__range=(first, last)).order_by()
    if senders is not None:
        rows = rows.filter(sender__in=senders)
    return rows.filter(numbered=True) if numbered_only else rows


Days = dict[tuple[int, date], int]
"""(unit, day) -> demands that reached the unit on that day, each of them once."""


def received(units: Collection[int], first: date, last: date) -> Days:
    """Demands by unit and day of receipt."""
    days: defaultdict[tuple[int, date], int] = defaultdict(int)
    rows = DaySum.objects.filter(unit__in=units, day__range=(first, last))
    for unit, day, demands in rows.values_list("unit", "day", "demands"):
        days[unit, day] += demands
    return {key: n for key, n in days.items() if n}


def received_from(senders: Collection[int], first: date, last: date) -> Days:
    """The same for what some senders asked under a number, in every unit that received it.

    A sender is never shown what arrived without a number: it could tell who showed it.
    """
    rows = Entry.objects.filter(sender__in=senders, received_on__range=(first, last), numbered=True)
    columns = ("notice_id", "demand_id", "place__path", "received_on", "asked")
    lines = [
        Line(notice, demand, "", None, _keys(path), False, True, False, day, day, asked, 0, 0, 0)
        for notice, demand, path, day, asked in rows.exclude(asked=0).order_by().values_list(*columns)
    ]
    return {(unit, day): n for (day, unit), n in sums_of((), lines)[1].items()}


def _keys(path: str) -> tuple[int, ...]:
    return tuple(int(part) for part in path.strip("/").split("/"))


def papers_of_a_day(unit: Unit, day: date, *, senders: Collection[int] | None = None) -> list[int]:
    """Keys of the papers of which something reached a unit, or a unit under it, on a day."""
    rows = Entry.objects.filter(received_on=day, place__in=Unit.objects.below(unit).order_by())
    if senders is not None:
        rows = rows.filter(sender__in=senders, numbered=True)
    asked = rows.order_by().values("notice", "demand").annotate(n=Sum("asked")).filter(n__gt=0)
    return list(dict.fromkeys(row["notice"] for row in asked))


def hours_at(unit: Unit, papers: Collection[int]) -> dict[int, float]:
    """paper -> likely hours it costs a unit and everything under it; only papers that cost it something."""
    rows = Entry.objects.filter(notice__in=papers, place__in=Unit.objects.below(unit).order_by())
    counted = rows.order_by().values("notice").annotate(hours=Sum("hours_likely"))
    return {row["notice"]: row["hours"] for row in counted if row["hours"] > 0}


def is_unnumbered(demand: Demand, place: Unit) -> bool:
    """Does a demand stand in the ledger as one that reached this place without a number?"""
    lines = Entry.objects.filter(notice=demand.notice_id, demand=demand.pk, place=place, numbered=False)
    return (lines.aggregate(n=Sum("asked"))["n"] or 0) > 0


def baseline(senders: Collection[int], year: int) -> dict[tuple[int, int], int]:
    """(sender, month of the year) -> papers sent in the base year, where somebody laid that down."""
    rows = Baseline.objects.filter(sender__in=senders, year=year)
    return {(sender, month): n for sender, month, n in rows.values_list("sender", "month", "papers")}


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that one unit owed in one month, by the month in which they were due."""

    kind: str
    owner: int
    month: date
    in_time: int
    late: int
    waiting: int
    """Not answered yet and not due yet; what is due and not answered is late."""


def answers(owners: Collection[int], since: datetime, until: datetime, *, now: datetime) -> list[Answers]:
    """Answers due from `since` to before `until`, and how many of them were given in time."""
    rows = Clock.objects.filter(owner__in=owners, due_at__gte=since, due_at__lt=until)
    counted = (
        rows.annotate(month=TruncMonth("due_at"))
        .values("kind", "owner", "month")
        .annotate(
            in_time=Count("pk", filter=Q(stopped_at__lte=F("due_at"))),
            waiting=Count("pk", filter=Q(stopped_at=None, due_at__gt=now)),
            all=Count("pk"),
        )
        .order_by("kind", "owner", "month")
    )
    return [
        Answers(
            kind=row["kind"],
            owner=row["owner"],
            month=row["month"].date(),
            in_time=row["in_time"],
            late=row["all"] - row["in_time"] - row["waiting"],
            waiting=row["waiting"],
        )
        for row in counted
    ]


def running(owners: Collection[int]) -> list[Clock]:
    """Answers that some units owe now, the earliest first."""
    return list(Clock.objects.filter(owner__in=owners, stopped_at=None).order_by("due_at", "id"))


def differences() -> int:
    """How many sums are not what the lines say; reads every line."""
    months: defaultdict[MonthKey, Amounts] = defaultdict(Amounts)
    days: defaultdict[tuple[date, int], int] = defaultdict(int)
    for key, amounts in stored_months():
        months[key] += amounts
    for unit, day, n in DaySum.objects.values_list("unit", "day", "demands").iterator():
        days[day, unit] += n
    true_months, true_days, _ = sums_of_all()
    far = [
        key
        for key in months.keys() | true_months.keys()
        if not months.get(key, Amounts()).is_about(true_months.get(key, Amounts()))
    ]
    return len(far) + sum(days.get(k, 0) != true_days.get(k, 0) for k in days.keys() | true_days.keys())


def stored_months() -> Iterator[tuple[MonthKey, Amounts]]:
    """The parts as they are stored."""
    columns = ("month", "unit", "sender", "kind", "numbered", "urgent")
    amounts = ("papers", "demands", "hours_low", "hours_likely", "hours_high")
    for row in MonthSum.objects.values_list(*columns, *amounts).iterator():
        yield MonthKey(*row[:6]), Amounts(*row[6:])
