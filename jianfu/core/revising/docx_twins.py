"""Where the words of a paragraph stand a second time in the same file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.docx_runs import ALTERNATE, TXBX, P, chosen
from jianfu.core.reading.numbering import W

if TYPE_CHECKING:
    Element = Any

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def twins(paragraph: Element, headers: Sequence[Element]) -> Iterator[Element]:
    """Paragraphs at the same place of the other version of a text box, or of another header or footer."""
    box = next(paragraph.iterancestors(TXBX), None)
    alternate = next(paragraph.iterancestors(ALTERNATE), None)
    if box is not None and alternate is not None:
        yield from _in_fallback(paragraph, alternate)
    root = paragraph.getroottree().getroot()
    if root.tag in (W + "hdr", W + "ftr"):
        index = list(root.iter(P)).index(paragraph)
        for other in headers:
            there = list(other.iter(P))
            if index < len(there):
                yield there[index]


def _in_fallback(paragraph: Element, alternate: Element) -> Iterator[Element]:
    fallback = alternate.find(_FALLBACK)
    if fallback is None:
        return
    mine = [p for box in chosen(alternate).iter(TXBX) for p in box.iter(P)]
    others = [p for box in fallback.iter(TXBX) for p in box.iter(P)]
    if len(mine) == len(others) and paragraph in mine:
        yield others[mine.index(paragraph)]
