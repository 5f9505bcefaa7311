"""How words reach the page: our own sentences with full-width punctuation, the original with its marks."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jianfu.apps.gate.original import Line, Piece
from jianfu.core.reports.chinese import wide_signs

register = template.Library()


@register.filter
def zh(words: object) -> str:
    """Our own sentences are written with the narrow signs that rules match on; a screen shows the wide ones."""
    return wide_signs(str(words))


@register.filter
def marked(line: Line) -> SafeString:
    """The words of a line; every character of the paper is escaped."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in line.pieces))


def _piece(piece: Piece) -> SafeString:
    if not piece.mark:
        return format_html("{}", piece.text)
    anchors = format_html_join("", '<a class="at" id="{}"></a>', ((anchor,) for anchor in piece.anchors))
    spoken = format_html('<span class="spoken">{}：</span>', piece.spoken) if piece.spoken else ""
    return format_html('{}<mark class="{}">{}{}</mark>', anchors, piece.mark, spoken, piece.text)
