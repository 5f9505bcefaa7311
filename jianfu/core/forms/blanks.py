"""Sentences with gaps: 总人口__人,其中劳动力__人; 填报单位(盖章):      填表日期:   年  月  日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.forms.cells import narrow
from jianfu.core.patterns import pattern

_UNIT = "万元|元|人|户|个|亩|㎡|平方米|公里|千米|米|岁|吨|只|头|间|层|次|分"
_DATE = pattern(r"[\s_]*年[\s_]*月(?:[\s_]*日)?(?:[\s_]*时(?:[\s_]*分)?)?")
_PIECE = pattern(
    rf"(?P<label>[^\s_:,;。、][^_:,;。\n]*?)\s*"
    rf"(?:(?P<colon>:)[\s_]*|(?P<gap>_{{2,}}|\s{{2,}})\s*)"
    rf"(?P<unit>(?:{_UNIT})(?![\w(])|(?:{_UNIT})(?=[,;。\s(]|$))?"
)
_NO_LABEL = pattern(r"[\d年月日时分()\s.]*|其中|单位")


def fields_in(text: str) -> Iterator[tuple[str, str]]:
    """(label, unit) of every gap of a sentence, from left to right."""
    flat = narrow(text)
    flat = _DATE.sub("__", flat)
    for line in re.split(r"[\n]", flat):
        for part in re.split(r"[,;。](?![^()]*\))", line):
            yield from _in_part(part)


def _in_part(part: str) -> Iterator[tuple[str, str]]:
    for found in _PIECE.finditer(part.strip() + "  "):
        label = "".join(found["label"].split())
        label = re.sub(r"^(?:其中:?|共计?|计)(?=\w)", "", label)
        if found["gap"] and not found["unit"] and "_" not in found["gap"]:
            continue
        if label and len(label) <= 24 and not _NO_LABEL.fullmatch(label):
            yield label, found["unit"] or ""


def unit_line(text: str) -> str:
    """The unit a line gives for a whole table: 单位:万元 -> 万元."""
    found = re.search(
        r"(?:计量|金额)?单位\s*[::]\s*(万元|元|亩|人|户|公顷|吨|平方米|㎡|公里|个|千元|亿元)", narrow(text)
    )
    return found[1] if found else ""
