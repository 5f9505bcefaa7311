"""All elements of one paper."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime, time
from itertools import islice
from typing import NamedTuple

from jianfu.core.facts.elements.doc_number import find_doc_number
from jianfu.core.facts.elements.issued_on import find_issued_on
from jianfu.core.facts.elements.issuers import find_issuers
from jianfu.core.facts.elements.recipients import find_recipients
from jianfu.core.facts.elements.shapes import Elements
from jianfu.core.facts.elements.title import find_title, genre_of
from jianfu.core.facts.elements.urgency import find_emergency, find_urgency
from jianfu.core.facts.shapes import Unit, Value
from jianfu.core.facts.units import unit_of
from jianfu.core.patterns import pattern
from jianfu.core.reading.shapes import Text

_IMPRINT = pattern(r"^(?:抄送|抄报|主题词)[:]", re.M)
_YEAR = pattern(r"(?:19|20)\d\d")
_YEAR_NAMED = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")
_LINE = pattern(r"[^\n]+")
_GAP = pattern(r"[ \u3000\t]+")
_SUMMING_UP = 3
"""Until this month papers speak of the year before."""

Place = tuple[int, int]


def find_elements(text: Text, *, now: datetime) -> Elements:
    """What stands around the body. `now` bounds the day of issue: a later day is an event."""
    plain = text.plain
    addressed = find_recipients(plain)
    recipients, body_start = addressed if addressed else ([], 0)
    title = find_title(plain, recipients[0][0] if recipients else min(len(plain), 400))
    head_end = body_start or (title[1] if title else 0)
    number_end = recipients[0][0] if recipients else _head_without_address(plain, head_end)
    number = find_doc_number(plain, number_end, gaps_of(text))
    issued = find_issued_on(plain, head_end)
    issuers = find_issuers(plain, title, issued[1:] if issued else None, head_end)
    urgent = find_urgency(plain, head_end, title)
    emergency = find_emergency(plain)
    to = tuple(Value(unit_of(plain[a:b].replace("\n", "")), a, b) for a, b in recipients)
    near = to[0].value if to else None
    return Elements(
        title=Value(plain[slice(*title)].replace("\n", ""), *title) if title else None,
        issuers=tuple(_issuer(plain, a, b, near) for a, b in issuers),
        doc_number=Value(plain[slice(*number)].replace(" ", ""), *number) if number else None,
        genre=_genre(text, title),
        issued_on=Value(issued[0], *issued[1:]) if issued else None,
        year=_year(plain, number, title, now),
        recipients=to,
        urgency=Value(plain[slice(*urgent)], *urgent) if urgent else None,
        emergency=Value(plain[slice(*emergency)], *emergency) if emergency else None,
        body=_body(plain, head_end, [i[0] for i in issuers] + ([issued[1]] if issued else [])),
    )


class TimeBase(NamedTuple):
    """From which day the paper counts; see `find_times` for the three."""

    moment: datetime
    known: bool
    year: int | None


def time_base(elements: Elements, *, sent_at: datetime | None, now: datetime) -> TimeBase:
    """The day of issue, else the sending time, else the clock with the paper's year."""
    if elements.issued_on:
        return TimeBase(datetime.combine(elements.issued_on.value, time()), True, None)
    if sent_at:
        return TimeBase(sent_at, True, None)
    return TimeBase(now, False, elements.year)


def _year(plain: str, number: Place | None, title: Place | None, now: datetime) -> int | None:
    """The year of the number, of the title, or the only one of the whole text.

    A title may name the year it sums up or plans for (2025年度考核 in January 2026, 2027年征订 in autumn 2026).
    """
    if number and (m := _YEAR.search(plain, *number)):
        return int(m[0])
    named = {int(m[0]) for m in _YEAR_NAMED.finditer(plain, *title)} if title else set()
    if len(named) != 1:
        named = {int(m[0]) for m in _YEAR_NAMED.finditer(plain)}
    year = named.pop() if len(named) == 1 else now.year
    summed_up = year == now.year - 1 and now.month <= _SUMMING_UP
    return year if year < now.year and not summed_up else None


def gaps_of(text: Text) -> frozenset[int]:
    """Where the file has white space that `plain` has not: words that stand apart there are apart."""
    if text.origin is None:
        return frozenset()
    return frozenset(bisect_left(text.origin, m.end()) for m in _GAP.finditer(text.chars))


def _issuer(plain: str, start: int, end: int, near: Unit | None) -> Value[Unit]:
    return Value(unit_of(plain[start:end].replace("\n", ""), near=near), start, end)


def _head_without_address(plain: str, head_end: int) -> int:
    """Without an address line the head may go on for some lines below the title."""
    lines = _LINE.finditer(plain, head_end)
    return next(islice((m.end() for m in lines), 2, None), len(plain))


def _genre(text: Text, title: tuple[int, int] | None) -> Value[str] | None:
    if title:
        found = genre_of(text.plain[slice(*title)])
        if found:
            return Value(found[0], title[0] + found[1], title[0] + found[2])
    if text.messages:
        first = _LINE.search(text.plain)
        return Value("群通知", *(first.span() if first else (0, 0)))
    return None


def _body(plain: str, start: int, signed: list[int]) -> tuple[int, int]:
    """From the first word behind the address line to the signature.

    Where an enclosed text follows the signature, it is a part of what the paper says.
    """
    while start < len(plain) and plain[start] == "\n":
        start += 1
    # Before the first full stop a name or date still belongs to the head.
    ends = [at for at in signed if plain.find("。", start, at) >= 0]
    end = min(ends, default=len(plain))
    if plain.find("。", plain.find("\n", end)) > 0 and "\n" in plain[end:]:
        imprint = _IMPRINT.search(plain, end)
        return start, imprint.start() if imprint else len(plain)
    return start, end
