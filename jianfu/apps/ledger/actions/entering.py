"""Lines are entered, and reversed by counter lines; the sums follow in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Sum

from jianfu.apps.ledger.actions.summing import add_to_sums
from jianfu.apps.ledger.models import Entry
from jianfu.apps.people.models import Unit

if TYPE_CHECKING:
    from jianfu.apps.gate.models import Demand

_AT_ONCE = 500
_KEY = ("kind", "sender_id", "place_id", "channel", "numbered", "urgent", "received_on", "day")


def enter(
    demand: Demand,
    *,
    sender: Unit | None,
    places: Sequence[Unit],
    channel: str,
    received_on: date,
    days: Sequence[tuple[date, float]],
    numbered: bool = True,
    urgent: bool = False,
) -> None:
    """Enter the hours of a demand: one line for each place and day. Call it inside the caller's transaction.

    days  (day, returns): how often it comes in the time that this line stands for
    """
    share = demand.share_of_hours
    _add(
        demand,
        [
            Entry(
                notice_id=demand.notice_id,
                demand_id=demand.pk,
                kind=demand.kind,
                sender=sender,
                place=place,
                channel=channel,
                numbered=numbered,
                urgent=urgent,
                received_on=received_on,
                day=day,
                asked=1 if first else 0,
                hours_low=demand.hours_low * share * returns,
                hours_likely=demand.hours_likely * share * returns,
                hours_high=demand.hours_high * share * returns,
            )
            for place in places
            for first, (day, returns) in zip([True] + [False] * len(days), days, strict=False)
        ],
    )


def reverse(demand: Demand, *, places: Sequence[Unit] | None = None, numbered: bool | None = None) -> None:
    """Counter lines that bring a demand to nothing, at all places or at some, however it came or only as said."""
    lines = Entry.objects.filter(notice=demand.notice_id, demand=demand.pk)
    if places is not None:
        lines = lines.filter(place__in=places)
    if numbered is not None:
        lines = lines.filter(numbered=numbered)
    sums = (
        lines.order_by()
        .values(*_KEY)
        .annotate(
            low=Sum("hours_low"), likely=Sum("hours_likely"), high=Sum("hours_high"), times=Sum("asked")
        )
    )
    _add(
        demand,
        [
            Entry(
                notice_id=demand.notice_id,
                demand_id=demand.pk,
                **{name: row[name] for name in _KEY},
                asked=-row["times"],
                hours_low=-row["low"],
                hours_likely=-row["likely"],
                hours_high=-row["high"],
            )
            for row in sums
            if row["times"] or abs(row["likely"]) > 1e-9
        ],
    )


def _add(demand: Demand, lines: Sequence[Entry]) -> None:
    if lines:
        add_to_sums(demand.notice_id, lines)
        Entry.objects.bulk_create(lines, batch_size=_AT_ONCE)
