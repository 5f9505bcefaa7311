"""The numbers Word prints in front of paragraphs: 一、 (一) 1. 第一条."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jianfu.core.patterns import pattern

if TYPE_CHECKING:
    from jianfu.core.reading.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_PLACEHOLDER = pattern(r"%([1-9])")
_UNITS = ("", "十", "百", "千")
_SMALL_DIGITS = "〇一二三四五六七八九"
_FORMAL = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_RUNS = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}


@dataclass(frozen=True, slots=True)
class Level:
    form: str
    text: str
    start: int
    suffix: str
    restart: int | None
    legal: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs refer to it. Lists with the same `counter` count on; `restarts` are depths that begin anew."""

    counter: str
    levels: dict[int, Level]
    restarts: frozenset[int] = frozenset()


_NO_LIST = List("", {})


class Numbering:
    """Counts as Word does: one set of counters for each list definition, a fresh one where a list restarts."""

    def __init__(self, lists: dict[str, List]) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def printed(self, num_id: str, depth: int) -> str:
        """Count this paragraph and give its number with the gap that follows it; "" for an unknown list."""
        its_list = self._lists.get(num_id, _NO_LIST)
        levels = its_list.levels
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(its_list.counter, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for at in its_list.restarts:
                counters.pop(at, None)
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [d for d in counters if d > depth]:
            after = levels[deeper].restart if deeper in levels else None
            if after is None or (after and depth < after):
                del counters[deeper]
        if level.form == "bullet":
            return _bullet(level.text)

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            its = levels.get(at, level)
            value = counters.get(at, its.start)
            return str(value) if level.legal else in_words(value, its.form)

        number = _PLACEHOLDER.sub(shown, level.text)
        return number + _gap(number, level.suffix)


def numbering_of(root: Element | None) -> Numbering:
    """The lists of numbering.xml."""
    if root is None:
        return Numbering({})
    abstract: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    links: dict[str, str] = {}
    for element in root.iterfind(W + "abstractNum"):
        key = element.get(W + "abstractNumId") or ""
        abstract[key] = _levels(element)
        style, link = element.find(W + "styleLink"), element.find(W + "numStyleLink")
        if style is not None:
            by_style[style.get(_VAL) or ""] = key
        if link is not None:
            links[key] = link.get(_VAL) or ""
    for key, style_name in links.items():
        if style_name in by_style:
            abstract[key] = abstract[by_style[style_name]]
    return Numbering({num.get(W + "numId") or "": _list(num, abstract) for num in root.iterfind(W + "num")})


def _list(num: Element, abstract: dict[str, dict[int, Level]]) -> List:
    reference = num.find(W + "abstractNumId")
    key = (reference.get(_VAL) or "") if reference is not None else ""
    levels = dict(abstract.get(key, {}))
    restarts: set[int] = set()
    for override in num.iterfind(W + "lvlOverride"):
        depth = _number(override.get(W + "ilvl"), 0)
        levels |= _levels(override)
        start = override.find(W + "startOverride")
        if start is not None:
            restarts.add(depth)
            if depth in levels:
                levels[depth] = replace(levels[depth], start=_number(start.get(_VAL), 1))
    return List(key, levels, frozenset(restarts))


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for lvl in parent.iterfind(W + "lvl"):
        value = {child.tag: child.get(_VAL) for child in lvl}
        # A form Word learned later stands in mc:AlternateContent; the fallback is decimal.
        form = value.get(W + "numFmt") or next((f.get(_VAL) for f in lvl.iter(W + "numFmt")), None)
        restart = value.get(W + "lvlRestart")
        found[_number(lvl.get(W + "ilvl"), 0)] = Level(
            form=form or "decimal",
            text=value.get(W + "lvlText") or "",
            start=_number(value.get(W + "start"), 0 if W + "start" not in value else 1),
            suffix=value.get(W + "suff") or "tab",
            restart=None if restart is None else _number(restart, 0),
            legal=W + "isLgl" in value,
        )
    return found


def in_words(value: int, form: str) -> str:
    """A number in one of Word's number formats (ST_NumberFormat); unknown formats are printed as digits."""
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ):
        return _counting(value)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_SMALL_DIGITS[int(d)] for d in str(max(value, 0)))
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counting(value).translate(_FORMAL)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 1000 else str(value)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form in _RUNS and 0 < value <= _RUNS[form][1]:
        return chr(_RUNS[form][0] + value - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(d) + 0xFEE0) for d in str(value))
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ideographTraditional" and 0 < value <= 10:
        return _STEMS[value - 1]
    if form == "ideographZodiac" and 0 < value <= 12:
        return _BRANCHES[value - 1]
    return "" if form == "none" else str(value)


def _counting(value: int) -> str:
    if not 0 < value < 10000:
        return "〇" if value == 0 else str(value)
    words = ""
    for place, digit in enumerate(reversed(str(value))):
        if digit != "0":
            words = _SMALL_DIGITS[int(digit)] + _UNITS[place] + words
        elif words and not words.startswith("零"):
            words = "零" + words
    return words[1:] if words.startswith("一十") else words


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        letters += sign * times
    return letters


def _bullet(text: str) -> str:
    # Bullets are mostly private-use characters of Wingdings: as text they mean nothing.
    return "" if not text or "\ue000" <= text[0] <= "\uf8ff" else text + " "


def _gap(number: str, suffix: str) -> str:
    if suffix == "nothing" or not number:
        return ""
    return "" if number[-1] in "、)）:：" else " "


def _number(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default
