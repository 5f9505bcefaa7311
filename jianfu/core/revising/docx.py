"""The sender's own docx with native tracked changes: whoever opens it accepts or rejects each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jianfu.core.examine import Examination
from jianfu.core.reading.docx_runs import PSTYLE, TBL, VAL, Inline, P, Styles
from jianfu.core.reading.numbering import W
from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.pieces import column_letters
from jianfu.core.reading.shapes import Block, Text, Unreadable
from jianfu.core.reports.docx import annotate_docx
from jianfu.core.reports.package import BROKEN, Original
from jianfu.core.revising.docx_runs import Place, Reviser, Unplaced, printed
from jianfu.core.revising.docx_tables import drop_column
from jianfu.core.revising.docx_twins import twins
from jianfu.core.revising.settle import settle
from jianfu.core.revising.shapes import Change, Clash, DropColumn, Settled, Suggestion
from jianfu.core.rules.shapes import Report

if TYPE_CHECKING:
    Element = Any

AUTHOR = "减负"


@dataclass(frozen=True, slots=True)
class Revised:
    """left  suggestions whose words stand where no tracked change can be written: WordArt, formulas, fields"""

    data: bytes
    taken: tuple[Suggestion, ...]
    left: tuple[Suggestion, ...]


def revise_docx(
    data: bytes,
    exam: Examination,
    suggestions: Iterable[Suggestion],
    *,
    now: datetime,
    author: str = AUTHOR,
    comments: bool = False,
) -> Revised:
    """`data` with the suggestions as tracked changes; with `comments`, every other finding as a comment beside.

    `exam` is the examination of these very bytes. Nothing but the paragraphs and tables concerned is changed.
    Raises Unreadable if `data` is no docx, or a damaged one.
    """
    notice = exam.notice
    if notice is None:
        raise Unreadable("这份文件没有读出文字,不能写入修改。原件没有改动。")
    paper = Paper(data, notice.text)
    taken: list[Suggestion] = []
    left: list[Suggestion] = []
    for suggestion in suggestions:
        (taken if paper.takes(settle(notice, suggestion.edits)) else left).append(suggestion)
    if comments:
        rest = tuple(f for f in exam.report.findings if not any(f == s.finding for s in taken))
        commented = replace(exam, report=Report(rest))
        paper = Paper(_annotated(data, commented, now), notice.text)
    settled = _settled(exam, taken)
    revised = paper.revised(settled, Reviser(author, now, paper.original.free_number()))
    return Revised(revised, tuple(taken), tuple(left))


def _annotated(data: bytes, exam: Examination, now: datetime) -> bytes:
    from lxml import etree

    try:
        return annotate_docx(data, exam, now=now)
    except (*BROKEN, KeyError, etree.XMLSyntaxError) as error:
        raise Unreadable(DAMAGED) from error


def _settled(exam: Examination, taken: Sequence[Suggestion]) -> Settled:
    assert exam.notice
    try:
        return settle(exam.notice, (e for s in taken for e in s.edits))
    except Clash as clash:
        raise ValueError("两条建议改的是同一处文字,请先用 adopt 选出能一起采用的") from clash


class Paper:
    """The file with the places of the text's blocks."""

    def __init__(self, data: bytes, text: Text) -> None:
        self.original = Original(data)
        self.text = text
        self.main = self.original.main_part()
        self.parts = self._parts()
        self.styles = self._styles()
        self.paragraphs: dict[str, list[Element]] = {}

    def _parts(self) -> dict[str, str]:
        """The reader's names of parts (document, header1, footnotes) -> members."""
        found = {"document": self.main}
        for kind, target in self.original.relations(self.main).values():
            if target in self.original:
                found[target.rsplit("/", 1)[-1].removesuffix(".xml")] = target
                found.setdefault(kind, target)
        return found

    def _styles(self) -> Styles:
        return Styles(self.original.tree(self.parts["styles"]) if "styles" in self.parts else None)

    def takes(self, settled: Settled) -> bool:
        """Can all of it be written?"""
        try:
            for block, changes in self._by_block(settled):
                self._place(block).check(changes)
            for column in settled.columns:
                drop_column(self._table(column), column, None)
        except Unplaced:
            return False
        return True

    def revised(self, settled: Settled, reviser: Reviser) -> bytes:
        work = [(self._place(block), changes) for block, changes in self._by_block(settled)]
        for block, _ in self._by_block(settled):
            self.original.change(self.parts[block.anchor.partition(":")[0]])
        twins = [(twin, changes) for place, changes in work for twin in self._twins(place)]
        for place, changes in (*work, *twins):
            place.revise(changes, reviser)
        # From the right: the others keep their places.
        for column in sorted(settled.columns, key=lambda c: -c.column):
            drop_column(self._table(column), column, reviser)
            self.original.change(self.main)
        return self.original.written()

    def _table(self, column: DropColumn) -> Element:
        """The table that holds the header's cell; tables of headers are counted too, so only the cell tells."""
        where = f"{column.table} {column_letters(column.column)}{column.row + 1}"
        block = next((b for b in self.text.blocks if b.where == where), None)
        paragraph = self._place(block).paragraph if block else None
        table = next(paragraph.iterancestors(TBL), None) if paragraph is not None else None
        if table is None:
            raise Unplaced
        return table

    def _tree(self, name: str) -> Element:
        if name not in self.parts:
            raise Unplaced
        return self.original.tree(self.parts[name])

    def _by_block(self, settled: Settled) -> Iterator[tuple[Block, list[Change]]]:
        """Changes in characters of their block; one over several blocks is cut at their ends."""
        by_block: dict[Block, list[Change]] = {}
        for change in settled.changes:
            for block in self._blocks(change):
                start, end = max(change.start, block.start), min(change.end, block.end)
                new = change.new if block.start <= change.start <= block.end else ""
                by_block.setdefault(block, []).append(Change(start - block.start, end - block.start, new))
        yield from by_block.items()

    def _blocks(self, change: Change) -> list[Block]:
        if change.start == change.end:
            block = self.text.block_at(change.start)
            return [block] if block else []
        return [b for b in self.text.blocks if b.start < change.end and b.end > change.start]

    def _place(self, block: Block) -> Place:
        name, _, index = block.anchor.partition(":")
        if name not in self.paragraphs:
            self.paragraphs[name] = list(self._tree(name).iter(P))
        if not index.isdecimal() or int(index) >= len(self.paragraphs[name]):
            raise Unplaced
        paragraph = self.paragraphs[name][int(index)]
        return Place(paragraph, self._words(paragraph), self.text.chars[block.start : block.end])

    def _words(self, paragraph: Element) -> list[tuple[Element, str]]:
        inline = Inline(self.styles)
        named = paragraph.find(PSTYLE)
        if named is not None:
            inline.style = self.styles.of(named.get(VAL) or "")
        return list(inline.texts(paragraph))

    def _twins(self, place: Place) -> Iterator[Place]:
        """The same words again: a text box is written a second time for old programs, a header for other pages."""
        for paragraph in twins(place.paragraph, self._headers(place)):
            words = self._words(paragraph)
            if printed(words) == printed(place.words):
                yield Place(paragraph, words, place.text)

    def _headers(self, place: Place) -> list[Element]:
        root = place.paragraph.getroottree().getroot()
        if root.tag not in (W + "hdr", W + "ftr"):
            return []
        kinds = ("header", "footer")
        found = [
            (target, tree)
            for kind, target in self.original.relations(self.main).values()
            if kind in kinds and target in self.original and (tree := self.original.tree(target)) is not root
        ]
        for target, _ in found:
            self.original.change(target)
        return [tree for _, tree in found]
