"""Our own sentences as they are printed: the code writes narrow signs, on which rules match."""

from __future__ import annotations

import re

_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_HAN = r"[\u3400-\u9fff》”」〉）〕％]"
_BESIDE = re.compile(
    rf"(?<={_HAN})[,;:?!()]|[(](?=[\u3400-\u9fff《“])|(?<=[\u3400-\u9fff0-9A-Za-z%)])[,;)](?=[\u3400-\u9fff])"
)
_CLOSED = re.compile(r"（([^（）()]*)\)")
_OPENED = re.compile(r"\(([^（）()]*)）")


def wide_signs(words: str) -> str:
    """Wide signs beside Chinese characters; clocks and numbers keep theirs.

    >>> wide_signs("约9人时(9:00前),比上月少1,200")
    '约9人时（9:00前），比上月少1,200'
    """
    wide = _BESIDE.sub(lambda m: m.group().translate(_WIDE), words)
    return _OPENED.sub(r"（\1）", _CLOSED.sub(r"（\1）", wide))
