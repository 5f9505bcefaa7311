"""A grid of cells -> the fields it asks for, each with its whole path and the cell to write."""

from __future__ import annotations

from dataclasses import replace

from jianfu.core.forms.blanks import unit_line
from jianfu.core.forms.cards import Card
from jianfu.core.forms.cells import Kind, Spot, is_title, kind_of_cell, spots_of, squeezed
from jianfu.core.forms.checks import checks_in
from jianfu.core.forms.headers import header_at
from jianfu.core.forms.labels import read_label
from jianfu.core.forms.meta import is_meta
from jianfu.core.forms.shapes import Asked, Field, Sheet, Table
from jianfu.core.forms.tables import read_table
from jianfu.core.patterns import pattern
from jianfu.core.reading.grids import Grid

_SECTION = pattern(r"^[一二三四五六七八九十]{1,3}、|^\(|^\d|[:：]$")
_IDLE = pattern(r"^(?:附件|附表|附)\s*\d*[::]?$|^(?:计量|金额)?单位:[\w、㎡]{1,8}$")
_ATTACHMENT = pattern(r"^(?:附件|附表|附)\s*\d*[::]?$")


def read_layout(grid: Grid, above: tuple[str, ...] = ()) -> Sheet:
    """All fields of one sheet. `above`: the lines that stand before a table of a paper."""
    rows = spots_of(grid)
    card = Card()
    tables: list[Table] = []
    title, unit = "", ""
    for line in above:
        title = squeezed(line) if is_title(line) and not unit_line(line) else title
        unit = unit_line(line) or unit
        card.line(Spot(-1, 0, line), last=False)
    at = 0
    while at < len(rows):
        row = rows[at]
        words = [s for s in row if squeezed(s.text)]
        if (named := _title(words, first=not title and not card.asked)) and title in ("", named):
            title, at = named, at + 1
            continue
        if any(unit_line(s.text) for s in words):
            unit = next(u for s in words if (u := unit_line(s.text)))
        if len(words) == 1 and _IDLE.match(squeezed(words[0].text)):
            at += 1
            continue
        header = header_at(rows, at, card.left_of(at))
        if header is not None:
            if header.side:
                card.beside(header.side)
            table, asked, at = read_table(rows, header, card.path(header.first))
            tables.append(table)
            card.asked += asked
            continue
        card.row(rows, at, in_table=bool(tables))
        at += 1
    return _sheet(grid.name, title, unit, card, tables)


def _title(words: list[Spot], *, first: bool) -> str:
    """The words of a title line: the first line that stands alone, or what calls itself a table, list or card."""
    if len(words) != 1 or _ATTACHMENT.match(squeezed(words[0].text)):
        return ""
    text = words[0].text
    alone = first and words[0].cols > 1 and words[0].col == 0 and _SECTION.search(squeezed(text)) is None
    if kind_of_cell(text) not in (Kind.LABEL, Kind.NOTE) or not (is_title(text) or alone) or unit_line(text):
        return ""
    return squeezed(text)


def _sheet(name: str, title: str, unit: str, card: Card, tables: list[Table]) -> Sheet:
    asked = _with_parts(card.asked, tables)
    in_tables = sum(a.part == "body" and a.rows[0] != a.rows[1] for a in asked)
    in_cards = sum(a.part == "body" and a.rows[0] == a.rows[1] for a in asked)
    kind = "table" if tables and not in_cards else "mixed" if tables and in_tables else "card"
    if unit:
        asked = [_in_unit(a, unit) for a in asked]
    return Sheet(name, title, kind, unit, tuple(asked), tuple(tables), checks_in(asked))


def _in_unit(asked: Asked, unit: str) -> Asked:
    """The unit in the corner counts for every amount that has none of its own."""
    label = read_label(asked.field.label, asked.field.unit)
    wants = {"万元": "money", "元": "money", "千元": "money", "亩": "area", "公顷": "area", "㎡": "area"}.get(
        unit
    )
    if label.unit or wants is None or label.kind != wants:
        return asked
    return replace(asked, field=Field(asked.field.label, asked.field.group, unit))


def _with_parts(asked: list[Asked], tables: list[Table]) -> list[Asked]:
    """Above the first table of a list and below the last stand the form's own lines."""
    columns = [a for a in asked if a.rows[0] != a.rows[1] or a.columns]
    if not tables or not columns:
        return asked
    first, last = min(t.header[0] for t in tables), max(t.rows[1] for t in tables)
    return [
        a if a in columns or not _is_own_line(a) else replace(a, part=_part(a.cell[0], first, last))
        for a in asked
    ]


def _part(row: int, first: int, last: int) -> str:
    return "head" if row < first else "foot" if row > last else "body"


def _is_own_line(asked: Asked) -> bool:
    """A gap in a sentence, or something that is the form's own business; a label beside a blank is a card's."""
    label = read_label(asked.field.label)
    return asked.cell == asked.header or is_meta(label, asked.field.group, is_held=False, in_rows=True)
