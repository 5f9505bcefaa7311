"""Which papers this browser dropped: kept in its own signed cookie, and nowhere else."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jianfu.apps.gate.models import Notice

_MOST = 60
"""A cookie holds about 4 KB."""


def keys(request: HttpRequest) -> list[str]:
    return list(request.session.get("dropped", []))


def add(request: HttpRequest, notice: Notice, *, new: bool) -> None:
    """Newest first. Only who brought a paper may take it back, not who dropped the same file later."""
    known = [key for key in keys(request) if key != notice.key]
    request.session["dropped"] = [notice.key, *known][:_MOST]
    if new:
        request.session["brought"] = [notice.key, *request.session.get("brought", [])][:_MOST]


def may_withdraw(request: HttpRequest, notice: Notice) -> bool:
    recent = notice.received_at > timezone.now() - timedelta(hours=settings.WITHDRAW_HOURS)
    return recent and not notice.sample and notice.key in request.session.get("brought", [])


def forget(request: HttpRequest, notice: Notice) -> None:
    for name in ("dropped", "brought"):
        request.session[name] = [key for key in request.session.get(name, []) if key != notice.key]
