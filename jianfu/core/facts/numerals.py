"""Chinese numerals as offices write them: 十二, 二十八, 两, 二〇二六, 2026."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "两": 2,
    "0": 0,
}
_COUNTED = "一二三四五六七八九"
_SHORT = {"廿": "二十", "卅": "三十"}
_TENS = {"十": 10, "百": 100, "千": 1000}


def number_of(text: str) -> int:
    """The number: positional (二〇二六, 2026) or with tens (二十八). ValueError for anything else.

    >>> number_of("二十八"), number_of("二○一〇"), number_of("12"), number_of("两百")
    (28, 2010, 12, 200)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    for short, long in _SHORT.items():
        text = text.replace(short, long)
    if not any(c in _TENS for c in text):
        return int("".join(str(_digit(c)) for c in text))
    total = digit = 0
    for c in text:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = _digit(c)
    return total + digit


def chinese(number: int) -> str:
    """1 to 99 as offices count: 十二, 二十.

    >>> chinese(9), chinese(10), chinese(12), chinese(20), chinese(35)
    ('九', '十', '十二', '二十', '三十五')
    """
    tens, ones = divmod(number, 10)
    unit = _COUNTED[ones - 1] if ones else ""
    return unit if not tens else ("" if tens == 1 else _COUNTED[tens - 1]) + "十" + unit


def _digit(c: str) -> int:
    if c.isascii() and c.isdigit():
        return int(c)
    try:
        return DIGITS[c]
    except KeyError:
        raise ValueError(c) from None
