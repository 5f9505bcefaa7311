"""Bulletin -> docx. python-docx builds the package; what the standard asks of the page is set here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from jianfu.core.facts.numerals import chinese
from jianfu.core.reports.bulletin import layout
from jianfu.core.reports.bulletin.shapes import Bulletin, Figure, Heading, Number, Paragraph, Sheet
from jianfu.core.reports.bulletin.words import (
    Look,
    add_line,
    add_picture,
    add_table,
    bare_document,
    page_number,
    set_page,
)
from jianfu.core.reports.chinese import wide_signs

if TYPE_CHECKING:
    Document = Any

_BODY = Look(layout.BODY_FONT, layout.BODY_PT, indent=2)


def write_bulletin(bulletin: Bulletin) -> bytes:
    """A docx, black on white. The same bulletin gives the same words and layout; dates in it are `bulletin.day`."""
    document = bare_document(bulletin.title, bulletin.issuer, bulletin.day)
    set_page(document)
    page_number(document)
    _head(document, bulletin)
    notes = _parts(document, bulletin)
    _notes(document, notes)
    _signature(document, bulletin)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _head(document: Document, bulletin: Bulletin) -> None:
    title = Look(layout.TITLE_FONT, layout.TITLE_PT, centred=True, pitch=36)
    add_line(document, wide_signs(bulletin.title), title)
    if bulletin.number:
        add_line(document, bulletin.number, Look(layout.SECOND_FONT, layout.BODY_PT, centred=True))
    add_line(document, "", _BODY)
    if bulletin.to:
        add_line(document, wide_signs(bulletin.to) + "：", Look(layout.BODY_FONT, layout.BODY_PT))


def _parts(document: Document, bulletin: Bulletin) -> list[str]:
    """Everything in order; gives back how the figures came about, as they are counted."""
    counts = [0, 0, 0, 0]
    notes: list[str] = []
    sheets = figures = 0
    for part in bulletin.parts:
        match part:
            case Heading():
                add_line(
                    document, _numbered(part, counts), Look(_font(part), layout.BODY_PT, indent=2, keeps=True)
                )
            case Paragraph():
                add_line(document, wide_signs(part.words), _BODY)
            case Number():
                notes.append(wide_signs(part.how))
                add_line(document, wide_signs(part.words), _BODY, note=len(notes))
            case Sheet():
                sheets += 1
                _sheet(document, part, sheets)
            case Figure():
                figures += 1
                _figure(document, part, figures)
    return notes


def _font(heading: Heading) -> str:
    return layout.LEVEL_FONTS[heading.level - 1]


def _numbered(heading: Heading, counts: list[int]) -> str:
    level = heading.level - 1
    counts[level] += 1
    counts[level + 1 :] = [0] * (len(counts) - level - 1)
    n = counts[level]
    mark = (f"{chinese(n)}、", f"（{chinese(n)}）", f"{n}.", f"（{n}）")[level]
    return mark + wide_signs(heading.words)


def _sheet(document: Document, sheet: Sheet, number: int) -> None:
    title = f"表{number}　{wide_signs(sheet.title)}"
    add_line(document, title, Look(layout.FIRST_FONT, layout.SMALL_PT, centred=True, keeps=True, pitch=22))
    add_table(document, sheet)


def _figure(document: Document, figure: Figure, number: int) -> None:
    add_picture(document, figure)
    title = f"图{number}　{wide_signs(figure.title)}"
    add_line(document, title, Look(layout.FIRST_FONT, layout.SMALL_PT, centred=True, pitch=22))


def _notes(document: Document, notes: list[str]) -> None:
    """How each figure came about, small, in the order they are counted."""
    look = Look(layout.SECOND_FONT, layout.NOTE_PT, indent=2, pitch=18)
    for n, how in enumerate(notes, 1):
        add_line(document, f"注{n}：{how}", look)


def _signature(document: Document, bulletin: Bulletin) -> None:
    """On the same page as the last line of the text."""
    place = layout.signature_of(bulletin.issuer, bulletin.day)
    add_line(document, "", Look(layout.BODY_FONT, layout.BODY_PT, keeps=True))
    issuer = Look(layout.BODY_FONT, layout.BODY_PT, right=place.issuer, keeps=True)
    add_line(document, bulletin.issuer, issuer)
    add_line(
        document, layout.written_day(bulletin.day), Look(layout.BODY_FONT, layout.BODY_PT, right=place.day)
    )
