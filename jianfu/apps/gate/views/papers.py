"""首页 and 事项详情: a paper goes in, and its page comes out. HTTP and HTML only."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from jianfu.apps.gate import actions, home, mine, pace, papers, threshold
from jianfu.apps.gate.calendar import deadlines_of
from jianfu.apps.gate.core import URGENT_REASONS, NotNow, State
from jianfu.apps.gate.desks import desk_of, own_units, person_of
from jianfu.apps.gate.item import choices_of, is_clean, page_of
from jianfu.apps.gate.models import PASTED, Notice
from jianfu.apps.gate.office import office_of
from jianfu.apps.gate.views.problems import (
    bad_request,
    full_disk,
    no_room,
    not_now,
    problem,
    too_fast,
    too_large,
)
from jianfu.apps.gate.visible import may_see
from jianfu.core.examine import office_calendar
from jianfu.core.limits import Limits, load_limits

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """The page of who is looking: everybody's own work comes first."""
    elsewhere = home.elsewhere(request)
    if elsewhere:
        return redirect(elsewhere)
    return render(request, "gate/home.html", home.home_of(request, now=timezone.now()))


@never_cache
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Files and pasted text; the form is the whole description."""
    files = [f for name in ("file", "photo") for f in request.FILES.getlist(name)]
    text = request.POST.get("text", "").strip()
    if not files and not text:
        return problem(
            request, "还没有放东西", "没有收到文件，也没有文字。请选一个文件，或把文字贴进框里。", 400
        )
    if pace.too_fast(request, len(files) + bool(text)):
        return too_fast(request)
    dropped = [(f.name or "", f.read()) for f in files]
    if text:
        dropped.append((PASTED, text.encode()))
    return _take(request, dropped)


@never_cache
@require_POST
def drop_part(request: HttpRequest, upload: str) -> HttpResponse:
    """A large file in parts, so that a lost line costs one part; `upload` is a random word of the sender's."""
    part, offset = request.FILES.get("file"), request.POST.get("offset", "")
    if part is None or not (offset.isascii() and offset.isdecimal()) or not 16 <= len(upload) <= 64:
        return bad_request(request)
    if int(offset) + (part.size or 0) > settings.FILE_MB * 2**20:
        threshold.forget_parts(upload)
        return too_large(request)
    if int(offset) == 0 and pace.too_fast(request, 1):
        return too_fast(request)
    try:
        held = threshold.add_part(upload, int(offset), part.read())
    except threshold.NoRoom:
        return no_room(request)
    if "last" not in request.POST or held != int(offset) + (part.size or 0):
        return JsonResponse({"held": held})
    return _take(request, [(request.POST.get("name", ""), threshold.take_parts(upload))])


def _take(request: HttpRequest, dropped: list[tuple[str, bytes]]) -> HttpResponse:
    desk, person = desk_of(request), person_of(request)
    notices = []
    try:
        for name, data in dropped:
            notice, new = actions.receive(name, data, desk=desk, by=person)
            if desk is None:
                mine.add(request, notice, new=new)
            notices.append(notice)
    except threshold.NoRoom:
        return no_room(request)
    except NotNow as why:
        return not_now(request, why)
    except (OSError, DatabaseError) as error:
        if not actions.is_full(error):
            raise
        return full_disk(request, len(notices))
    where = reverse("gate:item", args=[notices[0].key]) if len(notices) == 1 else reverse("gate:home")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"where": where})
    return HttpResponseRedirect(where, status=303)


@never_cache
@require_safe
def item(request: HttpRequest, key: str) -> HttpResponse:
    notice = seen_notice(request, key)
    if notice.twin:
        return redirect("gate:item", notice.twin.key)
    now = timezone.localtime().replace(tzinfo=None)
    context = {
        "notice": notice,
        "papers": notice.papers.all() if notice.state == State.BUNDLE else (),
        "page": page_of(notice, now=now, limits=_limits()) if notice.paper else None,
        "clean": is_clean(notice),
        "office": office_of(request, notice),
        "urgent_reasons": URGENT_REASONS,
        "may_withdraw": mine.may_withdraw(request, notice),
        "dated": any(demand.due_at for demand in notice.demands.all()),
    }
    return render(request, "gate/item.html", context)


