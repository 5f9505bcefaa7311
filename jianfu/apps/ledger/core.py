"""From lines of the ledger to sums by month and day; pure.

A sum is kept for the place of a line and for every unit above it. Hours add up. A demand or a paper counts once in
each unit, however many places under it must act: the township that gets a form for its fifteen villages got one form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the ledger.

    units    keys of the place and of what is above it, the root first
    village  the place is one: it has no board of its own, and its months are those of its township
    """

    notice: int
    demand: int
    kind: str
    sender: int | None
    units: tuple[int, ...]
    village: bool
    numbered: bool
    urgent: bool
    received_on: date
    day: date
    asked: int
    low: float
    likely: float
    high: float


class MonthKey(NamedTuple):
    """What one row of a month stands for. Papers are kept under kind "" and not urgent, each of them once."""

    month: date
    unit: int
    sender: int | None
    kind: str
    numbered: bool
    urgent: bool


class Amounts(NamedTuple):
    papers: int = 0
    demands: int = 0
    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0

    def __add__(self, other: object) -> Amounts:
        assert isinstance(other, Amounts)
        return Amounts(
            self[0] + other[0],
            self[1] + other[1],
            self[2] + other[2],
            self[3] + other[3],
            self[4] + other[4],
        )

    @property
    def is_nothing(self) -> bool:
        return not self.papers and not self.demands and abs(self.high) < 1e-9 > abs(self.low)

    def is_about(self, other: Amounts) -> bool:
        """The same but for the last digits, which depend on the order of adding."""
        return self[:2] == other[:2] and all(
            abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(self[2:], other[2:], strict=True)
        )


Months = dict[MonthKey, Amounts]
Days = dict[tuple[date, int], int]
"""(day, unit) -> demands that reached the unit on that day."""


def month_of(day: date) -> date:
    return day.replace(day=1)


def sums_of(before: Iterable[Line], new: Iterable[Line]) -> tuple[Months, Days]:
    """What the lines `new` of one paper add to the sums, where `before` are its lines that count something."""
    sums = Sums()
    sums.add(list(before), list(new))
    return sums.months, sums.days


class Sums:
    """Sums that grow paper by paper; built for millions of lines."""

    def __init__(self) -> None:
        self._months: defaultdict[MonthKey, list[float]] = defaultdict(lambda: [0, 0, 0.0, 0.0, 0.0])
        self._days: defaultdict[tuple[date, int], int] = defaultdict(int)

    def add(self, before: Sequence[Line], new: Sequence[Line]) -> None:
        """A unit that already had the demand does not get it again; one whose last place is taken away loses it."""
        for line in new:
            month = month_of(line.day)
            for unit in _with_months(line):
                sums = self._months[MonthKey(month, unit, line.sender, line.kind, line.numbered, line.urgent)]
                sums[2] += line.low
                sums[3] += line.likely
                sums[4] += line.high
        if before:
            self._count(_standing(before), -1)
            self._count(_standing([*before, *new]), 1)
        else:
            self._count(_standing(new), 1)

    def _count(self, lines: Sequence[Line], sign: int) -> None:
        for unit, line, numbered, urgent in _once(lines, lambda line: line.demand):
            self._days[line.received_on, unit] += sign
            if unit in _with_months(line):
                month = month_of(line.received_on)
                self._months[MonthKey(month, unit, line.sender, line.kind, numbered, urgent)][1] += sign
        for unit, line, numbered, _ in _once(lines, lambda line: line.notice):
            if unit in _with_months(line):
                month = month_of(line.received_on)
                self._months[MonthKey(month, unit, line.sender, "", numbered, False)][0] += sign

    @property
    def months(self) -> Months:
        sums = ((key, Amounts(int(s[0]), int(s[1]), *s[2:])) for key, s in self._months.items())
        return {key: amounts for key, amounts in sums if not amounts.is_nothing}

    @property
    def days(self) -> Days:
        return {day: n for day, n in self._days.items() if n}


def _with_months(line: Line) -> tuple[int, ...]:
    return line.units[:-1] if line.village else line.units


def _standing(lines: Iterable[Line]) -> list[Line]:
    """Lines that still ask for something, the earliest first: counter lines have taken away what they answer."""
    net: defaultdict[tuple[object, ...], int] = defaultdict(int)
    asking: dict[tuple[object, ...], Line] = {}
    for line in lines:
        if line.asked:
            key = (line.demand, line.units, line.sender, line.numbered, line.urgent, line.received_on)
            net[key] += line.asked
            asking[key] = line
    return sorted((asking[key] for key, n in net.items() if n > 0), key=lambda line: line.received_on)


def _once(lines: Sequence[Line], what: Callable[[Line], int]) -> Iterator[tuple[int, Line, bool, bool]]:
    """(unit, earliest line, is any numbered, is any urgent) of each unit and demand, or each unit and paper."""
    found: dict[tuple[int, int], tuple[Line, bool, bool]] = {}
    for line in lines:
        for unit in line.units:
            key = (unit, what(line))
            known = found.get(key)
            if known is None:
                found[key] = (line, line.numbered, line.urgent)
            elif line.numbered > known[1] or line.urgent > known[2]:
                found[key] = (known[0], known[1] or line.numbered, known[2] or line.urgent)
    for (unit, _), (first, numbered, urgent) in found.items():
        yield unit, first, numbered, urgent
