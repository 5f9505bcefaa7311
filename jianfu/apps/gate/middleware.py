"""What no view sees: a body that is too large is refused unparsed, a busy database is said to be busy, a full disk full."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from jianfu.apps.gate import views
from jianfu.apps.gate.actions import is_full

log = logging.getLogger(__name__)


class Outage:
    """A full disk or a busy database: nothing was written. Any other error is one, and is logged as such."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_full(error):
            log.error("%s %s: the disk is full", request.method, request.path)
            return views.full_disk(request)
        if not isinstance(error, OperationalError):
            return None
        log.error("%s %s: the database was busy or away", request.method, request.path)
        return views.busy(request)


def upload_limit(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    def limited(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > most:
            return views.too_large(request)
        return get_response(request)

    return limited
