"""检查计划: what comes, what could be one visit, what a code says. HTTP and HTML only."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from jianfu.apps.gate.desks import own_units, person_of
from jianfu.apps.gate.places import pick_places
from jianfu.apps.gate.views.problems import problem
from jianfu.apps.people.access import for_roles, signed_in
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.queries import home_of, roles_of
from jianfu.apps.visits import actions, queries
from jianfu.apps.visits.core import NotNow
from jianfu.apps.visits.models import Visit
from jianfu.apps.visits.sealing import Scheme
from jianfu.core.reading.shapes import Unreadable

_OFFICES = frozenset({Role.REVIEWER})
_WHOLE = frozenset({Role.REVIEWER, Role.LEADER, Role.ESTABLISHMENT, Role.ASSESSMENT, Role.ADMIN})
_PLANNERS = (Role.DEPARTMENT_CLERK, Role.REVIEWER)


@never_cache
@signed_in
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, *, taken: actions.Taken | None = None, told: str = "") -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    assert person
    roles, units = roles_of(person), own_units(request)
    plans = bool(roles & frozenset(_PLANNERS))
    whole = bool(roles & _OFFICES)
    context = {
        "groups": queries.groups_for(person, units, whole_area=bool(roles & _WHOLE), today=today),
        "offers": queries.offers_for(units, home_of(person), whole_area=whole, today=today) if plans else (),
        "plans": plans,
        "today": today,
        "taken": taken,
        "told": told,
        "file_mb": settings.FILE_MB,
    }
    return render(request, "visits/visits.html", context, status=422 if told else 200)


@for_roles(*_PLANNERS)
@require_POST
def take_plan(request: HttpRequest) -> HttpResponse:
    """The yearly plan as it is; a department's clerk brings the department's own."""
    file, person = request.FILES.get("file"), person_of(request)
    assert person
    if file is None:
        return _page(request, told="还没有选文件。请选一份表格再放入。")
    home = home_of(person)
    only = None if roles_of(person) & _OFFICES else home
    try:
        taken = actions.take_plan(
            file.read(), home.government, year=timezone.localdate().year, by=person, only=only
        )
    except Unreadable as why:
        return _page(request, told=str(why))
    return _page(request, taken=taken)


@for_roles(*_PLANNERS)
@require_POST
def take_back(request: HttpRequest, batch: str) -> HttpResponse:
    """A list is taken back by who may change every visit of it."""
    rows = list(Visit.objects.filter(batch=batch).select_related("sender"))
    if not rows or not all(_may_change(request, visit) for visit in rows):
        raise Http404
    return _act(request, lambda by: actions.take_back_plan(batch, by=by))


@for_roles(*_PLANNERS)
@require_POST
def file_sealed(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    assert person
    home, day = home_of(person), parse_date(request.POST.get("day", ""))
    objects, content = (request.POST.get(name, "").strip() for name in ("objects", "content"))
    if day is None or not objects:
        return _page(request, told="请写明哪一天、到哪里。方案没有保存。")
    places = pick_places(objects, home.government)
    scheme = Scheme(
        day, f"{home}暗访", content[:400], objects[:200], tuple(sorted(unit.pk for unit in places))
    )
    return _act(request, lambda by: actions.file_sealed(scheme, home, by=by, today=timezone.localdate()))


@never_cache
@require_safe
def code(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    """Anybody may ask what a code stands for: who is visited must be able to check it."""
    visit = queries.visit_of(year, serial)
    if visit is None:
        return render(request, "visits/code.html", {"card": None, "words": f"检-{year}-{serial:03d}"})
    context = {
        "card": queries.card_of(visit, timezone.localdate()),
        "may_change": _may_change(request, visit),
        "own": [unit.pk for unit in own_units(request)],
    }
    return render(request, "visits/code.html", context)


@require_GET
def picture(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    """The QR code that leads to the answer about a code."""
    address = request.build_absolute_uri(reverse("visits:code", args=[year, serial]))
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@for_roles(*_PLANNERS)
@require_POST
def join(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    visit, into = _own(request, year, serial), queries.find(request.POST.get("into", ""))
    if into is None or not queries.in_one_area(into, visit):
        return problem(request, "没有合并", "没有这个编号的检查，原来的计划没有变。请核对编号再试。", 422)
    return _act(request, lambda by: actions.join(visit, into, by=by))


@for_roles(*_PLANNERS)
@require_POST
def drop(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    visit = _own(request, year, serial)
    return _act(request, lambda by: actions.drop(visit, by=by))


@for_roles(*_PLANNERS)
@require_POST
def stand_again(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    visit = _own(request, year, serial)
    return _act(request, lambda by: actions.stand_again(visit, by=by))


def _own(request: HttpRequest, year: int, serial: int) -> Visit:
    visit = queries.visit_of(year, serial)
    if visit is None or not _may_change(request, visit):
        raise Http404
    return visit


def _may_change(request: HttpRequest, visit: Visit) -> bool:
    """The department whose visit it is, and the office of its area."""
    person = person_of(request)
    if person is None:
        return False
    roles = roles_of(person)
    if Role.DEPARTMENT_CLERK in roles and visit.sender in own_units(request):
        return True
    return bool(roles & _OFFICES) and Unit.objects.for_user(person).filter(pk=visit.sender_id).exists()


def _act(request: HttpRequest, act: Callable[[Person], object]) -> HttpResponse:
    by = person_of(request)
    assert by
    try:
        act(by)
    except NotNow as why:
        return problem(request, "这一步没有做", str(why), 409)
    return HttpResponseRedirect(reverse("visits:visits"), status=303)
