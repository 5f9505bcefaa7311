"""A folder of tables as their holders hand them over -> Held. Names of files carry no meaning."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from jianfu.core.forms.held.numbers import tidy
from jianfu.core.forms.held.shapes import FIRM, KEYS, PERSON, Held, Row, Table

_OWN = "_tables.csv"


class Unusable(Exception):
    """The data cannot be used, in Chinese: what happened and what to do."""


def load(path: Path) -> Held:
    """All tables of a folder, or the one of a file.

    Raises Unusable where there is none, or one has no header that is known.
    """
    if not path.exists():
        raise Unusable(f"没有找到数据:{path}。请核对路径。")
    files = (
        sorted(p for p in path.iterdir() if p.suffix.lower() in (".csv", ".xlsx"))
        if path.is_dir()
        else [path]
    )
    told = _told(path / _OWN) if path.is_dir() else {}
    tables = [
        table for file in files if file.name != _OWN and (table := _table(file, told.get(file.stem, {})))
    ]
    if not tables:
        raise Unusable(f"{path.name}里没有可用的表:表头要用数据元标识,例如 person.id_number。")
    return Held(tuple(tables))


def _told(file: Path) -> dict[str, dict[str, str]]:
    """What is said about tables: complete, share."""
    if not file.exists():
        return {}
    header, *rows = _rows(file)
    told = (dict(zip(header, row, strict=False)) for row in rows)
    return {re.sub(r"\.(?:csv|xlsx)$", "", one.get("table", "")): one for one in told}


def _table(file: Path, told: dict[str, str]) -> Table | None:
    rows = _rows(file)
    header = next(rows, [])
    columns = {name: at for at, name in enumerate(header) if name}
    key = next((key for key in KEYS if key in columns), None)
    if key is None:
        return None
    kept = [_padded(row, len(header)) for row in rows if any(row)]
    table = Table(
        name=file.stem,
        key=key,
        columns=columns,
        rows=kept,
        source=file.stem,
        as_of=date.fromtimestamp(file.stat().st_mtime),
        complete=told.get("complete", "").strip().lower() == "yes",
        share=told.get("share", "").strip().lower(),
    )
    table.rows_of = _index(table)
    return table


def _index(table: Table) -> dict[str, list[int]]:
    at, found = table.columns[table.key], defaultdict(list)
    for n, row in enumerate(table.rows):
        if row[at]:
            found[row[at]].append(n)
    return dict(found)


def _padded(row: list[str], width: int) -> Row:
    return tuple(cell.strip() for cell in row[:width]) + ("",) * (width - len(row))


def _rows(file: Path) -> Iterator[list[str]]:
    """Header first, then every row; keys are made comparable."""
    rows = _of_csv(file) if file.suffix.lower() == ".csv" else _of_workbook(file)
    header = next(rows, [])
    yield header
    keys = [at for at, name in enumerate(header) if name in (PERSON, FIRM)]
    for row in rows:
        for at in keys:
            if at < len(row):
                row[at] = tidy(row[at])
        yield row


def _of_csv(file: Path) -> Iterator[list[str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.reader(lines)
    except (UnicodeDecodeError, csv.Error):
        raise Unusable(f"{file.name}读不出:不是UTF-8的csv。请另存为“CSV UTF-8”。") from None


def _of_workbook(file: Path) -> Iterator[list[str]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(file)
        sheet = book.get_sheet_by_index(0).to_python()
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError):
        raise Unusable(f"{file.name}读不出:不是完好的xlsx。请重新导出。") from None
    for row in sheet:
        yield [_word(value) for value in row]


def _word(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
