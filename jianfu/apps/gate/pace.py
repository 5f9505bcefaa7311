"""How many files one address may drop in a minute: counted in memory, forgotten after it."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def too_fast(request: HttpRequest, files: int) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    key = f"drops-{address}-{timezone.now():%H%M}"
    cache.add(key, 0, timeout=60)
    return cache.incr(key, files) > settings.DROPS_PER_MINUTE
