"""What the duty list knows for the rules: where each task of a paper stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from jianfu.apps.duties.models import current
from jianfu.apps.duties.queries import ready
from jianfu.apps.people.models import Unit
from jianfu.core.duties.match import ASK, Matcher
from jianfu.core.facts import shapes
from jianfu.core.rules.registers import Duty
from jianfu.core.rules.responsibility.listed import KINDS

_MOST = 20
"""Tasks of one paper that are held against the list: each costs some ten milliseconds."""


def of_duties(paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Any) -> dict[str, object]:
    """Nothing where the sender is not known, or its area has brought no list."""
    edition = current(sender.government, timezone.localdate(now)) if sender else None
    if sender is None or edition is None:
        return {}
    return {"duties": tuple(_told(paper, ready(edition).matcher, sender.name))}


def _told(paper: shapes.Notice, lists: Matcher, issuer: str) -> Iterator[Duty]:
    asked = [(n, demand) for n, demand in enumerate(paper.demands) if demand.kind in KINDS]
    for n, demand in asked[:_MOST]:
        match = lists.match(paper.text.plain[demand.start : demand.end], issuer)
        if match.decision != ASK:
            yield Duty(
                demand=n,
                listed=str(match.decision),
                role=str(match.role or ""),
                item=match.item.name if match.item else "",
                owner=match.item.owner if match.item else (),
                chance=match.confidence,
            )
