"""What passes between the finders, the joining and the finished demand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jianfu.core.facts.shapes import Kind, Role, Statement
from jianfu.core.facts.words import Tokens
from jianfu.core.worktime import Calendar


@dataclass(frozen=True, slots=True)
class Paper:
    """What all demands of one paper share. `base` and `known` as in `find_times`."""

    plain: str
    tokens: Tokens
    title: str
    base: datetime
    known: bool
    calendar: Calendar
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A demand under way: what one or several neighbouring clauses come to.

    own   never joined with others of its kind
    more  further places that say the same
    sentence  where its sentence begins
    """

    kind: Kind
    role: Role | None
    start: int
    end: int
    statement: Statement
    own: bool = False
    more: tuple[tuple[int, int], ...] = ()
    sentence: int = 0

    @property
    def evidence(self) -> tuple[tuple[int, int], ...]:
        return ((self.start, self.end), *self.more)
