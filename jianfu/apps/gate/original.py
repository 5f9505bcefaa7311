"""The original as the page shows it: lines with marks, tables as rows, long stretches without a mark folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_FOLD = 8
"""A longer run of blocks that nothing touches is folded in a long paper."""
_LONG = 40
_SPREAD = 3
"""Lines over which one finding or demand is marked."""
_MOST = 1000
"""Lines in all folds of a page. What goes beyond is named and not sent: it would weigh more than all the rest."""
_CELL = re.compile(r"^(.*?)\s*([A-Z]{1,3})(\d+)$")
_PART = {
    "table": "表格",
    "sheet": "表格",
    "header": "页眉",
    "footer": "页脚",
    "textbox": "文本框",
    "footnote": "脚注",
    "comment": "批注",
    "attachment": "附件",
    "note": "说明",
}


@dataclass(slots=True)
class Piece:
    """Some words; `anchors` are the ids that start here, `spoken` is said before them."""

    text: str
    mark: str = ""
    anchors: list[str] = field(default_factory=list)
    spoken: str = ""


@dataclass(slots=True)
class Line:
    where: str
    label: str
    pieces: list[Piece]


@dataclass(slots=True)
class Chunk:
    """Lines shown the same way: `text`, `table`, `fold` (nothing is marked in it), `left` (beyond what folds may hold)."""

    look: str
    lines: list[Line] = field(default_factory=list)
    rows: list[list[Line]] = field(default_factory=list)
    label: str = ""


def chunks_of(paper: list[Any], shown: dict[int, int]) -> list[Chunk]:
    """The stored words of a notice; `shown` gives the number on the page of each finding."""
    return list(_within(_folded(list(_chunks(paper, shown)))))


def _chunks(blocks: list[Any], shown: dict[int, int]) -> Iterator[Chunk]:
    """Blocks in runs that look alike."""
    reached: dict[str, int] = {}
    chunk: Chunk | None = None
    row = ""
    for at, (where, part, pieces) in enumerate(blocks):
        line = Line(where, _PART.get(part, ""), [_piece(p, shown, reached, at) for p in pieces])
        look = "table" if part in ("table", "sheet") else "text"
        if chunk is None or chunk.look != look:
            if chunk:
                yield chunk
            chunk, row = Chunk(look), ""
        if look == "text":
            chunk.lines.append(line)
            continue
        cell = _CELL.match(where)
        here = f"{cell[1]} {cell[3]}" if cell else where
        if here != row or not chunk.rows:
            chunk.rows.append([])
            row = here
        chunk.rows[-1].append(line)
    if chunk:
        yield chunk


def _piece(piece: Any, shown: dict[int, int], reached: dict[str, int], line: int) -> Piece:
    """A finding about the paper as a whole quotes all of it; only its first lines are marked.

    reached  where each number was met first
    """
    words, findings, demands = piece
    numbers = [f"f{shown[i]}" for i in findings] + [f"d{i + 1}" for i in demands]
    new = [n for n in numbers if n not in reached]
    for n in new:
        reached[n] = line
    near = [n for n in numbers if line - reached[n] < _SPREAD]
    mark = "".join(letter for letter in "fd" if any(n[0] == letter for n in near))
    spoken = "、".join(f"{'建议' if n[0] == 'f' else '要求'}{n[1:]}" for n in new)
    return Piece(words, mark, new, spoken)


def _folded(chunks: list[Chunk]) -> Iterator[Chunk]:
    """In a long paper the stretches without a mark are folded; where nothing is marked, nothing is folded."""
    size = sum(len(c.lines) + len(c.rows) for c in chunks)
    if size <= _LONG:
        yield from chunks
        return
    for number_, chunk in enumerate(chunks):
        if chunk.look == "table":
            yield from _short_table(chunk)
            continue
        run: list[Line] = []
        first = number_ == 0
        for line in chunk.lines:
            if any(p.mark for p in line.pieces):
                yield from _stretch(run, first)
                yield Chunk("text", [line])
                run, first = [], False
            else:
                run.append(line)
        yield from _stretch(run, first)


def _within(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    sent = 0
    for chunk in chunks:
        size = len(chunk.lines) + len(chunk.rows) if chunk.look == "fold" else 0
        if sent + size > _MOST:
            yield Chunk("left", label=chunk.label)
        else:
            sent += size
            yield chunk


def _stretch(run: list[Line], first: bool) -> Iterator[Chunk]:
    """The head of the paper stays open: who reads wants to see what it is."""
    keep = _FOLD if first else 1
    if len(run) <= keep + _FOLD:
        if run:
            yield Chunk("text", run)
        return
    yield Chunk("text", run[:keep])
    rest = run[keep:-1]
    label = f"{rest[0].where}起{len(rest)}段没有标记"
    yield Chunk("fold", rest, label=label)
    yield Chunk("text", run[-1:])


def _short_table(chunk: Chunk) -> Iterator[Chunk]:
    marked = [i for i, row in enumerate(chunk.rows) if any(p.mark for line in row for p in line.pieces)]
    last = max([_FOLD, *(i + 2 for i in marked)])
    if len(chunk.rows) <= last + _FOLD:
        yield chunk
        return
    yield Chunk("table", rows=chunk.rows[:last])
    label = f"其余{len(chunk.rows) - last}行没有标记"
    rest = chunk.rows[last:]
    yield Chunk("fold", rows=rest, label=label)
