"""Constraints: a date is no name, an area in 亩 is no amount in 元."""

from __future__ import annotations

from jianfu.core.forms.labels import Label
from jianfu.core.forms.shapes import Element

_FAMILIES = (
    ("元", "千元", "万元", "亿元"),
    ("亩", "公顷", "㎡", "平方米", "m2", "平方公里", "平方千米"),
    ("人", "人次", "口"),
    ("户",),
    ("个", "座", "处", "所", "家", "间", "套"),
    ("米", "m", "千米", "公里", "km", "cm", "厘米"),
    ("吨", "公斤", "千克", "kg", "斤"),
    ("立方米", "m3"),
    ("根", "株"),
    ("岁", "周岁"),
)
_TIME = ("年", "月", "日", "天")
_BY_WORD = {"phone": ("phone", "mobile"), "place": ("address", "place", "hukou", "destination", "boundary")}


def unit_fits(unit: str, element: Element) -> bool:
    """May a value of this element be written in this unit? No unit on either side says nothing."""
    first, _, per = unit.partition("/")
    if not unit or first in _TIME:
        return True
    if not element.kind.startswith("N"):
        return False
    if per and per not in ("年", "月", "人", "户") and "标准" not in element.name:
        return False
    return not element.unit or _family(first) == _family(element.unit)


def _family(unit: str) -> object:
    return next((family for family in _FAMILIES if unit in family), unit)


def kind_fits(label: Label, element: Element, *, exact: bool) -> bool:
    """Do the words ask for the kind of value the element has? `exact`: they are the catalogue's own."""
    wanted, has = label.kind, element.kind
    if wanted in ("count", "money", "area"):
        return has.startswith("N")
    if wanted == "share":
        return False
    if wanted == "date":
        return has.startswith("D") or "日期" in element.name or element.identifier in _TIMES
    if wanted == "yesno":
        return not has.startswith(("N", "D"))
    if has.startswith("D") or has == "LIST":
        return wanted == ""
    if wanted == "number":
        return has.startswith("C")
    if wanted in _BY_WORD:
        return (
            any(word in element.identifier for word in _BY_WORD[wanted])
            or has.startswith("C2")
            or "地" in element.name
        )
    if wanted == "name":
        return has in ("C..50", "C..100", "C..150")
    if exact:
        return True
    # A number or a telephone is asked for with a word that says so.
    return not (has.startswith("N") and not label.unit) and not any(
        w in element.identifier for w in _BY_WORD["phone"]
    )


_TIMES = ("employment.work_months", "training.sign_in", "training.sign_out", "training.period")
