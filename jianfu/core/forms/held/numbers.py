"""Numbers with a check character. Sources: GB 11643-1999 (identity), GB 32100-2015 (social credit code)."""

from __future__ import annotations

import unicodedata
from datetime import date

_ID_WEIGHTS = tuple(pow(2, 17 - n, 11) for n in range(17))
_ID_CHECK = "10X98765432"
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(pow(3, n, 31) for n in range(17))


def tidy(number: str) -> str:
    """As it is compared: half width, no spaces, capitals."""
    return "".join(unicodedata.normalize("NFKC", number).split()).upper()


def is_identity(number: str) -> bool:
    """Is this an identity number of 18 characters with a day of birth and the right check character?

    >>> is_identity("999901195304062215")
    True
    """
    if len(number) != 18 or not (number[:17].isdecimal() and number.isascii()) or not born(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return number[17] == _ID_CHECK[total % 11]


def is_credit_code(code: str) -> bool:
    """Is this a unified social credit code of 18 characters with the right check character?"""
    if len(code) != 18 or any(letter not in _CODE_LETTERS for letter in code):
        return False
    total = sum(_CODE_LETTERS.index(c) * weight for c, weight in zip(code, _CODE_WEIGHTS, strict=False))
    return _CODE_LETTERS.index(code[17]) == -total % 31


def born(number: str) -> date | None:
    """The day of birth inside an identity number; None where its digits are no day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    return "男" if int(number[16]) % 2 else "女"


def age_on(birth: date, day: date) -> int:
    """Full years on a day; who was born on 29 February has a birthday on 1 March of other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
