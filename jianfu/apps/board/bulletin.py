"""月报: one page for the leader, and the same with its tables, both in the layout of official papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from jianfu.apps.board import chart, core, figures, matters
from jianfu.apps.board.burden import Burden, burden_of
from jianfu.apps.board.clocks import owed_by
from jianfu.apps.board.numbers import Number as Said
from jianfu.apps.board.numbers import three
from jianfu.apps.board.scope import Scope, chosen
from jianfu.apps.board.tables import Table, words
from jianfu.apps.people.kinds import UnitKind
from jianfu.apps.people.models import Person, Unit
from jianfu.core.reports.bulletin import (
    Bulletin,
    Figure,
    Heading,
    Number,
    Paragraph,
    Sheet,
    write_bulletin,
)
from jianfu.core.worktime import load_calendar

_FIRST, _SECOND, _THIRD = "一是", "二是", "三是"


class NoBoard(LookupError):
    """Somebody who looks at no board."""


def for_month(year: int, month: int, person: Person) -> bytes:
    """The page of one month for a leader, as docx: three numbers, one chart, what is to be decided, what was done well.

    Raises NoBoard for who has no board. Made from the sums alone: nobody is asked anything.
    """
    scope = chosen(person, "")
    if scope is None:
        raise NoBoard(person.staff_code)
    return one_page(scope, date(year, month, 1), now=timezone.now())


def one_page(scope: Scope, month: date, *, now: datetime) -> bytes:
    burden = burden_of(scope, month, now=now)
    return write_bulletin(_bulletin(burden, list(_page(burden, notes=False))))


def with_tables(scope: Scope, month: date, *, now: datetime) -> bytes:
    """The same page, how each number came about, and the figures of the board as tables."""
    burden = burden_of(scope, month, now=now)
    parts = [*_page(burden, notes=True), *_tables(burden)]
    return write_bulletin(_bulletin(burden, parts))


def _bulletin(burden: Burden, parts: list[Heading | Paragraph | Number | Sheet | Figure]) -> Bulletin:
    scope, month = burden.scope, burden.month
    office = None
    if not scope.of_department:
        offices = Unit.objects.standing().filter(parent=scope.unit, kind=UnitKind.BURDEN_OFFICE)
        office = offices.first()
    what = "要基层做的事" if scope.of_department else "基层负担"
    return Bulletin(
        title=f"{scope.own}{what}{month.year}年{month.month}月月报",
        issuer=(office or scope.own).name,
        day=day_of_issue(burden),
        parts=tuple(parts),
    )


def day_of_issue(burden: Burden) -> date:
    """The first working day of the next month; of the month that runs, today."""
    if burden.span.running:
        return timezone.localdate(burden.now)
    return first_working_day(core.months_back(burden.month, -1))


def first_working_day(month: date) -> date:
    return load_calendar().add_working_days(month - timedelta(days=1), 1)


def _page(burden: Burden, *, notes: bool) -> Iterator[Heading | Paragraph | Number | Sheet | Figure]:
    hows = [figures.days(burden).how, figures.hours(burden).how, figures.unnumbered(burden).how]
    for mark, said, how in zip((_FIRST, _SECOND, _THIRD), three(burden), hows, strict=True):
        # On the leader's page one note stands for all; the rest is behind 怎么算的.
        if notes or mark == _SECOND:
            yield Number(f"{mark}{_sentence(said, notes)}", "".join(how if notes else (*how[:1], how[-1])))
        else:
            yield Paragraph(f"{mark}{_sentence(said, notes)}")
    everybody = [burden.of(month) for month in burden.months]
    png = chart.year(
        [(sums.all.low, sums.all.likely, sums.all.high) for sums in everybody],
        [sums.urgent.likely for sums in everybody],
        [month.month for month in burden.months],
    )
    about = f"近12个月每月约用人时:{'、'.join(words(sums.all.likely) for sums in everybody)}"
    yield Figure(png, "近12个月约用人时(灰带为估计范围,短柱为紧急直通)", about)
    yield Heading("请定的事")
    for sentence in matters.to_decide(burden) or ["本月没有要定的事。"]:
        yield Paragraph(sentence)
    yield Heading("做得好的")
    for sentence in matters.done_well(burden) or ["本月没有可以举的例子。"]:
        yield Paragraph(sentence)


def _sentence(said: Said, whole: bool) -> str:
    about = "约" if said.about else ""
    return f"{said.label}{about}{said.value}{said.unit},{said.sentence if whole else said.short}"


def _tables(burden: Burden) -> Iterator[Heading | Paragraph | Number | Sheet | Figure]:
    scope = burden.scope
    yield Heading("各部门要基层花的时间" if not scope.of_department else "一年来要基层花的时间")
    yield _sheet(figures.this_month(burden), (3, 2, 2, 3, 2, 2))
    if burden.kinds:
        yield Heading("都是些什么")
        yield _sheet(figures.kinds(burden))
    if not scope.of_department:
        yield Heading("没有编号就到基层的")
        yield _sheet(figures.unnumbered(burden))
    owed = owed_by(scope, burden.month, now=burden.now)
    if owed:
        yield Heading("该给的答复")
        yield _sheet(figures.answers(burden, owed))


def _sheet(table: Table, widths: tuple[float, ...] = ()) -> Sheet:
    rows = tuple(tuple(words(cell) for cell in row) for row in table.rows)
    return Sheet(table.title, tuple(table.head), rows, widths)
