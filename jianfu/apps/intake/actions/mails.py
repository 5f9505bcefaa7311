"""New mails of a mailbox."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import Any

from django.conf import settings
from django.utils import timezone

from jianfu.apps.gate import threshold
from jianfu.apps.intake import core
from jianfu.apps.intake.actions.boxes import box_called, guarded, tried
from jianfu.apps.intake.actions.handing_in import hand_in, settle, there_is_room
from jianfu.apps.intake.core import State
from jianfu.apps.intake.mailbox import Mailbox, open_mailbox
from jianfu.apps.intake.models import Box
from jianfu.apps.intake.queries import unit_for
from jianfu.apps.people.models import Unit


def take_from_mailbox(mailbox: dict[str, Any], now: datetime) -> int:
    """Take new mails of one mailbox. At the first time it is only noted where the mails are: old ones are no news."""
    unit = unit_for(mailbox["unit"])
    if unit is None:
        return 0
    box = box_called(box_name(unit, mailbox))
    count = 0
    with guarded(box, now), open_mailbox(mailbox) as opened:
        count, too_large = _take_mails(unit, mailbox, opened, box, now)
        tried(box, now, "", too_large=box.too_large + too_large)
    return count


def box_name(unit: Unit, mailbox: dict[str, Any]) -> str:
    words = "\n".join(str(mailbox[name]) for name in ("host", "user", "folder"))
    return f"mail:{unit.pk}:{zlib.crc32(words.encode()):08x}"


def _take_mails(
    unit: Unit, mailbox: dict[str, Any], opened: Mailbox, box: Box, now: datetime
) -> tuple[int, int]:
    numbers = [*_settle_mails(opened, box, mailbox["move_to"]), *_new_mails(opened, box)]
    count, too_large = 0, 0
    for uid in numbers:
        if not there_is_room():
            break
        if opened.size(uid) > settings.FILE_MB * 2**20:
            too_large += 1
        else:
            mail = opened.read(uid, settings.FILE_MB * 2**20)
            own = settings.MAIL["sender"] if settings.MAIL else ""
            if mail and not core.is_automatic(mail, own) and core.may_write(mail, mailbox["senders"]):
                mark, paper = core.mark_of(mail), core.paper_of(mail)
                try:
                    count += bool(hand_in(unit, _name_of(mail), paper, "mail", box, mark, uid=uid))
                except threshold.NoRoom:
                    break
        Box.objects.filter(pk=box.pk, validity=opened.validity, next_uid__lte=uid).update(next_uid=uid + 1)
    return count, too_large


def _new_mails(opened: Mailbox, box: Box) -> list[int]:
    if box.validity == opened.validity:
        return opened.numbers(box.next_uid)
    # Either the first time, or the server has numbered its mails anew: then those of the last days are looked at
    # again, and what was taken is known by its own mark.
    since = box.tried_at if box.validity is not None else None
    numbers = opened.numbers(1, since=timezone.localdate(since) - timedelta(days=1)) if since else []
    box.validity, box.next_uid = opened.validity, min([opened.next_uid, *numbers])
    box.save(update_fields=["validity", "next_uid"])
    return numbers


def _settle_mails(opened: Mailbox, box: Box, move_to: str) -> list[int]:
    """What the guards have looked at by now is moved, where that is wanted. Returns mails to be taken once more."""
    again = []
    for taken in box.taken.filter(state=State.WAITING).exclude(uid=None):
        state = settle(taken)
        if state is None and taken.uid:
            again.append(taken.uid)
        elif state is State.TAKEN and move_to and box.validity == opened.validity:
            opened.move(taken.uid or 0, move_to)
    return again


def _name_of(mail: bytes) -> str:
    try:
        subject = str(make_header(decode_header(core.field(mail, "Subject"))))
    except (MessageError, LookupError, ValueError):
        subject = ""
    plain = subject if "\ufffd" not in subject else ""
    return f"{plain or '邮件'}.eml"
