"""Pieces of a sentence that belong together, for rules whose words spread over several clauses.

A statement is one clause; 电子版发邮箱, 纸质版送局里 are two. A stretch joins neighbouring clauses of one sentence
that have the same standing, so that one pattern can see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from jianfu.core.facts.shapes import Force, Notice, Side, Statement
from jianfu.core.rules.shapes import Context

_BELOW = frozenset((Side.BELOW, Side.OPEN))
_VOID = frozenset((Force.FORBID, Force.PAST, Force.QUOTED, Force.MAY))


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text` starts at `start` of `Text.plain`; `sentence`, from `opens` on, is the whole around it, exceptions included."""

    text: str
    start: int
    sentence: str
    opens: int
    heading: str

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a match in `text` stands in `Text.plain`."""
        return self.start + match.start(), self.start + match.end()


def demanded(ctx: Context) -> tuple[Stretch, ...]:
    """What the paper positively demands of the grassroots, sentence by sentence."""
    return _once(ctx, "demanded", _is_demanded)


def demanded_with_premise(ctx: Context) -> tuple[Stretch, ...]:
    """The same with the plain clauses around a demand: 填写报名表, 内容包括家庭收入."""
    return _once(ctx, "premise", lambda s: s.force is Force.PLAIN or _is_demanded(s), among=_is_demanded)


def arranged(ctx: Context) -> tuple[Stretch, ...]:
    """What is in force, whoever does it: neither prohibited, past, quoted nor voluntary, nor put on the public."""
    return _once(ctx, "arranged", lambda s: s.force not in _VOID and s.side is not Side.PUBLIC)


def mentions(notice: Notice, words: tuple[str, ...]) -> bool:
    """Does the paper hold one of the words at all? A plain search, far cheaper than any pattern."""
    plain = notice.text.plain
    return any(word in plain for word in words)


def brief(notice: Notice, start: int, end: int) -> str:
    """The original words in quotation marks, at most 20 characters."""
    words = notice.quote(start, end).text.replace("\n", "")
    return f"“{words}”" if len(words) <= 20 else f"“{words[:19]}…”"


def _is_demanded(statement: Statement) -> bool:
    return statement.force is Force.DUTY and statement.side in _BELOW


def _once(
    ctx: Context,
    name: str,
    wanted: Callable[[Statement], bool],
    among: Callable[[Statement], bool] | None = None,
) -> tuple[Stretch, ...]:
    key = f"stretches.{name}"
    if key not in ctx.memo:
        ctx.memo[key] = tuple(_stretches(ctx.notice, wanted, among))
    found: tuple[Stretch, ...] = ctx.memo[key]
    return found


def _stretches(
    notice: Notice, wanted: Callable[[Statement], bool], among: Callable[[Statement], bool] | None
) -> Iterator[Stretch]:
    """Runs of wanted clauses within a sentence; with `among`, only runs that hold such a clause."""
    plain = notice.text.plain
    for _, group in groupby(notice.statements, key=lambda s: s.sentence):
        clauses = list(group)
        sentence = plain[clauses[0].start : clauses[-1].end]
        for kept, members in groupby(clauses, key=wanted):
            run = list(members)
            if kept and (among is None or any(map(among, run))):
                yield Stretch(
                    plain[run[0].start : run[-1].end],
                    run[0].start,
                    sentence,
                    clauses[0].start,
                    run[0].heading,
                )
