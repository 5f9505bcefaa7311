"""Rich Text Format, which many files named .doc are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.I
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable rsidtbl generator "
    b"xmlnstbl latentstyles fldinst nonshppict comment annotation atnid atnauthor deleted bkmkstart bkmkend".split()
)
_BREAKS = {
    b"par": "\n",
    b"line": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"row": "\n",
    b"cell": "\t",
    b"tab": "\t",
}
_SIGNS = {
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
}
_ESCAPED = {b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10008: "gb18030"}


def read_rtf(data: bytes, limits: ReadLimits) -> Draft:
    found = re.search(rb"\\ansicpg(\d+)", data[:2000])
    page = int(found[1]) if found else 936
    chars = _text(data, _CODE_PAGES.get(page, f"cp{page}"))
    if not chars.strip():
        raise Unreadable("文件里没有文字。原件没有改动。请核对是否放错了文件,或另存为 docx 后再放进来。")
    return Draft(chars, ())


def _text(data: bytes, encoding: str) -> str:
    """The pieces, with runs of code page bytes decoded together: one Chinese character is two of them."""
    out: list[str] = []
    run = bytearray()
    for piece in _pieces(data):
        if isinstance(piece, bytes):
            run += piece
            continue
        out.append(_decoded(run, encoding))
        run.clear()
        out.append(piece)
    out.append(_decoded(run, encoding))
    # Characters beyond the basic plane come as two halves.
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decoded(run: bytearray, encoding: str) -> str:
    try:
        return run.decode(encoding, "replace")
    except LookupError:
        return run.decode("gb18030", "replace")


def _pieces(data: bytes) -> Iterator[str | bytes]:
    shown = True
    hidden = False
    skip, width = 0, 1
    groups: list[tuple[bool, bool, int]] = []
    for found in _TOKEN.finditer(data):
        word, number, byte, sign, brace, words = found.groups()
        if brace == b"{":
            groups.append((shown, hidden, width))
        elif brace:
            shown, hidden, width = groups.pop() if groups else (True, False, 1)
        elif sign == b"*" or word in _SILENT:
            shown = False
        elif word == b"v":
            hidden = number != b"0"
        elif word == b"uc":
            width = int(number or 1)
        elif not shown or hidden:
            continue
        elif word == b"u" and number:
            yield chr(int(number) % 65536)
            skip = width
        elif byte or words:
            plain = bytes.fromhex(byte.decode()) if byte else words
            if skip:
                plain, skip = plain[skip:], max(skip - len(plain), 0)
            yield plain
        elif word:
            yield _BREAKS.get(word) or _SIGNS.get(word, "")
        elif sign:
            yield _ESCAPED.get(sign, "")
