"""Access tokens of the messengers: asked for once in two hours, kept in memory alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from jianfu.apps.messages.ways import trouble
from jianfu.apps.messages.ways.trouble import NotSent, Unsure

_kept: dict[str, tuple[str, float]] = {}


def token_of(name: str, ask: Callable[[], dict[str, Any]]) -> str:
    """The token of a messenger; `ask` is called where none is kept, or the kept one is old."""
    kept = _kept.get(name)
    if kept and kept[1] > time.monotonic():
        return kept[0]
    try:
        told = ask()
    except Unsure:
        # To ask for a token twice does no harm.
        raise NotSent(trouble.NO_ANSWER) from None
    token = told.get("access_token")
    if told.get("errcode") != 0 or not isinstance(token, str) or not token:
        raise NotSent(trouble.REFUSED_US)
    lasts = told.get("expires_in")
    _kept[name] = token, time.monotonic() + max(60, (lasts if isinstance(lasts, int) else 7200) - 300)
    return token


def forget(name: str) -> None:
    _kept.pop(name, None)
