"""Reading the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jianfu.apps.journal import core
from jianfu.apps.journal.models import Head, Line


def faults(points: Mapping[int, str] | None = None) -> Iterator[core.Fault]:
    """Walk through the whole journal; see `core.faults`."""
    head = Head.objects.filter(pk=1).first()
    end = (head.number, head.hash) if head else None
    return core.faults(Line.objects.iterator(chunk_size=2000), head=end, points=points)
