"""OFD (GB/T 33190): a zip of XML in which every character has its place on the page.

Seals are annotations and signatures; read as text they would give noise, so they are not looked at.
"""

from __future__ import annotations

import io
import posixpath
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jianfu.core.reading import image
from jianfu.core.reading.lines import Glyph, Page, page_of
from jianfu.core.reading.ofd_objects import box, each, is_red, numbers, placed, text_of
from jianfu.core.reading.package import DAMAGED, Package, inside
from jianfu.core.reading.paragraphs import pieces_of
from jianfu.core.reading.pieces import Piece, join
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Unreadable

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

_A4 = (0.0, 0.0, 210.0, 297.0)
_LARGE = 7.0
"""Millimetres, 20 points: red heads are printed larger."""
_FEW = 8
"""Characters: a page with fewer is a picture."""
_SHARE_OF_TIME = 0.8
_NO_TEXT = "OFD 里没有可读的文字,可能只存了字形或空白页。原件没有改动。请用阅读器打开核对,另存为 PDF 或导出文字后再放进来。"
_OUTSIDE = "有内容指向文件之外,没有读"


def read_ofd(data: bytes, limits: ReadLimits) -> Draft:
    """All documents of the package, one after the other. Raises Unreadable for what gives no text."""
    package = Package(data, limits)
    root = package.tree("OFD.xml")
    if root is None:
        raise Unreadable(DAMAGED)
    until = time.monotonic() + _SHARE_OF_TIME * limits.seconds
    pages: list[Page] = []
    attached: list[str] = []
    red = False
    for body in each(root, "DocBody"):
        document = _Document.open(package, text_of(body, "DocRoot"))
        if document is None:
            continue
        if len(pages) + len(document.pages) > limits.pages:
            raise Unreadable(
                f"OFD 超过 {limits.pages} 页的上限,没有打开。原件没有改动。请拆成几份后再放进来。"
            )
        for part in document.pages:
            pages.append(document.read(part, len(pages) + 1, until))
        red = red or document.red
        attached += document.attached()
    pieces = pieces_of(pages)
    if not any(piece.text.strip() for piece in pieces):
        raise Unreadable(DAMAGED if package.problems else _NO_TEXT)
    chars, blocks = join([*pieces, *(Piece(name, "附件", Part.ATTACHMENT) for name in attached)])
    problem = "、".join(dict.fromkeys(package.problems))
    sentence = f"{problem},其余内容已读。原件没有改动。请用阅读器打开原件对照。" if problem else None
    return Draft(chars, blocks, red_head=red, pages=len(pages), problem=sentence)


@dataclass(slots=True)
class _Document:
    """One document of the package; `templates`, `pictures` and `inks` are looked up by their identifiers."""

    package: Package
    folder: str
    root: Element
    pages: list[str] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    inks: dict[str, bool] = field(default_factory=dict)
    box: tuple[float, ...] = _A4
    red: bool = False

    @classmethod
    def open(cls, package: Package, location: str) -> _Document | None:
        path = inside("", location)
        root = package.tree(path) if path else None
        if path is None or root is None:
            package.problems.append(_OUTSIDE if path is None else "文件有一部分已损坏")
            return None
        document = cls(package, posixpath.dirname(path), root)
        document.box = box(root, "PhysicalBox") or _A4
        for template in each(root, "TemplatePage"):
            document.templates[template.get("ID") or ""] = document.path(template.get("BaseLoc") or "")
        for page in each(root, "Page"):
            document.pages.append(document.path(page.get("BaseLoc") or ""))
        for kind in ("PublicRes", "DocumentRes"):
            for resource in each(root, kind):
                document._load(document.path(resource.text or ""))
        return document

    def path(self, location: str, folder: str | None = None) -> str:
        """The member a location means, "" where it leads out of the package."""
        path = inside(self.folder if folder is None else folder, location.strip())
        if path is None:
            self.package.problems.append(_OUTSIDE)
        return path or ""

    def _load(self, name: str) -> None:
        root = self.package.tree(name)
        if root is None:
            return
        base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc") or "")
        for media in each(root, "MultiMedia"):
            self.pictures[media.get("ID") or ""] = self.path(text_of(media, "MediaFile"), base)
        for ink in each(root, "DrawParam"):
            self.inks[ink.get("ID") or ""] = is_red(ink)

    def read(self, name: str, number: int, until: float) -> Page:
        """One page with the templates it is printed on."""
        root = self.package.tree(name)
        if root is None:
            return Page(number, self.box[3], (), ())
        _, _, width, height = box(root, "PhysicalBox") or self.box
        layers = [
            self.package.tree(self.templates.get(t.get("TemplateID") or "", ""))
            for t in each(root, "Template")
        ]
        glyphs = [
            glyph for layer in (*layers, root) if layer is not None for glyph in self._glyphs(layer, number)
        ]
        if (
            len(glyphs) < _FEW
            and (scanned := self._recognised(root, number, width * height, until)) is not None
        ):
            return _stamped(scanned, page_of(number, width, height, glyphs)) if glyphs else scanned
        return page_of(number, width, height, glyphs)

    def _glyphs(self, root: Element, number: int) -> Iterator[Glyph]:
        for text in each(root, "TextObject"):
            if text.get("Visible") in ("false", "0"):
                continue
            ink = next(each(text, "FillColor"), None)
            red = is_red(text) if ink is not None else self.inks.get(text.get("DrawParam") or "", False)
            count = 0
            for glyph in placed(text):
                count += glyph.size >= _LARGE
                yield glyph
            if red and count >= 4 and number == 1:
                self.red = True

    def _recognised(self, root: Element, number: int, area: float, until: float) -> Page | None:
        """A page that is one large picture, None if it is not or cannot be recognised here."""
        from PIL import Image

        for drawn in each(root, "ImageObject"):
            frame = numbers(drawn.get("Boundary"))
            if len(frame) != 4 or frame[2] * frame[3] < 0.5 * area:
                continue
            raw = self.package.read(self.pictures.get(drawn.get("ResourceID") or "", ""))
            if not raw:
                continue
            if not image.is_installed():
                self.package.problems.append(f"第{number}页是图片,本机没有安装文字识别组件,没有读")
                return None
            if time.monotonic() > until:
                self.package.problems.append(f"第{number}页是图片,没有认完")
                return None
            try:
                with Image.open(io.BytesIO(raw)) as picture:
                    return image.recognise(picture, number)
            except Exception:
                # Pillow's decoders raise whatever the damage makes them stumble over.
                self.package.problems.append(f"第{number}页的图片已损坏")
        return None

    def attached(self) -> list[str]:
        """Names of the attachments; they are listed, not opened."""
        listing = self.package.tree(self.path(text_of(self.root, "Attachments")))
        return [a.get("Name") or "" for a in each(listing, "Attachment")] if listing is not None else []


def _stamped(scanned: Page, typed: Page) -> Page:
    """A recognised picture with the few words typed over it, a secret mark for one, on top."""
    scale = scanned.height / typed.height
    over = [
        replace(line, y0=line.y0 * scale, y1=line.y1 * scale, size=line.size * scale) for line in typed.lines
    ]
    return replace(scanned, lines=(*over, *scanned.lines), columns=(*typed.columns, *scanned.columns))
