"""HTTP and HTML only: a view calls an action or a query and renders."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from jianfu.apps.gate import actions, mine, pace, papers, queries, threshold
from jianfu.apps.gate.calendar import deadlines_of
from jianfu.apps.gate.core import State
from jianfu.apps.gate.item import choices_of, is_clean, page_of
from jianfu.apps.gate.models import PASTED, Notice
from jianfu.core.examine import office_calendar
from jianfu.core.limits import Limits, load_limits


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    groups = queries.first_page(mine.keys(request), now=timezone.now())
    return render(request, "gate/home.html", {"groups": groups})


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
    notices = []
    try:
        for name, data in dropped:
            notice, new = actions.receive(name, data)
            mine.add(request, notice, new=new)
            notices.append(notice)
    except threshold.NoRoom:
        return no_room(request)
    where = reverse("gate:item", args=[notices[0].key]) if len(notices) == 1 else reverse("gate:home")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"where": where})
    return HttpResponseRedirect(where, status=303)


@never_cache
@require_safe
def item(request: HttpRequest, key: str) -> HttpResponse:
    notice = _notice(key)
    if notice.twin:
        return redirect("gate:item", notice.twin.key)
    now = timezone.localtime().replace(tzinfo=None)
    context = {
        "notice": notice,
        "papers": notice.papers.all() if notice.state == State.BUNDLE else (),
        "page": page_of(notice, now=now, limits=_limits()) if notice.paper else None,
        "clean": is_clean(notice),
        "may_withdraw": mine.may_withdraw(request, notice),
        "dated": any(demand.due_at for demand in notice.demands.all()),
    }
    return render(request, "gate/item.html", context)


@never_cache
@require_GET
def opinion(request: HttpRequest, key: str) -> HttpResponse:
    """The sender's own docx with comments; for other formats, or when it is no longer kept, one HTML file."""
    notice = _notice(key)
    data = papers.read(notice.annotated)
    if data is not None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return _attachment(data, kind, f"{notice.heading[:60]}（修改意见）.docx")
    data = papers.read(notice.opinion)
    if data is None:
        raise Http404
    return _attachment(data, "text/html; charset=utf-8", f"{notice.heading[:60]}（修改意见）.html")


@never_cache
@require_GET
def deadlines(request: HttpRequest, key: str) -> HttpResponse:
    notice = _notice(key)
    return _attachment(
        deadlines_of(notice), "text/calendar; charset=utf-8", f"{notice.heading[:60]}（时限）.ics"
    )


@require_POST
def choose(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """今天 or 明天: which day an ambiguous deadline means."""
    notice = _notice(key)
    demand = get_object_or_404(notice.demands, number=number)
    now = timezone.localtime().replace(tzinfo=None)
    for choice in choices_of(demand, now, office_calendar(_limits(), now)):
        if choice.word == request.POST.get("day"):
            actions.choose_deadline(demand, choice)
    return HttpResponseRedirect(reverse("gate:item", args=[key]), status=303)


@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    notice = _notice(key)
    if not mine.may_withdraw(request, notice):
        return problem(
            request, "这里不能撤回", "撤回要在放入的那台电脑（浏览器）上，24小时以内。内容没有变动。", 403
        )
    actions.withdraw(notice)
    mine.forget(request, notice)
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


def problem(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    """What happened, what is safe, what to do next; the same to a person and to the script."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"title": title, "words": words}, status=status)
    return render(request, "gate/problem.html", {"title": title, "words": words}, status=status)


def too_fast(request: HttpRequest) -> HttpResponse:
    return problem(request, "放得太快了", "已收到的都在处理，没有丢。请过一分钟再放其余的。", 429)


def no_room(request: HttpRequest) -> HttpResponse:
    return problem(request, "暂时放不下", "服务器正忙，已收到的都在处理。请过几分钟再放其余的。", 503)


def too_large(request: HttpRequest) -> HttpResponse:
    words = f"一次最多{settings.FILE_MB}MB，这次没有保存任何内容。请分几次放，或先去掉大图片。"
    return problem(request, "文件太大", words, 413)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = "页面开得太久，为了安全没有接收。写的文字还在，请回首页再放一次。"
    return problem(request, "页面过期了", words, 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(request, "没有看懂", "这次请求不完整，没有保存任何内容。请回首页再试。", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = "这个地址没有内容：可能已撤回，也可能地址不全。其他内容不受影响。请回首页看看。"
    return problem(request, "没有找到", words, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    words = "服务器出了错，已放入的内容还在。请稍后再试；仍不行时请告诉管理员。"
    return problem(request, "出了点问题", words, 500)


def _notice(key: str) -> Notice:
    return get_object_or_404(Notice.objects.prefetch_related("demands").select_related("twin"), key=key)


def _limits() -> Limits:
    return load_limits(settings.AREA)


def _attachment(data: bytes, kind: str, name: str) -> HttpResponse:
    """A download: never shown inside the site, its Chinese name encoded as RFC 6266 asks."""
    response = HttpResponse(data, content_type=kind)
    plain = "jianfu" + name[name.rindex(".") :]
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
