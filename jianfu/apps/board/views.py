"""看板: HTTP and HTML only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jianfu.apps.assessments import queries as assessments
from jianfu.apps.assessments.views import KEEPS_INDICATORS
from jianfu.apps.board import core, figures, pictures
from jianfu.apps.board.baseline import take_in
from jianfu.apps.board.bulletin import with_tables
from jianfu.apps.board.burden import Burden, burden_of
from jianfu.apps.board.clocks import owed_by
from jianfu.apps.board.numbers import three
from jianfu.apps.board.scope import ROLES, Scope, Sight, chosen, scopes_of
from jianfu.apps.board.sheets import workbook
from jianfu.apps.board.tables import Table
from jianfu.apps.gate import lists
from jianfu.apps.gate import queries as gate
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.views.papers import DOCX, attachment
from jianfu.apps.gate.visible import papers_for
from jianfu.apps.ledger import queries as ledger
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.queries import roles_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLES, FINDINGS, LATE = 3, 8, 20
View = Callable[[HttpRequest, Scope, date, datetime], HttpResponse]


def of_a_month(view: View) -> Callable[..., HttpResponse]:
    """The board that is asked for, and the month; 404 for who has none."""

    @never_cache
    @for_roles(*ROLES)
    @require_safe
    @wraps(view)
    def shown(request: HttpRequest, **more: Any) -> HttpResponse:
        now = timezone.now()
        scope = chosen(person_of(request), request.GET.get("of", ""))
        if scope is None:
            raise Http404
        month = core.month_named(request.GET.get("month", ""), timezone.localdate(now))
        return view(request, scope, month, now, **more)

    return shown


@of_a_month
def burden(request: HttpRequest, scope: Scope, month: date, now: datetime) -> HttpResponse:
    found = burden_of(scope, month, now=now)
    only = request.GET.get("sender", "")
    only = only if only.isdecimal() else ""
    most_hours, most_papers = pictures.scales(found)
    context = page(request, found, "burden") | {
        "numbers": three(found),
        "grid": pictures.grid(found),
        "pictures": pictures.pictures(found, only),
        "only": only,
        "most_hours": most_hours,
        "most_papers": most_papers,
        "kinds": figures.kinds(found),
        "days": figures.days(found),
        "hours": figures.hours(found),
        "findings": figures.findings(found, findings_of(found))
        if scope.sight is not Sight.TOWNSHIP
        else None,
    }
    if not scope.of_department:
        context |= {
            "unnumbered": figures.unnumbered(found),
            "bars": pictures.unnumbered_bars(found),
            "examples": examples(scope, month),
        }
    return render(request, "board/burden.html", context)


@of_a_month
def clocks(request: HttpRequest, scope: Scope, month: date, now: datetime) -> HttpResponse:
    found = burden_of(scope, month, now=now)
    owed = owed_by(scope, month, now=now)
    context = page(request, found, "clocks") | {
        "owed": owed,
        "answers": figures.answers(found, owed),
        "months": figures.answer_months(found, owed),
    }
    return render(request, "board/clocks.html", context)


@of_a_month
def assessment(request: HttpRequest, scope: Scope, month: date, now: datetime) -> HttpResponse:
    found = burden_of(scope, month, now=now)
    context = page(request, found, "assessment") | {
        "assessment": figures.assessment(found),
        "indicators": figures.indicators(found),
        "may_see": bool({post.role for post in person_of(request).current_posts} & set(KEEPS_INDICATORS)),
    }
    return render(request, "board/assessment.html", context)


@of_a_month
def day(
    request: HttpRequest, scope: Scope, month: date, now: datetime, *, day: str, unit: int
) -> HttpResponse:
    """The papers behind one number of the month."""
    at = _day_named(day)
    place = next((row for row in (scope.unit, *scope.rows) if row.pk == unit), None)
    if place is None:
        raise Http404
    person = person_of(request)
    keys = ledger.papers_of_a_day(place, at, senders=scope.senders)
    papers = papers_for(person).filter(pk__in=keys).defer("paper", "report")
    context = {
        "place": place,
        "day": at,
        "rows": gate.rows(lists.with_rows(papers), now=now),
        "back": address("board:board", at, scope, scopes_of(person)),
    }
    return render(request, "board/day.html", context)


def _day_named(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Http404 from None


@of_a_month
def export(request: HttpRequest, scope: Scope, month: date, now: datetime, *, figure: str) -> HttpResponse:
    """One figure as a workbook."""
    found = burden_of(scope, month, now=now)
    make: dict[str, Callable[[], Table]] = {
        "days": lambda: figures.days(found),
        "hours": lambda: figures.course(found),
        "kinds": lambda: figures.kinds(found),
        "unnumbered": lambda: figures.unnumbered(found),
        "findings": lambda: figures.findings(found, findings_of(found)),
        "answers": lambda: figures.answers(found, owed_by(scope, month, now=now)),
        "assessment": lambda: figures.assessment(found),
        "indicators": lambda: figures.indicators(found),
    }
    hidden = (
        {"unnumbered"} if scope.of_department else {"findings"} if scope.sight is Sight.TOWNSHIP else set()
    )
    if figure not in make or figure in hidden:
        raise Http404
    table = make[figure]()
    name = f"{scope.own}{month.year}年{month.month}月{table.title.partition('月')[2] or table.title}"
    return attachment(workbook(table), XLSX, f"{name}.xlsx")


@of_a_month
def bulletin(request: HttpRequest, scope: Scope, month: date, now: datetime) -> HttpResponse:
    """导出月报: any month, in the layout of official papers."""
    name = f"{scope.own}{month.year}年{month.month}月月报.docx"
    return attachment(with_tables(scope, month, now=now), DOCX, name)


@never_cache
@for_roles(Role.REVIEWER, Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def baseline(request: HttpRequest) -> HttpResponse:
    """发文基数 from the office's own sheet."""
    person = person_of(request)
    area = next((scope.unit for scope in scopes_of(person) if scope.sight is Sight.AREA), None)
    if area is None:
        raise Http404
    context: dict[str, object] = {"area": area}
    if request.method == "POST" and "file" in request.FILES:
        context |= take_in(request.FILES["file"].read(), area, by=person)
    return render(request, "board/baseline.html", context, status=422 if context.get("problem") else 200)


