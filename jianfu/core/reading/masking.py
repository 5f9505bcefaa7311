"""Numbers of persons become asterisks of the same length, so every offset holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jianfu.core.patterns import pattern
from jianfu.core.reading.normalise import normalise
from jianfu.core.reading.shapes import Message, Table, Text

_ID18 = pattern(r"(?<![0-9A-Za-z])\d{6}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXx](?![0-9A-Za-z])")
# Where the text itself says so, also the old number of 15 digits and one with a slip of the pen.
_NAMED_ID = pattern(r"(?:身份证|证件号|公民身份)[^\d\n。;]{0,15}(\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])")
_MOBILE = pattern(
    r"(?<![\dA-Z.])(?:\(?\+?86\)?[ -]?)?1[3-9]\d(?:[ -]?\d{4}[ -]?\d{4}|[ -]?\d{3}[ -]?\d{5})(?![\d元万亿亩吨])"
)
_LANDLINE = pattern(r"(?<![\d.])(?:\(0\d{2,3}\)[ -]?|0\d{2,3}[ -])[2-9]\d{6,7}(?:[-转]\d{1,6})?(?!\d)")
_NAMED_PHONE = pattern(
    r"(?:电话|传真|热线|座机|手机|联系方式|[Tt][Ee][Ll])[^\d\n。;]{0,12}"
    r"((?:0\d{2,3})?[2-9]\d{6,7}(?:[-转]\d{1,6})?(?:[、,/; 或](?:0\d{2,3})?[2-9]\d{6,7}(?:[-转]\d{1,6})?)*)(?!\d)"
)
_CARD = pattern(r"(?<![0-9A-Za-z-])[3-9]\d{3}(?:\d{12,15}|(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?![0-9A-Za-z])")
_NAMED_CARD = pattern(r"(?:银行卡|卡号|银行账号|银行帐号|社保卡)[^\d\n。;]{0,12}(\d[\d ]{13,22}\d)(?!\d)")
_CREDIT_CODE = pattern(r"(?:信用代码|机构代码|项目代码|项目编号|订单号|流水号|登记号)[^\d\n]{0,6}$")
_LONG = pattern(r"\d[\d ()-]{5}")

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def masked(text: Text) -> Text:
    """The text without ID, telephone and bank card numbers, in `chars` and in `plain`."""
    spans = list(private_numbers(text.plain))
    tables = tuple(_masked_table(table) for table in text.tables)
    messages = tuple(_masked_speaker(message) for message in text.messages)
    if not spans:
        return replace(text, tables=tables, messages=messages, _starts=[])
    plain, chars = list(text.plain), list(text.chars)
    for start, end in spans:
        for i in range(start, end):
            if plain[i].isdecimal() or plain[i] in "Xx":
                plain[i] = "*"
                chars[i if text.origin is None else text.origin[i]] = "*"
    return replace(
        text, chars="".join(chars), plain="".join(plain), tables=tables, messages=messages, _starts=[]
    )


def masked_words(words: str) -> str:
    """The same for a short string that stands outside the text: a table's header, a note, a speaker."""
    plain, origin = normalise(words)
    letters = list(words)
    for start, end in private_numbers(plain):
        for i in range(start, end):
            if plain[i].isdecimal() or plain[i] in "Xx":
                letters[i if origin is None else origin[i]] = "*"
    return "".join(letters)


def private_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Spans of numbers that belong to persons; some may overlap.

    Not document numbers, dates, amounts, or the credit codes of organisations.
    """
    if not _LONG.search(plain):
        return
    for found in _ID18.finditer(plain):
        if not _CREDIT_CODE.search(plain, max(found.start() - 20, 0), found.start()) and _is_id(found[0]):
            yield found.span()
    for found in _CARD.finditer(plain):
        if not _CREDIT_CODE.search(plain, max(found.start() - 20, 0), found.start()) and _passes_luhn(
            found[0]
        ):
            yield found.span()
    for number in (_MOBILE, _LANDLINE):
        for found in number.finditer(plain):
            yield found.span()
    for number in (_NAMED_ID, _NAMED_PHONE, _NAMED_CARD):
        for found in number.finditer(plain):
            yield found.span(1)


def _is_id(number: str) -> bool:
    """A day of birth that exists, and the check digit of GB 11643."""
    digits = number.replace(" ", "").replace("-", "").upper()
    month, day = int(digits[10:12]), int(digits[12:14])
    if not (1 <= month <= 12 and 1 <= day <= 31) or digits.startswith("0"):
        return False
    return _CHECK[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11] == digits[17]


def _passes_luhn(number: str) -> bool:
    digits = [int(c) for c in reversed(number) if c.isdecimal()]
    return sum(d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(digits)) % 10 == 0


def _masked_table(table: Table) -> Table:
    header, notes = tuple(map(masked_words, table.header)), tuple(map(masked_words, table.notes))
    return replace(table, header=header, notes=notes)


def _masked_speaker(message: Message) -> Message:
    return replace(message, speaker=masked_words(message.speaker))
