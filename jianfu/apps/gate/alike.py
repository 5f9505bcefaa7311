"""Registers that rest on words: the sender's papers in force, and papers from above, that this one is like."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from jianfu.apps.gate.core import DemandState
from jianfu.apps.gate.likeness import Similar, similar_to
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.status import status_of
from jianfu.apps.people.models import Level, Unit
from jianfu.core.facts import shapes
from jianfu.core.overlap import letters_of, new_places
from jianfu.core.rules.registers import Paper

YEAR = timedelta(days=365)
_MOST = 8


def of_alike_words(
    paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice
) -> dict[str, object]:
    """`in_force` and `upstream`; the latter stays unknown where the office holds no paper from above."""
    if sender is None:
        return {}
    from_above = _from_above(sender, now)
    scope = (_in_force(sender, now) | from_above).distinct().exclude(pk=own.pk).exclude(pk=own.earlier_id)
    found = similar_to(letters_of(paper.text.plain), scope, _MOST)
    mine = [one for one in found if one.notice.sender_id == sender.pk]
    known: dict[str, object] = {"in_force": tuple(_row(one, paper, own=True) for one in mine)}
    if from_above.exists():
        known["upstream"] = tuple(_row(one, paper, own=False) for one in found if one not in mine)
    return known


def _in_force(sender: Unit, now: datetime) -> QuerySet[Notice]:
    """What the sender asked for within a year: still owed, or stopped."""
    owed = Q(admission__until__gte=timezone.localdate(now))
    stopped = Q(demands__state=DemandState.STOPPED)
    return Notice.objects.filter(
        owed | stopped, sender=sender, received_at__gt=now - YEAR, received_at__lte=now
    )


def _from_above(sender: Unit, now: datetime) -> QuerySet[Notice]:
    levels = list(Level)
    above = levels[: levels.index(Level(sender.level))]
    return Notice.objects.filter(sender__level__in=above, received_at__gt=now - YEAR, received_at__lte=now)


def _row(one: Similar, paper: shapes.Notice, *, own: bool) -> Paper:
    notice = one.notice
    new = new_places(one.likeness, [(demand.start, demand.end) for demand in paper.demands])
    return Paper(
        title=notice.heading,
        issuer=notice.sender.name if notice.sender else "",
        day=timezone.localdate(notice.received_at),
        number=notice.number,
        own=own,
        likeness=one.likeness.share_of_a,
        new_tasks=len(new),
        recipients=tuple(notice.recipients),
        stopped=status_of(notice).state == DemandState.STOPPED,
    )