@never_cache
@require_GET
def opinion(request: HttpRequest, key: str) -> HttpResponse:
    """The sender's own docx with comments; for other formats, or when it is no longer kept, one HTML file."""
    notice = seen_notice(request, key)
    data = papers.read(notice.annotated)
    if data is not None:
        return attachment(data, DOCX, f"{notice.heading[:60]}（修改意见）.docx")
    data = papers.read(notice.opinion)
    if data is None:
        raise Http404
    return attachment(data, "text/html; charset=utf-8", f"{notice.heading[:60]}（修改意见）.html")


@never_cache
@require_GET
def deadlines(request: HttpRequest, key: str) -> HttpResponse:
    notice = seen_notice(request, key)
    return attachment(
        deadlines_of(notice), "text/calendar; charset=utf-8", f"{notice.heading[:60]}（时限）.ics"
    )


@require_POST
def choose(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """今天 or 明天: which day an ambiguous deadline means."""
    notice = seen_notice(request, key)
    demand = get_object_or_404(notice.demands, number=number)
    now = timezone.localtime().replace(tzinfo=None)
    for choice in choices_of(demand, now, office_calendar(_limits(), now)):
        if choice.word == request.POST.get("day"):
            actions.choose_deadline(demand, choice)
    return HttpResponseRedirect(reverse("gate:item", args=[key]), status=303)


@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """撤回, from the desk where the paper was dropped or, without signing in, from the same browser."""
    notice = seen_notice(request, key)
    office, person = office_of(request, notice), person_of(request)
    try:
        if mine.may_withdraw(request, notice):
            actions.withdraw(notice)
            mine.forget(request, notice)
        elif office and office.may_withdraw and person:
            actions.withdraw_admission(notice, by=person)
        elif office and office.may_take_away and person:
            actions.take_from_desk(notice, own_units(request), by=person)
        else:
            words = "撤回要在放入的那台电脑（浏览器）或放入的单位，24小时以内。内容没有变动。"
            return problem(request, "这里不能撤回", words, 403)
    except NotNow as why:
        return not_now(request, why)
    return render(request, "gate/withdrawn.html")


@require_POST
def type_size(request: HttpRequest) -> HttpResponse:
    """大字 on or off, remembered on the device."""
    back = request.POST.get("back", "/")
    safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    response = HttpResponseRedirect(safe, status=303)
    on = request.COOKIES.get("big") == "1"
    response.set_cookie(
        "big", "0" if on else "1", max_age=31_536_000, httponly=True, samesite="Strict", secure=settings.HTTPS
    )
    return response


@never_cache
@require_safe
def well(request: HttpRequest) -> HttpResponse:
    """Answers when the server and its database do."""
    Notice.objects.exists()
    return HttpResponse("ok", content_type="text/plain")


def seen_notice(request: HttpRequest, key: str) -> Notice:
    """The notice, where whoever asks may see it; else there is no such page."""
    notice = get_object_or_404(
        Notice.objects.prefetch_related(
            "demands__merged_into__notice__admission", "arrivals__matched"
        ).select_related("twin", "sender", "admission", "bundle"),
        key=key,
    )
    if not may_see(request.user, notice):
        raise Http404
    return notice


def _limits() -> Limits:
    return load_limits(settings.AREA)


def attachment(data: bytes, kind: str, name: str) -> HttpResponse:
    """A download: never shown inside the site, its Chinese name encoded as RFC 6266 asks."""
    response = HttpResponse(data, content_type=kind)
    plain = "jianfu" + name[name.rindex(".") :]
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
