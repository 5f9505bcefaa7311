"""Files that are kept: random names in the data folder, outside everything the web server hands out.

A file that holds people's numbers is kept in memory only, and for a day: docs/decisions/0004-originals.md.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings


class NoRoom(Exception):
    """The memory for private files is full."""


def name_for(key: str, what: str) -> str:
    """The name of a file made from the notice `key`: made again after a stop, it takes its own place."""
    return hashlib.sha256(f"{key}/{what}".encode()).hexdigest()[:32]


def keep(data: bytes, *, private: bool = False, name: str = "") -> str:
    """Store bytes; returns their name, a random one unless given. NoRoom where memory is full."""
    name = name or secrets.token_hex(16)
    folder = _memory() if private else settings.PAPERS / name[:2]
    folder.mkdir(mode=0o700, exist_ok=True)
    # Written beside and renamed: a power cut leaves a whole file or none.
    half = folder / f"{name}.half"
    try:
        with open(half, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        half.unlink(missing_ok=True)
        if private:
            raise NoRoom from None
        raise
    half.rename(folder / name)
    return name


def read(name: str) -> bytes | None:
    """The bytes, or None where they are no longer kept."""
    path = _find(name)
    return path.read_bytes() if path else None


def drop(name: str) -> None:
    """Remove; nothing happens if it is gone."""
    path = _find(name)
    if path:
        path.unlink(missing_ok=True)


def sweep(*, before: datetime) -> None:
    """Private files older than `before` are forgotten, and files whose writer was killed."""
    for path in (*(_memory().iterdir() if _memory().exists() else ()), *settings.PAPERS.glob("*/*.half")):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()


def _find(name: str) -> Path | None:
    places = (settings.PAPERS / name[:2] / name, _memory() / name)
    return next((path for path in places if name and path.is_file()), None)


def _memory() -> Path:
    return Path(settings.THRESHOLD.parent / f"{settings.THRESHOLD.name}-day")
