"""What is printed above and below the pages of a sheet: a secret mark may stand there and in no cell."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from html import unescape

from jianfu.core.reading.pieces import Piece
from jianfu.core.reading.shapes import Part

_IN_XML = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(Header|Footer)>([^<]*)<")
_HEADER, _FOOTER = 0x0014, 0x0015
_FONT = re.compile('&"[^"]*"|&K[0-9A-F]{6}|&\\d{1,3}')
_SECTION = re.compile("&[LCR]")
_CODE = re.compile("&[A-Z]")
"""Page number, date, bold, ..."""


def edges_in_xml(xml: bytes) -> Iterator[Piece]:
    """From one worksheet of an xlsx."""
    for found in _IN_XML.finditer(xml):
        yield from _pieces(unescape(found[2].decode("utf-8", "replace")), found[1] == b"Header")


def edges_in_biff(book: bytes) -> Iterator[Piece]:
    """From the stream of an xls: records of a length, a flag (1: two bytes a character) and characters."""
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        content = book[at + 4 : at + 4 + length]
        at += 4 + length
        if kind in (_HEADER, _FOOTER) and length > 3:
            words = content[3:].decode("utf-16-le" if content[2] & 1 else "latin-1", "replace")
            yield from _pieces(words, kind == _HEADER)


def _pieces(words: str, above: bool) -> Iterator[Piece]:
    where, part = ("页眉", Part.HEADER) if above else ("页脚", Part.FOOTER)
    for section in _SECTION.split(_FONT.sub("", words)):
        text = _CODE.sub("", section).replace("&&", "&").strip()
        if text:
            yield Piece(text, where, part)
