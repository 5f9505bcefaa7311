"""Word and WPS files in OOXML: a walk over the XML, in the order and with the numbers a reader sees.

Tracked insertions count and deletions do not; hidden text and field codes are not printed, so they are not read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jianfu.core.reading.docx_cells import cells_of
from jianfu.core.reading.docx_runs import (
    ALTERNATE,
    GONE,
    NUM,
    PPR,
    PSTYLE,
    RPR,
    TBL,
    VAL,
    Inline,
    P,
    Style,
    Styles,
    chosen,
    list_of,
)
from jianfu.core.reading.grid import Cell, describe
from jianfu.core.reading.numbering import Numbering, W, numbering_of
from jianfu.core.reading.package import DAMAGED, Package
from jianfu.core.reading.pieces import Piece, column_letters, join
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Table, Unreadable

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TOP = 12
"""A red head stands in the first dozen paragraphs."""
_LARGE = 44
"""Half points: 22 pt. Red heads are larger, red remarks in a text are not."""


def read_docx(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable for what is no docx, is encrypted, or breaks the limits."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable("文件设有密码,打不开。原件没有改动。请在文字处理软件中去掉密码,另存后再放进来。")
    package = Package(data, limits)
    main = _main_part(package)
    raw = package.read(main) or b""
    root = package.parse(raw) if raw else None
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise Unreadable(DAMAGED)
    walk = _Walk(package, main, used_styles=b"Style " in raw)
    around = walk.headers_and_footers(root)
    walk.part(root, body, "document", Part.BODY, "")
    pieces = [
        *around[Part.HEADER],
        *walk.pieces,
        *around[Part.FOOTER],
        *walk.notes("footnotes", "footnote", "脚注", Part.FOOTNOTE),
        *walk.notes("endnotes", "endnote", "尾注", Part.FOOTNOTE),
        *walk.notes("comments", "comment", "批注", Part.COMMENT),
    ]
    if not any(piece.text.strip() for piece in pieces):
        raise Unreadable(
            DAMAGED
            if package.problems
            else "文件里没有文字,可能是空白件,或者内容是图片。原件没有改动。图片请导出为 PDF 或图片后再放进来。"
        )
    chars, blocks = join(pieces)
    problem = "、".join(dict.fromkeys(package.problems + walk.problems))
    return Draft(chars, blocks, tuple(walk.tables), red_head=walk.red_head, problem=_sentence(problem))


def body_of(data: bytes, limits: ReadLimits) -> Element:
    """The body of a docx, for lists somebody brings in as they are. Raises Unreadable."""
    package = Package(data, limits)
    root = package.tree(_main_part(package))
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Unreadable(DAMAGED)
    return body


def _sentence(problem: str) -> str | None:
    return f"{problem},其余内容已读。原件没有改动。请对照原件看一遍,或另存后再放进来。" if problem else None


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument":
            return target
    return "word/document.xml"


class _Walk:
    """Collects the pieces of one file."""

    def __init__(self, package: Package, main: str, *, used_styles: bool) -> None:
        self.package = package
        self.pieces: list[Piece] = []
        self.tables: list[Table] = []
        self.problems: list[str] = []
        self.red_head = False
        self.relations = package.relations(main)
        self._targets = dict(self.relations.values())
        self._numbering: Numbering | None = None
        self.styles = Styles(self._related("styles") if used_styles else None)
        self._paragraphs = 0
        self._table_count = 0

    def _related(self, kind: str) -> Element | None:
        return self.package.tree(self._targets[kind]) if kind in self._targets else None

    def part(self, root: Element, top: Element, name: str, part: Part, where: str) -> None:
        self._name = name
        self._index = {p: i for i, p in enumerate(root.iter(P))}
        self._blocks(top, part, where)

    def _aside(self, root: Element, top: Element, name: str, part: Part, where: str) -> list[Piece]:
        """The pieces of a part that does not stand in the body."""
        kept, self.pieces = self.pieces, []
        self.part(root, top, name, part, where)
        found, self.pieces = self.pieces, kept
        return found

    def headers_and_footers(self, root: Element) -> dict[Part, list[Piece]]:
        """What the sections refer to; the same words on several sections are read once."""
        found: dict[Part, list[Piece]] = {Part.HEADER: [], Part.FOOTER: []}
        seen: set[tuple[str, ...]] = set()
        for part, tag, where in (
            (Part.HEADER, "headerReference", "页眉"),
            (Part.FOOTER, "footerReference", "页脚"),
        ):
            for reference in root.iter(W + tag):
                _, target = self.relations.get(reference.get(_RID) or "", ("", ""))
                tree = self.package.tree(target)
                if tree is None:
                    continue
                name = target.rsplit("/", 1)[-1].removesuffix(".xml")
                pieces = self._aside(tree, tree, name, part, where)
                words = tuple(piece.text for piece in pieces)
                if words not in seen:
                    seen.add(words)
                    found[part] += pieces
        return found

    def notes(self, kind: str, tag: str, label: str, part: Part) -> list[Piece]:
        root = self._related(kind)
        found: list[Piece] = []
        number = 0
        for note in root.iterfind(W + tag) if root is not None else ():
            if note.get(W + "type") in (None, "normal"):
                number += 1
                found += self._aside(root, note, kind, part, f"{label}{number}")  # type: ignore[arg-type]
        return found

    def _blocks(self, container: Element, part: Part, where: str) -> None:
        for child in container:
            tag = child.tag
            if tag == P:
                self._paragraph(child, part, where)
            elif tag == TBL:
                self._table(child, part, where)
            elif tag == ALTERNATE:
                self._blocks(chosen(child), part, where)
            elif tag == W + "altChunk":
                self.problems.append("文件中并入的其他文件没有读")
            elif tag not in GONE:
                self._blocks(child, part, where)

    def _paragraph(self, p: Element, part: Part, where: str) -> None:
        inline = Inline(self.styles)
        named = p.find(PSTYLE)
        if named is not None:
            inline.style = self.styles.of(named.get(VAL) or "")
        text = "".join(text for _, text in inline.texts(p))
        for banner in inline.banners:
            self._add(Piece(banner, "文本框", Part.TEXTBOX, self._anchor(p)), banner, _LARGE)
        for box in inline.boxes:
            self._blocks(box, part if part is Part.COMMENT else Part.TEXTBOX, "文本框")
        if not text.strip() and _mark_is_gone(p):
            return
        text = self._number(p, inline.style) + text
        if not text.strip():
            return
        if part is Part.BODY and not where:
            self._paragraphs += 1
            where = f"第{self._paragraphs}段"
        self._add(Piece(text, where, part, self._anchor(p)), inline.red, inline.size)

    def _add(self, piece: Piece, red: str, size: int) -> None:
        if piece.part is not Part.COMMENT and not self.red_head and len(self.pieces) < _TOP:
            words = "".join(red.split())
            self.red_head = len(words) >= 4 and (size >= _LARGE or words.endswith(("文件", "纪要", "公报")))
        self.pieces.append(piece)

    def _anchor(self, p: Element) -> str:
        return f"{self._name}:{self._index[p]}"

    def _number(self, p: Element, style: Style) -> str:
        """The printed list number of this paragraph; counts it."""
        num_id, depth = style.num_id or "", style.depth
        num = p.find(NUM)
        if num is not None:
            num_id, depth = list_of(num, num_id, depth)
        if not num_id or num_id == "0":
            return ""
        if self._numbering is None:
            self._numbering = numbering_of(self._related("numbering"))
        return self._numbering.printed(num_id, depth)

    def _table(self, table: Element, part: Part, where: str) -> None:
        self._table_count += 1
        name = f"表{self._table_count}"
        inner = part if part in (Part.COMMENT, Part.FOOTNOTE) else Part.TABLE
        found: list[tuple[Cell, list[Piece]]] = []
        for cell, element in cells_of(table):
            kept, self.pieces = self.pieces, []
            self._blocks(element, inner, f"{name} {column_letters(cell.col)}{cell.row + 1}")
            pieces, self.pieces = self.pieces, kept
            text = "\n".join(piece.text for piece in pieces if piece.part is inner)
            found.append((replace(cell, text=text), pieces))
        layout = describe([cell for cell, _ in found])
        for cell, pieces in found:
            if (cell.row, cell.col) not in layout.dropped:
                self.pieces += pieces
        if layout.header:
            self.tables.append(Table(name, layout.header, layout.rows, layout.notes))


def _mark_is_gone(p: Element) -> bool:
    """Was the paragraph itself deleted or hidden, not only its words?"""
    mark = p.find(f"{PPR}/{RPR}")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "vanish") is not None)
