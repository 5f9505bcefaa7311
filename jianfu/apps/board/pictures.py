"""What the page draws: the month as a grid of numbers, the year of each department as a small picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.board import core
from jianfu.apps.board.burden import Burden, Department
from jianfu.apps.board.drawing import Course, bars, course
from jianfu.apps.board.tables import words
from jianfu.apps.people.models import Unit
from jianfu.core.examine import office_calendar
from jianfu.core.limits import load_limits

WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Day:
    day: int
    weekday: str
    rest: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """`n` demands, "" for none, with the address of their list."""

    n: int | str
    shade: int
    address: str


@dataclass(frozen=True, slots=True)
class Grid:
    days: list[Day]
    rows: list[tuple[Unit, list[Cell]]]
    total: list[Cell]
    """The whole area, each demand once; [] where its one row says the same."""
    scale: list[tuple[int, str]]
    """(shade, what it means) of the legend."""


def grid(burden: Burden) -> Grid:
    scope, dates = burden.scope, core.days_of(burden.month)
    shown = {unit.pk for unit in scope.rows}
    largest = max(
        (n for (unit, day), n in burden.days.items() if unit in shown and day >= dates[0]), default=0
    )
    scale = core.steps(largest)
    pattern = (
        reverse("board:day", kwargs={"day": "DAY", "unit": 0}).replace("/0/", "/{}/").replace("DAY", "{}")
    )
    asked = f"?of={scope.own.pk}" if scope.of_department else ""

    def cell(unit: int, day: date) -> Cell:
        n = burden.days.get((unit, day), 0)
        address = pattern.format(day.isoformat(), unit) + asked if n else ""
        return Cell(n or "", core.shade(n, scale) if unit in shown else 0, address)

    return Grid(
        days=_head(dates),
        rows=[(unit, [cell(unit.pk, day) for day in dates]) for unit in scope.rows],
        total=[] if scope.unit.pk in shown else [cell(scope.unit.pk, day) for day in dates],
        scale=_legend(scale),
    )


def _head(dates: list[date]) -> list[Day]:
    now = timezone.localtime().replace(tzinfo=None)
    calendar = office_calendar(load_limits(settings.AREA), now)
    return [Day(d.day, WEEK[d.weekday()], not calendar.is_working_day(d)) for d in dates]


def _legend(scale: list[int]) -> list[tuple[int, str]]:
    lows = [below + 1 for below in [0, *scale][: len(scale)]]
    return [
        (i, f"{low}" if low == most else f"{low}到{most}")
        for i, (low, most) in enumerate(zip(lows, scale, strict=True), 1)
    ]


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    course: Course
    words: str
    """What it shows, for who does not see it and below it."""


def pictures(burden: Burden, only: str = "") -> list[Picture]:
    """One for each department, all on the same scale; `only`: the key of one."""
    most_hours, most_papers = scales(burden)
    return [
        Picture(
            department.name,
            course(
                [(a.low, a.likely, a.high) for a in department.hours],
                department.urgent,
                department.papers,
                department.quota,
                most_hours=most_hours,
                most_papers=most_papers,
            ),
            _words(department),
        )
        for department in burden.departments
        if not only or str(department.key) == only
    ]


def _words(department: Department) -> str:
    quota = department.quota[-1]
    limit = "" if quota is None else f",限额{quota}份"
    return f"本月约{words(department.hours[-1].likely)}人时,文件{department.papers[-1]}份{limit}"


def scales(burden: Burden) -> tuple[float, float]:
    """The upper ends: hours, papers."""
    return (
        core.top(amounts.high for d in burden.departments for amounts in d.hours),
        core.top(n for d in burden.departments for n in (*d.papers, *(q or 0 for q in d.quota))),
    )


def unnumbered_bars(burden: Burden) -> str:
    shares = [burden.without_number(month).share for month in burden.months]
    return bars(shares, most=max([share for share in shares if share] or [1.0]))
