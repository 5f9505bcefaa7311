"""运行情况 and 备份 for the administrator; /health/ for this machine alone."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Role
from jianfu.site import nights
from jianfu.site.backup import keeping
from jianfu.site.running import health, records, signs
from jianfu.site.running.shapes import Health, sum_up
from jianfu.site.version import VERSION

_PASSED_ON = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


@never_cache
@require_safe
def well(request: HttpRequest) -> HttpResponse:
    """Is this site well? Answers only this machine itself; to others there is no such page."""
    near = {"127.0.0.1", "::1", settings.HOST}
    if request.META.get("REMOTE_ADDR") not in near or any(name in request.headers for name in _PASSED_ON):
        raise Http404
    found = health.health()
    is_well = all(sign.health is not Health.BROKEN for sign in found)
    told = [{"name": s.name, "state": s.health.value, "words": s.words, "todo": s.todo} for s in found]
    answer = {"well": is_well, "version": VERSION, "signs": told}
    return JsonResponse(answer, status=200 if is_well else 503, json_dumps_params={"ensure_ascii": False})


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def running(request: HttpRequest) -> HttpResponse:
    now, nightly = health.health(), signs.night()
    try:
        failures = [signs.failures()]
    except DatabaseError:
        failures = []
    connected = signs.connections()
    shown = [*now, *nightly, *failures]
    context = {
        "sum": sum_up([*shown, *connected]),
        "signs": shown,
        "connections": connected,
        "stored": signs.stored(),
        "versions": signs.versions(),
        "at": timezone.localtime(),
    }
    return render(request, "site/running.html", context)


@never_cache
@require_safe
@for_roles(Role.ADMIN)
def backups(request: HttpRequest) -> HttpResponse:
    there = keeping.backups_in(settings.BACKUPS)
    context = {
        "signs": [signs.backup(), signs.drill()],
        "backups": [(moment, path.name, health.size(path.stat().st_size)) for moment, path in there],
        "folder": settings.BACKUPS,
        "next": nights.next_hour(timezone.localtime()),
        "wished": records.wished(),
        "key": settings.VAR / "backup_key",
    }
    return render(request, "site/backups.html", context)


@require_POST
@for_roles(Role.ADMIN)
def wish(request: HttpRequest) -> HttpResponse:
    """现在备份, 现在演练: the house does it within seconds."""
    records.wish("drill" if request.POST.get("what") == "drill" else "backup")
    return HttpResponseRedirect(reverse("site:backups"), status=303)
