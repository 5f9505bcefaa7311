"""Rows of numbers as HTML: a page has two thousand of them, which a template writes ten times slower."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from jianfu.apps.board.pictures import Cell
from jianfu.apps.board.tables import Table, words
from jianfu.apps.gate.templatetags.chinese import zh

register = template.Library()


@register.filter
def cells(row: Sequence[Cell]) -> SafeString:
    """The days of one unit; numbers and our own addresses only."""
    return mark_safe("".join(map(_cell, row)))  # noqa: S308 - escaped below


def _cell(cell: Cell) -> str:
    look = f' class="g{cell.shade}"' if cell.shade else ""
    return f'<td{look}><a href="{escape(cell.address)}">{cell.n}</a></td>' if cell.n else "<td></td>"


@register.filter
def body(table: Table) -> SafeString:
    """The rows of a figure; what is text is escaped and gets wide signs."""
    return mark_safe("".join(map(_row, table.rows)))  # noqa: S308 - escaped below


def _row(row: Sequence[object]) -> str:
    first, *rest = (escape(zh(cell)) if isinstance(cell, str) else words(cell) for cell in row)  # type: ignore[arg-type]
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
