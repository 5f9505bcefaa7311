"""Where files are parsed: a process that is watched, and killed if a file is hostile."""

from __future__ import annotations

from django.conf import settings

from jianfu.core.reading import Reading
from jianfu.core.reading import State as ReadingState
from jianfu.core.reading.child import Worker
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.rules.catalogue import all_rules

_child = Worker()


def read_guarded(name: str, data: bytes) -> tuple[Reading, ...]:
    """Read in the watched child; a file that stops it is unreadable, like any other that cannot be read."""
    limits = ReadLimits(file_bytes=settings.FILE_MB * 2**20)
    try:
        return tuple(_child.call("jianfu.core.reading.read:read_file", name, data, limits))
    except Unreadable as why:
        return (Reading(name, "unknown", ReadingState.UNREADABLE, "", reason=str(why)),)


def warm_up() -> None:
    """Start the child and load the rules, so that the first paper does not wait for them."""
    all_rules()
    read_guarded("", "各乡镇:".encode())
