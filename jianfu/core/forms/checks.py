"""Sums a form itself states: 3=1+2, 合计(1)=(2)+(5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from jianfu.core.forms.shapes import Asked, Check
from jianfu.core.patterns import pattern

_SUM = pattern(r"\(?([A-Z]?\d{1,3})\)?\s*=\s*((?:\(?[A-Z]?\d{1,3}\)?\s*[+\-—]?\s*){2,})")
_TERM = pattern(r"([+\-—]?)\s*\(?([A-Z]?\d{1,3})\)?")
_SPAN = pattern(r"\(?(\d{1,3})\)?\s*=\s*\(?(\d{1,3})\)?\s*\+\s*(?:\.{2,}|…+)\s*\+\s*\(?(\d{1,3})\)?")


def checks_in(asked: Sequence[Asked]) -> tuple[Check, ...]:
    """Every sum in the labels and in the line of numbers, each once."""
    found: dict[str, Check] = {}
    for one in asked:
        for text in (one.number, one.field.label, *one.field.group):
            check = check_of(text)
            if check:
                found.setdefault(check.text, check)
    return tuple(found.values())


def check_of(text: str) -> Check | None:
    """
    >>> check_of("合计(1)=(2)+(5)").parts
    (('2', 1), ('5', 1))
    """
    flat = unicodedata.normalize("NFKC", text)
    if whole := _SPAN.search(flat):
        first, last = int(whole[2]), int(whole[3])
        if last - first > 200:
            return None
        return Check(whole[0], whole[1], tuple((str(n), 1) for n in range(first, last + 1)))
    if found := _SUM.search(flat):
        parts = tuple((n, -1 if sign in ("-", "—") and sign else 1) for sign, n in _TERM.findall(found[2]))
        return Check(re.sub(r"\s", "", found[0]), found[1], parts)
    return None
