"""Where a dropped file waits until the guards have looked at it: in memory, never on a disk.

The web server and the worker are two processes; a memory file system is the only place both can reach that
leaves nothing behind. docs/decisions/0003-threshold.md says why.
"""

from __future__ import annotations

import os
from contextlib import suppress
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


def sweep(*, before: datetime) -> None:
    """Forget what waits for nobody: its worker was killed and its row is gone."""
    for path in settings.THRESHOLD.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before.timestamp():
                forget(path.name)
