"""Mails with their attachments: one paper. The attachments are read like files of their own."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message as Mail
from email.utils import parsedate_to_datetime

from jianfu.core.patterns import pattern
from jianfu.core.reading.archive import Budget, papers_in
from jianfu.core.reading.drafts import draft_of
from jianfu.core.reading.normalise import unwrapped
from jianfu.core.reading.page import html_to_text
from jianfu.core.reading.pieces import Piece, join
from jianfu.core.reading.plain import decode, decode_as
from jianfu.core.reading.secrecy import refuse_marked
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Table, Unreadable
from jianfu.core.reading.sniff import kind_of

_CHINA = timezone(timedelta(hours=8))
LOGO = 10_000
"""Bytes. A smaller picture inside a mail is the ornament of a signature."""
_NO_PAPER = frozenset(
    [
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "application/pkcs7-signature",
        "application/pgp-signature",
    ]
)
_AFTER_WORD = pattern(r"(?<=\?=)\s+")
_MOST = 200
"""Attachments of one mail."""


@dataclass(slots=True)
class Letter:
    """A mail taken apart, of whatever format."""

    subject: str = ""
    body: str = ""
    sent_at: datetime | None = None
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_mail(data: bytes, limits: ReadLimits) -> Draft:
    """A mail of RFC 5322 (.eml), also a web page saved as MHTML."""
    return draft_of_letter(_letter(email.message_from_bytes(data, policy=email.policy.compat32)), limits)


def read_msg(data: bytes, limits: ReadLimits) -> Draft:
    """A mail of Outlook (.msg)."""
    from jianfu.core.reading.msg import letter_of_msg

    return draft_of_letter(letter_of_msg(data), limits)


def draft_of_letter(letter: Letter, limits: ReadLimits) -> Draft:
    """Subject, body, attachments. A secret mark on any attachment keeps the whole mail out (raises Marked)."""
    pieces = [Piece(letter.subject.strip(), "主题")]
    pieces += [Piece(text, block.where) for text, block in unwrapped(_clean(letter.body))]
    tables: list[Table] = []
    problems = list(letter.problems)
    red_head: bool | None = None
    budget = Budget(limits.unpacked_bytes)
    for number, (name, content) in enumerate(letter.attachments[:_MOST], 1):
        place = f"附件{number}"
        try:
            for draft in _drafts(content, limits, budget):
                refuse_marked(draft, limits.refused_marks)
                pieces += _attached(draft, place)
                tables += (replace(table, where=f"{place} {table.where}".strip()) for table in draft.tables)
                red_head = draft.red_head if red_head is None else red_head or draft.red_head
                if draft.problem:
                    problems.append(f"{place}《{name}》{draft.problem}")
        except Unreadable as why:
            problems.append(f"{place}《{name}》读不出:{why}")
    chars, blocks = join(pieces)
    if not chars:
        raise Unreadable(
            problems[0] if problems else "邮件里没有文字。原件没有改动。请核对邮件正文和附件是否完整。"
        )
    problem = " ".join(problems) or None
    return Draft(chars, blocks, tuple(tables), red_head=red_head, sent_at=letter.sent_at, problem=problem)


def _drafts(content: bytes, limits: ReadLimits, budget: Budget) -> Iterator[Draft]:
    """One draft, or those of the papers in a zip."""
    if kind_of(content) != "zip":
        yield draft_of(content, limits)[1]
        return
    for _, inner in papers_in(content, limits, budget):
        if isinstance(inner, Unreadable):
            raise inner
        yield draft_of(inner, limits)[1]


def _attached(draft: Draft, place: str) -> Iterator[Piece]:
    for text, block in unwrapped(draft.chars, draft.blocks):
        yield Piece(text, f"{place} {block.where}".strip(), Part.ATTACHMENT)


def _letter(mail: Mail) -> Letter:
    letter = Letter(subject=_words(mail["Subject"]), sent_at=_moment(mail["Date"]))
    plain: list[str] = []
    pages: list[str] = []
    for part in _parts(mail):
        if part.get_content_type() in _NO_PAPER:
            continue
        name, content = _words(part.get_filename()), _content(part)
        is_text = (
            part.get_content_maintype() == "text"
            and not name
            and part.get_content_disposition() != "attachment"
        )
        if not is_text:
            if not (part["Content-ID"] and len(content) < LOGO):
                letter.attachments.append((name or "未命名", content))
            continue
        chars, problem = _characters(content, part.get_content_charset())
        if problem:
            letter.problems.append(problem)
        (pages if part.get_content_subtype() == "html" else plain).append(chars)
    letter.body = "\n".join(plain)
    if not letter.body.strip():
        letter.body = "\n".join(html_to_text(page) for page in pages if page.strip())
    return letter


def _parts(mail: Mail) -> Iterator[Mail]:
    """The leaves. An attached mail is one of them: it is read as a paper of its own."""
    todo: list[Mail] = [mail]
    while todo:
        part = todo.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            todo.extend(reversed([p for p in inner if isinstance(p, Mail)]))
        else:
            yield part


def _content(part: Mail) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Mail) else b""
    try:
        content = part.get_payload(decode=True)
    except (TypeError, LookupError, ValueError):  # a charset no program knows, in pieces
        del part["Content-Type"]
        content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _characters(content: bytes, charset: str | None) -> tuple[str, str | None]:
    if not content.strip():
        return "", None
    return decode_as(content, charset) if charset else decode(content)


def _clean(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n")


def _words(header: object) -> str:
    """A header as people read it: encoded words decoded, raw GBK bytes recognised."""
    if header is None:
        return ""
    try:
        pieces = decode_header(header if isinstance(header, Header) else str(header))
    except HeaderParseError:  # one of its encoded words is broken: the others still say something
        parts = _AFTER_WORD.split(str(header).strip())
        return " ".join(filter(None, map(_words, parts))) if len(parts) > 1 else ""
    words = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            words += _raw(piece)
        elif charset in (None, "unknown-8bit"):
            words += _raw(piece.decode("ascii", "surrogateescape"))
        else:
            words += _characters(piece, charset)[0]
    return re.sub(r"\s+", " ", words).strip()


def _raw(piece: str) -> str:
    """Bytes above ASCII came through the parser as surrogates."""
    data = piece.encode("utf-8", "surrogateescape")
    return decode(data)[0] if data.strip() else ""


def _moment(header: object) -> datetime | None:
    """The moment a mail was sent, by the clock of China and without a zone, like the dates in papers."""
    try:
        moment = parsedate_to_datetime(str(header))
        return moment.astimezone(_CHINA).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
