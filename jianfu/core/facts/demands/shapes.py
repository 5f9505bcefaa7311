"""What passes between the finders, the joining and the finished demand."""

from __future__ import annotations

from datetime import datetime

from jianfu.core.facts.shapes import Kind, Role, Statement, Value
from jianfu.core.facts.words import Token, Tokens
from jianfu.core.records import record
from jianfu.core.worktime import Calendar

_PAGE = 1500


@record
class Paper:
    """What all demands of one paper share. `base` and `known` as in `find_times`."""

    plain: str
    tokens: Tokens
    title: str
    base: datetime
    known: bool
    calendar: Calendar
    year: int | None = None
    title_at: tuple[int, int] | None = None
    recipients: tuple[Value[str], ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()
    """Messages of a chat, or the whole paper: what may add to a meeting's details."""

    def reach(self, at: int) -> tuple[int, int]:
        """The stretch around `at`: its message, or the paper, no further than a page."""
        start, end = next(((a, b) for a, b in self.ranges if a <= at < b), (0, len(self.plain)))
        return max(start, at - _PAGE), min(end, at + _PAGE)


@record
class Draft:
    """A demand under way: what one or several neighbouring clauses come to.

    own       never joined with others of its kind
    words     its verbs and objects
    sentence, sentence_end  its sentence
    more      further places that say the same
    """

    kind: Kind
    role: Role | None
    start: int
    end: int
    statement: Statement
    own: bool = False
    words: tuple[Token, ...] = ()
    sentence: int = 0
    sentence_end: int = 0
    more: tuple[tuple[int, int], ...] = ()

    @property
    def evidence(self) -> tuple[tuple[int, int], ...]:
        return ((self.start, self.end), *self.more)
