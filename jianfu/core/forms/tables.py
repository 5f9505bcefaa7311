"""The rows below a header: a list, or indicators turned on their side."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.core.forms.cells import Kind, Spot, is_example, is_known, is_sum, squeezed
from jianfu.core.forms.headers import Column, Header, Rows, header_at
from jianfu.core.forms.labels import read_label
from jianfu.core.forms.shapes import Asked, Field, Table
from jianfu.core.patterns import pattern

_TURNED = pattern(r"指标|项目|内容|事项|等次|科目|品种|作物|栏目|类别名称|情况")
_KEYED = pattern(r"村|乡|镇|街道|社区|单位|姓名|地区|学校|企业|部门|户主|县|序号|编号")
_UNITS = pattern(r"^(?:计量)?单位$")
_CODES = pattern(r"^(?:代码|编号|行次|序号|代号)$")
_WHO = pattern(r"身份证|证件号|姓名|信用代码|户号|村名|行政村|名称$")
_OWN = pattern(
    r"^(?:填表|制表|审核|负责|单位负责|填报|统计负责|联系|报出|填表日期|制表日期|经办|复核|注|说明)"
)
_STEP = pattern(r"^[一二三四五六七八九十]{1,3}、|^\([一二三四五六七八九十]\)")


def read_table(rows: Rows, header: Header, above: tuple[str, ...]) -> tuple[Table, list[Asked], int]:
    """The table, what it asks, and the row after it."""
    first = header.last + 1
    last = _last_row(rows, header)
    body = range(first, last + 1)
    parts = [Header(header.first, header.last, part) for part in _parts(header.columns)]
    if all(_is_turned(rows, part, body) for part in parts):
        asked = [one for part in parts for one in _turned(rows, part, body, above)]
        return Table("turned", (header.first, header.last), (first, last)), asked, last + 1
    sums = tuple(r for r in body if (s := _first_words(rows, r, header)) and is_sum(s.text))
    examples = tuple(r for r in body if any(is_example(s.text) for s in rows[r] if s.kind is Kind.LABEL))
    free = [r for r in body if r not in sums and r not in examples]
    span = (free[0], free[-1]) if free else (first, first)
    asked = [_column(c, span, above) for c in parts[0].columns]
    keys = tuple(c.spot.col for c in header.columns if _WHO.search(c.names[-1]))
    return Table("table", (header.first, header.last), span, sums, examples, keys), asked, last + 1


def _column(column: Column, span: tuple[int, int], above: tuple[str, ...]) -> Asked:
    label, spot = column.names[-1].rstrip(":"), column.spot
    # A table with room for one row is still a table: the row below may be wanted too.
    span = span if span[0] != span[1] else (span[0], span[0] + 1)
    field = Field(label, (*above, *column.names[:-1]), read_label(label).unit)
    return Asked(field, (span[0], spot.col), (spot.row, spot.col), span, number=column.number)


def _parts(columns: tuple[Column, ...]) -> list[tuple[Column, ...]]:
    """姓名 电话 姓名 电话: one list in two halves, side by side."""
    names = [c.names for c in columns]
    for size in range(2, len(names) // 2 + 1):
        if len(names) % size == 0 and all(names[i] == names[i % size] for i in range(len(names))):
            return [columns[at : at + size] for at in range(0, len(columns), size)]
    return [columns]


def _first_words(rows: Rows, at: int, header: Header) -> Spot | None:
    left = header.columns[0].spot.col
    return next((s for s in rows[at] if s.col >= left and s.kind is not Kind.BLANK), None)


def _last_row(rows: Rows, header: Header) -> int:
    """The last row of values: before a footer, a card, another header, or the end of the heading at the side."""
    left, right = header.columns[0].spot.col, header.columns[-1].spot.right
    edges = {c.spot.col for c in header.columns}
    starts = {part[0].spot.col for part in _parts(header.columns)}
    end = min(header.side.bottom, len(rows) - 1) if header.side else len(rows) - 1
    for at in range(header.last + 1, end + 1):
        words = [s for s in rows[at] if s.col >= left and s.kind is not Kind.BLANK]
        if words and _ends(rows, at, words, edges, starts, right - left + 1):
            return at - 1
        if not words and _is_gap(rows, at, left):
            return at - 1
    return end


def _ends(rows: Rows, at: int, words: Sequence[Spot], edges: set[int], starts: set[int], width: int) -> bool:
    first = words[0]
    if first.kind in (Kind.BLANKS, Kind.NOTE, Kind.CHOICES) and len(words) <= 2:
        return True
    if first.kind is not Kind.LABEL:
        return False
    text = squeezed(first.text)
    if is_sum(text) or is_example(text):
        return False
    if text.endswith(":") or _OWN.search(text):
        return True
    if len(words) == 1 and first.cols >= max(3, 0.8 * width):
        return True
    if any(s.col not in edges for s in words) or (
        first.cols > 1 and first.col + first.cols not in edges | {first.col + width}
    ):
        return True
    known = [s for s in words if s.kind is Kind.LABEL and is_known(s.text)]
    if len(known) > 1 and header_at(rows, at, first.col) is not None:
        return True
    alternate = [s for s in known if s.col not in starts]
    return bool(alternate) and first in known


def _is_gap(rows: Rows, at: int, left: int) -> bool:
    """An empty line before something that begins anew."""
    if at + 1 >= len(rows) or any(s.rows > 1 or s.cols > 1 for s in rows[at]):
        return False
    below = [s for s in rows[at + 1] if s.kind is not Kind.BLANK]
    return (len(below) == 1 and below[0].cols > 2) or (
        len(below) > 2 and header_at(rows, at + 1, left) is not None
    )


def _is_turned(rows: Rows, header: Header, body: range) -> bool:
    """Are the rows named at the left and the columns only years, sums or grades?"""
    if len(body) < 2 or len(header.columns) < 2:
        return False
    corner = header.columns[0].names[-1]
    named = [s for r in body if (s := _row_name(rows, r, header)) is not None]
    first, end = header.columns[0].spot.right, header.columns[-1].spot.right
    others = [s for r in body for s in rows[r] if first < s.col <= end and s.kind is Kind.LABEL]
    if len(named) < 0.7 * len(body):
        return False
    if _TURNED.search(corner) and not _KEYED.fullmatch(corner):
        return True
    units = any(_UNITS.search(c.names[-1]) for c in header.columns)
    if units:
        return True
    known = sum(is_known(s.text) or bool(read_label(s.text).unit) for s in named)
    return not _KEYED.search(corner) and len(others) <= len(body) and known >= 0.5 * len(named)


def _row_name(rows: Rows, at: int, header: Header) -> Spot | None:
    left, right = header.columns[0].spot.col, header.columns[-1].spot.right
    spot = next((s for s in rows[at] if left <= s.col <= right), None)
    if spot is not None and spot.kind is Kind.VALUE and _CODES.search(header.columns[0].names[-1]):
        spot = next((s for s in rows[at] if s.col > spot.col), None)
    return spot if spot is not None and spot.kind is Kind.LABEL else None


def _turned(rows: Rows, header: Header, body: range, above: tuple[str, ...]) -> list[Asked]:
    """One field for each named row; its columns are years, sums or the grades to choose from."""
    asked: list[Asked] = []
    value = [
        c for c in header.columns[1:] if not _UNITS.search(c.names[-1]) and not _CODES.search(c.names[-1])
    ]
    unit_col = next((c.spot.col for c in header.columns if _UNITS.search(c.names[-1])), None)
    section: tuple[str, ...] = ()
    for at in body:
        name = _row_name(rows, at, header)
        if name is None:
            continue
        label = squeezed(name.text)
        cells = {s.col: s for s in rows[at]}
        unit = squeezed(cells[unit_col].text) if unit_col in cells else ""
        if _STEP.search(label) and any(
            (n := _row_name(rows, r, header)) and not _STEP.search(squeezed(n.text))
            for r in range(at + 1, min(at + 2, body.stop))
        ):
            section = (label,)
            if not unit:
                continue
        places = tuple(("/".join(c.names), (at, c.spot.col)) for c in value if c.spot.col in cells)
        group = (*above, *(section if (label,) != section else ()))
        cell = places[0][1] if places else (at, name.right + 1)
        field = Field(label, group, unit or read_label(label).unit)
        asked.append(Asked(field, cell, (name.row, name.col), (at, at), columns=places))
    return asked
