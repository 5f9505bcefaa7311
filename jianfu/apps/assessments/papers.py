"""The indicators of schemes that passed the gate follow their papers."""

from __future__ import annotations

import re
from typing import Any

from django.utils import timezone

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.actions import agree
from jianfu.apps.registers.papers import blocks_of
from jianfu.core.facts.shapes import Kind
from jianfu.core.rules.assessments.indicators import Line, indicators_in


def follow(notice: Notice) -> None:
    """An indicator stands as long as a demand for assessment in its paper does."""
    asked = [demand for demand in notice.demands.all() if demand.kind == Kind.ASSESSMENT]
    if not asked or notice.sender is None:
        return
    rows: list[dict[str, Any]] = []
    if any(demand.is_owed for demand in asked):
        found = re.search(r"(20\d\d)年", notice.heading)
        year = int(found[1]) if found else timezone.localdate(notice.received_at).year
        lines = {line.name: line for line in indicators_in(blocks_of(notice))}
        rows = [_row(notice, notice.sender, line, year) for line in lines.values()]
    agree(notice, Indicator, rows, same=("unit", "year", "name"))


def _row(notice: Notice, sender: Unit, line: Line, year: int) -> dict[str, Any]:
    return {
        "unit": sender,
        "year": year,
        "name": line.name[:60],
        "scheme": re.sub(r"\.\w{2,5}$", "", notice.heading)[:120],
        "sheet": line.sheet[:60],
        "weight": line.weight,
        "material": line.material,
        "source": line.source[:80],
    }
