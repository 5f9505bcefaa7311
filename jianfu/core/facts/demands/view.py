"""One clause as the finders see it: its statement, its words, and which of them are still unexplained."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianfu.core.facts.demands.nouns import is_verb
from jianfu.core.facts.shapes import Force, Kind, Role, Side, Statement
from jianfu.core.facts.words import Tag, Token


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act found in a clause; `words` are the verb and its object."""

    kind: Kind
    words: tuple[Token, ...]
    role: Role | None = None
    own: bool = False
    """Worth a demand of its own even beside others of its kind: a veto beside a score."""


@dataclass(slots=True)
class View:
    """`taken` holds the words an earlier finder has explained; later ones do not see them."""

    plain: str
    statement: Statement
    words: list[Token]
    theme: frozenset[Kind] = frozenset()
    sentence: str = ""
    taken: set[Token] = field(default_factory=set)
    _is_verb: dict[int, bool] = field(default_factory=dict)
    _tags: frozenset[Tag] = frozenset()

    def __post_init__(self) -> None:
        self._tags = frozenset([w.tag for w in self.words])

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def is_duty(self) -> bool:
        """The grassroots is told to act."""
        s = self.statement
        return s.force is Force.DUTY and s.side in (Side.BELOW, Side.OPEN)

    @property
    def is_own(self) -> bool:
        """The sender acts; it may still land on the grassroots (督查组将检查各村)."""
        return self.statement.force is Force.OWN

    def verbs(self, *tags: Tag) -> list[Token]:
        """Words of these classes that are verbs here and not yet explained."""
        if self._tags.isdisjoint(tags):
            return []
        return [
            w for n, w in enumerate(self.words) if w.tag in tags and w not in self.taken and self._acts(n)
        ]

    def things(self, *tags: Tag) -> list[Token]:
        if self._tags.isdisjoint(tags):
            return []
        return [w for w in self.words if w.tag in tags and w not in self.taken]

    def has(self, *tags: Tag) -> bool:
        return not self._tags.isdisjoint(tags)

    def take(self, words: list[Token]) -> tuple[Token, ...]:
        self.taken.update(words)
        return tuple(words)

    def _acts(self, n: int) -> bool:
        if n not in self._is_verb:
            s = self.statement
            self._is_verb[n] = is_verb(self.plain, self.words, n, s.start, s.end)
        return self._is_verb[n]
