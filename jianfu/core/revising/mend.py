"""What is left of a sentence when some of its parts go: the subject stays, conjunctions and stops are mended."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from jianfu.core.facts.shapes import Force, Notice, Side, Statement
from jianfu.core.revising.sentences import Part, Sentence
from jianfu.core.revising.shapes import Replace
from jianfu.core.rules.patterns import pattern

_MODALS = r"(?:务必|必须|应当|应该|均须|均应|一律|要求|都要|[要须应需均都])"
_MODAL = pattern(rf"{_MODALS}+")
# 各村两委|干部: the grammar ends the actor before it.
_REST_OF_NAME = pattern(r"(?:干部|工作人员|人员|成员|同志|负责人|书记|主任|队员|委员)*")
# Where the grammar names no actor: 参会人员须…
_WHO = pattern(
    rf"(?:请)?[^,]{{1,14}}?(?:人员|单位|干部|同志|人|员|[各全][镇乡村县]|[镇乡村]|街道|社区|队|部门|单位|主任|书记)(?={_MODALS})"
)
_PLEASE = pattern(r"(?:会后|另外|同时|此外)?(?:务必|麻烦|烦|恳)?请")
_JOINS = pattern(r"(?:并且|同时|同步(?=上传|录入|发)|并|且|再|然后|还要|还须|还应|也要|以及|接着)")
# 培训结束后, 为做好迎检工作, 台账不全的: says when or for whom, and does nothing itself.
_LEADS = pattern(
    r"[^,]*(?:[后时前下中内]|期间|以来|过程中|的(?:乡镇|镇街|街道|镇|村|社区|单位|部门|干部|人员|、)*)$"
    r"|[^,]*(?:对照|结合|围绕|参照|按照)[^,]{1,10}$|(?:自|从)[^,]*(?:起|至)[^,]*$|(?:为了?|根据|按照?|依据|针对|鉴于|因|由于|对(?!照)|如|若|凡|除)[^,]*$"
)


def cut(notice: Notice, sentence: Sentence, dropped: Collection[int]) -> list[Replace] | None:
    """The edits that take the parts with these numbers out; None where nothing that says something is left."""
    plain = notice.text.plain
    parts = sentence.parts
    kept = [i for i in range(len(parts)) if i not in dropped]
    # What only leads to the dropped words goes with them.
    while kept and kept[-1] + 1 in dropped and leads(plain, parts[kept[-1]]):
        kept.pop()
    if not kept:
        return None
    return list(_runs(notice, parts, kept))


def _runs(notice: Notice, parts: tuple[Part, ...], kept: list[int]) -> Iterator[Replace]:
    plain = notice.text.plain
    behind = -1
    for i in (*kept, len(parts)):
        if i > behind + 1:
            first, last = parts[behind + 1], parts[i - 1]
            if i == len(parts):
                yield Replace(parts[behind].end, last.end, "")
            else:
                yield from _from_head(notice, first, parts[i], plain)
        behind = i


def _from_head(notice: Notice, first: Part, following: Part, plain: str) -> Iterator[Replace]:
    """Out of the middle or the beginning: the subject is kept for what follows, if that has none of its own."""
    begin = behind_joint(plain, following)
    if has_subject(notice, following):
        yield Replace(first.start, begin, "")
        return
    who, end = head(notice, first)
    if _MODAL.match(plain, begin, following.end):
        end = who
    yield Replace(end, begin, "")


def behind_joint(plain: str, part: Part) -> int:
    """Where the part begins without 并, 同时, 再."""
    joint = _JOINS.match(plain, part.start, part.end)
    return joint.end() if joint else part.start


def head(notice: Notice, part: Part) -> tuple[int, int]:
    """Where the subject of a part ends, and where its modal verb; both at its start if it names nobody."""
    plain = notice.text.plain
    statement = statement_of(notice, part)
    actor = statement.actor if statement else None
    if actor and part.start <= actor.start < part.end:
        who = min(_REST_OF_NAME.match(plain, actor.end, max(actor.end, part.end)).end(), part.end)  # type: ignore[union-attr]
    elif found := _WHO.match(plain, part.start, part.end) or _PLEASE.match(plain, part.start, part.end):
        who = found.end()
    else:
        return part.start, part.start
    modal = _MODAL.match(plain, who, part.end)
    return who, modal.end() if modal else who


def has_subject(notice: Notice, part: Part) -> bool:
    """Does the part name who acts, or speak to the reader by itself?"""
    statement = statement_of(notice, part)
    actor = statement.actor if statement else None
    if actor and part.start <= actor.start < part.end:
        return True
    if (
        statement
        and statement.start >= part.start
        and (statement.side is Side.SENDER or statement.force is Force.OWN)
    ):
        return True
    return _PLEASE.match(notice.text.plain, part.start, part.end) is not None


def leads(plain: str, part: Part) -> bool:
    return _LEADS.match(plain, part.start, part.end) is not None


def statement_of(notice: Notice, part: Part) -> Statement | None:
    """The statement that holds the beginning of the part, or the first one in it."""
    n = bisect_right(notice.statements, part.start, key=lambda s: s.start)
    if n and notice.statements[n - 1].end > part.start:
        return notice.statements[n - 1]
    if n < len(notice.statements) and notice.statements[n].start < part.end:
        return notice.statements[n]
    return None
