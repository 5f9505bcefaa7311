"""The sums behind the board: added to with every line, folded now and then, made anew where a tree was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from jianfu.apps.ledger.core import Amounts, Days, MonthKey, Months, sums_of
from jianfu.apps.ledger.lines import LINE, reader, sums_of_all
from jianfu.apps.ledger.models import DaySum, Entry, MonthSum

FOLD_AT = 5_000
"""Loose rows after which a task is asked to fold them: reading does not notice so few."""
_AT_ONCE = 10_000


def add_to_sums(notice: int, new: Sequence[Entry]) -> None:
    """Rows for what some new lines of one paper change. Nothing is updated, so nobody waits."""
    before = list(Entry.objects.filter(notice=notice).exclude(asked=0).values_list(*LINE))
    fresh = [tuple(getattr(line, name) for name in LINE) for line in new]
    lines_of = reader({row[4] for row in (*before, *fresh)})
    _store(*sums_of(lines_of(before), lines_of(fresh)))
    transaction.on_commit(_ask_to_fold)


def _store(months: Months, days: Days) -> None:
    MonthSum.objects.bulk_create(_month_rows(months), batch_size=1000)
    DaySum.objects.bulk_create(_day_rows(days), batch_size=1000)


def _ask_to_fold() -> None:
    from jianfu.apps.ledger.tasks import fold as task

    if MonthSum.objects.filter(folded=False)[:FOLD_AT].count() >= FOLD_AT:
        task.enqueue()


def fold() -> int:
    """Make one row of the rows of each key. Returns how many loose rows were taken.

    Safe at any time and beside other folders: each takes rows that nobody else has in hand, and two rows of one key
    are as true as one.
    """
    taken = 0
    while done := _fold_months() + _fold_days():
        taken += done
    return taken


@transaction.atomic
def _fold_months() -> int:
    loose = _locked(MonthSum.objects.filter(folded=False), most=_AT_ONCE)
    keys = {_key_of(row) for row in loose}
    units, months = {key.unit for key in keys}, {key.month for key in keys}
    among = MonthSum.objects.filter(folded=True, unit__in=units, month__in=months)
    rows = loose + [row for row in _locked(among) if _key_of(row) in keys]
    sums: defaultdict[MonthKey, Amounts] = defaultdict(Amounts)
    for row in rows:
        sums[_key_of(row)] += _amounts_of(row)
    MonthSum.objects.filter(pk__in=[row.pk for row in rows]).delete()
    left = {key: amounts for key, amounts in sums.items() if not amounts.is_nothing}
    MonthSum.objects.bulk_create(_month_rows(left, folded=True), batch_size=1000)
    return len(loose)


@transaction.atomic
def _fold_days() -> int:
    loose = _locked(DaySum.objects.filter(folded=False), most=_AT_ONCE)
    keys = {(row.day, row.unit_id) for row in loose}
    among = DaySum.objects.filter(
        folded=True, unit__in={unit for _, unit in keys}, day__in={day for day, _ in keys}
    )
    rows = loose + [row for row in _locked(among) if (row.day, row.unit_id) in keys]
    sums: defaultdict[tuple[date, int], int] = defaultdict(int)
    for row in rows:
        sums[row.day, row.unit_id] += row.demands
    DaySum.objects.filter(pk__in=[row.pk for row in rows]).delete()
    DaySum.objects.bulk_create(_day_rows({k: n for k, n in sums.items() if n}, folded=True), batch_size=1000)
    return len(loose)


def _locked(rows: QuerySet[Any], *, most: int | None = None) -> list[Any]:
    """In one order everywhere, so that two folders do not wait for each other in a ring.

    most  of the loose rows: take so many that nobody else has in hand
    """
    skip = most is not None and connection.features.has_select_for_update_skip_locked
    return list(rows.order_by("pk").select_for_update(skip_locked=skip)[:most])


def rebuild() -> None:
    """Make all sums anew from the lines. Needed only where a unit came under another one.

    Millions of lines take their time, so they are read while others go on writing; only what came meanwhile is
    added behind a lock.
    """
    while not _replace_sums():
        pass


def _replace_sums() -> bool:
    """False if a line appeared among those already read: a transaction that ended late."""
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    months, days, read = sums_of_all(last)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # SQLite has one writer anyway.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE ledger_entry IN SHARE MODE")
        if Entry.objects.filter(pk__lte=last).count() != read:
            return False
        MonthSum.objects.all()._raw_delete(MonthSum.objects.db)
        DaySum.objects.all()._raw_delete(DaySum.objects.db)
        MonthSum.objects.bulk_create(_month_rows(months, folded=True), batch_size=1000)
        DaySum.objects.bulk_create(_day_rows(days, folded=True), batch_size=1000)
        lines_of = reader(None)
        for notice in (
            Entry.objects.filter(pk__gt=last).order_by().values_list("notice_id", flat=True).distinct()
        ):
            lines = Entry.objects.filter(notice=notice)
            before = lines_of(lines.filter(pk__lte=last).exclude(asked=0).values_list(*LINE))
            _store(*sums_of(before, lines_of(lines.filter(pk__gt=last).values_list(*LINE))))
    return True


def _key_of(row: MonthSum) -> MonthKey:
    return MonthKey(row.month, row.unit_id, row.sender_id, row.kind, row.numbered, row.urgent)


def _amounts_of(row: MonthSum) -> Amounts:
    return Amounts(row.papers, row.demands, row.hours_low, row.hours_likely, row.hours_high)


def _columns(amounts: Amounts) -> dict[str, float]:
    return {
        "papers": amounts.papers,
        "demands": amounts.demands,
        "hours_low": amounts.low,
        "hours_likely": amounts.likely,
        "hours_high": amounts.high,
    }


def _month_rows(months: Months, *, folded: bool = False) -> Iterator[MonthSum]:
    for key, amounts in months.items():
        yield MonthSum(
            month=key.month,
            unit_id=key.unit,
            sender_id=key.sender,
            kind=key.kind,
            numbered=key.numbered,
            urgent=key.urgent,
            folded=folded,
            **_columns(amounts),
        )


def _day_rows(days: Days, *, folded: bool = False) -> Iterator[DaySum]:
    for (day, unit), demands in days.items():
        yield DaySum(day=day, unit_id=unit, demands=demands, folded=folded)
