"""Demands with hours, naming only what matters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jianfu.apps.gate.core import DemandState, Direction
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.ledger import actions
from jianfu.apps.people.models import Unit

DAY = date(2026, 11, 20)


def make_demand(
    sender: Unit | None = None,
    *,
    hours: float = 3,
    kind: str = "report_or_form",
    notice: Notice | None = None,
) -> Demand:
    """An admitted demand that costs each place `hours`, at least half and at most double."""
    number = notice.demands.count() if notice else 0
    row = {"hours": {"places": 1, "returns": 1, "likely": hours}, "frequency": None, "deadline": None}
    if notice is None:
        notice = Notice.objects.create(
            state="examined", direction=Direction.DRAFT, sender=sender, kind="docx", report={"demands": []}
        )
    notice.report["demands"].append(row)
    notice.save()
    return notice.demands.create(
        number=number,
        kind=kind,
        state=DemandState.ADMITTED,
        hours_low=hours / 2,
        hours_likely=hours,
        hours_high=hours * 2,
    )


def enter(
    demand: Demand,
    places: Sequence[Unit],
    *,
    on: date = DAY,
    days: Sequence[date] = (),
    numbered: bool = True,
    urgent: bool = False,
) -> None:
    actions.enter(
        demand,
        sender=demand.notice.sender,
        places=places,
        channel="docx" if numbered else "chat",
        received_on=on,
        days=[(day, 1.0) for day in days or (on,)],
        numbered=numbered,
        urgent=urgent,
    )
