"""Down the lines of a list: headings, groups, broken rows and notes told apart, words gathered item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jianfu.core.duties import headings
from jianfu.core.duties.cells import closed
from jianfu.core.duties.numbers import value_of
from jianfu.core.duties.shapes import ListClass
from jianfu.core.duties.tables import Line, Table

_IN_CONTENTS = re.compile(r"[.…·]{3,}|\t\s*\d+\s*$")
AGAIN = re.compile(r"[(\uff08]?(?:续|接上[表页]|续上[表页]?|续表)\d*[)\uff09]?")


@dataclass(slots=True)
class RawItem:
    """An item while its rows are read: the words of its cells by what the columns mean."""

    listed: ListClass
    group: str | None
    where: str
    words: dict[str, str] = field(default_factory=dict)

    def add(self, meaning: str, words: str) -> None:
        known = self.words.get(meaning, "")
        self.words[meaning] = f"{known}\n{words}" if known and words else known or words


class Reader:
    """Goes down the lines; what it knows of the list at each moment stands in its fields."""

    def __init__(self) -> None:
        self.title: str | None = None
        self._of_one_list: str | None = None
        self.items: list[RawItem] = []
        self.said: dict[ListClass, tuple[int, str]] = {}
        self.said_of_groups: dict[tuple[ListClass, str], tuple[int, str]] = {}
        self.said_in_all: tuple[int, str] | None = None
        self._listed: ListClass | None = None
        self._titled = False
        self._sheet: ListClass | None = None
        self._columns: dict[str, int] = {}
        self._width = 0
        self._group: str | None = None
        self._broken = False

    @property
    def called(self) -> str | None:
        """The paper's title; without one, that of its first list."""
        return self.title or self._of_one_list

    def aside(self, table: Table) -> None:
        """A cover or a page of notes: only what it says of the numbers counts."""
        for line in table.lines:
            for cell in dict.fromkeys(line.cells):
                if headings.is_title(cell) and not headings.class_in_name(cell):
                    self.title = self.title or closed(cell)
                self._announced(cell, line, inside=False)

    def table(self, table: Table) -> None:
        if table.named:
            self._sheet = headings.class_in_name(table.name)
            self._listed, self._columns, self._group, self._titled = None, {}, None, False
        lines = table.lines
        if lines and len(lines[0].cells) > 1 and len(lines[0].cells) != self._width:
            self._columns = {}
        self._broken = True
        at = 0
        while at < len(lines):
            rows = self._heading(lines, at)
            if not rows:
                self._line(lines[at], lines[at + 1 :])
            at += rows or 1

    def _heading(self, lines: Sequence[Line], at: int) -> int:
        """How many rows the heading has that begins here; 0 where none does."""
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else None
        columns, rows = headings.columns_of(line.cells), 1
        if below and line.text is None and _goes_on(line, below):
            both = headings.columns_of(line.cells, below.cells)
            if len(both) > len(columns):
                columns, rows = both, 2
        if not columns:
            return 0
        names = line.cells[columns["name"]] + (below.cells[columns["name"]] if rows == 2 and below else "")
        by_name = headings.class_in_name(names) if re.search(r"履职|收回|上收|配合|协助", names) else None
        same = columns == self._columns
        if not self._titled:
            self._listed = (
                by_name or self._sheet or (self._listed if same else None) or _by_columns(columns, line)
            )
            if not same:
                self._group = None
        self._listed = self._listed or _by_columns(columns, line)
        self._titled, self._broken = False, True
        self._columns, self._width = columns, len(line.cells)
        return rows

    def _line(self, line: Line, after: Sequence[Line]) -> None:
        own = [
            (c, w) for c, (w, below) in enumerate(zip(line.cells, line.below, strict=True)) if w and not below
        ]
        if not own:
            return
        alone = len({w for _, w in own}) == 1
        if alone and self._across(line, own, after):
            return
        if not self._columns:
            for _, words in own:
                self._announced(words, line, inside=False)
            return
        first, named = own[0][0], self._columns["name"]
        if (
            first != named
            and first <= min(self._columns.values())
            and headings.is_note(own[0][1])
            and not value_of(own[0][1])
        ):
            for _, words in own:
                self._announced(words, line, inside=True)
            return
        self._row(line, dict(own), after)

    def _across(self, line: Line, own: Sequence[tuple[int, str]], after: Sequence[Line]) -> bool:
        """A row of one text: a title, a group, a note. False where it belongs to an item."""
        col, words = own[0]
        plain = closed(words)
        wide = line.wide or not self._columns or len(own) > 1
        first = (0, self._columns.get("number"), self._columns.get("group"))
        if self.items and not wide and col not in first and not _is_short_group(plain):
            return False
        if value_of(plain) is not None and len(plain) < 5 and headings.announced(plain) is None:
            return False
        if headings.is_note(plain) or _IN_CONTENTS.search(plain) or AGAIN.fullmatch(plain):
            self._announced(plain, line, inside=bool(self._columns))
            return True
        if self._titles(plain, line):
            return True
        if headings.looks_like_group(plain) or (self._columns and len(plain) <= 16 and (wide or col == 0)):
            self._new_group(plain, line)
            return True
        self._announced(plain, line, inside=bool(self._columns))
        return wide or not self._columns

    def _titles(self, words: str, line: Line) -> bool:
        listed = headings.class_in_title(words)
        if listed:
            if listed is not self._listed:
                self._columns, self._group = {}, None
            self._listed, self._titled = listed, True
            count = headings.announced(words)
            if count is not None:
                self.said[listed] = (count, line.where())
            self._of_one_list = self._of_one_list or words
            return True
        if headings.is_title(words):
            self.title = self.title or words
            self._announced(words, line, inside=False)
            return True
        return False

    def _new_group(self, words: str, line: Line) -> None:
        self._group = headings.group_of(words)
        count = headings.announced(words)
        if count is not None and self._listed:
            self.said_of_groups[self._listed, self._group] = (count, line.where())

    def _announced(self, words: str, line: Line, *, inside: bool) -> None:
        told = headings.announced_by_class(words)
        for listed, each in told.items():
            self.said.setdefault(listed, (each, line.where()))
        count = headings.announced(words)
        if count is None or told:
            return
        if inside and self._listed:
            self.said.setdefault(self._listed, (count, line.where()))
        elif not inside:
            self.said_in_all = self.said_in_all or (count, line.where())

    def _row(self, line: Line, own: dict[int, str], after: Sequence[Line]) -> None:
        assert self._listed
        broken, self._broken = self._broken, False
        if self.items and self._belongs_above(line, own, after, broken=broken):
            item = self.items[-1]
            for meaning, col in self._columns.items():
                if col in own and meaning not in ("number", "group", "listed", "remark"):
                    item.add(meaning, own[col])
            return
        group, listed = self._group, self._listed
        if "group" in self._columns:
            told = line.cells[self._columns["group"]]
            group = headings.group_of(closed(told)) if told else group
            self._group = group
        if "listed" in self._columns:
            listed = headings.class_in_name(line.cells[self._columns["listed"]]) or listed
        item = RawItem(listed, group, line.where(self._columns["name"]))
        for meaning, col in self._columns.items():
            if meaning not in ("group", "listed", "remark"):
                item.add(meaning, line.cells[col])
        self.items.append(item)

    def _belongs_above(self, line: Line, own: dict[int, str], after: Sequence[Line], *, broken: bool) -> bool:
        """Is this row the rest of the item above it?"""
        name, number = self._columns["name"], self._columns.get("number")
        if name not in own:
            return number is None or number not in own or line.below[name] or not line.cells[name]
        if number is None or line.below[number]:
            return number is not None and line.below[number]
        printed = line.cells[number]
        if printed and not AGAIN.fullmatch(printed):
            return False
        if AGAIN.fullmatch(printed):
            return True
        before, following = value_of(self.items[-1].words.get("number", "")), _next_number(after, number)
        if before is None:
            return False
        if following in (before + 1, before + 2):
            return following == before + 1
        return broken or not any(
            col in own for m, col in self._columns.items() if m in ("owner", "owner_duty")
        )


