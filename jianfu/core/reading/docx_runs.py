"""The words of one paragraph of a docx as they are printed, and the styles that may hide or colour them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jianfu.core.reading.numbering import W

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
VAL = W + "val"
P, _R, _T, TBL, RPR, PPR = W + "p", W + "r", W + "t", W + "tbl", W + "rPr", W + "pPr"
_VANISH, _COLOR, _SIZE, NUM = W + "vanish", W + "color", W + "sz", f"{PPR}/{W}numPr"
PSTYLE = f"{PPR}/{W}pStyle"
TXBX, ALTERNATE, _CHOICE = W + "txbxContent", _MC + "AlternateContent", _MC + "Choice"
GONE = frozenset(
    {W + "del", W + "moveFrom", PPR, W + "sdtPr", W + "sdtEndPr", W + "rt", W + "delText", W + "instrText"}
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


def text_runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The elements of a paragraph that print characters, with these characters, in order.

    A block's text is the printed list number, if any, and these strings one after another.
    """
    yield from Inline(Styles(None)).texts(paragraph)


@dataclass(frozen=True, slots=True)
class Style:
    hidden: bool | None = None
    red: bool | None = None
    size: int | None = None
    num_id: str | None = None
    depth: int = 0


PLAIN = Style()


class Styles:
    """Only the styles a file uses are worked out: sheets of 160 styles are usual."""

    def __init__(self, root: Element | None) -> None:
        self._elements = (
            {e.get(W + "styleId"): e for e in root.iterfind(W + "style")} if root is not None else {}
        )
        self._known: dict[str, Style] = {}

    def of(self, name: str) -> Style:
        """What a style says of itself or inherits."""
        if name not in self._elements:
            return PLAIN
        if name not in self._known:
            # Set first: styles based on each other in a ring must end.
            self._known[name] = PLAIN
            element = self._elements[name]
            based = element.find(W + "basedOn")
            parent = self.of(based.get(VAL) or "") if based is not None else PLAIN
            look, num = element.find(RPR), element.find(NUM)
            hidden, red, size = _look(look, parent) if look is not None else _given(parent)
            num_id, depth = parent.num_id, parent.depth
            if num is not None:
                num_id, depth = list_of(num, num_id or "", depth)
            self._known[name] = Style(hidden, red, size, num_id, depth)
        return self._known[name]


@dataclass(slots=True)
class Inline:
    """The text of one paragraph; text boxes found in it are laid aside in `boxes`."""

    styles: Styles
    boxes: list[Element] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    """Words drawn as WordArt: many red heads are."""
    style: Style = PLAIN
    red: str = ""
    size: int = 0
    _codes: list[bool] = field(default_factory=list)

    def texts(self, node: Element) -> Iterator[tuple[Element, str]]:
        for child in node:
            tag = child.tag
            if tag == _R:
                yield from self._run(child)
            elif tag == ALTERNATE:
                yield from self.texts(chosen(child))
            elif tag == _MATH_TEXT:
                yield child, child.text or ""
            elif tag not in GONE:
                yield from self.texts(child)

    def _run(self, run: Element) -> Iterator[tuple[Element, str]]:
        look = run.find(RPR)
        style = self.style
        if look is None:
            hidden, red, size = _given(style)
        else:
            named = look.find(W + "rStyle")
            style = style if named is None else self.styles.of(named.get(VAL) or "")
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
            elif tag == ALTERNATE:
                yield from self._marks(chosen(child))
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    yield from self.texts(base)
            elif tag not in GONE and tag != RPR:
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
            if tag == TXBX:
                self.boxes.append(child)
            elif tag == _VML_TEXTPATH:
                self.banners.append(child.get("string") or "")
            else:
                self._drawn(chosen(child) if tag == ALTERNATE else child)


def _look(properties: Element, style: Style) -> tuple[bool | None, bool | None, int | None]:
    """Hidden, red, size in half points: what these properties say, else what the style says."""
    hidden, red, size = _given(style)
    for child in properties:
        tag = child.tag
        if tag == _VANISH:
            hidden = child.get(VAL) not in ("0", "false", "off")
        elif tag == _COLOR:
            red = _is_red(child.get(VAL) or "")
        elif tag == _SIZE:
            value = child.get(VAL) or ""
            size = int(value) if value.isdecimal() else None
    return hidden, red, size


def _given(style: Style) -> tuple[bool | None, bool | None, int | None]:
    return style.hidden, style.red, style.size


def _is_red(color: str) -> bool:
    try:
        value = int(color, 16) if len(color) == 6 else 0
    except ValueError:
        return False
    red, green, blue = value >> 16, value >> 8 & 255, value & 255
    return red >= 0xC0 and green <= 0x50 and blue <= 0x50


def list_of(num: Element, num_id: str, depth: int) -> tuple[str, int]:
    for child in num:
        value = child.get(VAL) or ""
        if child.tag == W + "numId":
            num_id = value
        elif child.tag == W + "ilvl" and value.isdecimal():
            depth = int(value)
    return num_id, depth


def chosen(alternate: Element) -> Element:
    """Of several versions of the same drawing the first; an empty one if there is none."""
    choice = alternate.find(_CHOICE)
    if choice is None:
        choice = alternate.find(_MC + "Fallback")
    return choice if choice is not None else alternate.makeelement(_CHOICE)


def _symbol(sym: Element) -> str:
    try:
        code = int(sym.get(W + "char") or "0", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
