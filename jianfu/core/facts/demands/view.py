"""One clause as the finders see it: its statement, its words, and which of them are still unexplained."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianfu.core.facts.demands.nouns import is_verb
from jianfu.core.facts.shapes import Force, Kind, Role, Side, Statement
from jianfu.core.facts.words import Tag, Token
from jianfu.core.records import record


@record
class Act:
    """One kind of act found in a clause; `words` are the verb and its object."""

    kind: Kind
    words: tuple[Token, ...]
    role: Role | None = None
    own: bool = False
    """Worth a demand of its own even beside others of its kind: a veto beside a score."""


_HEADS = frozenset({Tag.PAPER, Tag.LEDGER, Tag.TEAM})
_MATERIAL = frozenset(("资料", "材料", "电子版"))
# Behind one of these another act begins.
_ANOTHER = frozenset("并,;后再将把")
_LONGEST_NAME = 16


def _names(gap: str) -> bool:
    return len(gap) <= _LONGEST_NAME and _ANOTHER.isdisjoint(gap)


class View:
    """`taken` holds the words an earlier finder has explained; later ones do not see them.

    tags     the classes of its words
    is_duty  the grassroots is told to act
    is_own   the sender acts; it may still land on the grassroots (督查组将检查各村)
    """

    __slots__ = (
        "_is_verb", "is_duty", "is_own", "plain", "sentence", "statement", "tags", "taken", "text", "theme", "words",
    )  # fmt: skip

    def __init__(
        self,
        plain: str,
        statement: Statement,
        words: list[Token],
        theme: frozenset[Kind] = frozenset(),
        sentence: str = "",
    ) -> None:
        self.plain, self.statement, self.text = plain, statement, statement.text
        self.words, self.tags = words, {w.tag for w in words}
        self.theme, self.sentence = theme, sentence
        self.is_duty = statement.force is Force.DUTY and statement.side in (Side.BELOW, Side.OPEN)
        self.is_own = statement.force is Force.OWN
        self.taken: set[Token] = set()
        self._is_verb: dict[int, bool] = {}

    def verbs(self, *tags: Tag) -> list[Token]:
        """Words of these classes that are verbs here and not yet explained."""
        if self.tags.isdisjoint(tags):
            return []
        return [
            w for n, w in enumerate(self.words) if w.tag in tags and w not in self.taken and self._acts(n)
        ]

    def things(self, *tags: Tag) -> list[Token]:
        if self.tags.isdisjoint(tags):
            return []
        return [
            w
            for n, w in enumerate(self.words)
            if w.tag in tags and w not in self.taken and not self._names(n)
        ]

    def _names(self, n: int) -> bool:
        """老照片情况表, 视频点位: a proof right before another thing only says what it is about."""
        w, behind = self.words[n], self.words[n + 1 : n + 2]
        if w.tag is not Tag.PROOF or not behind or behind[0].start != w.end:
            return False
        return behind[0].tag in _HEADS and behind[0].word not in _MATERIAL

    def has(self, *tags: Tag) -> bool:
        return not self.tags.isdisjoint(tags)

    def take(self, words: list[Token]) -> tuple[Token, ...]:
        """Explain `words`, and what stands between a verb and its thing: 举办 种植 讲座, 建立 销号 清单."""
        self.taken.update(words)
        if len(words) > 1:
            self.taken.update(self._within(words))
        return tuple(words)

    def _within(self, words: list[Token]) -> Iterator[Token]:
        verb: Token | None = None
        between: list[Token] = []
        mine = set(words)
        for w in self.words:
            if w in mine:
                if verb is not None and between and _names(self.plain[verb.end : w.start]):
                    yield from between
                verb, between = w, []
            else:
                between.append(w)

    def _acts(self, n: int) -> bool:
        if n not in self._is_verb:
            s = self.statement
            self._is_verb[n] = is_verb(self.plain, self.words, n, s.start, s.end)
        return self._is_verb[n]


@record
class Finder:
    """Finds one kind of act. Most clauses hold none: what they must hold is looked at before they are asked.

    find    the acts of one clause
    about   classes of words of which the clause must hold one
    signs   or of these words outside of the lexicon, parted by spaces
    themes  in a paper about one of these every clause is asked
    """

    find: Callable[[View], Iterator[Act]]
    about: frozenset[Tag]
    signs: str = ""
    themes: frozenset[Kind] = frozenset()
