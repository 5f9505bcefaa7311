"""Word and WPS files in OOXML: a walk over the XML, in the order and with the numbers a reader sees.

Tracked insertions count and deletions do not; hidden text and field codes are not printed, so they are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jianfu.core.reading.grid import Cell, describe
from jianfu.core.reading.numbering import Numbering, W
from jianfu.core.reading.package import DAMAGED, Package
from jianfu.core.reading.pieces import Piece, column_letters, join
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Table, Unreadable

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_VAL = W + "val"
_P, _R, _T, _TBL, _RPR, _PPR = W + "p", W + "r", W + "t", W + "tbl", W + "rPr", W + "pPr"
_VANISH, _COLOR, _SIZE, _NUM = W + "vanish", W + "color", W + "sz", f"{_PPR}/{W}numPr"
_PSTYLE = f"{_PPR}/{W}pStyle"
_TXBX, _ALTERNATE, _CHOICE = W + "txbxContent", _MC + "AlternateContent", _MC + "Choice"
_GONE = frozenset(
    {W + "del", W + "moveFrom", _PPR, W + "sdtPr", W + "sdtEndPr", W + "rt", W + "delText", W + "instrText"}
)
_FIXED = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_SYMBOLS = {
    0xA3: "□",
    0xA8: "□",
    0x6F: "□",
    0x71: "□",
    0x52: "☑",
    0xFE: "☑",
    0xFD: "☒",
    0x53: "☒",
    0xFC: "√",
    0xFB: "×",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
}
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
            "文件里没有文字,可能是空白件,或者内容是图片。原件没有改动。图片请导出为 PDF 或图片后再放进来。"
        )
    chars, blocks = join(pieces)
    problem = "、".join(dict.fromkeys(package.problems + walk.problems))
    return Draft(chars, blocks, tuple(walk.tables), red_head=walk.red_head, problem=_sentence(problem))


def _sentence(problem: str) -> str | None:
    return f"{problem},其余内容已读。原件没有改动。请对照原件看一遍,或另存后再放进来。" if problem else None


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def text_runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The elements of a paragraph that print characters, with these characters, in order.

    A block's text is the printed list number, if any, and these strings one after another.
    """
    yield from _Inline(_Styles(None)).texts(paragraph)


@dataclass(frozen=True, slots=True)
class _Style:
    hidden: bool | None = None
    red: bool | None = None
    size: int | None = None
    num_id: str | None = None
    depth: int = 0


_PLAIN = _Style()


class _Styles:
    """Only the styles a file uses are worked out: sheets of 160 styles are usual."""

    def __init__(self, root: Element | None) -> None:
        self._elements = (
            {e.get(W + "styleId"): e for e in root.iterfind(W + "style")} if root is not None else {}
        )
        self._known: dict[str, _Style] = {}

    def of(self, name: str) -> _Style:
        """What a style says of itself or inherits."""
        if name not in self._elements:
            return _PLAIN
        if name not in self._known:
            # Set first: styles based on each other in a ring must end.
            self._known[name] = _PLAIN
            element = self._elements[name]
            based = element.find(W + "basedOn")
            parent = self.of(based.get(_VAL) or "") if based is not None else _PLAIN
            look, num = element.find(_RPR), element.find(_NUM)
            hidden, red, size = _look(look, parent) if look is not None else _given(parent)
            num_id, depth = parent.num_id, parent.depth
            if num is not None:
                num_id, depth = _list_of(num, num_id or "", depth)
            self._known[name] = _Style(hidden, red, size, num_id, depth)
        return self._known[name]


