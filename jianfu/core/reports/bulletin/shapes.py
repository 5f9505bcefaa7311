"""What a bulletin says, in the order it says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """Without its number: 1 is printed 一、, 2 (一), 3 1., 4 (1)."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: str


@dataclass(frozen=True, slots=True)
class Number:
    """One sentence that holds a figure, and how the figure came about: rule, sources, date. Printed as a note."""

    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `widths` are shares of the line, equal if there are none."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture over the width of the line. `about` says in words what it shows, for those who do not see it."""

    png: bytes
    title: str
    about: str
    width_mm: float = 150


@dataclass(frozen=True, slots=True)
class Bulletin:
    """number  第11期, or "" for a paper without one
    to      whom it is for, one line, without the colon; "" for everybody
    """

    title: str
    issuer: str
    day: date
    parts: tuple[Heading | Paragraph | Number | Sheet | Figure, ...]
    number: str = ""
    to: str = ""
