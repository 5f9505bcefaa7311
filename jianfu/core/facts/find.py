"""Text -> Notice: the elements of the paper, its statements, its demands."""

from __future__ import annotations

from datetime import datetime

from jianfu.core.facts.demands import Paper, find_demands
from jianfu.core.facts.elements import Elements, find_elements, time_base
from jianfu.core.facts.ranges import spoken_ranges
from jianfu.core.facts.shapes import Level, Notice, Unit, Value
from jianfu.core.facts.statements import find_statements
from jianfu.core.facts.telling import Voice, speaks_to_citizens, voice_of
from jianfu.core.facts.words import Tokens
from jianfu.core.patterns import pattern
from jianfu.core.reading.shapes import Text
from jianfu.core.worktime import Calendar

_OF_A_TOWN = pattern("我[镇乡]|[全本][镇乡](?![村])|我街道")
_PAGE = 3000


def issuer_of(elements: Elements, plain: str) -> Unit | None:
    """Who signs, else somebody one step above those it is written to: a paper to villages comes from their town."""
    if elements.issuers:
        return elements.issuers[0].value
    levels = {r.value.level for r in elements.recipients}
    if Level.VILLAGE in levels and not levels & {Level.TOWNSHIP, Level.COUNTY, Level.CITY}:
        return Unit("", Level.TOWNSHIP, None)
    return Unit("", Level.TOWNSHIP, None) if _OF_A_TOWN.search(plain, 0, _PAGE) else None


def find_facts(text: Text, *, now: datetime, calendar: Calendar) -> Notice:
    """Everything the paper says. `now`: the examination's clock, the base of 明天 in a paper without a date."""
    elements = find_elements(text, now=now)
    tokens = Tokens(text.plain)
    title = elements.title
    voice = voice_of(text, elements)
    ranges = tuple(spoken_ranges(text))
    statements = find_statements(
        text.plain,
        tokens,
        issuer=issuer_of(elements, text.plain),
        ranges=ranges,
        titles=(
            *(((title.start, title.end),) if title else ()),
            *((i.start, i.end) for i in elements.issuers),
        ),
        voice=voice,
        to_citizens=speaks_to_citizens(text.plain, elements),
    )
    base = time_base(elements, sent_at=text.sent_at, now=now)
    paper = Paper(
        plain=text.plain,
        tokens=tokens,
        title=title.value if title else "",
        base=base.moment,
        known=base.known,
        calendar=calendar,
        year=base.year,
        title_at=(title.start, title.end) if title else None,
        recipients=tuple(Value(r.value.name, r.start, r.end) for r in elements.recipients),
        ranges=ranges,
    )
    return Notice(
        text=text,
        title=title,
        issuers=elements.issuers,
        doc_number=elements.doc_number,
        genre=elements.genre,
        issued_on=elements.issued_on,
        sent_at=text.sent_at,
        recipients=elements.recipients,
        urgency=elements.urgency,
        emergency=elements.emergency,
        body=elements.body,
        statements=statements,
        demands=() if voice is Voice.NARRATES else find_demands(paper, statements),
        now=now,
    )
