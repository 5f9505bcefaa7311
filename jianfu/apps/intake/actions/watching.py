"""Folders and mailboxes looked at again and again, by one process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from jianfu.apps.intake import core
from jianfu.apps.intake.actions.boxes import box_called, guarded, tried
from jianfu.apps.intake.actions.handing_in import hand_in, settle, there_is_room
from jianfu.apps.intake.actions.mails import take_from_mailbox
from jianfu.apps.intake.core import State
from jianfu.apps.intake.folder import Folder, Gone, folders, open_folder
from jianfu.apps.intake.models import Box, Taken
from jianfu.apps.intake.queries import unit_for
from jianfu.apps.people.models import Unit

CANNOT_PUT_AWAY = "收下了，但挪不进“已收”文件夹，请看权限"
KEPT = timedelta(days=90)
MAIL_EVERY = 120.0
"""Seconds between two looks into a mailbox: providers shut out who comes too often."""


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
            box = box_called(f"folder:{unit.pk}")
            with guarded(box, now), open_folder(settings.INBOX / name) as folder:
                count += self._take(unit, folder, box, now)
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
                count += bool(data and hand_in(unit, core.readable(name), data, "folder", box, marks[name]))
        folder.note(secret)
        tried(box, now, trouble, too_large=too_large)
        return count

    def _is_whole(self, unit: Unit, name: str, look: core.Look) -> bool:
        before = self.looks.setdefault((unit.pk, name), look)
        if not before.is_same(look):
            self.looks[unit.pk, name] = look
        return core.is_whole(before, look)

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
    words = f"{name}\n{look.size}\n{look.changed}\n{look.inode}"
    return hashlib.sha256(words.encode(errors="surrogateescape")).hexdigest()
