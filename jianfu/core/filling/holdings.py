"""What is held: a folder of tables, each of one holder, found by the keys of persons, households, firms and places."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from jianfu.core.filling.identity import tidy
from jianfu.core.reading.grids import read_grids
from jianfu.core.reading.plain import decode
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.records import record

KEYS = ("person.id_number", "ent.uscc", "household.id", "division.code")
_ABOUT = "_tables"
NO_DATA = "数据里没有可用的表。表头要用数据元的标识,并有 person.id_number、ent.uscc、household.id 或 division.code 一列。"


@record
class Row:
    """One row of one table. share: all, none, or "" for the usual; complete: who is not in the table does not have it."""

    values: Mapping[str, str]
    source: str
    as_of: date
    table: str
    share: str = ""


class Holdings:
    """Rows by key and value. A person leads to the household, everybody to the division."""

    def __init__(self, rows: Iterable[tuple[str, Row]], complete: frozenset[str]) -> None:
        self._by: dict[str, dict[str, list[Row]]] = {key: defaultdict(list) for key in KEYS}
        self._members: dict[str, list[str]] = defaultdict(list)
        self._named: dict[str, list[str]] = defaultdict(list)
        self._headed: dict[str, list[str]] = defaultdict(list)
        self.complete = complete
        self.tables: dict[str, list[Row]] = defaultdict(list)
        for key, row in rows:
            value = tidy(row.values[key])
            self._by[key][value].append(row)
            self.tables[row.table].append(row)
            if key == "person.id_number":
                self._person(value, row)
            if key == "household.id" and row.values.get("household.head_id"):
                self._headed[tidy(row.values["household.head_id"])].append(value)

    def _person(self, number: str, row: Row) -> None:
        home, name = row.values.get("household.id"), row.values.get("person.name")
        if home and number not in self._members[tidy(home)]:
            self._members[tidy(home)].append(number)
        if name and number not in self._named[name]:
            self._named[name].append(number)

    def rows(self, key: str, value: str) -> list[Row]:
        """The rows of a subject itself."""
        return self._by[key].get(value, [])

    def knows(self, key: str, value: str) -> bool:
        return bool(self.rows(key, value))

    def reach(self, key: str, value: str) -> list[Row]:
        """The subject's rows, then those of its household, then those of its division, near before far."""
        own = self.rows(key, value)
        homes = self.households_of(value) if key == "person.id_number" else []
        near = [*own, *(row for home in homes for row in self.rows("household.id", home))]
        codes = dict.fromkeys(row.values["division.code"] for row in near if row.values.get("division.code"))
        return near + [row for code in codes for row in self._division(tidy(code)) if row not in near]

    def _division(self, code: str) -> Iterator[Row]:
        for part in dict.fromkeys((code, f"{code[:9]}000", code[:9], f"{code[:6]}000000", code[:6])):
            yield from self._by["division.code"].get(part, [])

    def households_of(self, number: str) -> list[str]:
        """The household a person is listed in; else the one that names this number as its head."""
        listed = dict.fromkeys(
            tidy(row.values["household.id"])
            for row in self.rows("person.id_number", number)
            if row.values.get("household.id")
        )
        return list(listed or dict.fromkeys(self.heads(number)))

    def members(self, home: str) -> list[str]:
        return self._members.get(home, [])

    def heads(self, number: str) -> list[str]:
        """Identity numbers of households whose head is this number."""
        return self._headed.get(number, [])

    def people(self) -> Iterator[str]:
        """Everybody who has a row of their own with a name."""
        return (
            n
            for n, rows in self._by["person.id_number"].items()
            if any(r.values.get("person.name") for r in rows)
        )

    def names(self, field: str) -> set[str]:
        """All names of places of one kind that the divisions' tables know."""
        return {
            r.values[field]
            for rows in self._by["division.code"].values()
            for r in rows
            if r.values.get(field)
        }

    def codes(self, field: str, name: str) -> set[str]:
        """The codes of the divisions that are called so: of villages in full, of towns the part of the town."""
        size = 12 if field == "division.village" else 9
        return {
            code[:size]
            for code, rows in self._by["division.code"].items()
            if any(r.values.get(field) == name for r in rows)
        }

    def named(self, name: str) -> list[str]:
        return self._named.get(name, [])


def read_holdings(path: Path) -> Holdings:
    """A folder of csv and xlsx, or one such file. Raises Unreadable, in Chinese."""
    files = (
        sorted(p for p in path.iterdir() if p.suffix.lower() in (".csv", ".xlsx"))
        if path.is_dir()
        else [path]
    )
    about = next((dict(_about(p)) for p in files if p.stem == _ABOUT), {})
    rows = [row for file in files if file.stem != _ABOUT for row in _rows(file, about.get(file.stem, {}))]
    if not rows:
        raise Unreadable(NO_DATA)
    return Holdings(rows, frozenset(table for table, told in about.items() if told.get("complete") == "yes"))


def _about(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for row in _dicts(file):
        name = row.get("table", "").strip()
        yield name.removesuffix(".csv").removesuffix(".xlsx"), {k: v.strip().lower() for k, v in row.items()}


def _rows(file: Path, told: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    day = datetime.fromtimestamp(file.stat().st_mtime).date()
    key: str | None = None
    for values in _dicts(file):
        key = key or next((k for k in KEYS if k in values), None)
        if key is None:
            return
        if not values.get(key):
            continue
        yield (
            key,
            Row(
                values,
                values.get("_source") or file.stem,
                _day(values.get("_as_of", "")) or day,
                file.stem,
                told.get("share", ""),
            ),
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _dicts(file: Path) -> Iterator[dict[str, str]]:
    """Rows with the header's words as keys; blank cells are left out."""
    data = file.read_bytes()
    if file.suffix.lower() == ".xlsx":
        grid = read_grids(data)[0].rows
        table: Iterable[Iterable[str]] = grid
    else:
        table = csv.reader(io.StringIO(decode(data)[0].removeprefix("\ufeff"), newline=""))
    lines = iter(table)
    header = [name.strip() for name in next(lines, ())]
    for line in lines:
        yield {name: value.strip() for name, value in zip(header, line, strict=False) if value.strip()}
