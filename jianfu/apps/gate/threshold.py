"""Where a dropped file waits until the guards have looked at it: in memory, never on a disk.

The web server and the worker are two processes; a memory file system is the only place both can reach that
leaves nothing behind. docs/decisions/0003-threshold.md says why.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings


class NoRoom(Exception):
    """The memory for waiting files is full."""


def put(key: str, name: str, data: bytes) -> None:
    """Keep name and bytes under `key`. NoRoom if they do not fit; then nothing is kept."""
    path = settings.THRESHOLD / key
    try:
        with open(path, "xb", opener=lambda p, flags: os.open(p, flags, 0o600)) as waiting:
            waiting.write(name.encode()[:1000] + b"\n" + data)
    except OSError:
        forget(key)
        raise NoRoom from None


def held(key: str) -> tuple[str, bytes] | None:
    """Name and bytes, or None where they are gone (the machine was restarted)."""
    try:
        name, _, data = (settings.THRESHOLD / key).read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    return name.decode(errors="replace"), data


@contextmanager
def alone(key: str) -> Iterator[bool]:
    """False inside, where another process is at this file. The kernel lets go of it when its holder dies."""
    try:
        held = (settings.THRESHOLD / key).open("rb")
    except FileNotFoundError:
        yield True
        return
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def add_part(upload: str, offset: int, data: bytes) -> int:
    """Append a part of a large file; returns the bytes held, which is where the next part starts.

    A part that does not start there is ignored: its sender continues from the number it gets.
    """
    path = _parts(upload)
    try:
        with open(path, "ab", opener=lambda p, flags: os.open(p, flags, 0o600)) as waiting:
            if waiting.tell() == offset:
                waiting.write(data)
            return waiting.tell()
    except OSError:
        forget(path.name)
        raise NoRoom from None


def take_parts(upload: str) -> bytes:
    """The whole file; it is no longer held afterwards."""
    data = _parts(upload).read_bytes()
    forget(_parts(upload).name)
    return data


def forget_parts(upload: str) -> None:
    forget(_parts(upload).name)


def _parts(upload: str) -> Path:
    return Path(settings.THRESHOLD / f"part-{upload}")


def forget(key: str) -> None:
    """Overwrite, then remove: the memory is handed to somebody else afterwards."""
    path = settings.THRESHOLD / key
    with suppress(FileNotFoundError):
        size = path.stat().st_size
        with path.open("r+b") as waiting:
            waiting.write(bytes(size))
        path.unlink()


def sweep(*, before: datetime, parts_before: datetime, keep: Container[str]) -> None:
    """Forget files nobody examines any more, and uploads that were never finished.

    keep  keys that still wait: read before this call, so that none that just came is missing
    """
    for path in settings.THRESHOLD.iterdir():
        with suppress(FileNotFoundError):
            limit = parts_before if path.name.startswith("part-") else before
            if path.name not in keep and path.stat().st_mtime < limit.timestamp():
                forget(path.name)
