"""What happens to each blank cell: written, asked or left; and the list of all three."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from jianfu.core.filling.boxes import box_of, is_open
from jianfu.core.filling.counts import Counts, counted_by, is_total
from jianfu.core.filling.page import Page
from jianfu.core.filling.paper import PaperTable
from jianfu.core.filling.refs import Gap
from jianfu.core.filling.shapes import Answer, AskedRow, Held, Left, Question, Result, Written
from jianfu.core.filling.values import Known
from jianfu.core.filling.who import Who
from jianfu.core.filling.written import UNCLEAR, UNFIT, as_written
from jianfu.core.forms import Asked, Decision, Match

Column = tuple[Asked, Match]
Place = tuple[int, int]
_FEWEST_BOXES = 6


class Pen:
    """answers: what a person said about cells that were asked before, by the name of the cell."""

    def __init__(
        self,
        page: Page | PaperTable,
        known: Known,
        hidden: Collection[Place],
        answers: Mapping[str, str | float],
    ) -> None:
        self.page, self.known, self.hidden, self.answers = page, known, hidden, answers
        self.cells: list[Written] = []
        self.asked: list[Question] = []
        self.left: list[Left] = []
        self.rows_asked: list[AskedRow] = []
        self.rows_written: set[int] = set()
        self.missing: list[str] = []
        self.warnings: list[tuple[str, str]] = []
        self.too_short: list[Gap] = []
        self._open: list[Place] = []

    def result(self, sheet: str, row_is: str, day: date) -> Result:
        return Result(
            sheet,
            row_is,
            day,
            tuple(self.cells),
            tuple(self.asked),
            tuple(self.left),
            len(self.rows_written),
            tuple(self.rows_asked),
            tuple(self.missing),
            tuple(self.warnings),
            self.page.is_paper,
            tuple(self.too_short),
        )

    def mark(self) -> None:
        for place in self._open:
            self.page.mark(place)

    def write(self, columns: Sequence[Column], who: Who, row: int | None) -> None:
        """Everything that is known of this subject, into the blank cells of its row or card."""
        gone = self.known.off_the_rolls(who.value) if who.key == "person.id_number" else ()
        if gone:
            at = self.page.name(columns[0][0].cell if row is None else (row, columns[0][0].cell[1]))
            self.warnings.append((at, f"{'、'.join(gone)}登记此人已去世或迁出,请核对"))
        known = self.known.holdings.knows(who.key, who.value)
        if not known:
            self.missing.append(who.value)
        for asked, found in columns:
            for place in self._blank(asked, row):
                self._one(place, asked, found, who, known=known)
                self.rows_written.add(place[0])

    def count(self, columns: Sequence[Column], row: int, code: str, counts: Counts) -> None:
        """What is counted at a place, and the place's own names and facts, into its row."""
        for asked, found in columns:
            for place in self._blank(asked, row):
                self.rows_written.add(row)
                what = counted_by(asked.field)
                if found.decision is Decision.META or not self.page.is_open(place):
                    self._leave(place, found, "no_value")
                elif what:
                    self._counted(place, asked, found, counts.count(what, code), code, "count")
                elif found.element and is_total(asked.field, found.element):
                    self._counted(place, asked, found, counts.total(found.element, code), code, "sum")
                elif found.element and self.known.is_of_place(found.element, code):
                    self._one(place, asked, found, Who("division.code", code), known=True)
                else:
                    self._leave(place, found, "nobody_holds")

    def _counted(
        self, place: Place, asked: Asked, found: Match, held: Held | None, code: str, derived: str
    ) -> None:
        if held is None:
            self._leave(place, found, "nobody_holds")
            return
        element = found.element if derived == "sum" else None
        value = as_written(held.value, element, asked, (), dated=False) if element else float(held.value)
        if value is None:
            self._ask(place, found, UNCLEAR, Answer(held, other=(held,)))
            return
        self.page.write(place, value)
        told = Written(self.page.name(place), value, element.id if element else None, held, code)
        self.cells.append(replace(told, derived=derived, of=asked.field.label))

    def leave(self, columns: Sequence[Column], row: int | None) -> None:
        for asked, found in columns:
            for place in self._blank(asked, row):
                self._leave(place, found, "nobody_holds")

    def not_found(self, columns: Sequence[Column], row: int) -> None:
        self.missing.append(str(row + 1))
        for asked, found in columns:
            for place in self._blank(asked, row):
                self._leave(place, found, "not_found")

    def ask_row(self, columns: Sequence[Column], who: Who, row: int | None) -> None:
        """Nothing is written into a row about which there is doubt whose it is."""
        at = columns[0][0].cell[0] if row is None else row
        self.rows_asked.append(AskedRow(who.value or None, at + 1, who.why, who.candidates))
        for asked, found in columns:
            for place in self._blank(asked, row):
                self._ask(place, found, who.why)

    def ask_list(self, columns: Sequence[Column], rows: Sequence[int]) -> None:
        self.rows_asked.append(AskedRow(None, None, "whom_to_list"))
        for row in rows:
            for asked, found in columns:
                for place in self._blank(asked, row):
                    self._ask(place, found, "whom_to_list")

    def _blank(self, asked: Asked, row: int | None) -> list[Place]:
        place = asked.cell if row is None else (row, asked.cell[1])
        if place[0] < 0 or place in self.hidden:
            return []
        # Printed boxes, none of them marked, are as good as an empty cell.
        has_boxes = bool(asked.options) and is_open(self.page.words(place))
        return [place] if has_boxes or self.page.is_empty(place) else []

    def _enter(self, place: Place, value: str | float) -> bool:
        """Write into an empty cell, or mark the box of the value; False where no box is certain."""
        if self.page.is_empty(place):
            self.page.write(place, value)
            return True
        at = box_of(self.page.words(place), str(value))
        if at is not None:
            self.page.tick(place, at)
        return at is not None

    def _one(self, place: Place, asked: Asked, found: Match, who: Who, *, known: bool) -> None:
        if found.decision is Decision.META or found.element is None:
            self._leave(place, found, "nobody_holds")
            return
        answer = self.known.answer(found.element, who.key, who.value)
        if answer.why == "holders_differ":
            self._ask(place, found, answer.why, answer)
        elif answer.held is None:
            self._leave(place, found, answer.why if known else "not_found")
        elif found.decision is Decision.ASK:
            self._ask(place, found, UNFIT, Answer(answer.held, other=(answer.held, *answer.other)))
        elif not self.page.is_open(place):
            self._leave(place, found, "no_value")
        else:
            self._put(place, asked, found, answer, who)

    def _put(self, place: Place, asked: Asked, found: Match, answer: Answer, who: Who) -> None:
        element, held = found.element, answer.held
        assert element is not None
        assert held is not None
        choices = self.page.choices(place) or asked.options
        value = as_written(held.value, element, asked, choices, dated=self.page.is_dated(place))
        if value is None or (asked.boxes >= _FEWEST_BOXES and len(str(value)) != asked.boxes):
            why = UNCLEAR if element.kind.startswith("N") else UNFIT
            self._ask(place, found, why, Answer(held, other=(held,)))
            return
        if asked.boxes >= _FEWEST_BOXES:
            for box, letter in zip(self.page.boxes(place, asked.boxes), str(value), strict=True):
                self.page.write(box, letter)
        elif not self._enter(place, value):
            self._ask(place, found, UNFIT, Answer(held, other=(held,)))
            return
        self.cells.append(Written(self.page.name(place), value, element.id, held, who.value, answer.other))

    def _ask(self, place: Place, found: Match, why: str, answer: Answer | None = None) -> None:
        if found.decision is Decision.META:
            self._leave(place, found, "meta")
            return
        if self.page.name(place) in self.answers and self.page.is_open(place):
            said = self.answers[self.page.name(place)]
            if not self._enter(place, said):
                return
            held = Held(str(said), "答复", self.known.now)
            self.cells.append(
                Written(self.page.name(place), said, found.element.id if found.element else None, held, "")
            )
            return
        self._open.append(place)
        element = found.element.id if found.element else None
        self.asked.append(Question(self.page.name(place), element, why, answer.other if answer else ()))

    def _leave(self, place: Place, found: Match, why: str) -> None:
        if found.decision is Decision.META:
            why = "meta"
        else:
            self._open.append(place)
        self.left.append(
            Left(self.page.name(place), found.field.label, found.element.id if found.element else None, why)
        )
