"""What every page knows: the size of type this device has chosen."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    return {"big": request.COOKIES.get("big") == "1", "file_mb": settings.FILE_MB}
