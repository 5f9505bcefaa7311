"""What comes without hands: each file and mail is received like one that was dropped, once, guards first."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate import threshold
from jianfu.apps.gate.core import UNSETTLED, Direction
from jianfu.apps.gate.core import State as GateState
from jianfu.apps.gate.models import Notice
from jianfu.apps.intake import core
from jianfu.apps.intake.core import State
from jianfu.apps.intake.folder import Folder, Gone, folders, open_folder
from jianfu.apps.intake.mailbox import Mailbox, Trouble, open_mailbox
from jianfu.apps.intake.models import Box, Taken
from jianfu.apps.intake.queries import unit_for
from jianfu.apps.people.models import Unit

MOST_WAITING = 50
"""So many papers may wait to be examined; the others wait where they lie."""
CLOSED = "收件文件夹打不开，或没有权限"
CANNOT_PUT_AWAY = "收下了，但挪不进“已收”文件夹，请看权限"
KEPT = timedelta(days=90)
MAIL_EVERY = 120.0
"""Seconds between two looks into a mailbox: providers shut out who comes too often."""
FORGOTTEN = timedelta(hours=20)
"""The gate forgets a day later what was marked secret: what is gone by then is looked at again."""


class Watch:
    """One process that looks again and again; it remembers how files were, to see which are still being written."""

    def __init__(self) -> None:
        self.looks: dict[tuple[int, str], core.Look] = {}
        self.next_mail = 0.0

    def go_round(self, now: datetime) -> int:
        """Take what has come to folders and mailboxes. Returns how many papers were handed in."""
        count = 0
        if settings.INBOX:
            count += self._go_to_folders(now)
        if settings.MAILBOXES and time.monotonic() >= self.next_mail:
            self.next_mail = time.monotonic() + MAIL_EVERY
            count += sum(take_from_mailbox(mailbox, now) for mailbox in settings.MAILBOXES)
        Taken.objects.filter(at__lt=now - KEPT).exclude(state=State.SECRET).delete()
        return count

    def _go_to_folders(self, now: datetime) -> int:
        count = 0
        try:
            names = folders(settings.INBOX)
        except Gone:
            return 0
        for name in names:
            unit = unit_for(name)
            if unit is None:
                continue
            box = _box(f"folder:{unit.pk}")
            try:
                with open_folder(settings.INBOX / name) as folder:
                    count += self._take(unit, folder, box, now)
            except (Gone, OSError):
                _tried(box, now, CLOSED)
            except threshold.NoRoom:
                return count
        return count

    def _take(self, unit: Unit, folder: Folder, box: Box, now: datetime) -> int:
        count, too_large, secret, trouble = 0, 0, False, ""
        looks = dict(folder.looks(time.monotonic()))
        self._forget_all_but(unit, looks)
        marks = {name: _mark_of_file(name, look) for name, look in looks.items()}
        known = {taken.mark: taken for taken in box.taken.filter(mark__in=marks.values())}
        for name, look in looks.items():
            taken = known.get(marks[name])
            if taken:
                state = settle(taken)
                secret = secret or state is State.SECRET
                if state is State.TAKEN and not _put_away(folder, name, look, now):
                    trouble = CANNOT_PUT_AWAY
            elif look.size > settings.FILE_MB * 2**20:
                too_large += 1
            elif self._is_whole(unit, name, look) and there_is_room():
                data = folder.read(name, look)
                count += bool(data and hand_in(unit, name, data, "folder", box, marks[name]))
        folder.note(secret)
        _tried(box, now, trouble, too_large=too_large)
        return count

    def _is_whole(self, unit: Unit, name: str, look: core.Look) -> bool:
        before = self.looks.get((unit.pk, name))
        if core.is_whole(before, look):
            return True
        if before is None or (before.size, before.changed, before.inode) != (
            look.size,
            look.changed,
            look.inode,
        ):
            self.looks[unit.pk, name] = look
        return False

    def _forget_all_but(self, unit: Unit, names: Iterable[str]) -> None:
        gone = {key for key in self.looks if key[0] == unit.pk} - {(unit.pk, name) for name in names}
        for key in gone:
            del self.looks[key]


def _put_away(folder: Folder, name: str, look: core.Look, now: datetime) -> bool:
    try:
        folder.put_away(name, look, timezone.localdate(now))
    except OSError:
        return False
    return True


def _mark_of_file(name: str, look: core.Look) -> str:
    return hashlib.sha256(
        f"{name}\n{look.size}\n{look.changed}\n{look.inode}".encode(errors="replace")
    ).hexdigest()


def take_from_mailbox(mailbox: dict[str, Any], now: datetime) -> int:
    """Take new mails of one mailbox. At the first time it is only noted where the mails are: old ones are no news."""
    unit = unit_for(mailbox["unit"])
    if unit is None:
        return 0
    box = _box(box_name(unit, mailbox))
    try:
        with open_mailbox(mailbox) as opened:
            count, too_large = _take_mails(unit, mailbox, opened, box, now)
    except Trouble as why:
        _tried(box, now, str(why))
        return 0
    _tried(box, now, "", too_large=box.too_large + too_large)
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


def _name_of(mail: bytes) -> str:
    try:
        subject = str(make_header(decode_header(core.field(mail, "Subject"))))
    except (MessageError, LookupError, ValueError):
        subject = ""
    plain = subject if "\ufffd" not in subject else ""
    return f"{plain or '邮件'}.eml"


def _box(name: str) -> Box:
    return Box.objects.get_or_create(name=name)[0]


def _tried(box: Box, now: datetime, trouble: str, *, too_large: int | None = None) -> None:
    size = F("too_large") if too_large is None else too_large
    Box.objects.filter(pk=box.pk).update(tried_at=now, trouble=trouble, too_large=size)
