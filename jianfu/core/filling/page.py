"""One sheet of somebody else's workbook: what is empty, what may be written, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from jianfu.core.filling.boxes import mark
from jianfu.core.reading.pieces import column_letters

if TYPE_CHECKING:
    from jianfu.core.filling.book import Book

Element = Any
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


class Page:
    """One sheet. Cells by row and column, counted from 0."""

    is_paper = False

    def __init__(self, book: Book, part: str) -> None:
        self.book, self.part, self.changed = book, part, False
        self.tree = book.original.tree(part)
        self.rows: dict[int, Element] = {}
        self.cells: dict[tuple[int, int], Element] = {}
        for row in self.tree.iter(_S + "row"):
            for cell in row.iterfind(_S + "c"):
                place = place_of(cell.get("r") or "")
                if place:
                    self.cells[place] = cell
                    self.rows[place[0]] = row
        guard = self.tree.find(_S + "sheetProtection")
        self.guarded = guard is not None and guard.get("sheet") not in (None, "0", "false")
        self._lists = dict(self._read_lists())

    def name(self, place: tuple[int, int]) -> str:
        return f"{column_letters(place[1])}{place[0] + 1}"

    def boxes(self, place: tuple[int, int], count: int) -> list[tuple[int, int]]:
        """So many cells from here to the right."""
        return [(place[0], place[1] + at) for at in range(count)]

    def is_empty(self, place: tuple[int, int]) -> bool:
        """Nothing in it, neither words nor a formula."""
        cell = self.cells.get(place)
        if cell is None:
            return True
        if cell.find(_S + "f") is not None:
            return False
        value, inline = cell.find(_S + "v"), cell.find(_S + "is")
        return (value is None or not (value.text or "").strip()) and (
            inline is None or not "".join(inline.itertext()).strip()
        )

    def words(self, place: tuple[int, int]) -> str:
        """What is printed in the cell, if it is text."""
        held = self._text_of(place)
        return "".join(node.text or "" for node in held.iter(_S + "t")) if held is not None else ""

    def printed(self, place: tuple[int, int]) -> str:
        """What stands in the cell, words or a number."""
        value = self.cells[place].find(_S + "v") if place in self.cells else None
        return (
            str(value.text or "")
            if self.is_number(place) and value is not None
            else self.words(place).strip()
        )

    def tick(self, place: tuple[int, int], at: int) -> None:
        """Mark the box that is character `at` of the cell's words; other cells may share these words, so they are copied."""
        held = self._text_of(place)
        cell = self._cell(place)
        inline = cell.makeelement(_S + "is", {})
        for part in held if held is not None else ():
            if part.tag in (_S + "t", _S + "r"):
                inline.append(deepcopy(part))
        mark(list(inline.iter(_S + "t")), at)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        cell.append(inline)

    def _text_of(self, place: tuple[int, int]) -> Element | None:
        """The element that holds the words of a cell: its own, or one of the words shared by the book."""
        cell = self.cells.get(place)
        if cell is None or cell.find(_S + "f") is not None:
            return None
        value = cell.find(_S + "v")
        if cell.get("t") == "s" and value is not None:
            shared = self.book.shared()
            at = int(value.text or 0)
            return shared[at] if at < len(shared) else None
        return cell.find(_S + "is")

    def is_number(self, place: tuple[int, int]) -> bool:
        """Is what stands here stored as a number?"""
        cell = self.cells.get(place)
        return cell is not None and cell.get("t") in (None, "n") and cell.find(_S + "v") is not None

    def is_open(self, place: tuple[int, int]) -> bool:
        """May it be written? A protected sheet has only its unlocked cells."""
        if not self.guarded:
            return True
        cell = self.cells.get(place)
        look = self.book.format_of(cell.get("s") or "0") if cell is not None else None
        lock = look.find(_S + "protection") if look is not None else None
        return lock is not None and lock.get("locked") in ("0", "false")

    def is_dated(self, place: tuple[int, int]) -> bool:
        cell = self.cells.get(place)
        return cell is not None and self.book.is_dated(cell.get("s") or "0")

    def choices(self, place: tuple[int, int]) -> tuple[str, ...]:
        """The words a validation list written in the sheet allows here."""
        for (top, left, bottom, right), words in self._lists.items():
            if top <= place[0] <= bottom and left <= place[1] <= right:
                return words
        return ()

    def _read_lists(self) -> Iterator[tuple[tuple[int, int, int, int], tuple[str, ...]]]:
        for rule in self.tree.iter(_S + "dataValidation"):
            formula = rule.find(_S + "formula1")
            words = (formula.text or "") if formula is not None else ""
            if rule.get("type") != "list" or not words.startswith('"'):
                continue
            for area in (rule.get("sqref") or "").split():
                first, _, last = area.partition(":")
                a, b = place_of(first), place_of(last or first)
                if a and b:
                    yield (*a, *b), tuple(w.strip() for w in words.strip('"').split(","))

    def write(self, place: tuple[int, int], value: str | float) -> None:
        """Only into an empty cell; its format stays."""
        cell = self._cell(place)
        for child in list(cell):
            cell.remove(child)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            inline = cell.makeelement(_S + "is", {})
            text = inline.makeelement(_S + "t", {_SPACE: "preserve"} if value != value.strip() else {})
            text.text = value
            inline.append(text)
            cell.append(inline)
        else:
            cell.attrib.pop("t", None)
            number = cell.makeelement(_S + "v", {})
            number.text = repr(int(value)) if float(value).is_integer() else repr(float(value))
            cell.append(number)

    def mark(self, place: tuple[int, int]) -> None:
        if self.book.styles:
            cell = self._cell(place)
            cell.set("s", self.book.yellow(cell.get("s") or "0"))

    def _cell(self, place: tuple[int, int]) -> Element:
        """The cell, made in its order if the sheet has none here."""
        if not self.changed:
            self.book.original.change(self.part)
            self.changed = True
        if place not in self.cells:
            row = self.rows[place[0]] if place[0] in self.rows else self._row(place[0])
            cell = row.makeelement(_S + "c", {"r": f"{column_letters(place[1])}{place[0] + 1}"})
            later = self._later(row, place[1])
            if later is None:
                row.append(cell)
            else:
                later.addprevious(cell)
            row.attrib.pop("spans", None)
            self.cells[place] = cell
        return self.cells[place]

    @staticmethod
    def _later(row: Element, col: int) -> Element | None:
        """The first cell right of a column; most often there is none."""
        found = None
        for cell in row.iterchildren(_S + "c", reversed=True):
            place = place_of(cell.get("r") or "")
            if place and place[1] <= col:
                break
            found = cell
        return found

    def _row(self, at: int) -> Element:
        data = self.tree.find(_S + "sheetData")
        row = next((r for r in data.iterfind(_S + "row") if r.get("r") == str(at + 1)), None)
        if row is None:
            row = data.makeelement(_S + "row", {"r": str(at + 1)})
            later = next((r for r in data.iterfind(_S + "row") if int(r.get("r") or 0) > at + 1), None)
            if later is None:
                data.append(row)
            else:
                later.addprevious(row)
        self.rows[at] = row
        return row


def place_of(ref: str) -> tuple[int, int] | None:
    found = _REF.fullmatch(ref)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
