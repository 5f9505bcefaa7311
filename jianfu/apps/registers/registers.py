"""What plans and directories tell the rules. A book of which an office has no line is not known, and accuses nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Unit
from jianfu.apps.registers.core import BOOKS, Book, State
from jianfu.apps.registers.models import Item
from jianfu.core.facts import shapes
from jianfu.core.rules import registers as known

YEAR = timedelta(days=365)
_NAMES = (Book.VETOES, Book.LETTERS, Book.POWERS, Book.ACTIVITIES, Book.CERTIFICATES)


def of_items(paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice) -> dict[str, object]:
    """One question: the sender's plans of this year, and the directories of its area."""
    if sender is None:
        return {}
    today, area = timezone.localdate(now), sender.government
    plans = [book for book, about in BOOKS.items() if about.per_unit]
    rows = Item.objects.filter(
        Q(unit=sender, book__in=plans, year=today.year) | Q(unit=area) & ~Q(book__in=plans)
    ).exclude(notice=own)
    books: dict[Book, list[Item]] = {}
    for row in rows:
        books.setdefault(Book(row.book), []).append(row)
    return {
        str(book): tuple(_AS[book](row) for row in found if _holds(row, today.year, today))
        for book, found in books.items()
        if book in _AS
    }


def _holds(row: Item, year: int, today: date) -> bool:
    if row.state != State.IN_USE or (row.year is not None and row.year != year):
        return False
    if row.book == Book.APPROVALS:
        return row.day is None or row.day >= today
    return row.book != Book.HEARINGS or row.day is None or row.day > today - YEAR


def _hearing(row: Item) -> known.Hearing:
    return known.Hearing(row.title, int(row.amount or 0), row.day or timezone.localdate(row.entered_at))


def _planned(row: Item) -> known.Planned:
    # A line without a number of its own still has to be named in an offer.
    word = "文" if row.book == Book.ISSUE_PLAN else "会"
    return known.Planned(row.number or f"{row.year}年计划{word}{row.pk}", row.title, row.day)


def _system(row: Item) -> known.System:
    return known.System(row.title, tuple(word for word in _parts(row.note)))


def _parts(words: str) -> Sequence[str]:
    for mark in "，,;；和及":
        words = words.replace(mark, "、")
    return [part.strip() for part in words.split("、") if len(part.strip()) >= 2]


def _target(row: Item) -> known.Target:
    return known.Target(row.title, row.owner or "上级", row.amount, row.measure, row.day)


_AS: dict[Book, Callable[[Item], object]] = {
    Book.ISSUE_PLAN: _planned,
    Book.MEETING_PLAN: _planned,
    Book.APPROVALS: lambda row: known.Approval(row.number, row.title),
    Book.SYSTEMS: _system,
    Book.TARGETS: _target,
    Book.HEARINGS: _hearing,
    **dict.fromkeys(_NAMES, lambda row: row.title),
}
