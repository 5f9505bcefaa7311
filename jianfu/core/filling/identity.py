"""Numbers that carry their own check: identity numbers (GB 11643), credit codes (GB 32100), and what follows from them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_WEIGHTS = tuple(2 ** (17 - i) % 11 for i in range(17))
_CHECKS = "10X98765432"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def tidy(text: str) -> str:
    """A number as it is compared: narrow letters, no blanks, X large."""
    return re.sub(r"[\s\-—·'’]", "", unicodedata.normalize("NFKC", text)).upper()


@lru_cache(4096)
def is_identity_number(number: str) -> bool:
    """
    >>> is_identity_number("999901195304062215")
    True
    """
    if not re.fullmatch(r"\d{17}[\dX]", number) or birth_of(number) is None:
        return False
    return _CHECKS[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False)) % 11] == number[17]


def is_credit_code(code: str) -> bool:
    if len(code) != 18 or any(c not in _CREDIT for c in code):
        return False
    total = sum(_CREDIT.index(c) * 3**i % 31 for i, c in enumerate(code[:17]))
    return _CREDIT[(31 - total % 31) % 31] == code[17]


def birth_of(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    return "男" if int(number[16]) % 2 else "女"


def age_of(number: str, day: date) -> int | None:
    """Full years on that day; None for somebody not born yet."""
    birth = birth_of(number)
    if birth is None or birth > day:
        return None
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
