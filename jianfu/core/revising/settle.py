"""Edits of several suggestions -> one list of changes to the original characters.

Clauses that go are looked at together: a sentence without a clause goes, a paragraph without a sentence, a heading
with nothing under it; list marks behind them are counted anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from jianfu.core.facts.shapes import Notice
from jianfu.core.reading.shapes import Block, Part, Text
from jianfu.core.revising.marks import headings_left_alone, inline_mark, moved_up, renumbered
from jianfu.core.revising.mend import cut
from jianfu.core.revising.sentences import Line, line_at
from jianfu.core.revising.shapes import Change, Clash, Drop, DropColumn, Edit, Replace, Settled

_CLOSERS = ",;、"
_STOPS = ("", "\n", "。", ",", ";", ":", "!", "?", "、")
_BLANKS = re.compile(r"[ \t\u3000\xa0]*")


def settle(notice: Notice, edits: Iterable[Edit]) -> Settled:
    """Changes that carry out all the edits. Clash where two want different words in one place.

    Clash too where words of several paragraphs of a file would go: `plain` joins lines that look wrapped, and in a
    file with paragraphs of its own that may be wrong.
    """
    edits = tuple(edits)
    columns = tuple(dict.fromkeys(e for e in edits if isinstance(e, DropColumn)))
    replaced = tuple(dict.fromkeys(e for e in edits if isinstance(e, Replace)))
    lines, mended = _drops(notice, [e for e in edits if isinstance(e, Drop)])
    lines |= headings_left_alone(notice, lines)
    gone = [(line.start, line.end) for line in lines]
    words = [_tidy(notice.text.plain, r) for r in _united([*replaced, *mended], gone)]
    words += renumbered(notice, lines, words)
    text = notice.text
    changes = [_whole(text, a, b) for a, b in gone] + [_change(text, r) for r in words]
    if any(_crosses(text, c) for c in changes):
        raise Clash
    return Settled(tuple(sorted(changes, key=lambda c: (c.start, c.end))), columns)


def _drops(notice: Notice, drops: list[Drop]) -> tuple[set[Line], list[Replace]]:
    """Lines that go whole, and what is cut out of the others."""
    plain = notice.text.plain
    by_line: defaultdict[Line, list[Drop]] = defaultdict(list)
    for drop in drops:
        for start in _starts(plain, drop):
            by_line[line_at(plain, start)].append(drop)
    whole: set[Line] = set()
    mended: list[Replace] = []
    for line, here in by_line.items():
        edits = _cut_line(notice, line, here)
        if edits is None:
            whole.add(line)
        else:
            mended += edits
    return whole, mended


def _starts(plain: str, drop: Drop) -> Iterator[int]:
    """One place in each line the drop reaches into."""
    yield drop.start
    at = plain.find("\n", drop.start, drop.end)
    while at >= 0:
        yield at + 1
        at = plain.find("\n", at + 1, drop.end)


def _cut_line(notice: Notice, line: Line, drops: list[Drop]) -> list[Replace] | None:
    plain = notice.text.plain
    edits: list[Replace] = []
    left: list[int] = []
    for n, sentence in enumerate(line.sentences):
        dropped = {i for d in drops for i in sentence.touched(d.start, d.end)}
        found = cut(notice, sentence, dropped) if dropped else []
        if found is None:
            edits.append(_sentence_out(plain, line, n, left))
        else:
            edits += found
            left.append(n)
    if all(line.is_heading(plain, n) for n in left):
        return None
    return edits + moved_up(plain, line, set(range(len(line.sentences))).difference(left))


def _sentence_out(plain: str, line: Line, n: int, left: list[int]) -> Replace:
    """The last sentence takes the stop before it along, unless that one ends a sentence too."""
    sentence = line.sentences[n]
    before = line.sentences[left[-1]] if left else None
    if before and n == len(line.sentences) - 1 and plain[before.end : before.after] in _CLOSERS:
        return Replace(before.end, sentence.end, "")
    mark = inline_mark(plain, sentence)
    label = mark and mark.start() > sentence.opens and plain[sentence.end : sentence.after] == ";"
    return Replace(mark.start() if mark and label else sentence.opens, sentence.after, "")


def _united(edits: list[Replace], gone: list[tuple[int, int]]) -> list[Replace]:
    """Edits in order, those within larger ones left out."""
    out: list[Replace] = []
    for edit in sorted(set(edits), key=lambda e: (e.start, -e.end, e.new)):
        if any(a <= edit.start and edit.end <= b for a, b in gone):
            continue
        last = out[-1] if out else None
        if last is None or edit.start >= last.end:
            out.append(edit)
        elif edit.end <= last.end and not last.new:
            continue
        elif not edit.new and not last.new:
            out[-1] = Replace(last.start, edit.end, "")
        else:
            raise Clash
    return out


def _tidy(plain: str, edit: Replace) -> Replace:
    """A list without its first, last or middle items has no mark too many."""
    if edit.new or edit.start == edit.end:
        return edit
    before, behind = plain[edit.start - 1 : edit.start], plain[edit.end : edit.end + 1]
    if behind == "、" and (before in _STOPS or before == "、"):
        return Replace(edit.start, edit.end + 1, "")
    if before == "、" and behind in _STOPS:
        return Replace(edit.start - 1, edit.end, "")
    return edit


def _whole(text: Text, start: int, end: int) -> Change:
    """The whole block the line stands in; the line alone where its block has more lines."""
    a, b = _chars(text, start, end)
    block = text.block_at(a)
    if block and _is_blank(text.chars[block.start : a]) and _is_blank(text.chars[b : block.end]):
        return Change(block.start, block.end)
    return Change(a, b + text.chars.startswith("\n", b))


def _change(text: Text, edit: Replace) -> Change:
    a, b = _chars(text, edit.start, edit.end)
    if not edit.new and edit.end < len(text.plain):
        # Blanks that only `chars` has stand behind the words they belong to.
        b = max(b, min(_BLANKS.match(text.chars, b).end(), _origin(text, edit.end)))  # type: ignore[union-attr]
    return Change(a, b, edit.new)


def _chars(text: Text, start: int, end: int) -> tuple[int, int]:
    if end > start:
        span = text.span(start, end)
        return span.start, span.end
    at = _origin(text, start)
    return at, at


def _origin(text: Text, at: int) -> int:
    if text.origin is None:
        return at
    return text.origin[at] if at < len(text.origin) else len(text.chars)


def _crosses(text: Text, change: Change) -> bool:
    block = text.block_at(change.start)
    return block is not None and bool(block.anchor) and change.end > block.end + 1


def _is_blank(words: str) -> bool:
    return not words or words.isspace()


def blocks_gone(text: Text, settled: Settled) -> set[Block]:
    """Blocks that lose every character, cells of dropped columns among them."""
    whole = {(c.start, c.end) for c in settled.changes if not c.new}
    return {b for b in text.blocks if (b.start, b.end) in whole or _in_column(b, settled.columns)}


def _in_column(block: Block, columns: Iterable[DropColumn]) -> bool:
    if block.part not in (Part.TABLE, Part.SHEET, Part.ATTACHMENT):
        return False
    table, _, cell = block.where.rpartition(" ")
    place = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return place is not None and any(
        c.table == table and c.column == column_index(place[1]) and int(place[2]) > c.row for c in columns
    )


def column_index(letters: str) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
