"""What stands where in a table: title, header rows, notes, data; and which cells may not be kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jianfu.core.patterns import pattern
from jianfu.core.reading import people
from jianfu.core.reading.characters import alike

_MOST_ROWS = 200
"""Rows of a table that is neither about people nor about work; a longer one is a body of data."""
_SEARCHED = 15
"""A header stands in the first rows."""
_LABEL_LENGTH = 40
# Patterns see text as `characters.alike` gives it: half-width, simplified.
_NOTE = pattern(
    r"[\s*※]*(?:备注|附注|注意|说明|填表|填报|填写|要求|注)(?:说明|要求|须知|事项|\d)?\s*[:\d]"
    r"|(?:填表|填报|填写|指标)说明|[*※]\s*\S"
)
_SIGNATURE = pattern(
    r"(?:制表|填表|填报|审核|负责|联系|复核|单位负责)(?:人|单位|日期|电话|时间)?\s*(?:\([^)]*\))?\s*:"
)
_VALUE = pattern(
    r"[-+¥]?[\d,.]+\s*%?|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T][\d:]+)?|√|×|是|否|有|无|男|女"
)
_SENTENCE_END = ("。", ";")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, a merged one once, at its upper left corner; rows and columns count from 0."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """header: names of the columns, with the names above them; dropped: (row, column) of cells not to be kept.

    rows: how many rows of data; notes: lines that explain the table.
    """

    header: tuple[str, ...]
    rows: int
    notes: tuple[str, ...]
    dropped: frozenset[tuple[int, int]]
    is_work: bool = False


def describe(cells: Sequence[Cell]) -> Layout:
    """Find the parts of one table and what in it is about people. Names and notes come in plain forms."""
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.text.strip():
            by_row[cell.row].append(replace(cell, text=alike(cell.text)))
    width = max((c.col + c.cols for c in cells), default=0)
    first = _header_row(by_row, width)
    if first is None or _is_card(by_row, first):
        return _card(by_row)
    last = _header_end(by_row, first)
    header = _names(by_row, first, last, width)
    data, notes = _split(by_row, last + 1, width)
    above = [c.text for row, line in by_row.items() if row < first for c in line if is_note(c.text)]
    dropped, filled = _about_people(header, data, by_row)
    dropped |= {
        (c.row, c.col) for row, line in by_row.items() if row < first for c in line if _names_somebody(c.text)
    }
    names = tuple(name for name in header if name)
    return Layout(names, filled, tuple(above + notes), frozenset(dropped), people.is_about_work(names))


def _names_somebody(text: str) -> bool:
    """Above a header: 联系人:周山川 139...; a title stays, its number is masked like any other."""
    if not people.has_number_of_person(text) or len(text) >= _LABEL_LENGTH:
        return False
    words = re.sub(r"[\d\s:()-]+", "", text)
    return is_signature(text) or len(words) < 2 or people.is_name(words)


def _header_row(by_row: dict[int, list[Cell]], width: int) -> int | None:
    """The first row that is made of several labels and spans most of the table."""
    for row in sorted(by_row)[:_SEARCHED]:
        line = by_row[row]
        covered = sum(c.cols for c in line)
        if len(line) < min(2, width) or covered < 0.5 * width:
            continue
        if width == 1 and not people.is_label_of_person(line[0].text):
            continue
        if all(is_label(c.text) for c in line) and not any(is_signature(c.text) for c in line):
            return row
    return None


def is_label(text: str) -> bool:
    text = "".join(text.split())
    return (
        len(text) <= _LABEL_LENGTH
        and not _VALUE.fullmatch(text)
        and not text.endswith(_SENTENCE_END)
        and not people.has_number_of_person(text)
    )


def _is_card(by_row: dict[int, list[Cell]], first: int) -> bool:
    """A form of one person or unit: labels beside their blanks, on several rows."""
    labelled = [
        row
        for row, line in by_row.items()
        if row > first
        and any(people.is_label_of_person(c.text) for c in line if c.text.strip() and len(c.text.strip()) > 1)
    ]
    return (
        bool(labelled)
        and any(people.is_label_of_person(c.text) for c in by_row[first])
        and labelled[0] - first <= 2
    )


def _card(by_row: dict[int, list[Cell]]) -> Layout:
    """No header: keep everything but the answers beside a person's labels and lines with numbers of people."""
    dropped: set[tuple[int, int]] = set()
    for line in by_row.values():
        after_label = False
        for cell in line:
            label = people.is_label_of_person(cell.text)
            if (after_label and not label) or (
                people.has_number_of_person(cell.text) and len(cell.text) < _LABEL_LENGTH
            ):
                dropped.add((cell.row, cell.col))
            after_label = label
    columns: dict[int, list[Cell]] = defaultdict(list)
    for line in by_row.values():
        for cell in line:
            columns[cell.col].append(cell)
    for column in columns.values():
        if len(column) > 2 and people.are_names([c.text for c in column]):
            dropped |= {(c.row, c.col) for c in column if c is not column[0] or people.is_name(c.text)}
    notes = [c.text for line in by_row.values() for c in line if is_note(c.text)]
    return Layout((), 0, tuple(notes), frozenset(dropped))


