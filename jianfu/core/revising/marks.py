"""List marks of a paper: headings nothing is left under, numbers that move up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jianfu.core.facts.numerals import chinese, number_of
from jianfu.core.facts.shapes import Notice
from jianfu.core.reading.shapes import Part
from jianfu.core.revising.sentences import Line, Sentence, lines_of
from jianfu.core.revising.shapes import Replace

_MARKS = tuple(
    re.compile(p)
    for p in (
        r"\s*(?P<n>[一二三四五六七八九十]{1,3})、",
        r"\s*\((?P<n>[一二三四五六七八九十]{1,3})\)",
        r"\s*(?P<n>\d{1,2})(?:、|\.(?!\d))",
        r"\s*\(?(?P<n>\d{1,2})\)",
    )
)
_INLINE = re.compile(
    r"(?:(?P<han>[一二三四五六七八九])(?=是)|(?P<number>\d{1,2})(?=[、.)])|(?<=\()(?P<round>[一二三四五六七八九])(?=\))|(?P<circle>[①-⑳]))"
)
# 按照第(二)项: a number that is spoken of stays.
_SPOKEN_OF = re.compile(
    r"(?<!》)第[(]?[一二三四五六七八九十\d]{1,3}[)]?[项点款]|(?:上述|前述|见)第?[(一二三四五六七八九十]"
)
_CLOSES = re.compile(r"特此|联系人|联系电话|联系方式|附件|(?:此页|此件)")


@dataclass(frozen=True, slots=True)
class _Marked:
    line: Line
    level: int
    """0 for 一、 to 3 for (1); 9 without a mark."""
    number: int
    start: int
    end: int


def headings_left_alone(notice: Notice, gone: Collection[Line]) -> set[Line]:
    """Headings whose every line goes; from the deepest up, so that theirs are seen too."""
    plain = notice.text.plain
    lines = list(_marked(notice))
    out: set[Line] = set()
    for i in range(len(lines) - 1, -1, -1):
        here = lines[i]
        if here.level == 9 or not here.line.is_heading(plain, 0) or len(here.line.sentences) > 1:
            continue
        under = []
        for below in lines[i + 1 :]:
            if below.level <= here.level or _CLOSES.match(plain, below.line.start):
                break
            under.append(below.line)
        if under and all(line in gone or line in out for line in under):
            out.add(here.line)
    return out


def moved_up(plain: str, line: Line, gone: Collection[int]) -> list[Replace]:
    """一是…;二是…;三是…: new numbers within a line for the sentences behind those that go."""
    out: list[Replace] = []
    up: dict[str, int] = {}
    for n, sentence in enumerate(line.sentences):
        m = inline_mark(plain, sentence)
        if m is None:
            continue
        kind = m.lastgroup or ""
        if n in gone:
            up[kind] = up.get(kind, 0) + 1
        elif up.get(kind):
            out.append(Replace(m.start(), m.end(), _less(m.group(), up[kind])))
    return out


def inline_mark(plain: str, sentence: Sentence) -> re.Match[str] | None:
    """The last list mark before the sentence's own words, if it is not the mark of the whole line."""
    found = list(_INLINE.finditer(plain, sentence.opens, sentence.parts[0].start))
    return found[-1] if found else None


def _less(mark: str, by: int) -> str:
    if mark.isdigit() and mark.isascii():
        return str(int(mark) - by)
    return chr(ord(mark) - by) if "①" <= mark <= "⑳" else chinese(number_of(mark) - by)


def renumbered(notice: Notice, gone: Collection[Line], edits: Collection[Replace]) -> list[Replace]:
    """New numbers for the list marks behind lines that go. None where the paper speaks of its own numbers."""
    if not gone or _SPOKEN_OF.search(notice.text.plain):
        return []
    out: list[Replace] = []
    up = dict.fromkeys(range(len(_MARKS)), 0)
    for here in _marked(notice):
        if here.level == 9:
            continue
        for deeper in range(here.level + 1, len(_MARKS)):
            up[deeper] = 0
        if here.number == 1:
            up[here.level] = 0
        if here.line in gone:
            up[here.level] += 1
        elif up[here.level]:
            out.append(Replace(here.start, here.end, _written(notice, here, here.number - up[here.level])))
    return [r for r in out if not any(e.start < r.end and e.end > r.start for e in edits)]


def _marked(notice: Notice) -> Iterator[_Marked]:
    """The lines of the body; blank ones, cells and the signature are none of them."""
    plain, text = notice.text.plain, notice.text
    for line in lines_of(plain):
        if line.start == line.end or not notice.body[0] <= line.start < notice.body[1]:
            continue
        block = text.block_at(text.span(line.start, line.end).start)
        if block and block.part is not Part.BODY:
            continue
        yield _mark(plain, line)


def _mark(plain: str, line: Line) -> _Marked:
    for level, marks in enumerate(_MARKS):
        if m := marks.match(plain, line.start, line.end):
            return _Marked(line, level, number_of(m["n"]), m.start("n"), m.end("n"))
    return _Marked(line, 9, 0, line.start, line.start)


def _written(notice: Notice, mark: _Marked, number: int) -> str:
    return str(number) if mark.level > 1 else chinese(number)