def _is_short_group(words: str) -> bool:
    return headings.looks_like_group(words) and len(words) < 24


def _goes_on(line: Line, below: Line) -> bool:
    """May the next row be the second row of a heading?"""
    fresh = [w for w, b in zip(below.cells, below.below, strict=True) if w and not b]
    return (
        len(line.cells) == len(below.cells)
        and bool(fresh)
        and any(headings.meaning_of(w) for w in line.cells)
        and all(len(w) <= 24 and value_of(w) is None for w in line.cells)
        and any(
            headings.meaning_of(w) or re.fullmatch(r"(?:上级|县|区)?部门|乡镇.{0,5}|街道", w) for w in fresh
        )
        and all(len(w) <= 24 and value_of(w) is None for w in fresh)
        and below.cells != line.cells
    )


def _by_columns(columns: dict[str, int], line: Line) -> ListClass:
    if "town_duty" in columns or "owner_duty" in columns:
        return ListClass.ASSIST
    if "how" in columns or ("owner" in columns and re.search("承接|收回", line.cells[columns["owner"]])):
        return ListClass.RECLAIMED
    return ListClass.ASSIST if "owner" in columns else ListClass.BASIC


def _next_number(after: Sequence[Line], col: int) -> int | None:
    return next(_numbers(after, col), None)


def _numbers(after: Sequence[Line], col: int) -> Iterator[int]:
    for line in after:
        value = value_of(line.cells[col]) if col < len(line.cells) and not line.below[col] else None
        if value is not None:
            yield value
