"""One sheet or table while it is filled: its cards, its lists, its blank lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from jianfu.core.filling.counts import Counts, is_of_today
from jianfu.core.filling.page import Page
from jianfu.core.filling.paper import PaperTable
from jianfu.core.filling.pen import Pen
from jianfu.core.filling.refs import Gap
from jianfu.core.filling.rosters import Roster, place_of_row, roster_of
from jianfu.core.filling.shapes import AskedRow, Result
from jianfu.core.filling.values import Known
from jianfu.core.filling.who import Who, who_of
from jianfu.core.forms import Asked, Match, Sheet, Table, match
from jianfu.core.forms.labels import plain
from jianfu.core.forms.roles import role_of
from jianfu.core.reading.grids import Grid

_AS_AT = re.compile(r"截[至止]\s*(\d{4})年(\d{1,2})月(\d{1,2})日")
_NAMES = {
    "household.head_id": "household.head_name",
    "person.id_number": "person.name",
    "ent.uscc": "ent.name",
}
Column = tuple[Asked, Match]


def day_of(grid: Grid, sheet: Sheet) -> date | None:
    """The day the form speaks of: 截至2026年6月30日."""
    first = min((t.header[0] for t in sheet.tables), default=4)
    words = sheet.title + "".join("".join(row) for row in grid.rows[:first])
    found = _AS_AT.search(unicodedata.normalize("NFKC", words))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


class FilledSheet:
    """One sheet while it is filled."""

    def __init__(
        self,
        grid: Grid,
        sheet: Sheet,
        page: Page | PaperTable,
        known: Known,
        answers: Mapping[str, str | float],
    ) -> None:
        self.grid, self.sheet, self.known, self.holdings = grid, sheet, known, known.holdings
        matched = match(sheet.form)
        self.row_is = matched.row_is
        self.columns: list[Column] = list(zip(sheet.asked, matched.fields, strict=True))
        hidden = {
            (r, c)
            for (top, left), (bottom, right) in grid.merges
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
            if (r, c) != (top, left)
        }
        self.pen = Pen(page, self.known, hidden, answers)

    def filled(self, marks: str) -> Result:
        head = self._card()
        for asked, found in self.columns:
            # Years beside an indicator: nobody's data, counted or estimated by whoever reports.
            for _, cell in asked.columns:
                self.pen.leave([(replace(asked, cell=cell), found)], None)
        for table in self.sheet.tables:
            self._table(table, head)
        if marks == "yellow":
            self.pen.mark()
        return self.pen.result(self.grid.name, self.row_is, self.known.day)

    def _text(self, place: tuple[int, int]) -> str:
        row, col = place
        return (
            self.grid.rows[row][col].strip()
            if 0 <= row < len(self.grid.rows) and col < len(self.grid.rows[row])
            else ""
        )

    # -- cards

    def _card(self) -> Who | None:
        """Fields beside their labels. Gives back whose card it is."""
        fields = [(a, m) for a, m in self.columns if a.rows[0] == a.rows[1] and not a.columns]
        groups: dict[tuple[str, ...], list[Column]] = {}
        for asked, found in fields:
            groups.setdefault(asked.field.group, []).append((asked, found))
        own = {group: who for group, columns in groups.items() if (who := self._who_of_card(columns))}
        first = next(iter(own.values()), None)
        for group, columns in groups.items():
            who = own.get(group, first)
            if who is None:
                self.pen.leave(columns, None)
            elif who.why:
                self.pen.ask_row(columns, who, None)
            else:
                self.pen.write(columns, who, None)
        return first if first and not first.why else None

    def _who_of_card(self, columns: Sequence[Column]) -> Who | None:
        row = self._said(columns, None)
        number_as = _number_as(columns)
        if number_as is None or not (row.get(number_as) or row.get(_NAMES[number_as])):
            return None
        place = next((a.cell for a, m in columns if m.element and m.element.identifier == number_as), None)
        who = who_of(
            row,
            self.holdings,
            number_as=number_as,
            is_number_cell=bool(place and self.pen.page.is_number(place)),
        )
        return None if who.why in ("no_key", "not_found") else who

    # -- tables

    def _table(self, table: Table, head: Who | None) -> None:
        columns = [
            (a, m)
            for a, m in self.columns
            if a.rows[0] != a.rows[1] and table.header[0] <= a.header[0] <= table.header[1]
        ]
        if not columns:
            return
        rows = [
            r
            for r in range(table.rows[0], table.rows[1] + 1)
            if r not in table.sums and r not in table.examples
        ]
        number_as = _number_as(columns)
        above = "".join("".join(r) for r in self.grid.rows[: table.header[0]])
        if number_as is None:
            self._places(columns, rows, above)
            return
        whos = [(row, self._who_of_row(columns, row, number_as, above)) for row in rows]
        if all(who.why == "no_key" for _, who in whos):
            self._unkeyed(columns, rows, head)
            return
        for row, who in whos:
            if who.why == "no_key":
                continue
            if who.why == "not_found":
                self.pen.not_found(columns, row)
            elif who.why:
                self.pen.ask_row(columns, who, row)
            else:
                self.pen.write(columns, who, row)

    def _places(self, columns: Sequence[Column], rows: Sequence[int], above: str) -> None:
        """Rows that are villages or towns: what their columns count is counted."""
        counts = Counts(self.known, self.sheet.title)
        today = is_of_today(self.sheet.title + above, self.known.day)
        for row in rows:
            code = place_of_row(self._said(columns, row), above, self.holdings)
            if code and today:
                self.row_is = "village"
                self.pen.count(columns, row, code, counts)
            else:
                self.pen.leave(columns, row)

    def _who_of_row(self, columns: Sequence[Column], row: int, number_as: str, above: str) -> Who:
        col = next((a.cell[1] for a, m in columns if m.element and m.element.identifier == number_as), None)
        is_number = col is not None and self.pen.page.is_number((row, col))
        said = self._said(columns, row)
        return who_of(said, self.holdings, number_as=number_as, is_number_cell=is_number, place=above)

    def _said(self, columns: Sequence[Column], row: int | None) -> Mapping[str, str]:
        """What already stands in the cells, by identifier."""
        return {
            m.element.identifier: text
            for a, m in columns
            if m.element and (text := self._text(a.cell if row is None else (row, a.cell[1])))
        }

    def _unkeyed(self, columns: Sequence[Column], rows: Sequence[int], head: Who | None) -> None:
        """No name written: the members of the card's household, or a list somebody must say whom it is about."""
        group = columns[0][0].field.group
        is_members = bool(group) and role_of(plain(group[-1])) == "member"
        people = list(self._members(head)) if head and is_members else []
        roster = None if is_members else self._roster(columns)
        numbers = roster.numbers if roster else people
        if len(numbers) > len(rows):
            self._want_rows(rows, len(numbers) - len(rows))
        elif roster or people:
            for row, number in zip(rows, numbers, strict=False):
                self.pen.write(columns, Who("person.id_number", number), row)
            for number, sources in roster.gone if roster else ():
                self.pen.rows_asked.append(AskedRow(number, None, "off_the_rolls", sources))
            return
        self.pen.ask_list(columns, rows)

    def _want_rows(self, rows: Sequence[int], count: int) -> None:
        """Rows that follow each other may become more; with sums between them nobody knows where."""
        if rows and not self.pen.page.is_paper and list(rows) == list(range(rows[0], rows[-1] + 1)):
            self.pen.too_short.append(Gap(self.grid.name, rows[0] + 1, rows[-1] + 1, count))

    def _roster(self, columns: Sequence[Column]) -> Roster | None:
        """Whom the title asks for; only for lists of one person a row."""
        held = {m.element.identifier for _, m in columns if m.element}
        if (
            self.row_is != "person"
            or "person.name" not in held
            or held & {"household.size", "aid.covered_count"}
        ):
            return None
        first = columns[0][0].header[0]
        above = "".join("".join(row) for row in self.grid.rows[:first])
        return roster_of(self.sheet.title, above, self.known)

    def _members(self, head: Who) -> Iterator[str]:
        """On the rolls, head first, then as the data have them."""
        homes = self.holdings.households_of(head.value) if head.key == "person.id_number" else []
        if len(homes) != 1:
            return
        numbers = [n for n in self.holdings.members(homes[0]) if not self.known.off_the_rolls(n)]
        heads = {n for n in numbers if homes[0] in self.holdings.heads(n)}
        yield from sorted(numbers, key=lambda n: n not in heads)


def _number_as(columns: Sequence[Column]) -> str | None:
    """The identifier of the number that says who a row is: the person's own before the head's."""
    held = {m.element.identifier for _, m in columns if m.element}
    for number in ("person.id_number", "household.head_id", "ent.uscc"):
        if number in held or _NAMES[number] in held:
            return number
    return None
