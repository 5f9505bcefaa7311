"""Tracked changes in one paragraph: runs are cut at the very characters, their looks are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import count, pairwise
from typing import TYPE_CHECKING, Any

from jianfu.core.reading.docx_runs import NUM, PPR, RPR, P
from jianfu.core.reading.numbering import W
from jianfu.core.revising.shapes import Change

if TYPE_CHECKING:
    Element = Any

_R, _T, _DEL, _INS = W + "r", W + "t", W + "del", W + "ins"
_DEL_TEXT = W + "delText"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRINTS = frozenset(W + n for n in ("t", "tab", "br", "cr", "noBreakHyphen", "sym", "ptab"))
_AROUND = frozenset(
    W + n for n in ("ins", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple")
)
_AFTER_RPR = frozenset(W + n for n in ("sectPr", "pPrChange"))


class Unplaced(Exception):
    """Words that stand where no tracked change can be written."""


class Reviser:
    """Who revises, when, and the next free number of a change."""

    def __init__(self, author: str, now: datetime, first: int) -> None:
        self.author, self.now = author, now
        self._numbers = count(first)

    def mark(self, parent: Element, tag: str) -> Element:
        """A new w:ins, w:del or the like, not yet in the tree."""
        return parent.makeelement(
            tag,
            {
                W + "id": str(next(self._numbers)),
                W + "author": self.author,
                W + "date": f"{self.now:%Y-%m-%dT%H:%M:%SZ}",
            },
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, the elements that print its characters, and the words of its block as they were read."""

    paragraph: Element
    words: list[tuple[Element, str]]
    text: str

    @property
    def shift(self) -> int:
        """Characters of the printed list number, which stand in no run."""
        return len(self.text) - len(printed(self.words))

    def check(self, changes: Iterable[Change]) -> None:
        """Unplaced if the paragraph does not hold these words, or not where they can be changed."""
        own = printed(self.words)
        if self.shift < 0 or any(
            a not in ("*", b) for a, b in zip(self.text[self.shift :], own, strict=False)
        ):
            raise Unplaced
        for change in self._own(changes):
            for element in self._touched(change):
                _around(element, inserts=bool(change.new))
        if self._goes(changes) and not self._mark_may_go() and self._is_numbered():
            raise Unplaced

    def revise(self, changes: Sequence[Change], reviser: Reviser) -> None:
        own = sorted(self._own(changes), key=lambda c: (c.start, c.end))
        goes, may_go = self._goes(changes), self._mark_may_go()
        for run, spans in self._runs():
            _rewrite(run, spans, own, reviser)
        _join(self.paragraph, reviser.author)
        if goes and may_go:
            _delete_mark(self.paragraph, reviser)

    def _own(self, changes: Iterable[Change]) -> list[Change]:
        """In characters of the runs; those of the printed number follow by themselves."""
        of_words = [c for c in changes if c.end > self.shift or c.start >= self.shift]
        return [Change(max(c.start - self.shift, 0), c.end - self.shift, c.new) for c in of_words]

    def _spans(self) -> Iterator[tuple[Element, int, int]]:
        at = 0
        for element, text in self.words:
            yield element, at, at + len(text)
            at += len(text)

    def _touched(self, change: Change) -> Iterator[Element]:
        """Elements whose characters go, and the one behind which new words come."""
        behind = _behind(change)
        found = False
        for element, start, end in self._spans():
            if (start < change.end and end > change.start) or start <= behind < end:
                found = True
                yield element
        if not found:
            raise Unplaced

    def _runs(self) -> list[tuple[Element, dict[Element, tuple[int, int]]]]:
        """Runs in order, each with the characters its children print."""
        runs: dict[Element, dict[Element, tuple[int, int]]] = {}
        for element, start, end in self._spans():
            runs.setdefault(element.getparent(), {})[element] = (start, end)
        return [(run, spans) for run, spans in runs.items() if run.tag == _R]

    def _goes(self, changes: Iterable[Change]) -> bool:
        """Does every character of the paragraph go?"""
        return any(c.start <= 0 and c.end >= len(self.text) and not c.new for c in changes)

    def _mark_may_go(self) -> bool:
        """Not before a table or at the end of a cell, and not where something unprinted stays in the paragraph."""
        following = self.paragraph.getnext()
        if following is None or following.tag != P or self.paragraph.find(f"{PPR}/{W}sectPr") is not None:
            return False
        return all(
            child.tag in _PRINTS or child.tag == RPR for run in self.paragraph.iter(_R) for child in run
        )

    def _is_numbered(self) -> bool:
        return self.shift > 0 or self.paragraph.find(NUM) is not None


def printed(words: Iterable[tuple[Element, str]]) -> str:
    return "".join(text for _, text in words)


def _behind(change: Change) -> int:
    """The character behind which new words come."""
    return max(change.end - 1, 0)


