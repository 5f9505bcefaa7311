"""GB/T 9704-2012 in numbers: page, fonts, lines, where the signature stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
"""The printed area is 156 by 225 mm."""
LINES, CHARACTERS = 22, 28
PITCH_PT = 28
"""From line to line: 22 of them in 225 mm."""
BODY_PT = 16
"""3号."""
DRAWN_PT = -0.25
"""Between characters of 3号, so that 28 of them have room in 156 mm."""
TITLE_PT = 22
"""2号."""
SMALL_PT = 12
"""小四, in tables and under figures."""
NOTE_PT = 10.5
"""5号, for how figures came about."""
PAGE_NUMBER_PT = 14
"""4号."""
PAGE_NUMBER_BELOW_MM = 7
"""Under the printed area."""

TITLE_FONT, BODY_FONT, FIRST_FONT, SECOND_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
NUMBER_FONT = "宋体"
STAND_INS = {
    TITLE_FONT: "宋体",
    BODY_FONT: "仿宋",
    SECOND_FONT: "楷体",
    FIRST_FONT: "SimHei",
    NUMBER_FONT: "SimSun",
}
"""What an office without the font prints instead."""
LEVEL_FONTS = (FIRST_FONT, SECOND_FONT, BODY_FONT, BODY_FONT)


@dataclass(frozen=True, slots=True)
class Signature:
    """Blank characters to the right of the issuer and of the day."""

    issuer: float
    day: float


def signature_of(issuer: str, day: date) -> Signature:
    """7.3.5.2: the issuer two characters from the right, the day two characters further in than the issuer begins.

    A day longer than the issuer stands two characters from the right, and the issuer moves accordingly.

    >>> signature_of("云水县减负工作办公室", date(2026, 12, 1))
    Signature(issuer=2, day=3.5)
    >>> signature_of("减负办", date(2026, 12, 1))
    Signature(issuer=7.5, day=2)
    """
    name, date_width = width_of(issuer), width_of(written_day(day))
    if date_width > name:
        return Signature(date_width + 4 - name, 2)
    return Signature(2, name - date_width)


def width_of(words: str) -> float:
    """In characters: a figure is half as wide as a Chinese character."""
    return sum(0.5 if c.isascii() else 1.0 for c in words)


def written_day(day: date) -> str:
    """No noughts before single figures.

    >>> written_day(date(2026, 3, 6))
    '2026年3月6日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
