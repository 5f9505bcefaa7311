"""A figure as rows and columns: the same on the page, in Excel and in the bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jianfu.core.cost import number

Cell = str | int | float | date | None
"""float: hours, estimated; None: not known."""


@dataclass(frozen=True, slots=True)
class Table:
    """`how`: the rule, the sources and the day, one sentence each (怎么算的)."""

    name: str
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    how: Sequence[str]


def words(cell: Cell) -> str:
    """As people read it: 约 stands in the head of the column."""
    if cell is None:
        return "—"
    if isinstance(cell, bool | str):
        return str(cell)
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return number(cell) if abs(cell) >= 0.05 else "0"
    return f"{cell.year}年{cell.month}月{cell.day}日"
