"""The one write of the journal, and the checkpoint that is kept outside."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils import timezone

from jianfu.apps.journal import core
from jianfu.apps.journal.models import Head, Line

if TYPE_CHECKING:
    from jianfu.apps.people.models import Person


class Broken(Exception):
    """The journal has lines and no head row: nothing may be added before somebody has looked."""


@transaction.atomic(savepoint=False)
def write(verb: str, about: str, *, by: Person | None, before: object = None, after: object = None) -> Line:
    """Add one line, in the transaction of what it tells: both stay or neither does.

    verb           what was done, in Chinese, such as 准予下发
    about          kind and key, such as "notice:9f3kQ2"
    before, after  JSON-able; only their hashes are kept

    Writers queue for the head row until the transaction ends, so call it after other rows are locked.
    Raises Broken where the head row was removed.
    """
    head, new = Head.objects.select_for_update().get_or_create(pk=1, defaults={"hash": core.START})
    if new and Line.objects.exists():
        raise Broken("日志缺少结尾记录，已停止写入。请先运行 jianfu journal verify")
    line = Line(
        number=head.number + 1,
        at=timezone.now(),
        who=by.staff_code if by else core.SYSTEM,
        unit=_unit_of(by),
        verb=verb,
        about=about,
        before=core.digest(before),
        after=core.digest(after),
        previous=head.hash,
    )
    line.hash = core.seal(line)
    line.save()
    head.number, head.hash = line.number, line.hash
    head.save()
    return line


def _unit_of(by: Person | None) -> str:
    if by is None:
        return ""
    from jianfu.apps.people.queries import posts_of

    # Who has no post any more may still change the own password.
    return next((post.unit.name for post in posts_of(by)), "")


def checkpoint(folder: Path) -> str:
    """The end of the journal, signed with the key of this folder: to be kept outside."""
    head = Head.objects.filter(pk=1).first() or Head(hash=core.START)
    return core.checkpoint(head.number, head.hash, timezone.localtime(), signing_key(folder))


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """Made at the first use, for the owner alone."""
    with suppress(FileExistsError):
        opener = partial(os.open, mode=0o600)
        with open(folder / "journal_key", "x", opener=opener) as new:
            new.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex((folder / "journal_key").read_text()))
