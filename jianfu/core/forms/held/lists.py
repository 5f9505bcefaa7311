"""Who belongs to a group at a place on a day: whom a blank list names, and how many they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from jianfu.core.forms.held.groups import Group, Kind
from jianfu.core.forms.held.numbers import age_on, born, is_identity, sex_of
from jianfu.core.forms.held.shapes import DIVISION, HOUSEHOLD, PERSON, Held, Row, Subject, Table, day_of
from jianfu.core.records import record

_YES = re.compile(r"是|有|1|y(?:es)?|true|√", re.I)


@record
class Doubt:
    """Somebody of a list who is off the rolls: a person decides. why: the column that took them off."""

    number: str
    why: str
    sources: tuple[str, ...]


@record
class Listed:
    """Identity numbers in the order of place, group, household and member. sources: whose tables told it.

    complete  nobody is missing: it may be counted
    """

    people: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    complete: bool = False


def place_named(held: Held, words: str) -> str:
    """The code of the place that some words name: 青石镇河东村, 河东村; "" where none or several may be meant."""
    area = ""
    for level, digits in (("county", 6), ("town", 9), ("village", 12)):
        named = _named(held, f"division.{level}", digits, words)
        inside = {code for code in named if not area or lies_in(code, area)}
        if named and len(inside) != 1:
            return ""
        area = inside.pop() if inside else area
    return area


def _named(held: Held, column: str, digits: int, words: str) -> set[str]:
    """Codes of the places of one level whose name stands in the words; 大河东村 does not name 河东村."""
    found: dict[str, set[str]] = {}
    for table in held.about(DIVISION):
        for row in table.rows:
            name = table.value(row, column)
            if name and name in words:
                found.setdefault(name, set()).add(table.value(row, DIVISION)[:digits].ljust(12, "0"))
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return set.union(*(found[name] for name in longest)) if longest else set()


def lies_in(code: str, area: str) -> bool:
    """Is a place the same as an area, or a part of it? Codes end in zeros above the village.

    >>> lies_in("999901109201", "999901109000")
    True
    """
    for digits in (12, 9, 6, 4, 2):
        if len(area) <= digits or not area[digits:].strip("0"):
            shortest = area[:digits]
    return bool(area) and code.startswith(shortest)


def listed(held: Held, group: Group, code: str, on: date) -> Listed:
    """Everybody of a group who is on the rolls of a place on a day."""
    tables: Collection[Table]
    if group.kinds:
        told = [dict(_of_kind(held, kind, on)) for kind in group.kinds]
        numbers = set.union(*map(set, told)) if group.any_of else set.intersection(*map(set, told))
        tables = {id(t): t for kind in told for n in numbers & set(kind) for t in kind[n]}.values()
        every = [_telling(held, kind) for kind in group.kinds]
        complete = all(any(table.complete for table in tables_of) for tables_of in every)
        tables = list(tables) or [table for tables_of in every for table in tables_of]
    else:
        tables = [t for t in held.about(PERSON) if DIVISION in t.columns or HOUSEHOLD in t.columns]
        numbers = {number for table in tables for number in table.rows_of}
        complete = any(table.complete for table in tables)
    people, doubts = [], []
    for number in _in_order(held, numbers):
        if not _fits(group, number, on) or not _at(held, number, code):
            continue
        if why := held.off_the_rolls(number, on):
            if group.kinds and why == "person.death_date":
                doubts.append(
                    Doubt(number, why, tuple(sorted({t.source for t in tables if number in t.rows_of})))
                )
        else:
            people.append(number)
    holdings = [table.holding(row, "") for table in tables for row in table.rows]
    return Listed(
        tuple(people),
        tuple(doubts),
        tuple(sorted({h.source for h in holdings})),
        max((h.as_of for h in holdings), default=None),
        complete,
    )


def households_of(held: Held, people: tuple[str, ...]) -> tuple[str, ...] | None:
    """The households of some people, each once; None where somebody's household is not known."""
    found = dict.fromkeys(held.link(Subject(PERSON, number), HOUSEHOLD) for number in people)
    return None if "" in found else tuple(found)


def _of_kind(held: Held, kind: Kind, on: date) -> Iterator[tuple[str, list[Table]]]:
    found: dict[str, list[Table]] = {}
    for table in _telling(held, kind):
        for row in table.rows:
            if not _tells(table, row, kind, on):
                continue
            key = table.value(row, table.key)
            for number in held.members.get(key, ()) if table.key == HOUSEHOLD else (key,):
                found.setdefault(number, []).append(table)
    yield from found.items()


def _telling(held: Held, kind: Kind) -> list[Table]:
    """Tables that hold anybody of a kind."""
    columns = {*kind.flags, *kind.columns, *(column for column, _ in kind.values)}
    tables = {id(t): t for column in columns for t in held.by_column.get(column, ())}
    if kind.benefits:
        tables |= {
            id(t): t
            for t in held.by_column.get("aid.type", ())
            if any(any(b in t.value(row, "aid.type") for b in kind.benefits) for row in t.rows)
        }
    return [table for table in tables.values() if table.key in (PERSON, HOUSEHOLD) and table.share != "none"]


def _tells(table: Table, row: Row, kind: Kind, on: date) -> bool:
    if any(benefit in table.value(row, "aid.type") for benefit in kind.benefits):
        start, end = (day_of(table.value(row, f"aid.{name}_date")) for name in ("start", "end"))
        return (start is None or start <= on) and (end is None or end > on)
    if any(_YES.fullmatch(table.value(row, flag)) for flag in kind.flags):
        return True
    if any(table.value(row, column) for column in kind.columns):
        return True
    return any(table.value(row, column) == word for column, word in kind.values)


def _fits(group: Group, number: str, on: date) -> bool:
    if group.ages == (0, 200) and not group.sex:
        return True
    birth = born(number) if is_identity(number) else None
    if birth is None:
        return False
    low, high = group.ages
    return low <= age_on(birth, on) <= high and group.sex in ("", sex_of(number))


def _at(held: Held, number: str, code: str) -> bool:
    own = held.code_of(Subject(PERSON, number))
    return bool(own) and lies_in(own, code)


def _in_order(held: Held, numbers: set[str]) -> list[str]:
    """By place, group, household, and member as the tables have them."""
    place_in = {n: at for members in held.members.values() for at, n in enumerate(members)}

    def order(number: str) -> tuple[str, str, str, int, str]:
        household = held.link(Subject(PERSON, number), HOUSEHOLD)
        group = held.link(Subject(HOUSEHOLD, household), "division.group") if household else ""
        return held.code_of(Subject(PERSON, number)), group, household, place_in.get(number, 0), number

    return sorted(numbers, key=order)
