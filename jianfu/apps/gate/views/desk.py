"""What a sender, or a receiver, does with a paper on its page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jianfu.apps.gate import actions, papers, threshold
from jianfu.apps.gate.core import NotNow
from jianfu.apps.gate.desks import person_of
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.office import Office, office_of
from jianfu.apps.gate.views.papers import DOCX, attachment, seen_notice
from jianfu.apps.gate.views.problems import no_room, not_now
from jianfu.apps.people.access import for_roles
from jianfu.apps.people.models import Person, Role
from jianfu.core.reports.qr import qr_png
from jianfu.core.reports.stamp import stamp_docx


@for_roles(Role.DEPARTMENT_CLERK)
@require_POST
def hand_in(request: HttpRequest, key: str) -> HttpResponse:
    """按原文送审, with one sentence or none."""
    return _act(
        request,
        key,
        lambda office: office.may_hand_in,
        lambda notice, by: actions.hand_in(notice, plea=request.POST.get("plea", ""), by=by),
    )


@for_roles(Role.DEPARTMENT_CLERK)
@require_POST
def urgent(request: HttpRequest, key: str) -> HttpResponse:
    """紧急直通: passes now."""
    return _act(
        request,
        key,
        lambda office: office.may_hand_in,
        lambda notice, by: actions.pass_urgent(notice, reason=request.POST.get("reason", ""), by=by),
    )


@for_roles(Role.DEPARTMENT_CLERK)
@require_POST
def adopt(request: HttpRequest, key: str) -> HttpResponse:
    """采用建议 of some findings: the new version's page opens."""
    chosen = {int(index) for index in request.POST.getlist("finding") if index.isdecimal()}
    return _act(
        request,
        key,
        lambda office: office.may_hand_in,
        lambda notice, by: actions.adopt(notice, chosen, by=by),
    )


@for_roles(Role.DEPARTMENT_CLERK)
@require_GET
def revised(request: HttpRequest, key: str) -> HttpResponse:
    """导出修改稿: the sender's own docx with tracked changes."""
    notice = seen_notice(request, key)
    data = papers.read(notice.original) if notice.kind == "docx" else None
    if data is None:
        raise Http404
    return attachment(data, DOCX, f"{notice.heading[:60]}（修改稿）.docx")


@for_roles(Role.DEPARTMENT_CLERK)
@require_GET
def stamped(request: HttpRequest, key: str) -> HttpResponse:
    """The sender's own docx with the number and its code on the first page."""
    notice = seen_notice(request, key)
    data = papers.read(notice.original) if notice.kind == "docx" and notice.number else None
    if data is None:
        raise Http404
    address = request.build_absolute_uri(reverse("gate:number", args=[notice.number]))
    return attachment(
        stamp_docx(data, notice.number, qr_png(address)),
        DOCX,
        f"{notice.heading[:60]}（{notice.number}）.docx",
    )


@for_roles(Role.TOWNSHIP_CLERK)
@require_POST
def pass_on(request: HttpRequest, key: str) -> HttpResponse:
    """转给 villages or sections: the five lines lie on their desks."""

    def act(notice: Notice, by: Person) -> None:
        chosen = set(request.POST.getlist("unit"))
        office = office_of(request, notice)
        actions.pass_on(notice, [u for u in office.villages if str(u.pk) in chosen] if office else [], by=by)

    return _act(request, key, lambda office: bool(office.villages), act)


def _act(
    request: HttpRequest,
    key: str,
    allowed: Callable[[Office], bool],
    act: Callable[[Notice, Person], object],
) -> HttpResponse:
    notice, by = seen_notice(request, key), person_of(request)
    office = office_of(request, notice)
    if office is None or by is None or not allowed(office):
        raise Http404
    try:
        made = act(notice, by)
    except NotNow as why:
        return not_now(request, why)
    except threshold.NoRoom:
        return no_room(request)
    shown = made if isinstance(made, Notice) else notice
    return HttpResponseRedirect(reverse("gate:item", args=[shown.key]), status=303)
