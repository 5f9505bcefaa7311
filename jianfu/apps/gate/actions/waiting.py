"""What waits to be examined: asked for again after a stop, written once however often it is examined."""

from __future__ import annotations

import errno
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError

from jianfu.apps.gate import papers, threshold
from jianfu.apps.gate.core import UNSETTLED, State
from jianfu.apps.gate.models import Notice

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LOST = "这份文件没有读完（服务器中途停过）,内容没有保存。请再放一次。"

EXAMINED = (
    *("state", "reason", "twin", "sha256", "name", "kind", "title", "paper", "report", "lines", "findings"),
    *("original", "annotated", "opinion", "recipients", "suggestions"),
)
"""Fields that an examination fills."""


class Overtaken(Exception):
    """Another run settled the notice, or it was withdrawn: what was found has no place any more."""


def write(notice: Notice, *fields: str) -> None:
    """Store fields of a notice that nobody has settled yet: of two runs at once one gives the result."""
    waiting = Notice.objects.filter(pk=notice.pk, state__in=UNSETTLED)
    if not waiting.update(**{name: getattr(notice, name) for name in fields or EXAMINED}):
        raise Overtaken


def passes(error: Exception) -> bool:
    """The database is away or a disk is full: no fault of the paper, which goes on waiting."""
    if isinstance(error, OSError):
        return error.errno in _FULL | {errno.EIO}
    return isinstance(error, OperationalError | InterfaceError)


def is_full(error: BaseException | None) -> bool:
    """Did it fail because a disk, under files or the database, takes nothing more?"""
    if isinstance(error, OSError):
        return error.errno in _FULL
    if not isinstance(error, DatabaseError):
        return False
    # PostgreSQL says it in its own language, and by a code in every language.
    by_code = getattr(error.__cause__, "sqlstate", "") in {"53100", "58030"}
    return by_code or any(sign in str(error).lower() for sign in ("disk is full", "disk i/o error"))


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def enqueue(key: str) -> None:
    """Have a paper examined, once more if need be."""
    from jianfu.apps.gate.tasks import examine as task

    task.enqueue(key)


def waiting_here(before: datetime | None = None) -> list[str]:
    """Keys of papers nobody has settled and whose bytes no other machine has; those that came before."""
    here = Notice.objects.filter(waits_at__in=("", settings.HERE))
    waiting = here.filter(state__in=UNSETTLED, bundle=None, twin=None)
    if before:
        waiting = waiting.filter(received_at__lt=before)
    return list(waiting.values_list("key", flat=True))


def resume() -> int:
    """After a stop: all papers that wait in the memory of this machine are examined. Returns their number."""
    keys = waiting_here()
    for key in keys:
        enqueue(key)
    return len(keys)


def sweep(*, now: datetime) -> None:
    """Forget what has no use: after a day marks of classified papers, at once files that wait for nobody."""
    old = Notice.objects.filter(received_at__lt=now - DAY)
    old.filter(state=State.CLASSIFIED).delete()
    # Their machine has not come back: their bytes were in its memory.
    elsewhere = old.filter(state__in=UNSETTLED).exclude(waits_at__in=("", settings.HERE))
    elsewhere.update(state=State.UNREADABLE, reason=LOST, sha256=None, paper=[])
    papers.sweep(before=now - DAY)
    keys = set(waiting_here())
    threshold.sweep(before=now - MINUTE, parts_before=now - DAY, keep=keys)
