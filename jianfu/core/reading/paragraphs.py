"""Printed lines -> paragraphs: what was only wrapped is joined, headers, footers and page numbers are set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike
from jianfu.core.reading.lines import Line, Page
from jianfu.core.reading.pieces import Piece
from jianfu.core.reading.shapes import Part

_STARTS = pattern(
    r"\s*(?:[一二三四五六七八九十百]{1,4}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节]"
    r"|[①-⑳●■◆□★☆※]|附件\d*\s*:|(?:抄送|主送|联系人|联系电话)\s*:)"
)
_ENDS = pattern(r"[。:!?;〕号][”’)]?$")
_PAGE_NUMBER = pattern(
    r"(?:[-—―–─~·]\s*)*\d{1,4}\s*(?:[-—―–─~·]\s*)*|第\s*\d+\s*页.{0,10}|\d+\s*/\s*\d+|[-—–]\s*[IVXivx]+\s*[-—–]"
)


def pieces_of(pages: Iterable[Page]) -> list[Piece]:
    """Paragraphs with 第N页: wrapped lines joined, also over pages; headers, footers and page numbers set apart."""
    pages = list(pages)
    repeated = _repeated(pages)
    pieces: list[Piece] = []
    around: list[Piece] = []
    text, where = "", ""
    last: tuple[Line, tuple[float, float]] | None = None
    for page in pages:
        for at, line in enumerate(page.lines):
            part = _part(page, at, repeated)
            if part is not Part.BODY:
                around.append(Piece(line.text, f"第{page.number}页", part))
                continue
            column = page.columns[at]
            if last is not None and _goes_on(*last, line, column):
                text += _joint(text, line.text) + line.text
            else:
                pieces.append(Piece(text, where))
                text, where = line.text, f"第{page.number}页"
            last = line, column
    pieces.append(Piece(text, where))
    headers = [piece for piece in around if piece.part is Part.HEADER]
    footers = [piece for piece in around if piece.part is Part.FOOTER]
    return [*headers[:1], *pieces, *_once(footers)]


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    seen: dict[str, Piece] = {}
    for piece in pieces:
        seen.setdefault(piece.text, piece)
    return list(seen.values())


def _joint(before: str, after: str) -> str:
    """A blank between Latin words that were on two lines, nothing between Chinese characters."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""


def _goes_on(
    line: Line, column: tuple[float, float], following: Line, its_column: tuple[float, float]
) -> bool:
    """Is `following` the rest of the same paragraph?"""
    text, after = alike(line.text), alike(following.text)
    if (
        "\t" in text
        or "\t" in after
        or abs(line.size - following.size) > 0.2 * max(line.size, following.size)
    ):
        return False
    if _is_centred(line, column) and _is_centred(following, its_column):
        # The lines of a title; a document number or 文件 above it is a line of its own.
        return (
            not re.search(r"(?:号|文件|令)$", text)
            and not _ENDS.search(text)
            # One character alone ends a long title; below a short line it is no title at all.
            and (len(after) > 1 or len(text) > 8)
            and line.size > 0
        )
    full = line.x1 > column[1] - 1.6 * line.size
    indented = following.x0 > its_column[0] + 1.2 * following.size
    return full and not indented and not _STARTS.match(after)


def _is_centred(line: Line, column: tuple[float, float]) -> bool:
    before, after = line.x0 - column[0], column[1] - line.x1
    return min(before, after) > 1.5 * line.size and abs(before - after) < 1.5 * line.size


def _part(page: Page, at: int, repeated: set[tuple[bool, str]]) -> Part:
    """HEADER or FOOTER for the outermost lines that are page numbers or stand on several pages."""
    line = page.lines[at]
    top, bottom = line.y1 < 0.12 * page.height, line.y0 > 0.86 * page.height
    if not (top or bottom):
        return Part.BODY
    text = alike(line.text)
    if _PAGE_NUMBER.fullmatch(text.strip()) or (top, _mask(text)) in repeated:
        return Part.HEADER if top else Part.FOOTER
    return Part.BODY


def _repeated(pages: Sequence[Page]) -> set[tuple[bool, str]]:
    """Lines at the upper or lower edge that come back on most pages, whatever numbers they carry."""
    if len(pages) < 2:
        return set()
    seen = Counter(
        (line.y1 < 0.12 * page.height, _mask(alike(line.text)))
        for page in pages
        for line in page.lines
        if line.y1 < 0.12 * page.height or line.y0 > 0.86 * page.height
    )
    return {key for key, times in seen.items() if times >= 2 and times >= 0.5 * len(pages)}


def _mask(text: str) -> str:
    return re.sub(r"\d+", "0", "".join(text.split()))
