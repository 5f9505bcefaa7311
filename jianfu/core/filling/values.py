"""Which value: derived, held once, held by several. A question rather than a guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from datetime import date

from jianfu.core.filling.holdings import Holdings, Row
from jianfu.core.filling.identity import age_of, birth_of, is_identity_number, sex_of, tidy
from jianfu.core.filling.shapes import Answer, Held
from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.shapes import Element

_STALE_YEARS = 3
_FROM_NUMBER: dict[str, Callable[[str, date], str | None]] = {
    "sex": lambda number, day: sex_of(number),
    "birth_date": lambda number, day: birth.isoformat() if (birth := birth_of(number)) else None,
    "age": lambda number, day: None if (age := age_of(number, day)) is None else str(age),
}
# Whose number a role has, and what of that person is meant.
_PERSON_OF = {
    "household.head_phone": ("household.head_id", "person.phone"),
    "household.head_name": ("household.head_id", "person.name"),
    "household.head_education": ("household.head_id", "person.education"),
    "guardian.phone": ("guardian.id_number", "person.phone"),
    "guardian.name": ("guardian.id_number", "person.name"),
    "guardian.address": ("guardian.id_number", "person.residence_address"),
    "spouse.name": ("spouse.id_number", "person.name"),
    "spouse.hukou": ("spouse.id_number", "person.hukou_address"),
}
_OVER = {"person.death_date", "person.move_out_date"}
_BY_CASES = {
    "aid.is_dibao": ("aid.type", "低保"),
    "aid.is_wubao": ("aid.type", "特困"),
    "disability.is_disabled": ("disability.type", ""),
}


class Known:
    """What the holders know, asked for one subject at a time.

    now    the day values are judged old by; day: the day the form speaks of
    allow  topics (disability, bank ...) that may be handed on although their table does not say so
    """

    def __init__(self, holdings: Holdings, now: date, day: date, allow: Collection[str] = ()) -> None:
        self.holdings, self.now, self.day, self.allow = holdings, now, day, allow
        self._reached: tuple[str, str, list[Row]] = ("", "", [])

    def answer(self, element: Element, key: str, value: str) -> Answer:
        """The one value of this element for the subject `key` = `value`, or why there is none."""
        if derived := self._derived(element, key, value):
            return Answer(derived)
        rows = self._reach(key, value)
        if element.identifier == key and rows:
            return Answer(Held(value, rows[0].source, rows[0].as_of))
        found = self._held(element, rows)
        if beside := _PERSON_OF.get(element.identifier):
            found += self._of_person(*beside, rows)
        open_to_us = [(held, row) for held, row in found if self.may(element, row)]
        if not open_to_us:
            told = self._by_cases(element, rows)
            return told or Answer(None, "withheld" if found else "nobody_holds")
        return _chosen(element, [held for held, _ in open_to_us])

    def is_of_place(self, element: Element, code: str) -> bool:
        """The names of a place, and what its own row says; what a town's row says is not the village's."""
        own = self.holdings.rows("division.code", code)
        return element.topic == "division" or (
            element.topic == "village" and any(element.identifier in row.values for row in own)
        )

    def _reach(self, key: str, value: str) -> list[Row]:
        """The rows of the subject; a sheet asks for one subject many times in a row."""
        if self._reached[:2] != (key, value):
            self._reached = (key, value, self.holdings.reach(key, value))
        return self._reached[2]

    def off_the_rolls(self, number: str) -> tuple[str, ...]:
        """Who says that the person has died or moved away by the day, or ()."""
        rows = self.holdings.rows("person.id_number", number)
        gone = [
            row.source
            for row in rows
            for field in _OVER
            if (day := row.values.get(field)) and day[:10] <= self.day.isoformat()
        ]
        return tuple(dict.fromkeys(gone))

    def _derived(self, element: Element, key: str, value: str) -> Held | None:
        topic, _, attribute = element.identifier.partition(".")
        if key != "person.id_number" or not is_identity_number(value):
            return self._of_head(element, key, value)
        if topic == "person" and attribute in _FROM_NUMBER:
            told = _FROM_NUMBER[attribute](value, self.day)
            return Held(told, "派生(公民身份号码)", self.day) if told else None
        return self._of_head(element, key, value)

    def _of_head(self, element: Element, key: str, value: str) -> Held | None:
        """The head's sex and the spouse's birth follow from their own numbers."""
        source = {"household.head_sex": "household.head_id", "spouse.birth_date": "spouse.id_number"}.get(
            element.identifier
        )
        if source is None:
            return None
        held = self.answer(by_identifier()[source], key, value).held
        number = tidy(held.value) if held else ""
        if not is_identity_number(number):
            return None
        told = _FROM_NUMBER["sex" if element.identifier.endswith("sex") else "birth_date"](number, self.day)
        return Held(told, "派生(公民身份号码)", self.day) if told else None

    def _held(self, element: Element, rows: Sequence[Row]) -> list[tuple[Held, Row]]:
        return [
            (
                Held(row.values[element.identifier], row.source, row.as_of, self._stale(element, row.as_of)),
                row,
            )
            for row in rows
            if row.values.get(element.identifier) and not self._is_over(element, row)
        ]

    def _of_person(self, number_of: str, meant: str, rows: Sequence[Row]) -> list[tuple[Held, Row]]:
        numbers = dict.fromkeys(tidy(row.values[number_of]) for row in rows if row.values.get(number_of))
        if len(numbers) != 1:
            return []
        element = by_identifier()[meant]
        return self._held(element, self.holdings.rows("person.id_number", next(iter(numbers))))

    def _is_over(self, element: Element, row: Row) -> bool:
        """A benefit that has ended says nothing about today."""
        end = row.values.get("aid.end_date", "")
        return (
            element.topic == "aid"
            and element.identifier != "aid.end_date"
            and bool(end)
            and end[:10] <= self.day.isoformat()
        )

    def may(self, element: Element, row: Row) -> bool:
        if row.share == "none":
            return False
        return not element.sensitive or row.share == "all" or element.topic in self.allow

    def _by_cases(self, element: Element, rows: Sequence[Row]) -> Answer | None:
        """是 where there is a case; 否 only where a table is complete and holds cases of the kind."""
        if element.identifier not in _BY_CASES:
            return None
        field, kind = _BY_CASES[element.identifier]
        case = by_identifier()[field]
        mine = [(held, row) for held, row in self._held(case, rows) if kind in held.value]
        if mine:
            row = mine[0][1]
            return (
                Answer(Held("是", row.source, row.as_of))
                if self.may(element, row)
                else Answer(None, "withheld")
            )
        for table in sorted(self.holdings.complete):
            others = [row for row in self.holdings.tables.get(table, ()) if kind in row.values.get(field, "")]
            if others and others[0].values.get(field) and self.may(element, others[0]):
                return Answer(Held("否", others[0].source, max(row.as_of for row in others)))
        return None

    def _stale(self, element: Element, as_of: date) -> bool:
        return element.changes and (self.now - as_of).days > 365.25 * _STALE_YEARS


def _chosen(element: Element, held: Sequence[Held]) -> Answer:
    newest = sorted(held, key=lambda h: (h.as_of, h.source), reverse=True)
    if len(newest) == 1 or len({alike(h.value) for h in newest}) == 1:
        return Answer(newest[0])
    named = [h for h in newest if any(word in h.source for word in _authorities(element.holder))]
    if named:
        lost = tuple(h for h in newest if alike(h.value) != alike(named[0].value))
        return Answer(named[0], other=lost)
    return Answer(None, "holders_differ", tuple(_once(newest)))


def _once(held: Sequence[Held]) -> list[Held]:
    """Each value once, from its newest holder."""
    seen: dict[str, Held] = {}
    for one in held:
        seen.setdefault(alike(one.value), one)
    return list(seen.values())


def _authorities(holder: str) -> list[str]:
    """公安/网格 -> 公安, 网格; what is gathered or derived has none."""
    words = re.split(r"[/、,]", holder)
    return [w for w in words if w and not w.startswith(("采集", "派生", "各部门"))]


def alike(value: str) -> str:
    """Two ways of writing the same value."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", value)).upper()
    if re.fullmatch(r"-?\d{1,12}(?:\.\d+)?", text) and not re.fullmatch(r"\d{11,}|0\d+", text):
        return repr(float(text))
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?", text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else text
