"""Runs of neighbouring clauses that have the same standing, so that one pattern sees both: 电子版发邮箱, 纸质版送县局.

What stands between them with another standing (an exception, a ban) parts them. Each function takes groups of plain
words, as those of `sentences` do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jianfu.core.facts.shapes import Force, Statement
from jianfu.core.records import record
from jianfu.core.rules import standing
from jianfu.core.rules.sentences import Sentence, places_in, shortest
from jianfu.core.rules.shapes import Context


@record
class Stretch:
    """A run of clauses; `text` starts at `start` of `Text.plain`.

    sentence  the whole sentence around it, exceptions included; it starts at `opens`
    """

    text: str
    start: int
    sentence: str
    opens: int
    heading: str

    def find(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        """The first match with no negation before, in or after it: 不记录轨迹, 照片不再收集."""
        found = (shortest(wanted, self.text, m) for m in wanted.finditer(self.text))
        return next((m for m in found if not standing.is_denied(self.text, m)), None)

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a match in `text` stands in `Text.plain`."""
        return self.start + match.start(), self.start + match.end()


def demanded(ctx: Context, *words: str) -> Iterator[Stretch]:
    """What the paper positively demands of the grassroots."""
    return _runs(ctx, words, standing.is_demanded)


def demanded_with_premise(ctx: Context, *words: str) -> Iterator[Stretch]:
    """The same with the plain clauses around a demand: 填写报名表, 内容包括家庭收入."""
    return _runs(ctx, words, standing.is_demanded, with_plain=True)


def asked_of_anyone(ctx: Context, *words: str) -> Iterator[Stretch]:
    """Demanded of the grassroots or of the public, with the plain clauses around."""
    return _runs(ctx, words, standing.is_asked_of_anyone, with_plain=True)


def plain(ctx: Context, *words: str) -> Iterator[Stretch]:
    """Plain clauses of the addressee: 以照片为准. Rules take them only with words that make them binding."""
    return _runs(ctx, words, standing.is_plain)


def arranged(ctx: Context, *words: str) -> Iterator[Stretch]:
    """What is in force, whoever does it."""
    return _runs(ctx, words, standing.is_arranged)


def _runs(
    ctx: Context, words: tuple[str, ...], core: Callable[[Statement], bool], *, with_plain: bool = False
) -> Iterator[Stretch]:
    """The runs in the sentences with `words`, parted once per paper."""
    places = places_in(ctx)
    parted: dict[int, tuple[Stretch, ...]] = ctx.memo.setdefault((core, with_plain), {})
    for n in places.holding(words):
        if n not in parted:
            parted[n] = tuple(_part(places.plain, places.sentences[n], core, with_plain))
        yield from parted[n]


def _part(
    whole: str, sentence: Sentence, core: Callable[[Statement], bool], with_plain: bool
) -> Iterator[Stretch]:
    """Runs of such clauses; with plain ones, only where a core clause stands among them."""
    run: list[Statement] = []
    for clause in (*sentence.clauses, None):
        if clause and (core(clause) or (with_plain and clause.force is Force.PLAIN)):
            run.append(clause)
            continue
        if run and (not with_plain or any(map(core, run))):
            words = whole[run[0].start : run[-1].end]
            yield Stretch(words, run[0].start, sentence.text, sentence.start, run[0].heading)
        run = []
