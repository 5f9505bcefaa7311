"""Labels beside their blanks, sentences with gaps, headings at the side and across."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.forms.blanks import fields_in, unit_line
from jianfu.core.forms.cells import Kind, Spot, is_known, kind_of_cell, narrow, squeezed
from jianfu.core.forms.labels import read_label
from jianfu.core.forms.shapes import Asked, Field
from jianfu.core.patterns import pattern

_LEVELS = (
    pattern(r"^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十]+部分"),
    pattern(r"^\([一二三四五六七八九十]{1,3}\)"),
)
_OPTION = pattern(r"[□☐○◯▢☑■]\s*([^\s□☐○◯▢☑■()/、,;]{1,14})|([^\s□☐○◯▢☑■/、,;:(]{1,14})\s*[□☐○◯▢☑■]")
_SMALL_BOXES = 6
"""So many cells of one column each beside a label take one character each."""


class Card:
    """Goes down the rows of a sheet and collects what is asked outside of tables."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._sections: list[tuple[int, str]] = []
        self._sides: list[Spot] = []

    def beside(self, side: Spot) -> None:
        """A heading at the left that counts for the rows it spans."""
        if side not in self._sides:
            self._sides.append(side)

    def path(self, row: int) -> tuple[str, ...]:
        """The headings over this row, from the outermost in."""
        sides = sorted((s for s in self._sides if s.row <= row <= s.bottom), key=lambda s: s.col)
        return (*(text for _, text in self._sections), *(squeezed(s.text) for s in sides))

    def left_of(self, row: int) -> int:
        """The first column right of the headings at the left that began higher up."""
        return max((s.right + 1 for s in self._sides if s.row < row <= s.bottom), default=0)

    def row(self, rows: Sequence[Sequence[Spot]], at: int, *, in_table: bool) -> None:
        spots = list(rows[at])
        words = [s for s in spots if s.kind is not Kind.BLANK or squeezed(s.text)]
        if not words:
            return
        if len(words) == 1 and (
            len(spots) == 1
            or (words[0].cols > 1 and len(spots) <= 2 and words[0] is spots[0] and not _room(spots))
        ):
            self.line(words[0], last=at + 1 >= len(rows), below=rows[at + 1] if at + 1 < len(rows) else ())
            return
        self._walk(rows, at, spots)

    def line(self, spot: Spot, *, last: bool, below: Sequence[Spot] = ()) -> None:
        """A cell across the whole sheet: a sentence with gaps, a heading, or the label of the space below it."""
        text = spot.text
        found = list(fields_in(text))
        kind = kind_of_cell(text)
        if unit_line(text) and len(squeezed(text)) < 16:
            found = [f for f in found if f[0] not in ("单位", "计量单位", "金额单位")]
        if found and kind is not Kind.NOTE:
            self._sentence(spot, found, self.path(spot.row))
        elif kind is Kind.LABEL and len(below) == 1 and below[0].kind is Kind.BLANK and not last:
            self._ask(spot, below[0], self.path(spot.row))
        elif kind is Kind.LABEL and not last and spot.row >= 0:
            self._section(squeezed(text))
        elif kind is Kind.CHOICES:
            self._choice(spot, self.path(spot.row))

    def _section(self, text: str) -> None:
        level = next((n for n, sign in enumerate(_LEVELS) if sign.search(narrow(text))), None)
        level = 0 if level is None else level
        self._sections = [(n, t) for n, t in self._sections if n < level] + [(level, text.rstrip(":"))]

    def _walk(self, rows: Sequence[Sequence[Spot]], at: int, spots: list[Spot]) -> None:
        """From left to right: a label takes what stands right of it."""
        heads: list[str] = []
        i = 0
        while i < len(spots):
            spot, right = spots[i], spots[i + 1 :]
            i += 1
            if spot.kind in (Kind.BLANK, Kind.NOTE, Kind.VALUE) or (
                unit_line(spot.text) and len(squeezed(spot.text)) < 16
            ):
                continue
            group = (*self.path(at), *heads)
            if spot.kind is Kind.BLANKS:
                self._sentence(spot, list(fields_in(spot.text)), group)
            elif spot.kind is Kind.CHOICES:
                self._choice(spot, group)
            else:
                i += self._label(rows, spot, right, group, heads)

    def _label(
        self,
        rows: Sequence[Sequence[Spot]],
        spot: Spot,
        right: list[Spot],
        group: tuple[str, ...],
        heads: list[str],
    ) -> int:
        """Ask what a label asks; gives back how many cells to its right it has used up."""
        used = _codes(right)
        beside = right[used] if used < len(right) else None
        if beside is None:
            self._alone(rows, spot, group)
            return 0
        if beside.kind in (Kind.BLANK, Kind.CHOICES, Kind.VALUE, Kind.NOTE):
            room = _boxes(right[used:])
            self._ask(spot, beside, group, boxes=room if room >= _SMALL_BOXES else 1)
            return used + (room if beside.kind is Kind.BLANK else 1)
        if beside.kind is Kind.BLANKS:
            self._before_sentence(spot, beside, group)
            return used + 1
        if narrow(spot.text).rstrip().endswith(":"):
            self._ask(spot, spot, group)
            return 0
        if spot.rows == 1 and _is_answered(spot, right[used:]):
            self._ask(spot, beside, group)
            return used + 1
        if spot.rows > 1:
            self.beside(spot)
        else:
            heads.append(squeezed(spot.text))
        return 0

    def _before_sentence(self, spot: Spot, sentence: Spot, group: tuple[str, ...]) -> None:
        """A label beside a sentence with gaps is its heading, unless each gap has a colon of its own."""
        gaps = list(fields_in(sentence.text))
        if spot.rows == 1 and gaps and f"{gaps[0][0]}:" in squeezed(sentence.text):
            # 填报单位(盖章) and, in the cell beside it, 填表日期:
            self._ask(spot, spot, group)
            self._sentence(sentence, gaps, group)
        elif gaps:
            self._sentence(sentence, gaps, (*group, squeezed(spot.text)))
        else:
            self._ask(spot, sentence, group)

    def _alone(self, rows: Sequence[Sequence[Spot]], spot: Spot, group: tuple[str, ...]) -> None:
        """A label with nothing right of it: the space is below, or behind its colon."""
        under = (
            next((s for s in rows[spot.bottom + 1] if s.col == spot.col), None)
            if spot.bottom + 1 < len(rows)
            else None
        )
        if (
            under is not None
            and under.kind is Kind.BLANK
            and under.cols >= spot.cols
            and not spot.text.rstrip().endswith((":", ":"))
        ):
            self._ask(spot, under, group)
        else:
            self._ask(spot, Spot(spot.row, spot.right + 1, ""), group)

    def _sentence(self, spot: Spot, found: list[tuple[str, str]], group: tuple[str, ...]) -> None:
        for label, unit in found:
            place = (spot.row, spot.col)
            self.asked.append(Asked(Field(label, group, unit), place, place, (spot.row, spot.row)))

    def _choice(self, spot: Spot, group: tuple[str, ...]) -> None:
        """是否低保:□是 □否 in one cell; without a label before it the boxes belong to nobody."""
        flat = narrow(spot.text)
        label = re.split(r"[::□☐○◯▢☑■]", flat)[0].strip()
        if len(label) > 1:
            place = (spot.row, spot.col)
            rest = flat[len(label) :]
            self.asked.append(
                Asked(Field(squeezed(label), group), place, place, (spot.row, spot.row), options_in(rest))
            )

    def _ask(self, label: Spot, cell: Spot, group: tuple[str, ...], *, boxes: int = 1) -> None:
        words = squeezed(label.text).rstrip(":")
        unit = read_label(words).unit or _unit_in(cell.text)
        options = options_in(cell.text) if cell.kind is Kind.CHOICES else ()
        self.asked.append(
            Asked(
                Field(words, group, unit),
                (cell.row, cell.col),
                (label.row, label.col),
                (cell.row, cell.row),
                options,
                boxes,
            )
        )


