"""A mailbox over IMAP. It is looked at, never changed: no mail is deleted or marked; moved only where that is wanted."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

from jianfu.apps.intake import core

TIMEOUT = 20
"""Seconds for one answer of the server."""
NO_ANSWER = "邮件服务器连不上"
REFUSED_US = "邮件服务器不认账号或密码"
NO_FOLDER = "邮箱里没有设置的文件夹"
BROKEN = "邮件服务器的应答看不懂"


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Trouble(Exception):
    """One of the sentences above: what a server says may hold an address."""


class Mailbox:
    """A folder of a mailbox, open; mails by their numbers (UID)."""

    def __init__(self, imap: imaplib.IMAP4, validity: int, next_uid: int) -> None:
        self.imap, self.validity, self.next_uid = imap, validity, next_uid

    def numbers(self, first: int, *, since: date | None = None) -> list[int]:
        """Numbers from `first` on, in their order; of mails that came since a day."""
        late = f" SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}" if since else ""
        words = self._ask("SEARCH", None, f"UID {first}:*{late}")
        found = {int(n) for line in words if isinstance(line, bytes) for n in line.split() if n.isdigit()}
        # "7:*" names the last mail even where its number is lower.
        return sorted(n for n in found if n >= first)

    def size(self, uid: int) -> int:
        """In bytes; 0 where the mail is gone."""
        found = re.search(rb"RFC822\.SIZE (\d+)", _joined(self._ask("FETCH", str(uid), "(RFC822.SIZE)")))
        return int(found[1]) if found else 0

    def read(self, uid: int, most: int) -> bytes:
        """The whole mail, at most `most` bytes; b"" where it is gone. Reading leaves no mark on it."""
        for part in self._ask("FETCH", str(uid), f"(BODY.PEEK[]<0.{most}>)"):
            if isinstance(part, tuple):
                return bytes(part[1])
        return b""

    def move(self, uid: int, folder: str) -> bool:
        """False where the server cannot move: then the mail stays, since to copy and delete could lose it."""
        if "MOVE" not in self.imap.capabilities:
            return False
        with suppress(imaplib.IMAP4.error):
            return bool(self.imap.uid("MOVE", str(uid), _quoted(folder))[0] == "OK")
        return False

    def _ask(self, command: str, *arguments: Any) -> list[Any]:
        told, data = self.imap.uid(command, *arguments)
        if told != "OK":
            raise Trouble(BROKEN)
        return data


@contextmanager
def open_mailbox(box: dict[str, Any]) -> Iterator[Mailbox]:
    """Raises Trouble, also for what goes wrong while it is open."""
    try:
        imap = _connected(box)
    except (OSError, imaplib.IMAP4.error):
        raise Trouble(NO_ANSWER) from None
    try:
        _sign_in(imap, box)
        yield _selected(imap, box)
    except (OSError, imaplib.IMAP4.error):
        raise Trouble(BROKEN) from None
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            imap.logout()


def _connected(box: dict[str, Any]) -> imaplib.IMAP4:
    if box["tls"] == "ssl":
        safe = ssl.create_default_context()
        return imaplib.IMAP4_SSL(box["host"], box["port"], ssl_context=safe, timeout=TIMEOUT)
    imap = imaplib.IMAP4(box["host"], box["port"], timeout=TIMEOUT)
    if box["tls"] == "starttls":
        imap.starttls(ssl.create_default_context())
    return imap


def _sign_in(imap: imaplib.IMAP4, box: dict[str, Any]) -> None:
    try:
        imap.login(box["user"], box["password"])
    except imaplib.IMAP4.abort:
        raise Trouble(NO_ANSWER) from None
    except (imaplib.IMAP4.error, UnicodeError):
        raise Trouble(REFUSED_US) from None
    # The capabilities after signing in may be others.
    imap.capabilities = tuple(b" ".join(imap.capability()[1]).decode("ascii", "replace").upper().split())
    if "ID" in imap.capabilities:
        # Some providers open the mailbox only to who says what it is.
        imap.xatom("ID", '("name" "jianfu" "version" "1")')


def _selected(imap: imaplib.IMAP4, box: dict[str, Any]) -> Mailbox:
    told, _ = imap.select(_quoted(box["folder"]), readonly=not box["move_to"])
    if told != "OK":
        raise Trouble(NO_FOLDER)
    validity = imap.response("UIDVALIDITY")[1]
    following = imap.response("UIDNEXT")[1]
    if not validity or validity[0] is None:
        raise Trouble(BROKEN)
    if following and following[0] is not None:
        return Mailbox(imap, int(validity[0]), int(following[0]))
    mailbox = Mailbox(imap, int(validity[0]), 1)
    mailbox.next_uid = max(mailbox.numbers(1), default=0) + 1
    return mailbox


def _quoted(folder: str) -> str:
    plain = core.folder_name(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _joined(data: list[Any]) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else b" ".join(part) for part in data if part)
