"""Plans and directories as lists: what each row of an office's sheet says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from jianfu.apps.people.kinds import Role
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.core import BOOKS, COLUMNS, About, Book, amount_of
from jianfu.apps.registers.days import days_of
from jianfu.apps.registers.lists import ListKind, Place, Read
from jianfu.apps.registers.models import Item
from jianfu.core.rules.topics import bare

_AREA = frozenset({Role.REVIEWER})
_OWN = frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})


def read(book: Book, cells: Mapping[str, str], place: Place) -> Read:
    about = BOOKS[book]
    title = (cells["title"] or (cells["owner"] if book is Book.STAFF else ""))[:160]
    if not title:
        return Read(cells["owner"], why=f"没有写{about.word}的名称")
    unit: Unit | None = place.area
    if about.per_unit:
        unit, why = place.unit_of(cells["owner"])
        if unit is None:
            return Read(title, why=why)
    assert unit
    amount, measure = amount_of(cells["amount"])
    if book is Book.STAFF and not amount:
        return Read(title, why="没有看到人数")
    days = days_of(cells["when"], place.today.year)
    year = (days.first.year if days else place.today.year) if about.yearly else None
    return Read(
        title,
        {
            "book": book,
            "unit": unit,
            "year": year,
            "number": cells["number"][:60],
            "title": "在岗人数" if book is Book.STAFF else title,
            "owner": cells["owner"][:80],
            "note": cells["note"][:200],
            "day": days and (days.first if _is_plan(about) else days.last),
            "amount": amount,
            "measure": (cells["measure"] or measure)[:8],
        },
        same=same_as(unit.pk, year, "" if book is Book.STAFF else title, amount if book is Book.STAFF else 0),
    )


def same_as(unit: int, year: int | None, title: str, amount: float | None = 0) -> Hashable:
    return unit, year, bare(title) or title, amount


def _is_plan(about: About) -> bool:
    return about.per_unit and about.yearly


def known(book: Book, place: Place) -> set[Hashable]:
    rows = Item.objects.of_area(place.area).in_use().filter(book=book)
    staff = book is Book.STAFF
    return {
        same_as(row.unit_id, row.year, "" if staff else row.title, row.amount if staff else 0) for row in rows
    }


def _kind(book: Book) -> ListKind:
    about = BOOKS[book]
    reading: Callable[[Mapping[str, str], Place], Read] = partial(read, book)
    return ListKind(
        key=book,
        word=about.word,
        told=about.told,
        columns=COLUMNS,
        needs=about.needs,
        model=Item,
        read=reading,
        known=partial(known, book),
        page="registers:registers",
        query=f"book={book}",
        who=_OWN if _is_plan(about) else _AREA,
    )


KINDS = tuple(_kind(book) for book in Book)
