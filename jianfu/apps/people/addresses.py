"""Where a message reaches somebody: mail and messenger accounts, bound to the staff code; pure."""

from __future__ import annotations

import re
import unicodedata

WORDS = {"mail": "邮箱", "wecom": "企业微信账号", "dingtalk": "钉钉账号"}
"""Field of `Person` -> its word on the screen."""

_RIGHT = {
    "mail": re.compile(r"[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII),
    "wecom": re.compile(r"[\w.@-]{1,64}", re.ASCII),
    "dingtalk": re.compile(r"[\w.@:$=+-]{1,64}", re.ASCII),
}
_NUMBER_OF_A_PERSON = re.compile(r"\d{17}[\dXx]")


def plain_address(field: str, words: str) -> str:
    """As it is stored: half-width, without spaces; only mail knows no capitals."""
    plain = "".join(unicodedata.normalize("NFKC", words).split())
    return plain.lower() if field == "mail" else plain


def is_address(field: str, words: str) -> bool:
    """Could somebody be reached by this? `words` as `plain_address` gives them.

    >>> is_address("mail", "lin@yunshui.example"), is_address("mail", "lin,he@yunshui.example")
    (True, False)
    """
    if _NUMBER_OF_A_PERSON.fullmatch(words):
        return False
    return bool(_RIGHT[field].fullmatch(words)) and len(words) <= 100
