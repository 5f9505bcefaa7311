"""Staff codes and passwords; pure."""

from __future__ import annotations

import unicodedata

LEAST = 8
"""Characters of a password."""


def plain_code(words: str) -> str:
    """A staff code as it is stored: full-width signs, spaces and small letters make no difference."""
    return "".join(unicodedata.normalize("NFKC", words).split()).upper()


def weakness_of(password: str, *, staff_code: str, name: str) -> str:
    """Why a password will not do, as a Chinese sentence; "" if it will."""
    if len(password) < LEAST:
        return f"新密码至少要{LEAST}个字符"
    if password.isdigit():
        return "新密码不能全是数字,请加上字母或汉字"
    plain = plain_code(password)
    if (staff_code and staff_code in plain) or (name and name in password):
        return "新密码里不能有自己的工号或姓名"
    if len(set(plain)) < 4:
        return "新密码里重复的字符太多"
    return ""