def _around(element: Element, *, inserts: bool) -> None:
    run = element.getparent()
    if element.tag not in _PRINTS or run is None or run.tag != _R:
        raise Unplaced
    parents = []
    for above in run.iterancestors():
        if above.tag == P:
            break
        if above.tag not in _AROUND:
            raise Unplaced
        parents.append(above.tag)
    # An insertion of somebody else is parted for ours; one deeper inside is not.
    if inserts and _INS in parents[1:]:
        raise Unplaced


def _rewrite(
    run: Element, spans: dict[Element, tuple[int, int]], changes: Sequence[Change], reviser: Reviser
) -> None:
    """The run as several: what stays, what goes (w:del), what comes (w:ins)."""
    start, end = min(s for s, _ in spans.values()), max(e for _, e in spans.values())
    here = [c for c in changes if (c.start < end and c.end > start) or (c.new and start <= _behind(c) < end)]
    if not here:
        return
    groups = _groups(run, spans, here)
    at = run
    for kind, content in groups:
        new = _run(run, content, gone=kind == "gone") if kind != "new" else _new_run(run, content)
        if kind != "stays":
            around = reviser.mark(run, _DEL if kind == "gone" else _INS)
            around.append(new)
            new = around
        at.addnext(new)
        at = new
    parent = run.getparent()
    parent.remove(run)
    if parent.tag == _INS:
        _part_insertion(parent, reviser.author)


def _groups(
    run: Element, spans: dict[Element, tuple[int, int]], changes: Sequence[Change]
) -> list[tuple[str, Any]]:
    groups: list[tuple[str, Any]] = []

    def add(kind: str, child: Any) -> None:
        if kind == "new" or not groups or groups[-1][0] != kind:
            groups.append((kind, child if kind == "new" else [child]))
        else:
            groups[-1][1].append(child)

    first = {c.start: c.new for c in changes if c.new and c.start == c.end == 0}
    for child in run:
        if child.tag == RPR:
            continue
        if child not in spans:
            add("stays", child)
            continue
        start, end = spans[child]
        if start == 0 and 0 in first:
            add("new", first[0])
        for a, b in _cut(start, end, changes):
            add(
                "gone" if any(c.start <= a and b <= c.end for c in changes) else "stays",
                _piece(child, a - start, b - start),
            )
            for c in changes:
                if c.new and b == _behind(c) + 1 and not (c.start == c.end == 0):
                    add("new", c.new)
    return groups


def _cut(start: int, end: int, changes: Sequence[Change]) -> list[tuple[int, int]]:
    inner = {p for c in changes for p in (c.start, c.end, _behind(c) + 1) if start < p < end}
    edges = sorted({start, end} | inner)
    return list(pairwise(edges))


def _piece(child: Element, start: int, end: int) -> Element:
    """A part of a w:t; anything else prints one character and stays whole."""
    if child.tag != _T:
        return child
    piece = child.makeelement(_T, {_SPACE: "preserve"})
    piece.text = (child.text or "")[start:end]
    return piece


def _run(run: Element, content: Sequence[Element], *, gone: bool) -> Element:
    new = _like(run)
    for child in content:
        if gone and child.tag == _T:
            child.tag = _DEL_TEXT
        new.append(child)
    return new


def _new_run(run: Element, words: str) -> Element:
    new = _like(run)
    text = new.makeelement(_T, {_SPACE: "preserve"})
    text.text = words
    new.append(text)
    return new


def _like(run: Element) -> Element:
    """An empty run with the same looks."""
    new = run.makeelement(_R, dict(run.attrib))
    look = run.find(RPR)
    if look is not None:
        new.append(deepcopy(look))
    return new


def _part_insertion(outer: Element, author: str) -> None:
    """An insertion may not hold another: it is parted around ours."""
    ours = [c for c in outer if c.tag == _INS and c.get(W + "author") == author]
    for inner in ours:
        rest = outer.makeelement(_INS, dict(outer.attrib))
        rest.extend(list(inner.itersiblings()))
        outer.addnext(inner)
        if len(rest):
            inner.addnext(rest)
        if not len(outer) and outer.getparent() is not None:
            outer.getparent().remove(outer)
        outer = rest


def _join(paragraph: Element, author: str) -> None:
    """Neighbouring deletions of ours are one change: one click accepts it."""
    for mark in list(paragraph.iter(_DEL)):
        before = mark.getprevious()
        same = (
            before is not None
            and before.tag == _DEL
            and before.get(W + "author") == author == mark.get(W + "author")
        )
        if same and mark.getparent() is not None and before is not None:
            before.extend(list(mark))
            mark.getparent().remove(mark)


def _delete_mark(paragraph: Element, reviser: Reviser) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = paragraph.makeelement(PPR, {})
        paragraph.insert(0, properties)
    look = properties.find(RPR)
    if look is None:
        look = properties.makeelement(RPR, {})
        at = next((i for i, c in enumerate(properties) if c.tag in _AFTER_RPR), len(properties))
        properties.insert(at, look)
    look.insert(1 if look.find(_INS) is not None else 0, reviser.mark(look, _DEL))
