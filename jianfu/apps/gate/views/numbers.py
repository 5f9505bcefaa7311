"""查编号: anybody on the network may ask whether a number is valid; nobody signs in for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from jianfu.apps.gate.core import number_of, parse_number
from jianfu.apps.gate.models import Admission
from jianfu.apps.gate.status import Status, status_of
from jianfu.core.reports.qr import qr_svg

_VISIT = re.compile(r"检查?\s*[-—–－‐]?\s*(20\d\d)\s*[-—–－‐]\s*(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Found:
    """What may be said of a number to anybody: whose paper, its title, where it stands; never its words."""

    number: str
    status: Status
    title: str
    sender: str
    admitted_on: object
    until: object


@never_cache
@require_safe
def look_up(request: HttpRequest, number: str = "") -> HttpResponse:
    words = (number or request.GET.get("number", "")).strip()[:40]
    if other := _page_of(words):
        return redirect(other)
    return render(request, "gate/number.html", {"words": words, "asked": bool(words), "found": find(words)})


def _page_of(words: str) -> str | None:
    """检-2026-031 is the code of a visit, which has a page of its own."""
    code = _VISIT.fullmatch(words)
    try:
        return reverse("visits:code", args=[int(code[1]), int(code[2])]) if code else None
    except NoReverseMatch:
        return None


def find(words: str) -> Found | None:
    parts = parse_number(words)
    if parts is None:
        return None
    admission = (
        Admission.objects.filter(year=parts[0], serial=parts[1])
        .select_related("notice__sender")
        .prefetch_related("notice__demands__merged_into__notice__admission")
        .first()
    )
    if admission is None:
        return None
    return Found(
        number=number_of(*parts),
        status=status_of(admission.notice),
        title=admission.notice.heading,
        sender=str(admission.notice.sender or ""),
        admitted_on=timezone.localdate(admission.admitted_at),
        until=admission.until,
    )


@require_GET
def code(request: HttpRequest, number: str) -> HttpResponse:
    """The QR code that leads to the answer about a number."""
    address = request.build_absolute_uri(reverse("gate:number", args=[number]))
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")
