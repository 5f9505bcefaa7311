"""Lines and list marks: which piece of a paper stands under which heading.

Works on papers with line breaks and on collapsed ones (…通知如下:一、考核时间2011年12月16日二、考核对象…): a list
mark in the middle of a line counts when the list goes on there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianfu.core.patterns import pattern

_DIGITS = "一二三四五六七八九十"
_MARK = pattern(
    r"第[一二三四五六七八九十百\d]{1,5}(?P<article>[章节条])[、:]?"
    r"|(?P<han>[一二三四五六七八九十]{1,3})、"
    r"|\((?P<han_round>[一二三四五六七八九十]{1,3})\)[、.]?"
    r"|(?P<number>\d{1,2})(?:、|\.(?!\d))"
    r"|\(?(?P<number_round>\d{1,2})\)[、.]?"
    r"|(?P<circle>[①-⑳])",
    first=rf"\d{_DIGITS}第(①-⑳",
)
_LEVELS = ("article", "han", "han_round", "number", "number_round", "circle")
# 每周一、三 and 第一、二项 are no list marks.
_NO_MARK_AFTER = frozenset("周期第之其初百千万零" + _DIGITS)
_HEADING = 14
_HEADED = pattern(r"(?:^|[。;:!?])?[一二三四五六七八九十]{1,3}、[^\W\d]{2,10}$")
_STOP = frozenset("。;:!?)” ")


class Segment(NamedTuple):
    """A line or a list item. `start` is behind the mark; `level` 0 is a chapter, 9 an unmarked line."""

    start: int
    end: int
    paragraph: int
    level: int
    first: bool = False
    """It opens its list, so the segment before may be its head."""


def find_segments(plain: str, start: int, end: int, paragraph: int) -> Iterator[Segment]:
    """Segments of plain[start:end]; `paragraph` is the number of its first line."""
    expected: dict[int, int] = {}
    for number, line in enumerate(plain[start:end].split("\n"), paragraph):
        if line.strip():
            yield from _of_line(line, start, number, expected)
        start += len(line) + 1


def _of_line(line: str, offset: int, paragraph: int, expected: dict[int, int]) -> Iterator[Segment]:
    indent = len(line) - len(line.lstrip())
    start, level, first = indent, 9, False
    for m in _MARK.finditer(line):
        kind = m.lastgroup or ""
        mark_level, number = _LEVELS.index(kind), _number(m[kind])
        if kind == "article":
            number = -1
            mark_level = 0 if m[kind] != "条" else 1
        at_start = m.start() == indent
        if not at_start and not _goes_on(line, m.start(), mark_level, number, expected):
            continue
        if m.start() > start:
            yield Segment(offset + start, offset + m.start(), paragraph, level, first)
        first = number == 1
        start, level = m.end(), mark_level
        expected[mark_level] = number + 1
        for deeper in [k for k in expected if k > mark_level]:
            del expected[deeper]
    if len(line) > start:
        yield Segment(offset + start, offset + len(line.rstrip()), paragraph, level, first)


def _goes_on(line: str, at: int, level: int, number: int, expected: dict[int, int]) -> bool:
    """Is the mark in the middle of a line the next of its list, or the first after a full stop?"""
    before = line[at - 1]
    if before in _NO_MARK_AFTER or (before.isascii() and before.isalnum()):
        return False
    if number == -1:
        return before in _STOP
    if number == expected.get(level):
        return True
    return number == 1 and (before in _STOP or _after_heading(line, at))


def _after_heading(line: str, at: int) -> bool:
    """五、要求1、请各县…: the first item right behind the few words of a heading."""
    return _HEADED.search(line[max(0, at - _HEADING) : at]) is not None


def _number(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    if len(mark) == 1 and "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    tens, ten, ones = mark.rpartition("十")
    if not ten:
        return _DIGITS.find(mark) + 1
    return (_DIGITS.find(tens) + 1 if tens else 1) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)
