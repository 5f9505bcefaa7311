"""Pieces of a sentence that belong together, for rules whose words spread over several clauses.

A statement is one clause; 电子版发邮箱, 纸质版送局里 are two. A stretch joins neighbouring clauses of one sentence
that have the same standing, so that one pattern can see both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from jianfu.core.facts.shapes import Force, Notice, Side, Statement
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Context

_BELOW = frozenset((Side.BELOW, Side.OPEN))
_VOID = frozenset((Force.FORBID, Force.PAST, Force.QUOTED, Force.MAY))

# 不断, 不少于, 不漏一户, 不到位 deny nothing that follows.
_DENIED = pattern(
    r"(?:不(?![断少低漏足同仅光但只论管到力定实能全合符明清够达超间折及时])|不得|不能|无需|无须|取消|停止|禁止|严禁|杜绝|没有|尚未|并未)"
    r"[^,。;、]{0,6}$"
)
_DENIED_AFTER = pattern(r"[^,。;]{0,14}?(?:不作为|不得(?![少低])|不再|不纳入|不列入|不计入|不作要求|不予)")
_DENYING = pattern(r"不再|不得(?![少低])|不需|不必|不用|不要|无需|无须|严禁|禁止|取消")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text` starts at `start` of `Text.plain`.

    sentence  the whole sentence around it, exceptions included; it starts at `opens`
    """

    text: str
    start: int
    sentence: str
    opens: int
    heading: str

    def find(self, wanted: re.Pattern[str]) -> re.Match[str] | None:
        """The first match with no negation before, in or after it: 不记录轨迹, 照片不再收集."""
        for match in wanted.finditer(self.text):
            if not self._denies(match):
                return match
        return None

    def _denies(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        return bool(
            _DENIED.search(self.text, max(0, start - 12), start)
            or _DENYING.search(match.group())
            or _DENIED_AFTER.match(self.text, end)
        )

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a match in `text` stands in `Text.plain`."""
        return self.start + match.start(), self.start + match.end()


def demanded(ctx: Context, words: str = "") -> Iterable[Stretch]:
    """What the paper positively demands of the grassroots, sentence by sentence.

    words  plain words, parted by spaces, of which a sentence must hold one: far cheaper than any pattern
    """
    return _holding(ctx, _once(ctx, "demanded", _is_demanded), words)


def demanded_with_premise(ctx: Context, words: str = "") -> Iterable[Stretch]:
    """The same with the plain clauses around a demand: 填写报名表, 内容包括家庭收入."""
    return _holding(ctx, _once(ctx, "premise", _is_demanded_or_plain, among=_is_demanded), words)


def plain(ctx: Context, words: str = "") -> Iterable[Stretch]:
    """Plain clauses of the addressee: 以照片为准. Rules take them only with words that make them binding."""
    return _holding(ctx, _once(ctx, "plain", _is_plain), words)


def asked_of_anyone(ctx: Context, words: str = "") -> Iterable[Stretch]:
    """Demanded of the grassroots or of the public, with the plain clauses around."""
    return _holding(ctx, _once(ctx, "anyone", _is_asked_or_plain, among=_is_asked), words)


def arranged(ctx: Context, words: str = "") -> Iterable[Stretch]:
    """What is in force, whoever does it: neither prohibited, past, quoted nor voluntary, nor put on the public."""
    return _holding(ctx, _once(ctx, "arranged", _is_in_force), words)


def brief(notice: Notice, start: int, end: int) -> str:
    """The original words in quotation marks, at most 20 characters."""
    words = notice.quote(start, end).text.replace("\n", "")
    return f"“{words}”" if len(words) <= 20 else f"“{words[:19]}…”"


def _is_demanded(statement: Statement) -> bool:
    return statement.force is Force.DUTY and statement.side in _BELOW


def _is_plain(statement: Statement) -> bool:
    return statement.force is Force.PLAIN and statement.side in _BELOW


def _is_asked(statement: Statement) -> bool:
    return statement.force is Force.DUTY and statement.side is not Side.SENDER


def _is_asked_or_plain(statement: Statement) -> bool:
    return statement.force is Force.PLAIN or _is_asked(statement)


def _is_demanded_or_plain(statement: Statement) -> bool:
    return statement.force is Force.PLAIN or _is_demanded(statement)


def _is_in_force(statement: Statement) -> bool:
    return statement.force not in _VOID and statement.side is not Side.PUBLIC


def _holding(ctx: Context, stretches: Iterable[Stretch], words: str) -> Iterable[Stretch]:
    if not words:
        return stretches
    whole = ctx.notice.text.plain
    present = [word for word in words.split() if word in whole]
    return [s for s in stretches if any(word in s.sentence for word in present)] if present else ()


def _once(
    ctx: Context,
    name: str,
    wanted: Callable[[Statement], bool],
    among: Callable[[Statement], bool] | None = None,
) -> tuple[Stretch, ...]:
    key = f"stretches.{name}"
    if key not in ctx.memo:
        ctx.memo[key] = tuple(_stretches(ctx, wanted, among))
    found: tuple[Stretch, ...] = ctx.memo[key]
    return found


def _stretches(
    ctx: Context, wanted: Callable[[Statement], bool], among: Callable[[Statement], bool] | None
) -> Iterator[Stretch]:
    """Runs of wanted clauses within a sentence; with `among`, only runs that hold such a clause."""
    whole = ctx.notice.text.plain
    for clauses, sentence in _sentences(ctx):
        run: list[Statement] = []
        for statement in (*clauses, None):
            if statement is not None and wanted(statement):
                run.append(statement)
                continue
            if run and (among is None or any(map(among, run))):
                words = whole[run[0].start : run[-1].end]
                yield Stretch(words, run[0].start, sentence, clauses[0].start, run[0].heading)
            run = []


def _sentences(ctx: Context) -> list[tuple[list[Statement], str]]:
    """The clauses of each sentence, and its words."""
    if "sentences" not in ctx.memo:
        whole = ctx.notice.text.plain
        groups = [list(g) for _, g in groupby(ctx.notice.statements, key=attrgetter("sentence"))]
        ctx.memo["sentences"] = [(g, whole[g[0].start : g[-1].end]) for g in groups]
    found: list[tuple[list[Statement], str]] = ctx.memo["sentences"]
    return found
