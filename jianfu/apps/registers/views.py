"""登记: plans and directories, and every list that is brought into a register. HTTP and HTML only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.gate.views.problems import problem
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.queries import home_of
from jianfu.apps.registers import actions, queries
from jianfu.apps.registers.core import BOOKS, SHAPES, UNDO_WITHIN, WORDS, Book, NotNow, State
from jianfu.apps.registers.lists import ListKind, kinds
from jianfu.apps.registers.models import Brought, Item, Kept

KEEPERS = (Role.REVIEWER, Role.DEPARTMENT_CLERK)
BRINGERS = (*KEEPERS, Role.ASSESSMENT)
_A_PAGE = 50


@never_cache
@for_roles(*KEEPERS)
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    books = queries.books_for(person)
    book = _book(request.GET.get("book", ""), books)
    words = request.GET.get("words", "").strip()
    found = queries.in_sight(person, Item.objects.filter(book=book)).select_related("unit", "notice")
    if words:
        found = found.filter(title__icontains=words)
    context = page(request, found, [book], order=("day", "number", "pk")) | {
        "books": books,
        "book": book,
        "about": BOOKS[book],
        "words": words,
        "kind": queries.kind_for(person, book),
    }
    return render(request, "registers/registers.html", context)


def _book(asked: str, books: Sequence[queries.Choice]) -> Book:
    """The one that is asked for; else the first in which something stands."""
    first = next((choice.key for choice in books if choice.count), Book.ISSUE_PLAN)
    return Book(asked) if asked in set(Book) else Book(first)


def page(
    request: HttpRequest, found: Any, keys: list[str], *, order: Sequence[str] = ("-pk",)
) -> dict[str, Any]:
    """What every page of a register has: its rows with what may be done, lists to take back.

    found  rows in the order in which they are shown, or a query: then what is in use stands first
    """
    person = person_of(request)
    if not isinstance(found, list):
        first = Case(When(state=State.IN_USE, then=Value(0)), default=Value(1))
        found = found.order_by(first, "unit__position", *order)
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    own = queries.brings_for(person)
    mine = {post.unit_id for post in person.current_posts}
    rows = [
        (row, SHAPES[State(row.state)], WORDS[State(row.state)], own is None or row.unit_id in mine)
        for row in shown
    ]
    return {
        "tabs": queries.tabs_for(person, request.path),
        "rows": [
            {
                "row": row,
                "shape": shape,
                "stands": stands,
                "may_change": may,
                "may_undo": may and queries.can_be_undone(row),
                "model": row._meta.model_name,
            }
            for row, shape, stands, may in rows
        ],
        "page": shown,
        "lists": queries.recent_lists(person, keys),
        "asked": "&".join(
            f"{key}={value}" for key, value in request.GET.items() if key != "page" and value.isascii()
        ),
    }


@for_roles(*KEEPERS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Item, pk)
    return act(request, lambda by: actions.end(row, by=by), back_to(row))


@for_roles(*KEEPERS)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Item, pk)
    return act(request, lambda by: actions.stand_again(row, by=by), back_to(row))


def back_to(item: Item) -> str:
    return f"{reverse('registers:registers')}?book={item.book}"


def own_row(request: HttpRequest, model: type[Kept], pk: int) -> Any:
    row = get_object_or_404(model._base_manager.select_related("unit"), pk=pk)
    if not queries.may_change(person_of(request), row):  # type: ignore[arg-type]
        raise Http404
    return row


def act(request: HttpRequest, step: Callable[[Person], object], back: str) -> HttpResponse:
    try:
        step(person_of(request))
    except NotNow as why:
        return problem(request, "这一步没有做", str(why), 409)
    return HttpResponseRedirect(back, status=303)


def person_of(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


# -- lists


@for_roles(*BRINGERS)
@require_POST
def bring(request: HttpRequest, kind: str) -> HttpResponse:
    person = person_of(request)
    wanted = queries.kind_for(person, kind)
    if wanted is None:
        raise Http404
    file = request.FILES.get("file")
    if file is None:
        return problem(request, "还没有放表格", "请先选一个文件，再按“看看结果”。", 422)
    try:
        brought = actions.bring_in(
            wanted,
            file.name or "表格",
            file.read(),
            home_of(person).government,
            only=queries.brings_for(person),
        )
    except NotNow as why:
        return problem(request, "这份表格没有读出来", str(why), 422)
    return HttpResponseRedirect(reverse("registers:list", args=[brought.key]), status=303)


@never_cache
@for_roles(*BRINGERS)
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    kind = kinds()[brought.kind]
    context: dict[str, Any] = {"brought": brought, "kind": kind, "back": _page_of(kind)}
    if brought.step == Brought.Step.PREVIEW:
        told = actions.look(brought)
        context |= {
            "told": told,
            "new": sum(row.fate == "new" for row in told),
            "known": sum(row.fate == "known" for row in told),
            "wrong": sum(row.fate == "wrong" for row in told),
        }
    else:
        context["until"] = brought.at + UNDO_WITHIN
    return render(request, "registers/list.html", context)


@for_roles(*BRINGERS)
@require_POST
def take(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    return act(request, lambda by: actions.take_over(brought, by=by), reverse("registers:list", args=[key]))


@for_roles(*BRINGERS)
@require_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    actions.leave(brought)
    return HttpResponseRedirect(_page_of(kinds()[brought.kind]), status=303)


@for_roles(*BRINGERS)
@require_POST
def back(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    return act(request, lambda by: actions.take_back(brought, by=by), reverse("registers:list", args=[key]))


def _brought(request: HttpRequest, key: str) -> Brought:
    found = queries.brought_for(person_of(request), key)
    if found is None:
        raise Http404
    return found


def _page_of(kind: ListKind) -> str:
    return reverse(kind.page) + (f"?{kind.query}" if kind.query else "")
