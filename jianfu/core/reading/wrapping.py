"""Which line feeds only wrap a line: copies from PDF and e-mail break sentences at a constant width."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from jianfu.core.patterns import pattern

_NARROW = 24
"""Columns (a Chinese character takes two): below this a line is too short to tell."""

_SLACK = 6
"""Columns a wrapped line may fall short of the width: a number or a bracket is not broken."""

_END = pattern(r"[。!?;:…][”’)》]?$")
_SENTENCE_END = pattern(r"[。!?…][”’)》]?$")
_NUMERAL = "一二三四五六七八九十百〇零○"
# Lines that begin something of their own, however full the line before them is.
_STARTS = pattern(
    rf"""(?:[{_NUMERAL}]{{1,4}}、 | \([{_NUMERAL}\d]{{1,3}}\) | \d{{1,3}}[.、)](?!\d) | 第[{_NUMERAL}\d]{{1,4}}[条章节编部]
    | [①-⑳⑴-⒇●■◆◇□○▲★•·※☆*+>#-]\s?(?=\D) | 附件?\s*\d*\s*[:.] | 附件\s*\d*$ | (?:抄送|抄报|主送|主题词|联系人|联系电话|联系方式
    | 发件人|收件人|主题|来源|时间|地点)\s*[:(] | \(?此件 | \(?联系人 | [一二三四五六七八九十]是)""",
    re.X,
)
_HEADING = pattern(
    rf"(?:[{_NUMERAL}]{{1,4}}、|\([{_NUMERAL}]{{1,3}}\)|第[{_NUMERAL}\d]{{1,4}}[章节编])[^。]*$"
)
_ADDRESS = pattern(
    r"(?:各.{0,80}|.{1,60}(?:政府|委员会|办事处|部门|单位|机构|[局办镇乡村县区市站所社校企]|中心|党委|支部|同志)):$"
)
_ADDRESSEES = pattern("(?!.*[。;:])(?:各|(?!关于|.{2,20}关于).*[,、])")
_TITLE = pattern(
    "[^,。;:]*(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|细则|规定|制度|计划|要点|总结|安排|讲话|说明|责任书)"
    r"(?:\([^()]*\))?$"
)
_PROSE = pattern("[,。;]")
_DATE = pattern(r"(?:\d{4}|[二〇○零一三四五六七八九0O]{4})年[^年月日]{1,3}月[^年月日]{1,3}日$")
_TABLE = pattern(r"\t|\||┃|│|\S {2,}\S+ {2,}\S")


def wrapped_lines(chars: str, alike: str, fixed: Collection[int] = ()) -> list[int]:
    """Indices of the line feeds inside a sentence.

    chars, alike   the same text as it is (its widths count) and in plain forms
    fixed          line feeds that stay whatever they look like: the borders of table cells
    """
    if "\n" not in alike:
        return []
    lines = list(_lines(chars, alike))
    width = _wrap_width(lines)
    if width is None:
        return []
    indents = [line.indent for line in lines if line.columns >= width - _SLACK]
    margin = min(indents)
    has_indents = sum(line.indent > margin for line in lines) >= 2
    return [
        line.end
        for line, after in pairwise(lines)
        if line.end not in fixed
        and after.start == line.end + 1
        and _goes_on(line, after, width, margin, has_indents)
    ]


class _Line:
    __slots__ = ("columns", "end", "indent", "start", "text")

    def __init__(self, start: int, end: int, raw: str, text: str) -> None:
        self.start, self.end = start, end
        self.text = text.strip(" ")
        # One byte for a narrow and two for a wide character: the columns of an office font.
        self.columns = len(raw.rstrip(" \u3000\r").encode("gbk", "replace"))
        self.indent = len(raw[: len(text) - len(text.lstrip(" "))].encode("gbk", "replace"))


def _lines(chars: str, alike: str) -> Iterator[_Line]:
    """The lines that are not empty."""
    start = 0
    for text in alike.split("\n"):
        end = start + len(text)
        if text and not text.isspace():
            yield _Line(start, end, chars[start:end], text)
        start = end + 1


def _wrap_width(lines: list[_Line]) -> int | None:
    """The columns of a full line, or None where the lines are paragraphs."""
    widths = sorted((line.columns for line in lines if line.columns >= _NARROW), reverse=True)
    if len(widths) < 2:
        return None
    # A long web address is not broken by any editor: one line in fifty may stand out.
    width = widths[len(widths) // 50]
    full = sum(width - _SLACK <= w <= width for w in widths)
    evidence = sum(_evidence(a, b, width) for a, b in pairwise(lines))
    return width if full >= 0.3 * len(widths) and evidence >= 2 else None


def _evidence(line: _Line, after: _Line, width: int) -> int:
    """How surely a break is one inside a sentence: 0 no, 1 it may be, 2 it must be."""
    if line.columns < width - _SLACK or after.start != line.end + 1:
        return 0
    if _END.search(line.text) or _STARTS.match(after.text) or _TITLE.match(line.text):
        return 0
    # Prose that stops without any mark, and whose next line ends like a sentence.
    return 1 + bool(
        _PROSE.search(line.text) and not line.text.endswith((",", "、")) and _END.search(after.text)
    )


def _goes_on(line: _Line, after: _Line, width: int, margin: int, has_indents: bool) -> bool:
    """Does `after` continue the sentence of `line`?"""
    if not width - _SLACK <= line.columns <= width + 2 or after.indent > margin + 1:
        return False
    if (
        _STARTS.match(after.text)
        or _DATE.match(after.text)
        or _ADDRESS.match(line.text)
        or _TITLE.match(line.text)
    ):
        return False
    # The addressees may need two lines themselves; before them stands the title.
    if _ADDRESS.match(after.text) and not _ADDRESSEES.match(line.text):
        return False
    if _TABLE.search(line.text) or _TABLE.search(after.text):
        return False
    if _HEADING.match(line.text) and line.columns < width - 3:
        return False
    if _END.search(line.text):
        # Where paragraphs are indented, a full line that ends a sentence still goes on without an indent.
        return has_indents and _SENTENCE_END.search(line.text) is not None
    return True