def page(request: HttpRequest, found: Burden, tab: str) -> dict[str, Any]:
    """What every tab of the board has."""
    scope, month = found.scope, found.month
    scopes = scopes_of(person_of(request))
    today = timezone.localdate(found.now)
    tabs = [("burden", "负担", "board:board"), ("clocks", "时限", "board:clocks")]
    if figures.assessment(found).rows or assessments.has_any(Unit.objects.below(scope.own)):
        tabs.append(("assessment", "考核", "board:assessment"))
    after = core.months_back(month, -1)
    return {
        "burden": found,
        "scope": scope,
        "month": month,
        "tab": tab,
        "tabs": [(key, word, address(name, month, scope, scopes)) for key, word, name in tabs],
        "before": address(f"board:{_name(tab)}", core.months_back(month, 1), scope, scopes),
        "after": address(f"board:{_name(tab)}", after, scope, scopes) if after <= today else "",
        "scopes": [(other, address("board:board", month, other, scopes)) for other in scopes],
        "query": query(month, scope, scopes),
        "late": late_of(request, found),
        "may_import": Role.REVIEWER in {post.role for post in person_of(request).current_posts},
    }


def late_of(request: HttpRequest, found: Burden) -> list[Notice]:
    """Overdue answers of the office, for those who stand above it and for itself."""
    watching = {Role.LEADER, Role.REVIEWER} & roles_of(request.user)
    if not watching or found.scope.sight is not Sight.AREA:
        return []
    return list(gate.late_papers(Unit.objects.below(found.scope.own), now=found.now)[:LATE])


def _name(tab: str) -> str:
    return "board" if tab == "burden" else tab


def query(month: date, scope: Scope, scopes: list[Scope]) -> str:
    """Month, and the board where somebody has several."""
    asked = {"month": f"{month:%Y-%m}"}
    if len(scopes) > 1:
        asked["of"] = str(scope.own.pk)
    return urlencode(asked)


def address(name: str, month: date, scope: Scope, scopes: list[Scope]) -> str:
    return f"{reverse(name)}?{query(month, scope, scopes)}"


def findings_of(found: Burden) -> list[gate.Found]:
    units = Unit.objects.below(found.scope.own)
    return gate.findings(units, found.month, core.last_day(found.month), most=FINDINGS)


def examples(scope: Scope, month: date) -> list[Notice]:
    units = Unit.objects.below(scope.unit)
    return gate.without_number(units, month, core.last_day(month), most=EXAMPLES)


def person_of(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
