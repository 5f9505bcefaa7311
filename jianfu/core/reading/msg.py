"""Outlook's .msg: an OLE2 file whose streams are MAPI properties."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta
from typing import Any

from jianfu.core.reading.mail import LOGO, Letter
from jianfu.core.reading.ole import open_ole
from jianfu.core.reading.page import html_to_text
from jianfu.core.reading.plain import decode
from jianfu.core.reading.shapes import Unreadable

_SUBJECT, _BODY, _HTML = 0x0037, 0x1000, 0x1013
_DATA, _SHORT_NAME, _LONG_NAME, _CONTENT_ID, _DISPLAY_NAME = 0x3701, 0x3704, 0x3707, 0x3712, 0x3001
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_UNICODE, _ANSI, _BINARY, _OBJECT, _TIME = 0x001F, 0x001E, 0x0102, 0x000D, 0x0040
_TOP_HEADER, _EMBEDDED_HEADER = 32, 24
_EPOCH = datetime(1601, 1, 1)
_CHINA = timedelta(hours=8)
_DEEPEST = 3

_DAMAGED = "邮件文件已损坏,读不出。原件没有改动。请在邮件软件中重新另存,或直接放入附件。"


def letter_of_msg(data: bytes) -> Letter:
    try:
        with open_ole(data) as ole:
            return _letter(ole, [], _TOP_HEADER, 0)
    except (OSError, struct.error, IndexError, KeyError):
        raise Unreadable(_DAMAGED) from None


def _letter(ole: Any, at: list[str], header: int, depth: int) -> Letter:
    letter = Letter(
        subject=_text(ole, at, _SUBJECT), body=_text(ole, at, _BODY), sent_at=_sent_at(ole, at, header)
    )
    if not letter.body.strip():
        page = _text(ole, at, _HTML) or decode(_bytes(ole, at, _HTML) or b" ")[0]
        letter.body = html_to_text(page) if page.strip() else ""
    folders = {
        entry[len(at)] for entry in ole.listdir() if entry[: len(at)] == at and len(entry) > len(at) + 1
    }
    for folder in sorted(name for name in folders if name.startswith("__attach_version1.0_")):
        _attach(ole, [*at, folder], letter, depth)
    return letter


def _attach(ole: Any, at: list[str], letter: Letter, depth: int) -> None:
    name = (
        _text(ole, at, _LONG_NAME) or _text(ole, at, _SHORT_NAME) or _text(ole, at, _DISPLAY_NAME) or "未命名"
    )
    content = _bytes(ole, at, _DATA)
    inner = [*at, f"__substg1.0_{_DATA:04X}{_OBJECT:04X}"]
    if content is not None:
        if not (_text(ole, at, _CONTENT_ID) and len(content) < LOGO):
            letter.attachments.append((name, content))
    elif ole.exists([*inner, "__properties_version1.0"]) and depth < _DEEPEST:
        # An attached mail is a storage in the same file; its words and papers join those of the outer one.
        attached = _letter(ole, inner, _EMBEDDED_HEADER, depth + 1)
        words = f"{attached.subject}\n{attached.body}".strip()
        if words:
            letter.attachments.append((attached.subject or name, words.encode()))
        letter.attachments += attached.attachments


def _text(ole: Any, at: list[str], tag: int) -> str:
    stream = _stream(ole, at, tag, _UNICODE)
    if stream is not None:
        return stream.decode("utf-16-le", "replace").rstrip("\0")
    stream = _stream(ole, at, tag, _ANSI)
    return decode(stream)[0].rstrip("\0") if stream and stream.strip() else ""


def _bytes(ole: Any, at: list[str], tag: int) -> bytes | None:
    return _stream(ole, at, tag, _BINARY)


def _stream(ole: Any, at: list[str], tag: int, kind: int) -> bytes | None:
    return _content(ole, [*at, f"__substg1.0_{tag:04X}{kind:04X}"])


def _content(ole: Any, path: list[str]) -> bytes | None:
    if not ole.exists(path) or ole.get_type(path) != 2:
        return None
    content: bytes = ole.openstream(path).read()
    return content


def _sent_at(ole: Any, at: list[str], header: int) -> datetime | None:
    stream = _content(ole, [*at, "__properties_version1.0"]) or b""
    times = {
        tag: value
        for kind, tag, _, value in struct.iter_unpack(
            "<HHIQ", stream[header : header + (len(stream) - header) // 16 * 16]
        )
        if kind == _TIME
    }
    ticks = times.get(_SUBMITTED) or times.get(_DELIVERED)
    try:
        return _EPOCH + timedelta(microseconds=ticks // 10) + _CHINA if ticks else None
    except OverflowError:  # a date no calendar has
        return None