def _header_end(by_row: dict[int, list[Cell]], first: int) -> int:
    """The last header row: below merged names stand their parts, then perhaps a line 甲 乙 1 2 3."""
    last = max(c.row + c.rows - 1 for c in by_row[first])
    if last == first and any(c.cols > 1 for c in by_row[first]):
        wide = [range(c.col, c.col + c.cols) for c in by_row[first] if c.cols > 1]
        below = by_row.get(first + 1, [])
        if below and all(is_label(c.text) and any(c.col in span for span in wide) for c in below):
            last = first + 1
    below = by_row.get(last + 1, [])
    signs = ["".join(c.text.split()).strip("()") for c in below]
    if (
        len(signs) > 2
        and set(signs) <= {"甲", "乙", "丙", "丁", *map(str, range(100))}
        and "".join(signs).count("1")
        and signs[-1].isdigit()
    ):
        in_order = [int(sign) for sign in signs if sign.isdigit()]
        if in_order == list(range(1, len(in_order) + 1)):
            last += 1
    return last


def _names(by_row: dict[int, list[Cell]], first: int, last: int, width: int) -> list[str]:
    """For each column its names from the top down: 家庭情况/人口数."""
    paths: list[list[str]] = [[] for _ in range(width)]
    for row in range(first, last + 1):
        for cell in by_row.get(row, []):
            name = "".join(cell.text.split())
            for col in range(cell.col, min(cell.col + cell.cols, width)):
                if not paths[col] or paths[col][-1] != name:
                    paths[col].append(name)
    return ["/".join(path) for path in paths]


def _split(by_row: dict[int, list[Cell]], start: int, width: int) -> tuple[list[int], list[str]]:
    """Rows of data, and the notes below or between them."""
    data: list[int] = []
    notes: list[str] = []
    in_notes = False
    for row in sorted(r for r in by_row if r >= start):
        line = by_row[row]
        text = line[0].text.strip()
        alone = len(line) == 1 and (line[0].cols > 1 or width <= 2 or line[0].col <= 1)
        long = len(text) >= 15 and not people.has_number_of_person(text)
        if len(line) <= 2 and is_note(text):
            in_notes = True
            notes.append(" ".join(c.text.strip() for c in line))
        elif alone and width > 2 and (long or in_notes):
            notes.append(text)
        elif is_signature(text) and len(line) <= 6:
            continue
        else:
            data.append(row)
    return data, notes


def is_note(text: str) -> bool:
    return bool(_NOTE.match(text.strip()))


def is_signature(text: str) -> bool:
    """填表人: 审核人: and who signed."""
    return bool(_SIGNATURE.match(text.strip()))


def _about_people(
    header: list[str], data: list[int], by_row: dict[int, list[Cell]]
) -> tuple[set[tuple[int, int]], int]:
    """The cells that may not be kept, and how many rows have data beyond a serial number."""
    columns: list[list[str]] = [[] for _ in header]
    filled = 0
    for row in data:
        line = by_row[row]
        for cell in line:
            if cell.col < len(columns):
                columns[cell.col].append(cell.text.strip())
        filled += any(not c.text.strip().isdigit() or c.col > 0 for c in line)
    dropped: set[tuple[int, int]] = set()
    if people.rows_are_people(header, columns) or (
        len(data) > _MOST_ROWS and not people.is_about_work(header)
    ):
        dropped = {(c.row, c.col) for row in data for c in by_row[row]}
    else:
        personal = {at for at, name in enumerate(header) if people.is_personal(name, columns[at])}
        dropped = {(c.row, c.col) for row in data for c in by_row[row] if c.col in personal}
    # Signatures below a list name people too: 填表人:张小明 电话:...
    start = min(data, default=0)
    dropped |= {
        (c.row, c.col)
        for row, line in by_row.items()
        if row > start
        for c in line
        if is_signature(c.text) or (people.has_number_of_person(c.text) and len(c.text) < _LABEL_LENGTH)
    }
    return dropped, filled
