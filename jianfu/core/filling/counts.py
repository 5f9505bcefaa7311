"""How many, and how much in all, at a place: only over tables that say they are complete, else nobody counts."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from jianfu.core.filling.groups import EVERYBODY, Group, group_of
from jianfu.core.filling.holdings import Row
from jianfu.core.filling.identity import tidy
from jianfu.core.filling.rosters import kind_words, place_in
from jianfu.core.filling.shapes import Held
from jianfu.core.filling.values import Known
from jianfu.core.forms import Field
from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.shapes import Element
from jianfu.core.records import record

_ALL = re.compile(r"(?:户籍)?总(?:户|人口|人)(?:数)?|户籍(?:人口|户)(?:总)?数?")
_UNIT = re.compile(r"\((?:户|人|个|名|亩|㎡|单位:.{1,3})\)|[、,:\s]")
_NEUTRAL = re.compile(r"(?:其中|全村|基本|人口|民政对象|户籍|家庭)*(?:基本)?(?:情况|信息|统计)?")
_CHANGES = re.compile(r"新增|增加|减少|增减|变动|变化|死亡|退出|上年|去年|累计|历年|年初|上月|计划|预计|拟")
_ROLLS = ("person", "household", "division")


@record
class Counted:
    """What a column counts. households: not persons; words: as it is told."""

    group: Group
    households: bool
    words: str


def counted_by(field: Field) -> Counted | None:
    """The kind and whether households or persons, or None where the words say more than that.

    >>> counted_by(Field("低保户数")).households, counted_by(Field("新增低保户数"))
    (True, None)
    """
    label = _UNIT.sub("", unicodedata.normalize("NFKC", field.label))
    heading = _UNIT.sub("", unicodedata.normalize("NFKC", field.group[-1])) if field.group else ""
    if label in ("户数", "人数") and heading:
        label, heading = heading + label, "".join(field.group[:-1])
    if not _NEUTRAL.fullmatch(heading):
        return None
    if _ALL.fullmatch(label):
        households = "户数" in label or label.endswith("户")
        return Counted(EVERYBODY, households, label)
    found = re.fullmatch(r"(.+?)(户数|户|人数|总?数)?", label)
    if not found or not (found[2] or field.unit in ("户", "人")):
        return None
    # 残疾人数: the last letter of the kind is the first of 人数.
    kind = group_of(found[1]) or (group_of(found[1] + "人") if found[2] == "人数" else None)
    if kind is None:
        return None
    households = (found[2] or field.unit).startswith("户")
    if field.unit in ("户", "人") and households != (field.unit == "户"):
        return None
    return Counted(kind, households, label)


def is_of_today(words: str, day: date) -> bool:
    """Does a title ask for what is, not for what came in or was in another year?"""
    years = {int(year) for year in re.findall(r"(20\d\d)年", unicodedata.normalize("NFKC", words))}
    return years <= {day.year} and not _CHANGES.search(words)


def asks_for(title: str, place: str, group: Group) -> bool:
    """May a column under this title mean all of the group? 残疾人数 in a list of 低保 means those among them."""
    words = re.sub(r"^(?:各|全|每)?(?:县|乡|镇|村|村级|行政村|乡镇)+", "", kind_words(title, place))
    if _NEUTRAL.fullmatch(words):
        return True
    return group in [group_of(re.sub(r"(?:户数|户|人数)$", "", w)) for w in re.split(r"[、和及与]", words)]


def is_total(field: Field, element: Element) -> bool:
    """An area of all who live at the place."""
    heading = _UNIT.sub("", unicodedata.normalize("NFKC", "".join(field.group)))
    return element.unit in ("亩", "㎡") and element.kind.startswith("N") and bool(_NEUTRAL.fullmatch(heading))


class Counts:
    """Counts and sums by division code, each made once for a sheet."""

    def __init__(self, known: Known, title: str) -> None:
        self.known, self.holdings, self.title = known, known.holdings, title
        found = place_in(unicodedata.normalize("NFKC", title), known.holdings)
        self.place = found[1] if found else ""
        self._made: dict[tuple[Group, bool], dict[str, set[str]] | None] = {}
        self._sources: dict[Group, tuple[str, date]] = {}

    def count(self, what: Counted, code: str) -> Held | None:
        """How many at the place whose code begins so; None where it cannot be told."""
        if not asks_for(self.title, self.place, what.group):
            return None
        by_place = self._by_place(what.group, households=what.households)
        if by_place is None:
            return None
        source, as_of = self._sources[what.group]
        at = [who for place, who in by_place.items() if place.startswith(code)]
        return Held(str(len(set().union(*at))), source, as_of)

    def total(self, element: Element, code: str) -> Held | None:
        """The sum of an area; two holders of the same numbers would count them twice, and a blank is no nought."""
        tables = [
            name
            for name, rows in self.holdings.tables.items()
            if any(element.identifier in row.values for row in rows)
        ]
        if len(tables) != 1 or not self._is_open(tables, element):
            return None
        if not asks_for(self.title, self.place, EVERYBODY):
            return None
        here = []
        for row in self.holdings.tables[tables[0]]:
            key, value = _subject(row)
            place = self._place(key, value)
            if place is None or key == "division.code":
                return None
            if place.startswith(code):
                here.append(row)
        texts = [row.values.get(element.identifier, "").replace(",", "") for row in here]
        if not here or not all(re.fullmatch(r"\d+(?:\.\d+)?", text) for text in texts):
            return None
        return Held(repr(round(sum(map(float, texts)), 6)), *_told(here))

    def _by_place(self, group: Group, *, households: bool) -> dict[str, set[str]] | None:
        if (group, households) not in self._made:
            self._made[group, households] = self._counted(group, households=households)
        return self._made[group, households]

    def _counted(self, group: Group, *, households: bool) -> dict[str, set[str]] | None:
        rows = self._cases(group)
        if not rows:
            return None
        self._sources[group] = _told(rows)
        found: dict[str, set[str]] = defaultdict(set)
        for key, value in dict.fromkeys(map(_subject, rows)):
            if key == "person.id_number" and (
                self.known.off_the_rolls(value) or not group.is_of_age(value, self.known)
            ):
                continue
            place = self._place(key, value)
            who = self._homes(key, value) if households else [value] if key == "person.id_number" else []
            if place is None or len(who) != 1:
                return None
            found[place].add(who[0])
        return found

    def _cases(self, group: Group) -> list[Row]:
        """The rows that are to be counted: of complete tables, and of these only if no other table knows more."""
        tables = self.holdings.tables
        if group.is_of_the_rolls:
            names = [n for n in tables if n in self.holdings.complete and self._is_roll(tables[n])]
            same = {frozenset(_subject(row) for row in tables[n]) for n in names}
            return list(tables[names[0]]) if len(same) == 1 and self._is_open(names, None) else []
        cases = {n: [r for r in rows if group.is_case(r, self.known)] for n, rows in tables.items()}
        holding = [n for n in tables if any(group.field in row.values for row in tables[n])]
        if not holding or not self._is_open(holding, by_identifier()[group.field]):
            return []
        return [row for name in holding for row in cases[name]]

    def _is_roll(self, rows: Sequence[Row]) -> bool:
        """A table of everybody: persons and what is said of anybody, no cases."""
        columns = {name for row in rows for name in row.values if "." in name}
        return "person.id_number" in columns and all(name.partition(".")[0] in _ROLLS for name in columns)

    def _is_open(self, tables: Sequence[str], element: Element | None) -> bool:
        """All complete, and all may be handed on."""
        rows = [self.holdings.tables[name][0] for name in tables]
        return all(name in self.holdings.complete for name in tables) and all(
            self.known.may(element, row) if element else row.share != "none" for row in rows
        )

    def _homes(self, key: str, value: str) -> list[str]:
        return [value] if key == "household.id" else self.holdings.households_of(value)

    def _place(self, key: str, value: str) -> str | None:
        """The one division code of a person or household, the household's own for who has none."""
        rows = self.holdings.rows(key, value)
        codes = {tidy(r.values["division.code"]) for r in rows if r.values.get("division.code")}
        if not codes and key == "person.id_number":
            homes = self.holdings.households_of(value)
            codes = {place for home in homes if (place := self._place("household.id", home))}
        if not codes and key == "household.id":
            members = self.holdings.members(value)
            codes = {
                tidy(r.values["division.code"])
                for n in members
                for r in self.holdings.rows("person.id_number", n)
                if r.values.get("division.code")
            }
        return codes.pop() if len(codes) == 1 else None


def _subject(row: Row) -> tuple[str, str]:
    key = next(
        k for k in ("person.id_number", "ent.uscc", "household.id", "division.code") if k in row.values
    )
    return key, tidy(row.values[key])


def _told(rows: Sequence[Row]) -> tuple[str, date]:
    return "、".join(sorted({row.source for row in rows})), max(row.as_of for row in rows)
