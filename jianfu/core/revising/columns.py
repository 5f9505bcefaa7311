"""Columns of a table that go: personal data nobody needs (FRM020), and what somebody already has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from jianfu.core.reading.shapes import Block, Part, Text
from jianfu.core.revising.settle import column_index
from jianfu.core.revising.shapes import DropColumn, Suggestion
from jianfu.core.revising.ways import Case, quoted

_CELL = re.compile(r"(?P<table>.*) (?P<column>[A-Z]+)(?P<row>\d+)")
_NAMED = re.compile("“([^”]*)”")
_IN_TABLES = (Part.TABLE, Part.SHEET, Part.ATTACHMENT)


def columns_named(text: Text, table: str, names: Collection[str]) -> tuple[DropColumn, ...]:
    """The columns of `table` (as in `Table.where`) whose header cell says one of the names; () if one is missing."""
    wanted = {"".join(n.split()) for n in names}
    found: dict[str, DropColumn] = {}
    for block in text.blocks:
        place = _place(block)
        words = "".join(text.chars[block.start : block.end].split())
        if place and place["table"] == table and words in wanted - found.keys():
            found[words] = DropColumn(table, column_index(place["column"]), int(place["row"]) - 1)
    return tuple(found.values()) if len(found) == len(wanted) else ()


def fewer_columns(case: Case) -> Iterator[Suggestion]:
    """The header cell with the finding's words, and those beside it that the finding names."""
    block = case.notice.text.block_at(case.finding.evidence[0].start)
    place = _place(block) if block else None
    if block is None or place is None:
        return
    text = case.notice.text
    table = next((t for t in text.tables if t.where == place["table"]), None)
    quotation = _NAMED.search(case.finding.message)
    spoken_of = quotation[1].split("、") if quotation else []
    header = table.header if table else ()
    # The finding's quotation may break off within the last name.
    names = [cell for cell in header if any(name and cell.startswith(name) for name in spoken_of)]
    columns = columns_named(text, place["table"], names) if names else ()
    if columns:
        yield case.suggest(f"表中不设{quoted('、'.join(names))}栏", *columns)


def _place(block: Block) -> re.Match[str] | None:
    return _CELL.fullmatch(block.where) if block.part in _IN_TABLES else None
