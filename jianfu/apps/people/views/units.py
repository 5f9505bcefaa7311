"""机构: the tree, one unit with its past, and what an administrator changes in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.people import actions, queries
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Change, Person, Role, Unit
from jianfu.apps.people.tree import groups_under, sort_of_unit


def area_of(request: HttpRequest) -> Unit:
    """The government an administrator looks after; of several the first."""
    assert isinstance(request.user, Person)
    posts = [post for post in request.user.current_posts if post.role == Role.ADMIN]
    return next((post.unit.government for post in posts), request.user.areas[0])


def unit_in_sight(request: HttpRequest, pk: int) -> Unit:
    """A unit of the administrator's own area; others are not there."""
    units = Unit.objects.below(area_of(request)).select_related("parent")
    return get_object_or_404(units, pk=pk)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def units(request: HttpRequest) -> HttpResponse:
    root = area_of(request)
    standing = list(Unit.objects.below(root).standing())
    words = request.GET.get("words", "").strip()[:40]
    context = {
        "root": root,
        "groups": groups_under(root, standing),
        "words": words,
        "found": [u for u in standing if words in u.name or words == u.code] if words else None,
        "imports": queries.recent_imports(root),
        "changes": queries.recent_changes(root),
    }
    return render(request, "people/units.html", context)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, unit_in_sight(request, pk))


def _page(request: HttpRequest, unit: Unit, error: str = "") -> HttpResponse:
    root = area_of(request)
    context = {
        "unit": unit,
        "root": root,
        "sort": sort_of_unit(unit),
        "below": groups_under(unit, Unit.objects.below(unit).standing()),
        "past": queries.past_of(unit),
        "posts": unit.posts.held().select_related("person"),
        "alike": queries.could_merge_into(unit, root),
        "places": queries.could_move_to(unit, root),
        "today": timezone.localdate(),
        "error": error,
    }
    return render(request, "people/unit.html", context, status=422 if error else 200)


def _changing(change: Callable[[HttpRequest, Unit, Person], str]) -> Callable[..., HttpResponse]:
    """A form on the page of a unit: back to the page, or the page with why not. `change` returns where to go."""

    @require_POST
    @for_roles(Role.ADMIN)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        unit = unit_in_sight(request, pk)
        assert isinstance(request.user, Person)
        try:
            way = change(request, unit, request.user)
        except actions.NotThis as why:
            unit.refresh_from_db()
            return _page(request, unit, str(why))
        return HttpResponseRedirect(way, status=303)

    return view


def _day(request: HttpRequest) -> date:
    try:
        day = parse_date(request.POST.get("on", ""))
    except ValueError:
        day = None
    return day or timezone.localdate()


def _there(unit: Unit) -> str:
    return reverse("people:unit", args=[unit.pk])


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


@_changing
def rename(request: HttpRequest, unit: Unit, by: Person) -> str:
    name, short = request.POST.get("name", ""), request.POST.get("short_name", "")
    actions.rename_unit(unit, name, on=_day(request), by=by, short_name=short)
    return _there(unit)


@_changing
def move(request: HttpRequest, unit: Unit, by: Person) -> str:
    over = queries.could_move_to(unit, area_of(request)).filter(pk=_number(request, "over")).first()
    if over is None:
        raise actions.NotThis("请选要改到哪个单位下面")
    actions.move_unit(unit, over, on=_day(request), by=by)
    return _there(unit)


@_changing
def merge(request: HttpRequest, unit: Unit, by: Person) -> str:
    keys = [
        key for key in request.POST.getlist("unit") if key.isascii() and key.isdecimal() and len(key) < 19
    ]
    going = list(queries.could_merge_into(unit, area_of(request)).filter(pk__in=keys))
    actions.merge_units(going, unit, on=_day(request), by=by)
    return _there(unit)


@_changing
def add(request: HttpRequest, unit: Unit, by: Person) -> str:
    level, kind = queries.sort_under(unit, request.POST.get("name", ""))
    new = actions.add_unit(request.POST.get("name", ""), unit, level, kind, by=by, since=_day(request))
    return _there(new)


@require_POST
@for_roles(Role.ADMIN)
def undo_change(request: HttpRequest, batch: str) -> HttpResponse:
    inside = Unit.objects.below(area_of(request))
    change = (
        Change.objects.filter(batch=batch, unit__in=inside).order_by("-id").select_related("unit").first()
    )
    return _undone(request, change, lambda by: actions.undo_change(batch, by=by))


def _undone(request: HttpRequest, change: Any, undo: Callable[[Person], None]) -> HttpResponse:
    from django.http import Http404

    if change is None:
        raise Http404
    assert isinstance(request.user, Person)
    try:
        undo(request.user)
    except actions.NotThis as why:
        return _page(request, change.unit, str(why))
    return HttpResponseRedirect(_there(change.unit), status=303)
