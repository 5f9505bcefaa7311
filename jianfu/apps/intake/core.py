"""Which files and mails are papers, when a file is whole, and what of a mail is handed on; pure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

TAKEN_TO = "已收"
"""The folder inside a unit's folder that takes what was handed in."""
NOTE = "标有密级，没有收.txt"
"""Left in the folder while something marked secret lies there; it names nothing."""
NOTE_WORDS = "这个文件夹里有标有密级的文件，系统没有收，也没有保存。请按机要渠道办理，并从这里移走。\n"
STILL = 10.0
"""Seconds in which a file must not change before it is taken."""


class State(StrEnum):
    WAITING = "waiting"
    """Handed in; the guards have not looked yet."""
    TAKEN = "taken"
    SECRET = "secret"  # noqa: S105 - a state
    """Marked secret: nothing was kept, and it stays where it is."""


_NOT_YET = re.compile(
    r"(?i)^[.~]|^(?:thumbs\.db|desktop\.ini)$|\.(?:tmp|temp|part|partial|filepart|crdownload|download|swp|lnk|td|xltd)$"
)


def is_paper(name: str) -> bool:
    """Is a file of this name for us? Not what programs leave while they write, nor what the system leaves.

    >>> is_paper("通知.docx"), is_paper("~$通知.docx"), is_paper("通知.docx.part")
    (True, False, False)
    """
    return not _NOT_YET.search(name) and name not in (NOTE, TAKEN_TO)


def readable(name: str) -> str:
    """The name of a file as people wrote it: old machines write GBK, which the system hands on as broken signs.

    >>> readable("报表.txt".encode("gb18030").decode("utf-8", "surrogateescape"))
    '报表.txt'
    """
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


@dataclass(frozen=True, slots=True)
class Look:
    """What a file was like at a moment (seconds of a clock that never goes back)."""

    size: int
    changed: int
    inode: int
    at: float

    def is_same(self, other: Look) -> bool:
        return (self.size, self.changed, self.inode) == (other.size, other.changed, other.inode)


def is_whole(before: Look, now: Look) -> bool:
    """Has a file stopped growing? Its own date is not trusted: the clock of a share may be another one."""
    return bool(before.is_same(now) and now.size and now.at - before.at >= STILL)


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with a number where there is one already.

    >>> free_name("通知.docx", {"通知.docx", "通知(2).docx"})
    '通知(3).docx'
    """
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem else (name, "")
    return next(
        free
        for n in range(1, len(taken) + 2)
        if (free := name if n == 1 else f"{stem}({n}){suffix}") not in taken
    )


_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*")
_KEPT = re.compile(rb"subject|date|mime-version|content-[a-z-]+")


def paper_of(mail: bytes) -> bytes:
    """The mail without its way: who wrote to whom and by which servers is not handed on.

    So the same mail to twenty townships is one paper, and no address of a person is kept.
    """
    head, body = _parted(mail)
    kept = [m[0] for m in _FIELD.finditer(head) if _KEPT.fullmatch(m[1].lower())]
    # What comes without a subject must still be seen to be a mail.
    if not any(line.lower().startswith(b"mime-version") for line in kept):
        kept.append(b"MIME-Version: 1.0\r\n")
    if not any(line.lower().startswith(b"subject") for line in kept):
        kept.insert(0, b"Subject: \r\n")
    return b"".join(kept) + b"\r\n" + body


def _parted(mail: bytes) -> tuple[bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", mail)
    return (mail[: found.start()] + b"\r\n", mail[found.end() :]) if found else (mail, b"")


def field(mail: bytes, name: str) -> str:
    """A field of the head as it stands, on one line; "" without it."""
    for found in _FIELD.finditer(_parted(mail)[0]):
        if found[1].lower() == name.lower().encode():
            return " ".join(found[0].partition(b":")[2].decode("utf-8", "replace").split())
    return ""


def mark_of(mail: bytes) -> str:
    """The same for the same mail, whatever its number in the mailbox."""
    known = field(mail, "Message-ID")
    return hashlib.sha256(known.encode() if known else paper_of(mail)).hexdigest()


_BY_A_MACHINE = re.compile(r"(?i)^(?!no\b)")


def is_automatic(mail: bytes, own: str) -> bool:
    """Answers of machines, reports of failed delivery, and what this site itself sent: taking those would go round.

    own  the address this site writes from; "" without one
    """
    said = field(mail, "Auto-Submitted")
    if said and _BY_A_MACHINE.match(said):
        return True
    if re.match(r"(?i)(?:bulk|junk|auto_reply)\b", field(mail, "Precedence")) or field(mail, "X-Autoreply"):
        return True
    if re.match(r"(?i)multipart/report\b", field(mail, "Content-Type")):
        return True
    return bool(own) and sender_of(mail).lower() == own.lower()


_ADDRESS = re.compile(r"[^\s<>@,;\"]+@[^\s<>@,;\"]+")


def sender_of(mail: bytes) -> str:
    found = _ADDRESS.findall(field(mail, "From"))
    return found[-1] if found else ""


def may_write(mail: bytes, domains: list[str]) -> bool:
    """Does it come from one of the domains, or one under them? Without a list everybody may write."""
    domain = sender_of(mail).rpartition("@")[2].lower()
    return not domains or any(domain == d.lower() or domain.endswith(f".{d.lower()}") for d in domains)


def folder_name(words: str) -> str:
    """The name of a mail folder as IMAP writes it (RFC 3501, 5.1.3).

    >>> folder_name("已收")
    '&XfJlNg-'
    """
    encoded = []
    for plain, other in re.findall(r"([ -~]+)|([^ -~]+)", words):
        if plain:
            encoded.append(plain.replace("&", "&-"))
        else:
            middle = other.encode("utf-7").decode()[1:].removesuffix("-").replace("/", ",")
            encoded.append(f"&{middle}-")
    return "".join(encoded)
