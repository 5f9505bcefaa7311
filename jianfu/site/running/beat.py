"""How a worker answers: the house sends it a task now and then, it reads a line in its child and leaves the time."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

EVERY = 60.0
"""Seconds between two questions."""
SILENT = 300.0
"""Seconds after which a worker that has not answered is taken for stopped."""


def answer() -> None:
    """In the worker: only whose reading child reads has answered."""
    from jianfu.apps.gate import actions

    reading = actions.read_guarded("", "各乡镇:".encode())[0]
    if reading.text is not None:
        # Its time is the answer: a full disk has room for that.
        _path().touch()


def age() -> float | None:
    """Seconds since the last answer; None: none since the start."""
    try:
        return max(0.0, time.time() - _path().stat().st_mtime)
    except FileNotFoundError:
        return None


def forget() -> None:
    """At the start: an answer to an earlier run says nothing about this one."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.VAR) / "beat"
