"""考核指标: what is in force, sums by department, what costs papers and what is asked twice. HTTP and HTML only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jianfu.apps.assessments import queries
from jianfu.apps.assessments.models import Indicator
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Unit
from jianfu.apps.registers import actions
from jianfu.apps.registers.queries import kind_for
from jianfu.apps.registers.views import BRINGERS, act, own_row, page, person_of

KEEPS_INDICATORS = BRINGERS
_WHICH = (("", "在用"), ("material", "要交材料的"), ("twice", "重复的"), ("ended", "已停用"))


@never_cache
@for_roles(*BRINGERS)
@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    person, words = person_of(request), request.GET.get("words", "").strip()
    this_year = timezone.localdate().year
    years = queries.years_of(person)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in {str(one) for one in years} else this_year
    which = request.GET.get("which", "")
    rows = queries.indicators_for(person, year, which, words)
    context = page(request, rows, ["indicators"]) | {
        "totals": queries.totals(Unit.objects.for_user(person), year),
        "year": year,
        "years": sorted({*years, this_year}, reverse=True),
        "choices": _WHICH,
        "which": which if which in dict(_WHICH) else "",
        "words": words,
        "kind": kind_for(person, "indicators"),
    }
    both = queries.twice(rows)
    for one in context["rows"]:
        one["others"] = both.get(one["row"].pk, ())
    return render(request, "assessments/indicators.html", context)


@for_roles(*BRINGERS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Indicator, pk)
    return act(request, lambda by: actions.end(row, by=by), _back(row))


@for_roles(*BRINGERS)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_row(request, Indicator, pk)
    return act(request, lambda by: actions.stand_again(row, by=by), _back(row))


def _back(row: Indicator) -> str:
    return f"{reverse('assessments:indicators')}?year={row.year}"
