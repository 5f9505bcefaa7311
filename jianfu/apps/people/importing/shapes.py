"""What is read from a sheet of units or staff, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from jianfu.apps.people.kinds import Level, Role, UnitKind


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet; rows count from 1 as on the screen."""

    sheet: str
    row: int

    def __str__(self) -> str:
        return f"{self.sheet} 第{self.row}行".strip()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that cannot be taken over: its words and why, in Chinese."""

    at: Place
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit as the sheet tells of it. `above`: names of the units over it, nearest last, as far as told."""

    at: Place
    name: str
    above: tuple[str, ...] = ()
    level: Level | None = None
    kind: UnitKind | None = None
    short_name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    at: Place
    name: str
    staff_code: str
    units: tuple[str, ...]
    """Names of the unit and of those over it, nearest last."""
    section: str = ""
    role: Role | None = None
    """As the sheet says; None: as the unit shows."""
    addresses: tuple[tuple[str, str], ...] = ()
    """(field of `people.addresses`, address), as far as the sheet has them."""


@dataclass(frozen=True, slots=True)
class Found:
    """All sheets of one file. `columns`: what was taken for what, for the eye of who imports."""

    units: tuple[FoundUnit, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    columns: tuple[str, ...] = ()


def found_to(found: Found) -> dict[str, Any]:
    """As JSON, to be looked at before it is taken over."""
    return asdict(found)


def found_from(kept: Mapping[str, Any]) -> Found:
    return Found(
        tuple(
            FoundUnit(
                Place(**row["at"]),
                row["name"],
                tuple(row["above"]),
                Level(row["level"]) if row["level"] else None,
                UnitKind(row["kind"]) if row["kind"] else None,
                row["short_name"],
                row["code"],
            )
            for row in kept.get("units", ())
        ),
        tuple(
            FoundPerson(
                Place(**row["at"]),
                row["name"],
                row["staff_code"],
                tuple(row["units"]),
                row["section"],
                Role(row["role"]) if row["role"] else None,
                tuple((field, address) for field, address in row.get("addresses", ())),
            )
            for row in kept.get("people", ())
        ),
        tuple(Wrong(Place(**row["at"]), row["words"], row["why"]) for row in kept.get("wrong", ())),
        tuple(kept.get("columns", ())),
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A unit that stands, or is to be made: `key` is its number in the database, or None."""

    name: str
    level: Level
    kind: UnitKind
    over: Node | None = None
    key: int | None = None
    short_name: str = ""
    code: str = ""


class Fate(StrEnum):
    NEW = "new"
    KNOWN = "known"
    TWICE = "twice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of a row: its words, and what is said about it in Chinese."""

    at: Place
    words: str
    what: str
    fate: Fate


@dataclass(slots=True)
class Plan:
    """What an import would do. `fills`: what standing units lack and the sheet knows."""

    units: list[Node] = field(default_factory=list)
    fills: dict[int, dict[str, str]] = field(default_factory=dict)
    people: list[tuple[FoundPerson, Node, Role]] = field(default_factory=list)
    """Who is to be added with a post; of who is known only the post."""
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    """Staff code of somebody known -> what the sheet knows and we do not."""
    rows: list[Told] = field(default_factory=list)

    def tell(self, fate: Fate, row: FoundUnit | FoundPerson | Wrong, what: str) -> None:
        if isinstance(row, Wrong):
            words = row.words
        else:
            words = row.name if isinstance(row, FoundUnit) else f"{row.name} {row.staff_code}"
        self.rows.append(Told(row.at, words, what, fate))

    @property
    def wrong(self) -> list[Told]:
        return [row for row in self.rows if row.fate is Fate.WRONG]

    @property
    def changes_something(self) -> bool:
        return bool(self.units or self.fills or self.people or self.addresses)