@dataclass(slots=True)
class _Inline:
    """The text of one paragraph; text boxes found in it are laid aside in `boxes`."""

    styles: _Styles
    boxes: list[Element] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    """Words drawn as WordArt: many red heads are."""
    style: _Style = _PLAIN
    red: str = ""
    size: int = 0
    _codes: list[bool] = field(default_factory=list)

    def texts(self, node: Element) -> Iterator[tuple[Element, str]]:
        for child in node:
            tag = child.tag
            if tag == _R:
                yield from self._run(child)
            elif tag == _ALTERNATE:
                yield from self.texts(_chosen(child))
            elif tag not in _GONE:
                yield from self.texts(child)

    def _run(self, run: Element) -> Iterator[tuple[Element, str]]:
        look = run.find(_RPR)
        style = self.style
        if look is None:
            hidden, red, size = _given(style)
        else:
            named = look.find(W + "rStyle")
            style = style if named is None else self.styles.of(named.get(_VAL) or "")
            hidden, red, size = _look(look, style)
        if hidden:
            return
        for element, text in self._marks(run):
            if not any(self._codes):
                if red:
                    self.red += text
                    self.size = max(self.size, size or 0)
                yield element, text

    def _marks(self, run: Element) -> Iterator[tuple[Element, str]]:
        for child in run:
            tag = child.tag
            if tag == _T:
                if child.text:
                    yield child, child.text
            elif tag in _FIXED:
                yield child, _FIXED[tag]
            elif tag == W + "sym":
                yield child, _symbol(child)
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == _ALTERNATE:
                yield from self._marks(_chosen(child))
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    yield from self.texts(base)
            elif tag not in _GONE and tag != _RPR:
                self._drawn(child)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _drawn(self, node: Element) -> None:
        for child in node:
            tag = child.tag
            if tag == _TXBX:
                self.boxes.append(child)
            elif tag == _VML_TEXTPATH:
                self.banners.append(child.get("string") or "")
            else:
                self._drawn(_chosen(child) if tag == _ALTERNATE else child)


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
        self.styles = _Styles(self._related("styles") if used_styles else None)
        self._paragraphs = 0
        self._table_count = 0

    def _related(self, kind: str) -> Element | None:
        return self.package.tree(self._targets[kind]) if kind in self._targets else None

    def part(self, root: Element, top: Element, name: str, part: Part, where: str) -> None:
        self._name = name
        self._index = {p: i for i, p in enumerate(root.iter(_P))}
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
            if tag == _P:
                self._paragraph(child, part, where)
            elif tag == _TBL:
                self._table(child, part, where)
            elif tag == _ALTERNATE:
                self._blocks(_chosen(child), part, where)
            elif tag == W + "altChunk":
                self.problems.append("文件中并入的其他文件没有读")
            elif tag not in _GONE:
                self._blocks(child, part, where)

    def _paragraph(self, p: Element, part: Part, where: str) -> None:
        inline = _Inline(self.styles)
        named = p.find(_PSTYLE)
        if named is not None:
            inline.style = self.styles.of(named.get(_VAL) or "")
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

    def _number(self, p: Element, style: _Style) -> str:
        """The printed list number of this paragraph; counts it."""
        num_id, depth = style.num_id or "", style.depth
        num = p.find(_NUM)
        if num is not None:
            num_id, depth = _list_of(num, num_id, depth)
        if not num_id or num_id == "0":
            return ""
        if self._numbering is None:
            self._numbering = Numbering(self._related("numbering"))
        return self._numbering.printed(num_id, depth)

    def _table(self, table: Element, part: Part, where: str) -> None:
        self._table_count += 1
        name = f"表{self._table_count}"
        inner = part if part in (Part.COMMENT, Part.FOOTNOTE) else Part.TABLE
        found: list[tuple[Cell, list[Piece]]] = []
        for cell, element in _cells(table):
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


def _look(properties: Element, style: _Style) -> tuple[bool | None, bool | None, int | None]:
    """Hidden, red, size in half points: what these properties say, else what the style says."""
    hidden, red, size = _given(style)
    for child in properties:
        tag = child.tag
        if tag == _VANISH:
            hidden = child.get(_VAL) not in ("0", "false", "off")
        elif tag == _COLOR:
            red = _is_red(child.get(_VAL) or "")
        elif tag == _SIZE:
            value = child.get(_VAL) or ""
            size = int(value) if value.isdecimal() else None
    return hidden, red, size


def _given(style: _Style) -> tuple[bool | None, bool | None, int | None]:
    return style.hidden, style.red, style.size


def _is_red(color: str) -> bool:
    try:
        value = int(color, 16) if len(color) == 6 else 0
    except ValueError:
        return False
    red, green, blue = value >> 16, value >> 8 & 255, value & 255
    return red >= 0xC0 and green <= 0x50 and blue <= 0x50


def _list_of(num: Element, num_id: str, depth: int) -> tuple[str, int]:
    for child in num:
        value = child.get(_VAL) or ""
        if child.tag == W + "numId":
            num_id = value
        elif child.tag == W + "ilvl" and value.isdecimal():
            depth = int(value)
    return num_id, depth


def _chosen(alternate: Element) -> Element:
    """Of several versions of the same drawing the first; an empty one if there is none."""
    choice = alternate.find(_CHOICE)
    if choice is None:
        choice = alternate.find(_MC + "Fallback")
    return choice if choice is not None else alternate.makeelement(_CHOICE)


def _mark_is_gone(p: Element) -> bool:
    """Was the paragraph itself deleted or hidden, not only its words?"""
    mark = p.find(f"{_PPR}/{_RPR}")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "vanish") is not None)


def _symbol(sym: Element) -> str:
    try:
        code = int(sym.get(W + "char") or "0", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _cells(table: Element) -> Iterator[tuple[Cell, Element]]:
    """Each cell once, also when it is merged over rows; cells of deleted rows are gone."""
    rows = [row for row in _children(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]
    for at, row in enumerate(rows):
        for col, width, merge, cell in _placed(row):
            if merge == "continue":
                continue
            height = 1
            if merge == "restart":
                while at + height < len(rows) and (col, "continue") in _merges(rows[at + height]):
                    height += 1
            yield Cell(at, col, "", height, width), cell


def _merges(row: Element) -> set[tuple[int, str]]:
    return {(col, merge) for col, _, merge, _ in _placed(row)}


def _placed(row: Element) -> Iterator[tuple[int, int, str, Element]]:
    """Column, width, part in a vertical merge, and the cell itself."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    col = _count(before, 0)
    for cell in _children(row, W + "tc"):
        width = _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        merge = "" if merged is None else merged.get(_VAL) or "continue"
        yield col, width, merge, cell
        col += width


def _count(element: Element | None, default: int) -> int:
    value = (element.get(_VAL) or "") if element is not None else ""
    # A damaged file may claim a billion columns.
    return min(int(value), 1000) if value.isdecimal() else default


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag not in (W + "tblPr", W + "tblGrid", W + "trPr"):
            yield from _children(child, tag)
