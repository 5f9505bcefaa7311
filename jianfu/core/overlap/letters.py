"""Text -> its letters: what stays the same when a paper is sent again."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from jianfu.core.overlap.shapes import Letters
from jianfu.core.overlap.stock import Place, find_stock
from jianfu.core.reading.normalise import normalise

_NUMERALS = "〇○零一二三四五六七八九十百千万亿两廿卅"
# 2026年4月13日上午9:00, 〔2026〕3号, 第三批, 星期六: a number goes with what makes it a day or a rank.
_NUMBERS = re.compile(
    rf"(?:第|星期|周|[上下中]午|凌晨|晚上?)?[\d{_NUMERALS}.%]+(?:年度?|月份?|日|[点时分秒]|号|季度)?|星期[日天]|周日"
)
# The same with its figures, without the marks of lists (一、 2. (三)).
_AMOUNTS = re.compile(
    rf"(?:[\d.]*\d%?(?:年度?|月份?|日|[点时分:]|号)?|[{_NUMERALS}]+(?:年|月|日|[点时]))+(?![\d.]*[、)])"
)
_LEVELS = str.maketrans(
    "省市区州旗盟" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "县" * 6 + "abcdefghijklmnopqrstuvwxyz"
)


def letters_of(chars: str) -> Letters:
    """The letters of a text, each with its place; any string will do."""
    plain, origin = normalise(chars)
    stock, title = find_stock(plain)
    bare = _bare(_blanked(plain, stock))
    at = array("I", [i for i, c in enumerate(bare) if c.isalpha()])
    if origin is not None:
        at = array("I", [origin[i] for i in at])
    return Letters(_only_letters(bare), at, chars, title and _original(title, origin))


def letters_of_words(words: str) -> str:
    """The letters of a few words: a headline, the name of a subject."""
    return _only_letters(_bare(normalise(words)[0]))


def numbers_in(chars: str) -> list[str]:
    """Amounts and days as they are written; marks of lists are none."""
    return [m[0] for m in _AMOUNTS.finditer(chars)]


def _only_letters(bare: str) -> str:
    return "".join(filter(str.isalpha, bare))


def _bare(plain: str) -> str:
    """Numbers blanked out, levels and cases alike; as many characters as came in."""
    return _NUMBERS.sub(lambda m: " " * len(m[0]), plain).translate(_LEVELS)


def _blanked(plain: str, places: list[Place]) -> str:
    """The same without what stands at `places`."""
    pieces: list[str] = []
    last = 0
    for start, end in places:
        if end > last:
            start = max(start, last)
            pieces += [plain[last:start], " " * (end - start)]
            last = end
    return "".join([*pieces, plain[last:]])


def _original(place: Place, origin: Sequence[int] | None) -> Place:
    start, end = place
    return place if origin is None else (origin[start], origin[end - 1] + 1)
