"""Word 97-2003 files and old WPS files (OLE2); what our own reader does not understand goes to a converter."""

from __future__ import annotations

import shutil
import struct
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from jianfu.core.patterns import pattern
from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.grid import Cell, describe
from jianfu.core.reading.numbering import Numbering
from jianfu.core.reading.ole import open_ole
from jianfu.core.reading.outside import run_outside
from jianfu.core.reading.pieces import Piece, column_letters, join
from jianfu.core.reading.shapes import Draft, Part, ReadLimits, Table, Unreadable
from jianfu.core.reading.word97 import Char, Look, Stories, stories_of
from jianfu.core.reading.word97_lists import lists_of

_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_REVISION_AUTHORS = 0x0232
"""Offset in the file information block of (position, length) of the names of those who made tracked changes."""
_OFFICE_MEMORY = 4 * 2**30
"""Address space, most of it never used; LibreOffice does not start with less than about 2 GB."""

_USUAL = pattern(
    "[\\s!-~\u3000-\u303f\u3400-\u9fff\uff00-\uffef\xb7\u2010-\u2049\u2160-\u25ff\U00020000-\U0003ffff]"
)
_SENSE = 0.8
"""Share of usual characters; damaged tables of pieces point at noise."""
_TOP = 400
_LARGE = 44
"""Half points: 22 pt."""
_PRINTED = {"\t": "\t", "\x0b": "\n", "\x1e": "-", "\xa0": " "}

_LOCKED = "文件设有密码,打不开。原件没有改动。请去掉密码,另存后再放进来。"
_NO_PROGRAM = "文件可能已损坏,或是很老的 Word 格式,本机没有能读它的程序。原件没有改动。请另存为 docx 后再放进来,或请管理员安装 catdoc 或 LibreOffice。"
_DAMAGED = "文件已损坏,打不开。原件没有改动。请从发件人处重新取一份,或另存为 docx 后再放进来。"
_REVISED = "文件有修订痕迹,已删除的文字可能也读了进来。原件没有改动。请在文字处理软件中接受修订,另存为 docx 后再放进来。"


def read_doc(data: bytes, limits: ReadLimits) -> Draft:
    """Raises Unreadable where the file is locked, damaged, or so old that it needs a converter and there is none."""
    block, table = _streams(data)
    try:
        stories = stories_of(block, table)
        if stories is not None:
            return _draft(stories, lists_of(block, table))
    except (struct.error, IndexError, ValueError):
        pass
    return _converted(data, limits, revised=_has_revisions(block, table))


def _streams(data: bytes) -> tuple[bytes, bytes]:
    """The text and its tables. Raises Unreadable for encrypted and damaged files."""
    try:
        with open_ole(data) as ole:
            if ole.exists("EncryptedPackage"):
                raise Unreadable(_LOCKED)
            if not ole.exists("WordDocument"):
                raise Unreadable(
                    "这不是 Word 或 WPS 文字文件,没有读出内容。原件没有改动。请另存为 docx 后再放进来。"
                )
            block: bytes = ole.openstream("WordDocument").read()
            (flags,) = struct.unpack_from("<H", block, 10)
            if flags & _ENCRYPTED:
                raise Unreadable(_LOCKED)
            name = "1Table" if flags & _SECOND_TABLE else "0Table"
            return block, ole.openstream(name).read() if ole.exists(name) else b""
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError) as error:
        raise Unreadable(_DAMAGED) from error


def _draft(stories: Stories, numbering: Numbering) -> Draft:
    """Text boxes stand before the body: the file does not say where they are drawn, and numbers of red heads live there."""
    body = _Body(numbering)
    body.read(stories.main)
    headers = [piece for top, chars in stories.headers if top for piece in _lines(chars, "页眉", Part.HEADER)]
    footers = [
        piece for top, chars in stories.headers if not top for piece in _lines(chars, "页脚", Part.FOOTER)
    ]
    pieces = [
        *_once(headers),
        *_lines(stories.text_boxes, "文本框", Part.TEXTBOX),
        *body.pieces,
        *_once(footers),
        *_lines(stories.footnotes, "脚注", Part.FOOTNOTE),
        *_lines(stories.endnotes, "尾注", Part.FOOTNOTE),
        *_lines(stories.comments, "批注", Part.COMMENT),
    ]
    chars, blocks = join(pieces)
    if len(_USUAL.findall(chars)) < _SENSE * len(chars) or not chars:
        raise ValueError("noise")
    return Draft(chars, blocks, tuple(body.tables), red_head=_has_red_head(stories))


