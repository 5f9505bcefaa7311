"""The admission number in a paper's words: 准入编号2026-0413."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"准入\s{0,2}(?:编\s?号|号码?|码)?\s{0,2}[为是]?[:：]?\s{0,2}[(（【\[]?\s{0,2}(?:[A-Za-z]{1,4}\s?-?\s?)?"
    r"(?P<year>20\d\d)\s?[-－—–‐]{1,2}\s?(?P<serial>\d{4,5})(?![\d年月日-])"
)
_HALF = {ord("０") + i: ord("0") + i for i in range(10)}


def find_admission_number(text: str) -> str | None:
    """The first admission number as `2026-0413`; None if there is none.

    Only behind the word 准入: document numbers, telephone numbers and dates are none.

    >>> find_admission_number("准入号：２０２６－０４１３"), find_admission_number("云政办〔2026〕41号")
    ('2026-0413', None)
    """
    m = _NUMBER.search(text.translate(_HALF))
    return f"{m['year']}-{m['serial']}" if m else None
