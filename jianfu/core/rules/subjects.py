"""What of a notice a rule examines, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianfu.core.facts.shapes import Demand, Kind, Notice


def meetings(notice: Notice) -> Iterator[Demand]:
    """Meetings the grassroots is called to; each has its `meeting`."""
    return (d for d in notice.demands if d.meeting is not None)


def of(*kinds: Kind) -> Callable[[Notice], Iterator[Demand]]:
    """Demands of the given kinds."""

    def demands(notice: Notice) -> Iterator[Demand]:
        return (d for d in notice.demands if d.kind in kinds)

    return demands