def options_in(text: str) -> tuple[str, ...]:
    """□是 □否 -> 是, 否; 1.良好 2.一般 -> 良好, 一般."""
    flat = narrow(text)
    if re.search(r"[□☐○◯▢☑■]", flat):
        before = re.search(r"^[^□☐○◯▢☑■]*\w\s*[□☐○◯▢☑■]\s*(?:$|[\w])", flat) and not re.match(
            r"\s*[□☐○◯▢☑■]", flat
        )
        shape = (
            r"([^\s□☐○◯▢☑■/、,;:]{1,14})\s*[□☐○◯▢☑■]" if before else r"[□☐○◯▢☑■]\s*([^\s□☐○◯▢☑■/、,;:]{1,14})"
        )
        return tuple(re.findall(shape, flat))
    return tuple(w for w in re.findall(r"[A-F1-9①-⑨][.、]?\s*([^\s\d;,、.]{1,10})", flat))


def _unit_in(text: str) -> str:
    """The unit printed in a cell to be written: `      元`."""
    found = re.fullmatch(r"[\s_]*(万元|元|人|户|亩|㎡|平方米|公里|岁|个)[\s_]*", narrow(text))
    return found[1] if found else ""


def _codes(right: Sequence[Spot]) -> int:
    """How many numbers of an indicator stand between its label and its blank."""
    used = 0
    while used + 1 < len(right) and right[used].kind is Kind.VALUE and right[used + 1].kind is Kind.BLANK:
        if len(squeezed(right[used].text)) > 3:
            break
        used += 1
    return used


def _is_answered(spot: Spot, right: Sequence[Spot]) -> bool:
    """民族 汉族 电话: a known word, an answer, and no blank that would make the answer a label itself."""
    after = right[1:2]
    open_after = bool(after) and after[0].kind is not Kind.LABEL
    return is_known(spot.text) and not is_known(right[0].text) and not open_after


def _room(spots: Sequence[Spot]) -> bool:
    return any(s.kind is Kind.BLANK for s in spots[1:])


def _boxes(right: Sequence[Spot]) -> int:
    """How many blank cells of the same row follow one another."""
    count = 0
    for spot in right:
        if spot.kind is not Kind.BLANK:
            break
        count += 1
    return max(count, 1)
