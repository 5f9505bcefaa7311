"""What stands around the body of a paper."""

from __future__ import annotations

from datetime import date

from jianfu.core.facts.shapes import Unit, Value
from jianfu.core.records import record


@record
class Elements:
    """None or (): not seen. All places count characters of `Text.plain`.

    year       the paper's year where no day of issue shows it: of its number or title, or the only one it names
    genre      one of the 15 kinds, an un-numbered kind (工作提示, 便函, 提示函, 群通知), or the kind of an
               enclosed text (方案, 办法, 责任书)
    emergency  the words of a declared emergency response; a season or a plan for one is none
    body       from the first word after the address line to the signature
    """

    title: Value[str] | None = None
    issuers: tuple[Value[Unit], ...] = ()
    doc_number: Value[str] | None = None
    genre: Value[str] | None = None
    issued_on: Value[date] | None = None
    year: int | None = None
    recipients: tuple[Value[Unit], ...] = ()
    urgency: Value[str] | None = None
    emergency: Value[str] | None = None
    body: tuple[int, int] = (0, 0)