class _Body:
    """Paragraphs and tables of the main text."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.pieces: list[Piece] = []
        self.tables: list[Table] = []
        self._paragraphs = 0
        self._rows: list[list[str]] = [[]]
        self._cell: list[str] = []

    def read(self, chars: Iterable[Char]) -> None:
        for words, end in _paragraphs(chars):
            look = end.look
            number = self._numbering.printed(str(look.list_id), look.list_depth) if look.list_id else ""
            text = number + words
            if end.look.row_end:
                self._rows.append([])
            elif end.text == "\x07":
                self._rows[-1].append("\n".join([*self._cell, text]).strip())
                self._cell = []
            elif end.look.in_table:
                self._cell.append(text)
            else:
                self._close_table()
                self._add(text)
        self._close_table()

    def _add(self, text: str) -> None:
        if text.strip():
            self._paragraphs += 1
            self.pieces.append(Piece(text, f"第{self._paragraphs}段"))

    def _close_table(self) -> None:
        cells = [Cell(r, c, text) for r, row in enumerate(self._rows) for c, text in enumerate(row) if text]
        for text in self._cell:
            self._add(text)
        self._rows, self._cell = [[]], []
        if not cells:
            return
        layout = describe(cells)
        name = f"表{len(self.tables) + 1}"
        self.pieces += [
            Piece(cell.text, f"{name} {column_letters(cell.col)}{cell.row + 1}", Part.TABLE)
            for cell in cells
            if (cell.row, cell.col) not in layout.dropped
        ]
        self.tables.append(Table(name, layout.header, layout.rows, layout.notes))


def _paragraphs(chars: Iterable[Char]) -> Iterable[tuple[str, Char]]:
    """The printed text of each paragraph or cell and the mark that ends it; codes of fields are left out."""
    text: list[str] = []
    codes: list[bool] = []
    char = Char("\r", Look())
    for char in chars:
        if char.text in "\r\x07\x0c":
            yield "".join(text), char
            text, codes = [], []
        elif char.text == "\x13":
            codes.append(True)
        elif char.text == "\x14" and codes:
            codes[-1] = False
        elif char.text == "\x15" and codes:
            codes.pop()
        elif not any(codes):
            text.append(_PRINTED.get(char.text, char.text if char.text >= " " else ""))
    if text:
        yield "".join(text), Char("\r", Look())


def _lines(chars: Iterable[Char], where: str, part: Part) -> list[Piece]:
    return [Piece(text, where, part) for text, _ in _paragraphs(chars) if text.strip()]


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    return list({piece.text: piece for piece in reversed(pieces)}.values())[::-1]


def _has_red_head(stories: Stories) -> bool:
    """Four large red characters on top, as in a docx."""
    for chars in (stories.main[:_TOP], stories.text_boxes[:_TOP]):
        words = "".join(c.text for c in chars if c.look.red and c.look.size >= _LARGE)
        if len("".join(words.split())) >= 4:
            return True
    return False


def _has_revisions(block: bytes, table: bytes) -> bool:
    """Has anybody ever made a tracked change in this file?"""
    try:
        at, length = struct.unpack_from("<II", block, _REVISION_AUTHORS)
        # The first name is always "Unknown".
        return length >= 6 and int(struct.unpack_from("<H", table, at + 2)[0]) > 1
    except struct.error:
        return False


def _converted(data: bytes, limits: ReadLimits, *, revised: bool) -> Draft:
    programs = {"catdoc": _by_catdoc, "soffice": _by_office}
    # catdoc is quicker, but prints deleted text as if it stood there.
    order = ["soffice", "catdoc"] if revised else ["catdoc", "soffice"]
    installed = [name for name in order if shutil.which(name)]
    for name in installed:
        with tempfile.TemporaryDirectory(prefix="jianfu-") as folder:
            paper = Path(folder, "paper.doc")
            paper.write_bytes(data)
            draft = programs[name](paper, limits)
        if draft is not None:
            return replace(draft, problem=_REVISED) if revised and name == "catdoc" else draft
    raise Unreadable(_DAMAGED if installed else _NO_PROGRAM)


def _by_catdoc(paper: Path, limits: ReadLimits) -> Draft | None:
    command = ["catdoc", "-w", "-d", "utf-8", str(paper)]
    printed = run_outside(command, paper.parent, limits, memory_bytes=limits.memory_bytes)
    if printed is None:
        return None
    pieces: list[Piece] = []
    number = 0
    for line in printed.decode("utf-8", "replace").replace("\f", "\n").split("\n"):
        if line.strip():
            number += 1
            part = Part.TABLE if "\t" in line.strip() else Part.BODY
            pieces.append(Piece(line.rstrip(), f"第{number}段", part))
    chars, blocks = join(pieces)
    return Draft(chars, blocks) if pieces else None


def _by_office(paper: Path, limits: ReadLimits) -> Draft | None:
    folder = paper.parent
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        "--convert-to", "docx", "--outdir", str(folder), str(paper),
    ]  # fmt: skip
    run_outside(command, folder, limits, memory_bytes=_OFFICE_MEMORY)
    converted = folder / "paper.docx"
    if not converted.is_file():
        return None
    try:
        return read_docx(converted.read_bytes(), limits)
    except Unreadable:
        return None
