"""PDF: characters sorted by their place on the page; pages that are only pictures are recognised."""

from __future__ import annotations

import ctypes
import time
from typing import TYPE_CHECKING, Any

from jianfu.core.reading import image
from jianfu.core.reading.lines import Glyph, Page, page_of
from jianfu.core.reading.package import DAMAGED
from jianfu.core.reading.paragraphs import pieces_of
from jianfu.core.reading.pieces import join
from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_LOCKED = "PDF 设有密码,打不开。原件没有改动。请去掉密码,另存后再放进来。"
_FEW = 8
"""Characters: a page with fewer is a picture, perhaps with a stamped page number."""
_UNKNOWN = frozenset(map(chr, [*range(0x20), *range(0xFFFD, 0x10000), *range(0xE000, 0xE100)]))
_LARGE = 20.0
"""Points: red heads are printed larger."""
_DOTS = 150
"""Dots per inch for recognition: below, small type suffers; above, it only takes longer."""
_SHARE_OF_TIME = 0.8
"""Of the allowed seconds, for recognition; what has been read by then is given back."""


def read_pdf(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable for what is no PDF, is locked, has too many pages, or shows no text at all."""
    import pypdfium2

    until = time.monotonic() + _SHARE_OF_TIME * limits.seconds
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_LOCKED if "password" in str(error).lower() else DAMAGED) from error
    try:
        if count > limits.pages:
            raise Unreadable(
                f"PDF 有 {count} 页,超过 {limits.pages} 页的上限,没有打开。原件没有改动。请拆成几份后再放进来。"
            )
        return _read(document, count, until)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, count: int, until: float) -> Draft:
    import pypdfium2

    pages: list[Page] = []
    pictures: dict[int, Page | None] = {}
    damaged: list[int] = []
    red_head: bool | None = None
    for number in range(count):
        try:
            page = document[number]
            glyphs, sound = _glyphs(page)
            typed = page_of(number + 1, *_size(page), glyphs) if sound and glyphs else None
            if typed is None or len(glyphs) < _FEW:
                pictures[number] = typed
            else:
                pages.append(typed)
                if red_head is None:
                    red_head = _has_red_head(page)
            page.close()
        except pypdfium2.PdfiumError:
            damaged.append(number)
    recognised, problem = _recognised(document, list(pictures), until, anything_else=bool(pages))
    if damaged:
        problem = f"第{_list(damaged)}页已损坏,没有读。原件没有改动。请重新取一份后再放进来。"
    # Where no picture was read the few characters stand: a day at the top of the last page, a stamp on an empty one.
    seen = {page.number for page in recognised}
    scraps = [page for page in pictures.values() if page and page.number not in seen]
    pages = sorted(pages + recognised + scraps, key=lambda page: page.number)
    pieces = pieces_of(pages)
    if not any(piece.text.strip() for piece in pieces):
        raise Unreadable(problem or image.NOTHING)
    chars, blocks = join(pieces)
    return Draft(chars, blocks, red_head=red_head, pages=count, problem=problem)


def _list(numbers: list[int]) -> str:
    shown = "、".join(str(number + 1) for number in numbers[:5])
    return shown if len(numbers) <= 5 else f"{shown}等{len(numbers)}"


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Width and height as the page is shown."""
    width, height = page.get_size()
    return width, height


def _glyphs(page: pypdfium2.PdfPage) -> tuple[list[Glyph], bool]:
    """The characters of a page as shown, and whether they say what is printed."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    text = page.get_textpage()
    try:
        raw: Any = text.raw
        box = pdfium.FS_RECTF()
        ref = ctypes.byref(box)
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        turned = page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        found: list[Glyph] = []
        unknown = 0
        for at in range(pdfium.FPDFText_CountChars(raw)):
            code = pdfium.FPDFText_GetUnicode(raw, at)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if char.isspace() or char == "\xad":
                continue
            if char in _UNKNOWN:
                unknown += 1
                continue
            if not pdfium.FPDFText_GetLooseCharBox(raw, at, ref):
                continue
            if turned:
                placed = _turn(
                    turned,
                    box.left - left,
                    box.bottom - bottom,
                    box.right - left,
                    box.top - bottom,
                    right - left,
                    top - bottom,
                )
            else:
                pdfium.FPDFText_GetMatrix(raw, at, matrix)
                pdfium.FPDFText_GetCharOrigin(raw, at, x, y)
                if abs(matrix.b) > 0.2 * abs(matrix.a):
                    # A watermark across the page, or a note along its edge.
                    continue
                # The box of a dash or a quotation mark may be as low as its ink; the line it stands on is certain.
                size = pdfium.FPDFText_GetFontSize(raw, at) * abs(matrix.d)
                placed = box.left, top - y.value - 0.8 * size, box.right, top - y.value + 0.2 * size
            x0, y0, x1, y1 = placed
            if y1 > y0:
                found.append(Glyph(char, x0, y0, max(x0, x1), y1))
        return found, unknown <= 0.3 * len(found)
    finally:
        text.close()


def _turn(
    degrees: int, x0: float, y0: float, x1: float, y1: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box on the unturned page (y upwards) -> on the page as shown (y downwards)."""
    if degrees == 90:
        return y0, x0, y1, x1
    if degrees == 180:
        return width - x1, y0, width - x0, y1
    return height - y1, width - x1, height - y0, width - x0


def _has_red_head(page: pypdfium2.PdfPage) -> bool:
    """Large red characters in the upper half of the first page."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        raw: Any = text.raw
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        box = pdfium.FS_RECTF()
        count = 0
        for at in range(min(pdfium.FPDFText_CountChars(raw), 200)):
            if chr(pdfium.FPDFText_GetUnicode(raw, at)).isspace() or not pdfium.FPDFText_GetLooseCharBox(
                raw, at, ctypes.byref(box)
            ):
                continue
            if box.top - box.bottom < _LARGE:
                continue
            if pdfium.FPDFText_GetFillColor(raw, at, red, green, blue, alpha):
                count += red.value >= 0xC0 and green.value <= 0x50 and blue.value <= 0x50
        return count >= 4
    finally:
        text.close()


def _recognised(
    document: pypdfium2.PdfDocument, numbers: list[int], until: float, *, anything_else: bool
) -> tuple[list[Page], str | None]:
    """Pages that are pictures, and what could not be read of them."""
    pages: list[Page] = []
    if not numbers:
        return pages, None
    if not image.is_installed():
        if not anything_else:
            raise Unreadable(image.NOT_INSTALLED)
        return (
            pages,
            f"第{_list(numbers)}页是图片,没有读。原件没有改动。请放有文字的原件,或请管理员安装文字识别组件。",
        )
    empty: list[int] = []
    for done, number in enumerate(numbers):
        if time.monotonic() > until:
            return (
                pages,
                f"扫描页较多,第{number + 1}页起的 {len(numbers) - done} 页没有认。原件没有改动。请拆成几份后再放进来。",
            )
        page = document[number]
        picture = page.render(scale=_DOTS / 72).to_pil()
        page.close()
        recognised = image.recognise(picture, number + 1)
        if recognised.lines:
            pages.append(recognised)
        else:
            empty.append(number)
    # A blank back of a sheet is no loss.
    return pages, None if pages or anything_else else image.NOTHING
