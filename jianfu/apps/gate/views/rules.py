"""规则依据: every rule with its clause, and where people of the office found it wrong."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianfu.apps.gate.desks import person_of
from jianfu.apps.gate.false_alarms import as_examples, share_of_week
from jianfu.apps.gate.models import FalseAlarm
from jianfu.apps.gate.rulebook import chapters
from jianfu.apps.gate.views.papers import attachment
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role, Unit

SHOWN = 200


@never_cache
@for_roles(Role.ADMIN, Role.REVIEWER)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    alarms = _alarms(_person(request))
    context = {
        "chapters": chapters(alarms),
        "alarms": list(alarms.select_related("notice")[:SHOWN]),
        "week": share_of_week(Unit.objects.for_user(_person(request)), now=timezone.now()),
    }
    return render(request, "gate/rules.html", context)


@never_cache
@for_roles(Role.ADMIN, Role.REVIEWER)
@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """The sentences as lines for `good` of their rules."""
    lines = as_examples(_alarms(_person(request)))
    return attachment(lines.encode(), "text/plain; charset=utf-8", "误判例句.txt")


def _alarms(person: Person) -> QuerySet[FalseAlarm]:
    return FalseAlarm.objects.filter(notice__sender__in=Unit.objects.for_user(person).order_by())


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if person is None:
        raise Http404
    return person
