"""The one way in: bytes of any format -> readings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from jianfu.core.reading.archive import Budget, papers_in
from jianfu.core.reading.drafts import check_size, draft_of_kind
from jianfu.core.reading.masking import masked, masked_words
from jianfu.core.reading.normalise import text_of
from jianfu.core.reading.secrecy import Marked, mark_of
from jianfu.core.reading.shapes import Draft, Reading, ReadLimits, State, Text, Unreadable
from jianfu.core.reading.sniff import kind_of

_DEFAULT = ReadLimits()
_NESTED = 2
"""An archive inside an archive is opened, one inside that is not."""

DAMAGED = "文件读到一半出错,可能已损坏。原件没有改动。请用原来的软件打开核对,另存后再放进来。"


def read_file(name: str, data: bytes, limits: ReadLimits = _DEFAULT) -> tuple[Reading, ...]:
    """Read one file; an archive of several papers gives several readings. Never raises for bad content.

    name     as the sender called it; only carried along
    limits   sizes are checked here, before parsing; seconds and memory by the process around it (`child`)
    """
    return tuple(_readings(name, data, limits, Budget(limits.unpacked_bytes), depth=0))


def _readings(name: str, data: bytes, limits: ReadLimits, budget: Budget, depth: int) -> Iterator[Reading]:
    kind = "unknown"
    try:
        check_size(len(data), limits)
        kind = kind_of(data)
        if kind == "zip" and depth < _NESTED:
            for member, inner in papers_in(data, limits, budget):
                member = masked_words(member)
                if isinstance(inner, Unreadable):
                    yield Reading(f"{name}/{member}", "unknown", State.UNREADABLE, "", reason=str(inner))
                else:
                    yield from _readings(f"{name}/{member}", inner, limits, budget, depth + 1)
            return
        kind, draft = _draft(kind, data, limits)
    except Unreadable as why:
        yield Reading(name, kind, State.UNREADABLE, _digest(data), reason=str(why))
        return
    except Marked as mark:
        yield Reading(name, kind, State.CLASSIFIED, "", reason=str(mark))
        return
    yield _guarded(name, kind, data, draft, limits)


def _draft(kind: str, data: bytes, limits: ReadLimits) -> tuple[str, Draft]:
    try:
        return draft_of_kind(kind, data, limits)
    except (Unreadable, Marked, KeyboardInterrupt, SystemExit):
        raise
    # Parsers are many and files are odd; a panic of a compiled one is not even an Exception. What they say
    # may quote the file, so it goes nowhere.
    except BaseException:
        raise Unreadable(DAMAGED) from None


def _guarded(name: str, kind: str, data: bytes, draft: Draft, limits: ReadLimits) -> Reading:
    """Looked at in memory: of a marked paper nothing goes on, not even its digest; of persons no numbers."""
    mark = mark_of(draft, limits.refused_marks)
    if mark:
        return Reading(name, kind, State.CLASSIFIED, "", reason=mark)
    state = State.PARTIAL if draft.problem else State.READ
    # An attachment may be called after a person.
    problem = masked_words(draft.problem) if draft.problem else None
    return Reading(name, kind, state, _digest(data), masked(_text(draft)), problem)


def _text(draft: Draft) -> Text:
    return text_of(
        draft.chars,
        draft.blocks or None,
        tables=draft.tables,
        messages=draft.messages,
        red_head=draft.red_head,
        pages=draft.pages,
        sent_at=draft.sent_at,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
