"""What may be changed in a paper, and what came of it.

All `start` and `end` of edits count characters of `Text.plain`; those of a `Change` count `Text.chars`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianfu.core.examine import Examination
from jianfu.core.rules.shapes import Finding


@dataclass(frozen=True, slots=True)
class Replace:
    """Other words in place of these; no words at all take them out."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Whole clauses that go. `settle` mends what is left: subject, punctuation, heading, numbers."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DropColumn:
    """A column of a table, from its header cell down.

    table   as the reader calls it: 表1 of a docx, the name of a sheet
    column  0 is the first
    row     the header's row, 0 is the first
    """

    table: str
    column: int
    row: int


Edit = Replace | Drop | DropColumn


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One finding put right. `says` is for people: 截止改为9月12日17:00."""

    finding: Finding
    edits: tuple[Edit, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """Characters of `Text.chars` and what stands there instead; blocks without a character left are gone."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Edits of several suggestions made one: changes in order, none touching another."""

    changes: tuple[Change, ...] = ()
    columns: tuple[DropColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Adopted:
    """taken     suggestions that did what they say, in the order they were given
    withheld  those that did not, alone or together with the ones taken before
    exam      the revised paper, examined again
    """

    taken: tuple[Suggestion, ...]
    withheld: tuple[Suggestion, ...]
    settled: Settled
    exam: Examination


class Kind(StrEnum):
    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the revised paper as the page shows them."""

    kind: Kind
    words: str


class Clash(Exception):
    """Two edits that want different words in the same place."""
