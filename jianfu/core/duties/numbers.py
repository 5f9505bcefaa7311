"""Numbers of a list: as printed where they are sound, counted where they are not; what differs is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jianfu.core.duties.shapes import CLASS_NAMES, DutyItem, ListClass, Warned
from jianfu.core.reading.characters import alike

_DIGITS = re.compile(r"^\D{0,4}?(\d{1,4})\D{0,2}$")
_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九")}
_MOST_NAMED = 12
"""Numbers that one warning lists."""


def value_of(printed: str) -> int | None:
    """1, "1.", "(1)", 第1项, 十二; None for a code such as A-3-07 and for nothing."""
    printed = alike(printed)
    found = _DIGITS.match(printed)
    if found:
        return int(found[1])
    bare = re.sub(r"[第项条、()\s]", "", printed)
    if bare and set(bare) <= {*_CHINESE, "十"} and bare.count("十") <= 1:
        tens, ten, ones = bare.rpartition("十")
        return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)
    return None


def numbered(items: Sequence[DutyItem]) -> tuple[list[DutyItem], list[Warned]]:
    """The items of one list with their numbers, in order, and what was wrong with them."""
    values = [value_of(i.as_printed) for i in items]
    told = [v for v in values if v is not None]
    warnings: list[Warned] = []
    again = _starts_again(items, values)
    if len(told) == len(values) and len(set(told)) == len(told) and not again:
        numbers = told
    else:
        numbers = list(range(1, len(items) + 1))
    if told and not again:
        warnings += _doubled(items, values)
    if told:
        warnings += _missing(items, values)
    for run in _runs(items, values):
        warnings += _gaps(run)
    return [replace(i, number=n) for i, n in zip(items, numbers, strict=True)], warnings


def _starts_again(items: Sequence[DutyItem], values: Sequence[int | None]) -> bool:
    """Does each group count from 1 anew?"""
    ones = [i for i, v in zip(items, values, strict=True) if v == 1]
    return len(ones) > 1 and len({i.group for i in ones}) == len(ones)


def _runs(items: Sequence[DutyItem], values: Sequence[int | None]) -> list[list[tuple[DutyItem, int]]]:
    """The printed numbers, cut where counting starts again."""
    runs: list[list[tuple[DutyItem, int]]] = []
    for item, value in zip(items, values, strict=True):
        if value is None:
            continue
        if not runs or value == 1:
            runs.append([])
        runs[-1].append((item, value))
    return runs


def _doubled(items: Sequence[DutyItem], values: Sequence[int | None]) -> list[Warned]:
    seen = Counter(v for v in values if v is not None)
    firsts: set[int] = set()
    warnings = []
    for item, value in zip(items, values, strict=True):
        if value is None or seen[value] < 2:
            continue
        if value in firsts:
            warnings.append(Warned(item.where, f"{_called(item)}编号{value}重复,已按先后顺序编号,原编号保留"))
        firsts.add(value)
    return warnings


def _missing(items: Sequence[DutyItem], values: Sequence[int | None]) -> list[Warned]:
    blank = [i for i, v in zip(items, values, strict=True) if v is None]
    if len(blank) > len(items) / 2:
        return []
    return [Warned(i.where, f"{_called(i)}“{i.name[:20]}”没有编号,已按先后顺序编号") for i in blank]


def _gaps(run: Sequence[tuple[DutyItem, int]]) -> list[Warned]:
    first, values = run[0][0], [v for _, v in run]
    gone = [n for n in range(min(values), max(values)) if n not in set(values)]
    if not gone:
        return []
    named = "、".join(map(str, gone[:_MOST_NAMED])) + ("等" if len(gone) > _MOST_NAMED else "")
    return [Warned(first.where, f"{_called(first)}缺编号{named}(共{len(gone)}个)")]


def _called(item: DutyItem) -> str:
    return CLASS_NAMES[item.listed]


def announced_otherwise(said: dict[ListClass, tuple[int, str]], items: Sequence[DutyItem]) -> list[Warned]:
    """Where a list holds more or fewer items than it says. said: list -> (how many, where that stands)"""
    warnings = []
    for listed, (count, where) in said.items():
        held = sum(i.listed is listed for i in items)
        if held != count:
            warnings.append(Warned(where, f"{CLASS_NAMES[listed]}写明共{count}项,读到{held}项"))
    return warnings
