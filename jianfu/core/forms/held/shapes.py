"""Tables that somebody keeps, and what they answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from jianfu.core.forms.shapes import Decision
from jianfu.core.records import record

PERSON, FIRM, HOUSEHOLD, DIVISION = "person.id_number", "ent.uscc", "household.id", "division.code"
KEYS = (PERSON, FIRM, HOUSEHOLD, DIVISION)
"""What a table is about: the first of these that is a column."""


class Why(StrEnum):
    """Why a cell is asked or left."""

    HOLDERS_DIFFER = "holders_differ"
    LABEL_UNCLEAR = "label_unclear"
    NOBODY_HOLDS = "nobody_holds"
    WITHHELD = "withheld"
    NO_VALUE = "no_value"


@record
class Subject:
    """Whose value: a key (one of KEYS) and its value."""

    key: str
    value: str


@record
class Holding:
    """A value as somebody holds it. as_of: the day of which it is."""

    value: str
    source: str
    as_of: date


@record
class Answer:
    """fill: `held` may be written; ask: `candidates`, newest first; neither: nobody may say (`why`).

    other  differing values that lost, with their holders
    """

    decision: Decision | None
    held: Holding | None = None
    why: Why | None = None
    stale: bool = False
    other: tuple[Holding, ...] = ()
    candidates: tuple[Holding, ...] = ()


Row = tuple[str, ...]
_DAYS = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?|(\d{4})(\d{2})(\d{2})")


def day_of(words: str) -> date | None:
    """A day in any usual writing; None for what is no whole day."""
    found = _DAYS.fullmatch(words)
    try:
        return date(*(int(part) for part in found.groups() if part)) if found else None
    except ValueError:
        return None


@dataclass(slots=True)
class Table:
    """One table of one holder. Rows are as wide as `columns`; `rows_of` finds them by their key.

    complete  who is not in it does not have it
    share     all, none, or "" where nothing is said
    """

    name: str
    key: str
    columns: dict[str, int]
    rows: list[Row]
    source: str
    as_of: date
    complete: bool = False
    share: str = ""
    rows_of: dict[str, list[int]] = field(default_factory=dict)

    def of(self, key: str) -> Iterator[Row]:
        return (self.rows[n] for n in self.rows_of.get(key, ()))

    def value(self, row: Row, identifier: str) -> str:
        at = self.columns.get(identifier)
        return row[at] if at is not None else ""

    def holding(self, row: Row, value: str) -> Holding:
        day = day_of(self.value(row, "_as_of"))
        return Holding(value, self.value(row, "_source") or self.source, day or self.as_of)


@dataclass
class Held:
    """All tables, and the ways between them."""

    tables: tuple[Table, ...]

    def about(self, key: str) -> Iterator[Table]:
        return (table for table in self.tables if table.key == key)

    @cached_property
    def by_column(self) -> dict[str, list[Table]]:
        found = defaultdict(list)
        for table in self.tables:
            for identifier in table.columns:
                found[identifier].append(table)
        return found

    def knows(self, subject: Subject) -> bool:
        return any(subject.value in table.rows_of for table in self.about(subject.key))

    def link(self, subject: Subject, key: str) -> str:
        """The key of another kind that stands beside a subject's: a person's household, anybody's place; "" if none.

        Where tables name several, nobody knows which one counts: "".
        """
        found = {
            value
            for table in self.about(subject.key)
            for row in table.of(subject.value)
            if (value := table.value(row, key))
        }
        return found.pop() if len(found) == 1 else ""

    def code_of(self, subject: Subject) -> str:
        """A subject's own place, else that of the household; "" where nobody knows one, or several."""
        own = self.link(subject, DIVISION)
        household = self.link(subject, HOUSEHOLD) if subject.key == PERSON and not own else ""
        return own or (self.link(Subject(HOUSEHOLD, household), DIVISION) if household else "")

    @cached_property
    def named(self) -> dict[str, tuple[str, ...]]:
        """Name -> identity numbers of those who are called so, in any table of persons."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for table in self.about(PERSON):
            if "person.name" in table.columns:
                for row in table.rows:
                    found[table.value(row, "person.name")][table.value(row, PERSON)] = None
        return {name: tuple(numbers) for name, numbers in found.items()}

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Household -> identity numbers of its members, in the order of the tables."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for table in self.about(PERSON):
            if HOUSEHOLD in table.columns:
                for row in table.rows:
                    if household := table.value(row, HOUSEHOLD):
                        found[household][table.value(row, PERSON)] = None
        return {household: tuple(numbers) for household, numbers in found.items()}

    def off_the_rolls(self, number: str, on: date) -> str:
        """`person.death_date` or `person.move_out_date`, whichever took somebody off by that day; "" if none."""
        for identifier in ("person.death_date", "person.move_out_date"):
            for table in self.by_column.get(identifier, ()):
                days = (
                    (table.value(row, identifier) for row in table.of(number)) if table.key == PERSON else ()
                )
                if any(day is not None and day <= on for day in map(day_of, days)):
                    return identifier
        return ""
