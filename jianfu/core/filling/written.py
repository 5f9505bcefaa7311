"""A value as the cell wants it: its unit, its date pattern, its list, text or number."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from jianfu.core.forms.shapes import Asked, Element

_SIZES = {
    "元": ("money", 1.0),
    "千元": ("money", 1e3),
    "万元": ("money", 1e4),
    "亿元": ("money", 1e8),
    "㎡": ("area", 1.0),
    "m2": ("area", 1.0),
    "平方米": ("area", 1.0),
    "亩": ("area", 666.67),
    "公顷": ("area", 10000.0),
    "米": ("length", 1.0),
    "m": ("length", 1.0),
    "公里": ("length", 1000.0),
    "千米": ("length", 1000.0),
    "cm": ("length", 0.01),
    "人": ("persons", 1.0),
    "户": ("households", 1.0),
}
UNCLEAR, UNFIT = "unit_unclear", "label_unclear"


def as_written(
    value: str, element: Element, asked: Asked, choices: tuple[str, ...], *, dated: bool
) -> str | float | None:
    """What goes into the cell; None where the unit or the list leaves it open (then a person is asked).

    choices  the words the cell allows, () for any
    dated    has the cell a date format? Then the day's number is written
    """
    if element.kind.startswith("D"):
        return _date(value, asked.field.label, dated=dated)
    if element.kind.startswith("N"):
        return _number(value, element, asked.field.unit)
    if choices:
        return _choice(value, choices)
    return value


def _number(value: str, element: Element, unit: str) -> float | None:
    text = unicodedata.normalize("NFKC", value).replace(",", "")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return None
    number = float(text)
    here, there = unit.partition("/")[0], element.unit
    if not here or here == there or here in ("岁", "周岁", "月", "年", "个"):
        return number
    if here not in _SIZES or there not in _SIZES or _SIZES[here][0] != _SIZES[there][0]:
        return None
    return number * _SIZES[there][1] / _SIZES[here][1]


def _date(value: str, label: str, *, dated: bool) -> str | float | None:
    found = re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value)
    if not found:
        return value if re.fullmatch(r"\d{4}", value) else None
    year, month, day = found[1], found[2], found[3]
    flat = unicodedata.normalize("NFKC", label).upper()
    if dated and day:
        return float((date(int(year), int(month), int(day)) - date(1899, 12, 30)).days)
    if shape := re.search(r"Y{4}([-./年]?)M{2}(?:([-./月]?)D{2})?", flat):
        text = f"{year}{shape[1]}{month}"
        return f"{text}{shape[2]}{day}" if "D" in shape[0] and day else text
    if "年月" in flat and "年月日" not in flat:
        return f"{year}-{month}"
    if re.search(r"年份|年度|年代$", flat):
        return year
    return value[:10]


def _choice(value: str, choices: tuple[str, ...]) -> str | None:
    """The list's own word: the same, or the only one that holds it or is held by it."""
    bare = {word: re.sub(r"^[\dA-Z]+[.、:\s-]*", "", word) for word in choices}
    same = [word for word, plain in bare.items() if value in (word, plain)]
    if same:
        return same[0]
    near = [word for word, plain in bare.items() if plain and (plain in value or value in plain)]
    return near[0] if len(near) == 1 else None
