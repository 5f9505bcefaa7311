"""A body that is too large is refused before a byte of it is parsed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jianfu.apps.gate import views


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
