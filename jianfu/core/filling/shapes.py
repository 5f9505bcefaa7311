"""What was written where, what is asked, what is left."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from jianfu.core.filling.refs import Gap
from jianfu.core.records import record


@record
class Held:
    """One value somebody has. as_of: the day it was true; stale: older than three years, and it can change."""

    value: str
    source: str
    as_of: date
    stale: bool = False


@record
class Answer:
    """What is known of one element of one subject: a value, or why there is none.

    why    "" with a value; holders_differ (ask), nobody_holds, withheld, no_value (leave)
    other  values that lost, or the candidates of a question, newest first
    """

    held: Held | None
    why: str = ""
    other: tuple[Held, ...] = ()


@record
class Written:
    """derived: "" for a value of somebody, count or sum for what was counted over many; of: what, in words."""

    cell: str
    value: str | float
    element: str | None
    held: Held
    key: str
    other: tuple[Held, ...] = ()
    derived: str = ""
    of: str = ""


@record
class Question:
    cell: str
    element: str | None
    why: str
    candidates: tuple[Held, ...] = ()


@record
class Left:
    cell: str
    label: str
    element: str | None
    why: str


@record
class AskedRow:
    """A row that is asked as a whole. row counts from 1 as on the screen; None for a sheet as a whole."""

    key: str | None
    row: int | None
    why: str
    sources: tuple[str, ...] = ()


@record
class Result:
    """One filled sheet or table. A cell is B3 in a sheet; in a paper table, row and cell counted from 0: 0.2.1.

    too_short  lists whose people are known but that have too few rows, with the rows they want
    """

    sheet: str
    row_is: str
    as_at: date
    cells: tuple[Written, ...] = ()
    asked: tuple[Question, ...] = ()
    left: tuple[Left, ...] = ()
    rows_written: int = 0
    rows_asked: tuple[AskedRow, ...] = ()
    not_found: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    is_paper: bool = False
    too_short: tuple[Gap, ...] = ()
    rows_added: int = 0


@record
class Filled:
    """The file with everything told about it."""

    data: bytes
    results: tuple[Result, ...] = field(default=())
