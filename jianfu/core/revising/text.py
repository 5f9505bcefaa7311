"""The revised paper as text: for examining it again, for pasted words, for the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from jianfu.core.reading import text_of
from jianfu.core.reading.shapes import Block, Table, Text
from jianfu.core.revising.settle import blocks_gone
from jianfu.core.revising.shapes import Change, Kind, Piece, Settled


def revise_text(text: Text, settled: Settled) -> tuple[str, tuple[Piece, ...]]:
    """The revised words, and all words old and new in order, each marked kept, dropped or added."""
    pieces = tuple(_pieces(text, _changes(text, settled)))
    return "".join(p.words for p in pieces if p.kind is not Kind.DROPPED), pieces


def accepted(text: Text, settled: Settled) -> Text:
    """The text as it reads when every change is accepted."""
    changes = _changes(text, settled)
    words = "".join(p.words for p in _pieces(text, changes) if p.kind is not Kind.DROPPED)
    moved = _Moved(changes)
    gone = blocks_gone(text, settled)
    blocks = tuple(
        replace(b, start=moved(b.start), end=moved.end(b.end)) for b in text.blocks if b not in gone
    )
    messages = tuple(replace(m, start=moved(m.start), end=moved.end(m.end)) for m in text.messages)
    return text_of(
        words,
        tuple(b for b in blocks if b.end > b.start) or None,
        tables=tuple(_without(text, t, settled) for t in text.tables),
        messages=messages,
        red_head=text.red_head,
        pages=text.pages,
        sent_at=text.sent_at,
    )


def place_before(settled: Settled, text: Text, index: int) -> int:
    """Where character `index` of the accepted text stood in the original; of new words where they came in."""
    return _Moved(_changes(text, settled)).back(index)


def _changes(text: Text, settled: Settled) -> list[Change]:
    """Changes in order; a block that goes takes the line feeds behind it along."""
    gone = blocks_gone(text, settled)
    inside = [(b.start, b.end) for b in gone]
    rest = [c for c in settled.changes if not any(a <= c.start and c.end <= b for a, b in inside)]
    return sorted([*rest, *_with_gaps(text, gone)], key=lambda c: (c.start, c.end))


def _with_gaps(text: Text, gone: set[Block]) -> Iterator[Change]:
    for n, block in enumerate(text.blocks):
        if block not in gone:
            continue
        if n + 1 < len(text.blocks):
            yield Change(block.start, text.blocks[n + 1].start)
        else:
            # The last one takes the line feeds before it, unless they went with the one before.
            before = text.blocks[n - 1] if n else None
            start = before.end if before and before not in gone else block.start
            yield Change(start, block.end)


def _pieces(text: Text, changes: list[Change]) -> Iterator[Piece]:
    at = 0
    for change in changes:
        if change.start > at:
            yield Piece(Kind.KEPT, text.chars[at : change.start])
        if change.end > change.start:
            yield Piece(Kind.DROPPED, text.chars[change.start : change.end])
        if change.new:
            yield Piece(Kind.ADDED, change.new)
        at = change.end
    if at < len(text.chars):
        yield Piece(Kind.KEPT, text.chars[at:])


def _without(text: Text, table: Table, settled: Settled) -> Table:
    """The table's header without the cells of dropped columns."""
    lost = {
        text.chars[b.start : b.end]
        for b in blocks_gone(text, Settled((), settled.columns))
        if b.where.rpartition(" ")[0] == table.where
    }
    return replace(table, header=tuple(c for c in table.header if c not in lost)) if lost else table


class _Moved:
    """Positions before -> after and back."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes
        self.starts = [c.start for c in changes]
        self.shift = [0]
        for c in changes:
            self.shift.append(self.shift[-1] + len(c.new) - (c.end - c.start))
        self.new_starts = [c.start + s for c, s in zip(changes, self.shift, strict=False)]

    def __call__(self, at: int) -> int:
        """Where a position is now; one within dropped words is where they were."""
        return self._now(at, at_end=False)

    def end(self, at: int) -> int:
        """The same for the end of a stretch: what was added there belongs to it."""
        return self._now(at, at_end=True)

    def _now(self, at: int, *, at_end: bool) -> int:
        n = bisect_right(self.starts, at) if at_end else bisect_right(self.starts, at - 1)
        if n and at < self.changes[n - 1].end:
            return self.new_starts[n - 1] + (len(self.changes[n - 1].new) if at_end else 0)
        return at + self.shift[n]

    def back(self, at: int) -> int:
        n = bisect_right(self.new_starts, at)
        if n and at < self.new_starts[n - 1] + len(self.changes[n - 1].new):
            return self.changes[n - 1].start
        return at - self.shift[n]
