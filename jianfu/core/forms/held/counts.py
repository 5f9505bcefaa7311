"""How many, and how much in all: only over complete tables, because who is missing would not be counted."""

from __future__ import annotations

from datetime import date

from jianfu.core.forms.held.groups import Group
from jianfu.core.forms.held.lists import households_of, lies_in, listed
from jianfu.core.forms.held.shapes import FIRM, Held, Holding, Subject
from jianfu.core.forms.shapes import Element


def count(held: Held, group: Group, code: str, on: date, *, households: bool = False) -> Holding | None:
    """Persons, or their households, of a group at a place on a day; None where it cannot be told for certain."""
    if not group.sure:
        return None
    found = listed(held, group, code, on)
    counted = households_of(held, found.people) if households else found.people
    if not found.complete or found.doubts or counted is None:
        return None
    return Holding(str(len(counted)), "、".join(found.sources), found.as_of or on)


def total(held: Held, element: Element, code: str) -> Holding | None:
    """The sum of a number over all households, persons or firms at a place; None where a table is not complete."""
    tables = [table for table in held.by_column.get(element.identifier, ()) if table.share != "none"]
    if len(tables) != 1 or not tables[0].complete or element.sensitive:
        return None  # two holders of the same numbers would count them twice
    (table,) = tables
    amounts, sources, newest = 0.0, set(), None
    for row in table.rows:
        key, words = table.value(row, table.key), table.value(row, element.identifier).replace(",", "")
        place = held.code_of(Subject(table.key, key))
        if not place and table.key != FIRM:
            return None
        if words and lies_in(place, code):
            try:
                amounts += float(words)
            except ValueError:
                return None
            holding = table.holding(row, words)
            sources.add(holding.source)
            newest = max(newest or holding.as_of, holding.as_of)
    return Holding(f"{round(amounts, 6):g}", "、".join(sorted(sources)), newest) if newest else None
