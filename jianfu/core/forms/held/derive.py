"""What follows from something else that is known: sex, birth and age from a number, names of places from a code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.forms.held.numbers import age_on, born, is_identity, sex_of
from jianfu.core.forms.held.shapes import DIVISION, Held, Holding
from jianfu.core.forms.shapes import Element

_DISABILITIES = dict(zip("1234567", ("视力", "听力", "言语", "肢体", "智力", "精神", "多重"), strict=True))
_GRADES = dict(zip("1234", ("一级", "二级", "三级", "四级"), strict=True))
_LEVELS = (2, 4, 6, 9, 12)
"""Digits of a code that name a province, a city, a county, a township, a village."""


def from_identity(element: Element, number: str, on: date) -> str:
    """The element as far as an identity number says it; "" where it says nothing."""
    birth = born(number) if is_identity(number) else None
    if birth is None:
        return ""
    match element.identifier.rpartition(".")[2]:
        case "sex" | "head_sex":
            return sex_of(number)
        case "birth_date":
            return birth.isoformat()
        case "age":
            return str(age_on(birth, on))
        case "is_childbearing":
            return "是" if sex_of(number) == "女" and 15 <= age_on(birth, on) <= 49 else "否"
    return ""


def from_certificate(element: Element, number: str) -> str:
    """Kind or grade of a disability: a certificate of 20 digits is an identity number, the kind and the grade."""
    if len(number) != 20 or not is_identity(number[:18]):
        return ""
    if element.identifier == "disability.type":
        return _DISABILITIES.get(number[18], "")
    return _GRADES.get(number[19], "")


def of_place(held: Held, element: Element, code: str) -> Iterator[Holding]:
    """What tables of places say about a code, or about what lies above it; the nearest that says anything."""
    for digits in reversed(_LEVELS):
        for at in dict.fromkeys((code, code[:digits].ljust(12, "0"), code[:digits])):
            found = [
                table.holding(row, value)
                for table in held.about(DIVISION)
                for row in table.of(at)
                if (value := table.value(row, element.identifier))
            ]
            if found:
                yield from found
                return
