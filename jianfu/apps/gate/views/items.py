"""事项: every paper in sight, found by sentences; and the deadlines of a desk as a calendar to subscribe to."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianfu.apps.gate import lists
from jianfu.apps.gate.calendar import deadlines_of_desk
from jianfu.apps.gate.desks import desk_of, own_hours, person_of
from jianfu.apps.gate.queries import rows
from jianfu.apps.people.access import signed_in
from jianfu.apps.people.models import Unit

_SALT = "deadlines of a desk"


@never_cache
@signed_in
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    assert person
    chosen = lists.sentence(request.GET.get("which", ""))
    words = request.GET.get("words", "").strip()
    page = lists.page(
        person,
        chosen,
        words,
        now=now,
        older=lists.place(request.GET.get("older", "")),
        newer=lists.place(request.GET.get("newer", "")),
    )
    context = {
        "rows": rows(page.papers, now=now, hours=own_hours(request, [paper.pk for paper in page.papers])),
        "page": page,
        "sentences": lists.SENTENCES,
        "which": chosen.key,
        "words": words,
        "subscription": subscription(request),
    }
    return render(request, "gate/items.html", context)


def subscription(request: HttpRequest) -> str:
    """The address a calendar program asks; it holds a signed key of the desk and no name."""
    desk = desk_of(request)
    if desk is None:
        return ""
    key = signing.dumps(desk.unit.pk, salt=_SALT)
    return request.build_absolute_uri(reverse("gate:calendar", args=[key]))


@never_cache
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Deadlines of one desk for a calendar program, which cannot sign in: the signed address is the key."""
    try:
        unit = get_object_or_404(Unit.objects.standing(), pk=signing.loads(key, salt=_SALT))
    except signing.BadSignature:
        raise Http404 from None
    return HttpResponse(
        deadlines_of_desk(unit, since=timezone.now() - timedelta(days=7)),
        content_type="text/calendar; charset=utf-8",
    )
