"""Who sees and changes which rows, and the lists of the last day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jianfu.apps.people.context import Link, links
from jianfu.apps.people.menu import Entry
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.queries import home_of, roles_of
from jianfu.apps.registers.core import BOOKS, UNDO_WITHIN, Book, State
from jianfu.apps.registers.lists import ListKind, kinds
from jianfu.apps.registers.models import Brought, Item, Kept

OFFICE = frozenset({Role.REVIEWER, Role.ASSESSMENT})
"""Who keeps rows of a whole area; a department's clerk keeps its own."""
_TABS = (
    (Entry("计划和目录", "registers:registers"), frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})),
    (Entry("应用和群", "channels:channels"), frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})),
    (Entry("借调", "channels:secondments"), frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})),
    (
        Entry("考核指标", "assessments:indicators"),
        frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK, Role.ASSESSMENT}),
    ),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A book with what stands in it."""

    key: str
    word: str
    count: int


def tabs_for(person: Person, path: str) -> list[Link]:
    """The registers that somebody may look at; the one that is open is marked."""
    roles = roles_of(person)
    shown = links([entry for entry, who in _TABS if who & roles], "")
    return [Link(link.word, link.address, link.address == path) for link in shown]


def in_sight(person: Person, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Own rows and those below; a department's clerk also sees what its government keeps for all."""
    seen = Q(unit__in=Unit.objects.for_user(person))
    if Role.DEPARTMENT_CLERK in roles_of(person):
        seen |= Q(unit=home_of(person).government)
    return rows.filter(seen)


def may_change(person: Person, row: Kept) -> bool:
    """The department whose row it is, and the office of its area."""
    roles = roles_of(person)
    if Role.DEPARTMENT_CLERK in roles and row.unit in [post.unit for post in person.current_posts]:
        return True
    return bool(roles & OFFICE) and Unit.objects.for_user(person).filter(pk=row.unit_id).exists()


def brings_for(person: Person) -> Unit | None:
    """None: for the whole area; else the department whose rows alone somebody may bring."""
    return None if roles_of(person) & OFFICE else home_of(person)


def kind_for(person: Person, key: str) -> ListKind | None:
    """The list of that name, where somebody may bring it."""
    kind = kinds().get(key)
    return kind if kind and kind.who & roles_of(person) else None


def brought_for(person: Person, key: str) -> Brought | None:
    found = Brought.objects.select_related("area", "only").filter(key=key).first()
    if found is None or kind_for(person, found.kind) is None:
        return None
    own = brings_for(person)
    mine = own is None and found.area == home_of(person).government
    return found if mine or (found.only is not None and found.only == own) else None


def recent_lists(person: Person, keys: Iterable[str]) -> list[Brought]:
    """Lists of the last day that can still be taken back, newest first."""
    since = timezone.now() - UNDO_WITHIN
    rows = Brought.objects.filter(kind__in=list(keys), step=Brought.Step.DONE, at__gte=since, taken__gt=0)
    own = brings_for(person)
    return list(rows.filter(only=own) if own else rows.filter(area=home_of(person).government))


def books_for(person: Person) -> list[Choice]:
    """Those that hold something, and those that the person may bring."""
    counted = dict(
        in_sight(person, Item.objects.filter(state=State.IN_USE))
        .order_by()
        .values_list("book")
        .annotate(Count("pk"))
    )
    return [
        Choice(book, BOOKS[book].word, counted.get(book, 0))
        for book in Book
        if book in counted or kind_for(person, book)
    ]


def can_be_undone(row: Kept) -> bool:
    return (
        row.state != State.IN_USE
        and row.changed_at is not None
        and timezone.now() - row.changed_at < UNDO_WITHIN
    )
