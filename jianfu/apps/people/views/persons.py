"""人员: who may act here, where, and as what; and the first password."""

from __future__ import annotations

from collections.abc import Callable

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.people import actions, queries
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.addresses import WORDS as ADDRESSES
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.views.units import area_of

_ON_A_PAGE = 50


def people_of(request: HttpRequest) -> QuerySet[Person]:
    return queries.people_in(area_of(request))


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(people_of(request), pk=pk)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def persons(request: HttpRequest) -> HttpResponse:
    return _list(request)


def _list(request: HttpRequest, error: str = "") -> HttpResponse:
    words = request.GET.get("words", "").strip()[:40]
    rows = people_of(request).prefetch_related("posts__unit")
    if words:
        rows = rows.filter(
            Q(name__contains=words) | Q(staff_code__iexact=words) | Q(posts__unit__name__contains=words)
        )
    context = {
        "page": Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "error": error,
        "roles": Role,
        "without": queries.without_password(people_of(request)).count(),
        "typed": {name: _typed(request, name) for name in ("name", "staff_code", "unit")},
        "unmatched": queries.unmatched(area_of(request)),
    }
    return render(request, "people/persons.html", context, status=422 if error else 200)


def _typed(request: HttpRequest, name: str) -> str:
    return (request.POST.get(name) or request.GET.get(name) or "")[:80]


@require_POST
@for_roles(Role.ADMIN)
def add(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Person)
    unit = queries.unit_named(request.POST.get("unit", ""), within=area_of(request))
    if unit is None:
        return _list(request, f"没有找到单位“{request.POST.get('unit', '')[:40]}”,或有几个同名的")
    code, name = request.POST.get("staff_code", ""), request.POST.get("name", "")
    try:
        person = actions.add_person(code, name, unit, [_role(request, unit)], by=request.user)
    except actions.NotThis as why:
        return _list(request, str(why))
    return HttpResponseRedirect(reverse("people:person", args=[person.pk]), status=303)


def _role(request: HttpRequest, unit: Unit) -> Role:
    """As chosen; without a choice what one usually does in such a unit."""
    chosen = request.POST.get("role", "")
    return Role(chosen) if chosen in Role.values else queries.usual_role(unit)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _person(request, pk))


def _page(request: HttpRequest, who: Person, error: str = "", password: str = "") -> HttpResponse:
    context = {
        "who": who,
        "held": who.posts.held().select_related("unit"),
        "former": who.posts.exclude(pk__in=who.posts.held()).select_related("unit"),
        "roles": Role,
        "addresses": [(field, words, getattr(who, field)) for field, words in ADDRESSES.items()],
        "error": error,
        "password": password,
    }
    return render(request, "people/person.html", context, status=422 if error else 200)


def _changing(change: Callable[[HttpRequest, Person, Person], None]) -> Callable[..., HttpResponse]:
    """A form on the page of a person: back to the page, or the page with why not."""

    @require_POST
    @for_roles(Role.ADMIN)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        who = _person(request, pk)
        assert isinstance(request.user, Person)
        try:
            change(request, who, request.user)
        except actions.NotThis as why:
            who.refresh_from_db()
            return _page(request, who, str(why))
        return HttpResponseRedirect(reverse("people:person", args=[who.pk]), status=303)

    return view


@_changing
def begin(request: HttpRequest, who: Person, by: Person) -> None:
    unit = queries.unit_named(request.POST.get("unit", ""), within=area_of(request))
    if unit is None:
        raise actions.NotThis(f"没有找到单位“{request.POST.get('unit', '')[:40]}”,或有几个同名的")
    actions.begin_post(who, unit, _role(request, unit), by=by)


@_changing
def end(request: HttpRequest, who: Person, by: Person) -> None:
    key = request.POST.get("post", "")
    posts = who.posts.filter(unit__in=Unit.objects.below(area_of(request)))
    post = posts.filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None
    if post is None:
        raise actions.NotThis("这个任职不在本级,或已经免去")
    actions.end_post(post, by=by)


def _wholly_ours(request: HttpRequest, who: Person) -> None:
    if queries.works_elsewhere(who, area_of(request)):
        raise actions.NotThis(f"{who.name}在别处也有任职,请由上一级管理员办理")


@_changing
def let_go(request: HttpRequest, who: Person, by: Person) -> None:
    _wholly_ours(request, who)
    actions.let_go(who, by=by)


@_changing
def let_in(request: HttpRequest, who: Person, by: Person) -> None:
    _wholly_ours(request, who)
    actions.let_in_again(who, by=by)


@_changing
def unlock(request: HttpRequest, who: Person, by: Person) -> None:
    actions.unlock(who)


@_changing
def addresses(request: HttpRequest, who: Person, by: Person) -> None:
    _wholly_ours(request, who)
    actions.set_addresses(who, {field: request.POST.get(field, "") for field in ADDRESSES}, by=by)


@never_cache
@require_POST
@for_roles(Role.ADMIN)
def first_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Shown once, on the answer to this very request."""
    who = _person(request, pk)
    assert isinstance(request.user, Person)
    try:
        _wholly_ours(request, who)
    except actions.NotThis as why:
        return _page(request, who, str(why))
    return _page(request, who, password=actions.set_initial_password(who, by=request.user))


@never_cache
@require_POST
@for_roles(Role.ADMIN)
def first_passwords(request: HttpRequest) -> HttpResponse:
    """Slips to cut apart, for everybody who has none yet; a page of them at a time."""
    assert isinstance(request.user, Person)
    slips = [
        (who, actions.set_initial_password(who, by=request.user))
        for who in queries.without_password(people_of(request))[: actions.persons.SLIPS]
        if not queries.works_elsewhere(who, area_of(request))
    ]
    left = queries.without_password(people_of(request)).count()
    return render(request, "people/slips.html", {"slips": slips, "left": left})
