"""A paper comes in: on whose desk it lies, and whether it was known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import threshold
from jianfu.apps.gate.actions.arriving import match
from jianfu.apps.gate.actions.concerning import concern
from jianfu.apps.gate.actions.guarded import read_guarded
from jianfu.apps.gate.actions.handing_in import pass_clean
from jianfu.apps.gate.actions.storing import count_findings, save_as_draft
from jianfu.apps.gate.actions.thinking import again_for, offered
from jianfu.apps.gate.actions.waiting import enqueue
from jianfu.apps.gate.core import Direction, NotNow, State
from jianfu.apps.gate.models import Arrival, Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.people.models import Person, Unit

BUSY = "服务器正忙，这份文件这一次没有读完，内容没有变动。请过几分钟再试一次。"
"""It was read before: whatever stops it now is not the paper's fault."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a paper was dropped: the unit, and whether its own papers leave from there or others' arrive."""

    unit: Unit
    direction: Direction
    way: str = "drop"


def receive(
    name: str,
    data: bytes,
    *,
    desk: Desk | None = None,
    by: Person | None = None,
    sample: bool = False,
    now: datetime | None = None,
) -> tuple[Notice, bool]:
    """Take one file in and have it examined. Returns its notice, and False where the same bytes were known.

    now  when it came; without one the present
    Nothing of the file is stored here. Raises threshold.NoRoom if the memory for waiting files is full.
    """
    known = Notice.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        if desk and desk.direction is Direction.DRAFT and known.direction != Direction.DRAFT:
            _claim_as_draft(known, desk.unit, data)
        lay_on_desk(known, desk, by=by, now=now)
        return known, False
    with transaction.atomic():
        notice = Notice.objects.create(
            sample=sample, received_at=now or timezone.now(), waits_at=settings.HERE
        )
        lay_on_desk(notice, desk, by=by, now=now)
        threshold.put(notice.key, name, data)
        enqueue(notice.key)
    return notice, True


def lay_on_desk(
    notice: Notice, desk: Desk | None, *, by: Person | None = None, now: datetime | None = None
) -> None:
    """Say where the paper is. A department's own paper is its own whoever dropped the same file before."""
    if desk is None:
        return
    if desk.direction is Direction.DRAFT:
        fresh = Notice.objects.filter(pk=notice.pk).exclude(direction=Direction.DRAFT)
        if fresh.update(direction=Direction.DRAFT, sender=desk.unit):
            notice.refresh_from_db()
            concern(notice, [desk.unit])
            count_findings(notice)
            if notice.state == State.EXAMINED:
                pass_clean(notice, now=now)
        return
    Notice.objects.filter(pk=notice.pk, direction=Direction.OPEN).update(direction=Direction.ARRIVED)
    arrival, new = Arrival.objects.get_or_create(
        notice=notice, unit=desk.unit, defaults={"way": desk.way, "arrived_at": now or timezone.now()}
    )
    if new:
        concern(notice, [desk.unit])
        if notice.direction == Direction.OPEN:
            notice.direction = Direction.ARRIVED
            count_findings(notice)
        journal.write(
            "收到来件", f"notice:{notice.key}", by=by, after={"unit": desk.unit.pk, "way": desk.way}
        )
        match(arrival)


def _claim_as_draft(notice: Notice, sender: Unit, data: bytes) -> None:
    """A department drops what somebody else dropped before: the paper is its own now, and looked at as a draft.

    The words are the same and so are the demands; what the registers say of them is not.
    """
    notice.direction, notice.sender = Direction.DRAFT, sender
    if notice.state not in (State.EXAMINED, State.PARTIAL):
        notice.save(update_fields=["direction", "sender"])
        concern(notice, [sender])
        return
    reading = read_guarded(notice.name, data)[0]
    if reading.text is None:
        raise NotNow(BUSY)
    again = again_for(notice)
    exam = again(reading)
    notice.suggestions = offered(notice, exam, again)
    concern(notice, [sender])
    save_as_draft(notice, exam, data)


def move_to(known: Notice, notice: Notice) -> None:
    """The same file came twice at once: what was known of the second is known of the first."""
    if notice.direction == Direction.DRAFT and notice.sender:
        lay_on_desk(known, Desk(notice.sender, Direction.DRAFT))
    for arrival in notice.arrivals.all():
        lay_on_desk(known, Desk(arrival.unit, Direction.ARRIVED, arrival.way))
    notice.arrivals.all().delete()
