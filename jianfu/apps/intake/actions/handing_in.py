"""One file or mail becomes a paper; later it is known what came of it."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.core import UNSETTLED, Direction
from jianfu.apps.gate.core import State as GateState
from jianfu.apps.gate.models import Notice
from jianfu.apps.intake.core import State
from jianfu.apps.intake.models import Box, Taken
from jianfu.apps.people.models import Unit

MOST_WAITING = 50
"""So many papers may wait to be examined; the others wait where they lie."""
FORGOTTEN = timedelta(hours=20)
"""The gate forgets a day later what was marked secret: what is gone by then is looked at again."""


def settle(taken: Taken) -> State | None:
    """What became of it; None where the machine lost it before it was examined, so that it is to be taken again."""
    if taken.state != State.WAITING:
        return State(taken.state)
    notice = Notice.objects.select_related("twin").filter(key=taken.notice).first()
    notice = (notice and notice.twin) or notice
    if notice and notice.state in UNSETTLED:
        return State.WAITING
    lost = notice and notice.state == GateState.UNREADABLE and notice.reason == gate.LOST
    if lost or (notice is None and taken.at < timezone.now() - FORGOTTEN):
        taken.delete()
        if notice:
            gate.withdraw(notice)
        return None
    secret = notice and notice.state == GateState.CLASSIFIED
    taken.state = State.SECRET if secret else State.TAKEN
    taken.save(update_fields=["state"])
    return State(taken.state)


def hand_in(
    unit: Unit, name: str, data: bytes, way: str, box: Box, mark: str, *, uid: int | None = None
) -> Notice | None:
    """Receive it for a unit's desk; None where another machine did, or it was taken before. Raises NoRoom."""
    desk = gate.Desk(unit, Direction.ARRIVED, way)
    try:
        with transaction.atomic():
            taken = Taken.objects.create(box=box, mark=mark, uid=uid)
            notice, _ = gate.receive(name, data, desk=desk)
            taken.notice = notice.key
            taken.save(update_fields=["notice"])
    except IntegrityError:
        return None
    return notice


def there_is_room() -> bool:
    return len(gate.waiting_here()) < MOST_WAITING
