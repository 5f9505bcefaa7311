"""Lines as the sums need them, read fast: tuples, and one look at the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Q

from jianfu.apps.ledger.core import Days, Line, Months, Sums
from jianfu.apps.ledger.models import Entry
from jianfu.apps.people.models import Level, Unit

LINE = (
    "notice_id",
    "demand_id",
    "kind",
    "sender_id",
    "place_id",
    "numbered",
    "urgent",
    "received_on",
    "day",
    "asked",
    "hours_low",
    "hours_likely",
    "hours_high",
)


def sums_of_all(until: int | None = None) -> tuple[Months, Days, int]:
    """The sums as the lines say, paper by paper, and how many lines there are; of those up to a key, or of all."""
    sums, read = Sums(), 0
    lines_of = reader(None)
    rows = Entry.objects.filter(pk__lte=until) if until is not None else Entry.objects.all()
    ordered = rows.order_by("notice_id").values_list(*LINE).iterator(chunk_size=10_000)
    for _, paper in groupby(ordered, key=itemgetter(0)):
        lines = list(lines_of(paper))
        sums.add((), lines)
        read += len(lines)
    return sums.months, sums.days, read


def reader(places: set[int] | None):  # type: ignore[no-untyped-def]
    """A function from rows of `LINE` to lines; it knows what lies above each place."""
    wanted = Q() if places is None else Q(pk__in=places)
    known = {
        key: (tuple(int(part) for part in path.strip("/").split("/")), level == Level.VILLAGE)
        for key, path, level in Unit.objects.filter(wanted).order_by().values_list("pk", "path", "level")
    }

    def lines_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[Line]:
        for notice, demand, kind, sender, place, *rest in rows:
            yield Line(notice, demand, kind, sender, *known[place], *rest)

    return lines_of
