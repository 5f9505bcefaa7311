"""A list brought in: a look at what would come of it, then taken over or left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.people import actions
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.actions.lists import plan_for
from jianfu.apps.people.look import look_at
from jianfu.apps.people.models import Import, Person, Role
from jianfu.apps.people.views.units import area_of


def _brought(request: HttpRequest, key: str) -> Import:
    return get_object_or_404(Import.objects.select_related("root"), key=key, root=area_of(request))


@never_cache
@require_POST
@for_roles(Role.ADMIN)
def bring(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        return _problem(request, "还没有放表格", "请先选一个文件,再按“看看结果”。")
    assert isinstance(request.user, Person)
    try:
        brought = actions.bring_in(file.name or "表格", file.read(), area_of(request), by=request.user)
    except actions.NotThis as why:
        return _problem(request, "这份表格没有读出来", str(why))
    return HttpResponseRedirect(reverse("people:list", args=[brought.key]), status=303)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def look(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    if brought.state != Import.State.PREVIEW:
        return _result(request, brought)
    plan, found = plan_for(brought)
    context = {"brought": brought, "look": look_at(plan), "columns": found.columns}
    return render(request, "people/look.html", context)


def _result(request: HttpRequest, brought: Import, error: str = "") -> HttpResponse:
    context = {
        "brought": brought,
        "counts": {name: len(keys) for name, keys in brought.result.items()},
        "until": timezone.localtime(brought.at) + actions.lists.DAY,
        "error": error,
    }
    return render(request, "people/taken_over.html", context, status=422 if error else 200)


@require_POST
@for_roles(Role.ADMIN)
def take(request: HttpRequest, key: str) -> HttpResponse:
    assert isinstance(request.user, Person)
    actions.take_over(_brought(request, key), by=request.user)
    return HttpResponseRedirect(reverse("people:list", args=[key]), status=303)


@require_POST
@for_roles(Role.ADMIN)
def leave(request: HttpRequest, key: str) -> HttpResponse:
    actions.forget_list(_brought(request, key))
    return HttpResponseRedirect(reverse("people:units"), status=303)


@require_POST
@for_roles(Role.ADMIN)
def undo(request: HttpRequest, key: str) -> HttpResponse:
    brought = _brought(request, key)
    assert isinstance(request.user, Person)
    try:
        actions.undo_import(brought, by=request.user)
    except actions.NotThis as why:
        return _result(request, brought, str(why))
    return HttpResponseRedirect(reverse("people:list", args=[key]), status=303)


def _problem(request: HttpRequest, title: str, words: str) -> HttpResponse:
    back = {"back": reverse("people:units"), "back_words": "回机构"}
    return render(request, "gate/problem.html", {"title": title, "words": words, **back}, status=422)
