"""履职清单 and 这事归谁管. HTTP and HTML only."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.duties import actions, queries
from jianfu.apps.duties.core import UNDO_WITHIN, NotNow
from jianfu.apps.duties.models import Edition, Item
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.queries import roles_of
from jianfu.core.duties.shapes import CLASS_NAMES, ListClass

KEEPERS = (Role.ADMIN, Role.REVIEWER, Role.ESTABLISHMENT)
_LONGEST = 300
"""Characters of a question."""


def person_of(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


@never_cache
@for_roles(*Role)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """这事归谁管: any wording opens with the item and the department."""
    lists = queries.lists_for(person_of(request), timezone.localdate())
    asked = request.GET.get("of", "")
    edition = next((e for e in lists if str(e.area_id) == asked), lists[0] if lists else None)
    words = request.GET.get("words", "").strip()[:_LONGEST]
    route, found = queries.whose_job(edition, words) if edition and words else (None, [])
    context = {
        "lists": lists,
        "edition": edition,
        "words": words,
        "route": route,
        "found": found,
        "may_bring": bool(roles_of(request.user) & set(KEEPERS)),
    }
    return render(request, "duties/search.html", context)


@never_cache
@for_roles(*Role)
@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Item.objects.select_related("edition__area"), pk=pk)
    if found.edition not in queries.lists_for(person_of(request), timezone.localdate()):
        raise Http404
    return render(
        request, "duties/item.html", {"item": found, "listed": CLASS_NAMES[ListClass(found.listed)]}
    )


@never_cache
@for_roles(*KEEPERS)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """履职清单: the editions that hold, and the box for a new one."""
    person = person_of(request)
    held = queries.lists_for(person, timezone.localdate())
    recent = Edition.objects.filter(
        area__path__startswith=queries.area_of(person).path,
        step=Edition.Step.DONE,
        at__gte=timezone.now() - UNDO_WITHIN,
    )
    context = {"lists": [(e, queries.counts(e)) for e in held], "recent": recent}
    return render(request, "duties/lists.html", context)


@require_POST
@for_roles(*KEEPERS)
def bring(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        return _problem(request, "没有选文件", "请选一份履职清单，再点“看看结果”。", 400)
    if (file.size or 0) > settings.FILE_MB * 2**20:
        return _problem(request, "文件太大", f"超过{settings.FILE_MB}MB，没有读。原件没有改动。", 413)
    try:
        edition = actions.bring_in(file.name or "", file.read(), queries.area_of(person_of(request)))
    except NotNow as why:
        return _problem(request, "没有读出清单", str(why), 422)
    return HttpResponseRedirect(reverse("duties:edition", args=[edition.key]), status=303)


def _problem(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    return render(request, "gate/problem.html", {"title": title, "words": words}, status=status)


@never_cache
@for_roles(*KEEPERS)
@require_safe
def edition(request: HttpRequest, key: str) -> HttpResponse:
    """An edition as it was read: a look before it is taken over, and what it changed."""
    found = _mine(request, key)
    context = {
        "edition": found,
        "counts": queries.counts(found),
        "differences": queries.against_before(found),
        "lists": queries.grouped(found),
        "until": found.at + UNDO_WITHIN,
        "fresh": timezone.now() - found.at < UNDO_WITHIN,
        "today": timezone.localdate(),
    }
    return render(request, "duties/edition.html", context)


def _mine(request: HttpRequest, key: str) -> Edition:
    area = queries.area_of(person_of(request))
    return get_object_or_404(Edition, key=key, area__path__startswith=area.path)


@require_POST
@for_roles(*KEEPERS)
def take(request: HttpRequest, key: str) -> HttpResponse:
    found = _mine(request, key)
    try:
        since = date.fromisoformat(request.POST.get("since", ""))
    except ValueError:
        since = timezone.localdate()
    actions.take_over(found, since=since, by=person_of(request))
    return HttpResponseRedirect(reverse("duties:edition", args=[key]), status=303)


@require_POST
@for_roles(*KEEPERS)
def leave(request: HttpRequest, key: str) -> HttpResponse:
    actions.leave(_mine(request, key))
    return HttpResponseRedirect(reverse("duties:list"), status=303)


@require_POST
@for_roles(*KEEPERS)
def back(request: HttpRequest, key: str) -> HttpResponse:
    try:
        actions.take_back(_mine(request, key), by=person_of(request))
    except NotNow as why:
        return _problem(request, "没有撤回", str(why), 409)
    return HttpResponseRedirect(reverse("duties:edition", args=[key]), status=303)
