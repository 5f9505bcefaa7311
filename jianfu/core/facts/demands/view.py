"""One clause as the finders see it: its statement, its words, and which of them are still unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianfu.core.facts.shapes import Force, Kind, Role, Side, Statement
from jianfu.core.facts.words import Tag, Token

# 检查的, 检查组, 检查中: the verb names a thing here, nobody is told to check.
_NAMES_A_THING = re.compile(
    r"的(?!$)|组|中(?!心)|人|费|率|权|员|证|者|期间?|过程|对象|单位|机构|前|后|时|任务|工作|情况|指标|基础|编制|成绩|年度|目标|项目|"
    r"日|表|簿|册|书|单|清单|办法|意见|标准|经费|能力|水平|质量|渠道|要求|方式|范围|内容|[体机]制|制度|意识|氛围|责任|职责|体系|数|额|量|点|区|线|"
    r"站|室|栏|箱|网|台|系统|平台|股|科|局|所|队|办|案|法|性|力|业|品|物|款|金|地|工程|计划|规划|重点|行为|事项|问题|结果|依据|原则"
)


_LENDING = (Tag.LIGHT, Tag.SETUP, Tag.HOLD)
_WEAK = frozenset(("加强", "强化", "坚持", "完善", "履行", "承担"))


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
        return [w for w in self.words if w.tag in tags and w not in self.taken and self._is_verb(w)]

    def things(self, *tags: Tag) -> list[Token]:
        return [w for w in self.words if w.tag in tags and w not in self.taken]

    def has(self, *tags: Tag) -> bool:
        return any(w.tag in tags for w in self.words)

    def take(self, words: list[Token]) -> tuple[Token, ...]:
        self.taken.update(words)
        return tuple(words)

    def behind(self, word: Token) -> str:
        """The clause's text behind `word`."""
        return self.plain[word.end : self.statement.end]

    def _is_verb(self, word: Token) -> bool:
        if self._in_title(word):
            return False
        return self.governed(word) or not _NAMES_A_THING.match(self.plain, word.end, self.statement.end)

    def _in_title(self, word: Token) -> bool:
        opened = self.plain.rfind("《", self.statement.start, word.start)
        return opened > self.plain.rfind("》", self.statement.start, word.start)

    def governed(self, word: Token) -> bool:
        """开展…检查, 做好…上报工作: a light verb earlier in the clause lends its force to the noun."""
        return any(w.tag in _LENDING and w.end <= word.start and w.word not in _WEAK for w in self.words)


def pairs(first: list[Token], second: list[Token], reach: int = 30) -> Iterator[tuple[Token, Token]]:
    """Each of `first` with the nearest of `second` within `reach` characters, in either order."""
    for a in first:
        near = [b for b in second if abs(b.start - a.start) <= reach]
        if near:
            yield a, min(near, key=lambda b: abs(b.start - a.start))
