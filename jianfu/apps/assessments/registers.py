"""What the register of indicators tells the rules; where nobody has registered any, nothing is known."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.core import State
from jianfu.core.facts import shapes
from jianfu.core.rules import registers as known

_MOST = 400


def of_indicators(
    paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice
) -> dict[str, object]:
    """Those of this year in the sender's area, for a paper that assesses."""
    if sender is None or ("考" not in paper.text.plain and "评" not in paper.text.plain):
        return {}
    rows = Indicator.objects.of_area(sender.government).filter(year=timezone.localdate(now).year)
    found = list(rows.exclude(notice=own).select_related("unit").order_by("pk")[:_MOST])
    if not found:
        return {}
    return {
        "indicators": tuple(
            known.Indicator(row.name, str(row.unit), row.scheme, own=row.unit_id == sender.pk)
            for row in found
            if row.state == State.IN_USE
        )
    }
