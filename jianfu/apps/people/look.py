"""A plan as the page shows it: what would be new, and every row in its place, the doubtful ones open; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianfu.apps.people.importing.plan import sort_words
from jianfu.apps.people.importing.shapes import Fate, Plan, Told

_SHORT = 6
"""Runs of rows up to this long are not worth folding."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other and are all right, or all in doubt."""

    rows: list[Told]
    folded: bool

    @property
    def words(self) -> str:
        first, last = self.rows[0], self.rows[-1]
        span = f"{first.at}" if first.at == last.at else f"{first.at}到第{last.at.row}行"
        return f"{span},{len(self.rows)}项没有问题"


@dataclass(frozen=True, slots=True)
class Look:
    counts: list[tuple[str, int]]
    """(县直部门, 60): what is new, by kind."""
    fills: int
    known: int
    wrong: int
    runs: list[Run]
    changes_something: bool


def look_at(plan: Plan) -> Look:
    new = Counter(sort_words(node) for node in plan.units)
    people = {found.staff_code for found, _, _ in plan.people}
    counts = [*new.items(), *([("人员", len(people))] if people else [])]
    known = sum(row.fate is Fate.KNOWN for row in plan.rows)
    wrong = len(plan.wrong)
    return Look(counts, len(plan.fills), known, wrong, list(_runs(plan.rows)), plan.changes_something)


def _runs(rows: Sequence[Told]) -> Iterator[Run]:
    """In the order of the sheet."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.at.sheet, len(first))
    ordered = sorted(rows, key=lambda row: (first[row.at.sheet], row.at.row))
    run: list[Told] = []
    for row in ordered:
        if run and (row.at.sheet != run[-1].at.sheet or _right(row) != _right(run[-1])):
            yield Run(run, _right(run[0]) and len(run) > _SHORT)
            run = []
        run.append(row)
    if run:
        yield Run(run, _right(run[0]) and len(run) > _SHORT)


def _right(row: Told) -> bool:
    return row.fate in (Fate.NEW, Fate.KNOWN)
