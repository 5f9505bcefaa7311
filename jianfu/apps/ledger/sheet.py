"""Reading the sheet of a base year: as offices have it, without a form of ours.

Either months across, 部门 | 1月 | 2月 | … | 12月, with the year in the title, the head or a column 年份; or one month
a row, 部门 | 年份 | 月份 | 份数. Sums and empty rows are left out. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jianfu.core.reading.grids import read_grids
from jianfu.core.reading.shapes import Unreadable

_NAME = re.compile(r"部门|单位|机关|名称")
_YEAR = re.compile(r"(20\d\d)\s*年?")
_MONTH = re.compile(r"(1[0-2]|[1-9])\s*月(?:份)?")
_NUMBER = re.compile(r"\d{1,6}")
_NO_UNIT = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|平均.*|备\s*注.*|注\s*[:：].*|)$")


NO_TABLE = "没有找到部门和月份。原来的数没有改动。第一行请写:部门,1月,2月……12月;每个部门一行。"


@dataclass(frozen=True, slots=True)
class Row:
    """Papers of one department in one year: month -> papers."""

    name: str
    year: int
    papers: dict[int, int] = field(default_factory=dict)


def read_baseline(data: bytes, year: int | None = None) -> list[Row]:
    """The rows of the first sheet that has such a table, in its order.

    year  the year that is meant where the sheet names none
    Raises Unreadable, in Chinese. To be called in a watched child process, like every parser.
    """
    for grid in read_grids(data):
        rows = rows_of([["".join(cell.split()) for cell in row] for row in grid.spread()], year)
        if rows:
            return rows
    raise Unreadable(NO_TABLE)


def rows_of(cells: Sequence[Sequence[str]], year: int | None) -> list[Row]:
    """The table in some cells; [] where there is none."""
    for at, head in enumerate(cells):
        name = next((i for i, word in enumerate(head) if _NAME.search(word)), None)
        if name is None:
            continue
        title = " ".join(word for row in cells[: at + 1] for word in row)
        named = _YEAR.search(title)
        told = int(named[1]) if named else year
        months = {i: int(m[1]) for i, word in enumerate(head) if (m := _MONTH.search(word))}
        if len(months) > 1:
            return list(_across(cells[at + 1 :], name, months, _column(head, "年份"), told))
        by_month, papers = _column(head, "月份"), _column(head, "份数", "数量", "件数", "发文")
        if by_month is not None and papers is not None:
            return list(_down(cells[at + 1 :], name, _column(head, "年份"), by_month, papers, told))
    return []


def _across(
    rows: Sequence[Sequence[str]], name: int, months: dict[int, int], year_at: int | None, told: int | None
) -> Iterator[Row]:
    for row in rows:
        year = _year(row, year_at, told)
        papers = {
            month: int(row[i]) for i, month in months.items() if i < len(row) and _NUMBER.fullmatch(row[i])
        }
        if year and papers and not _NO_UNIT.match(row[name]):
            yield Row(row[name], year, papers)


def _down(
    rows: Sequence[Sequence[str]],
    name: int,
    year_at: int | None,
    month_at: int,
    papers_at: int,
    told: int | None,
) -> Iterator[Row]:
    for row in rows:
        year, month = _year(row, year_at, told), re.search(r"1[0-2]|[1-9]", row[month_at])
        if year and month and _NUMBER.fullmatch(row[papers_at]) and not _NO_UNIT.match(row[name]):
            yield Row(row[name], year, {int(month[0]): int(row[papers_at])})


def _year(row: Sequence[str], at: int | None, told: int | None) -> int | None:
    found = _YEAR.search(row[at]) if at is not None else None
    return int(found[1]) if found else told


def _column(head: Sequence[str], *words: str) -> int | None:
    return next((i for i, cell in enumerate(head) if any(word in cell for word in words)), None)
