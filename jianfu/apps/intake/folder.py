"""A unit's folder on the disk: nothing outside it is ever touched, whatever lies in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from jianfu.apps.intake import core


class Gone(Exception):
    """The folder cannot be opened, or is no folder."""


class Folder:
    """One unit's folder, open: its files are reached through it alone, so no link leads out of it."""

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def looks(self, now: float) -> Iterator[tuple[str, core.Look]]:
        """Plain files that may be papers. Links, pipes, devices and folders are left alone."""
        for name in sorted(os.listdir(self.fd)):
            with suppress(OSError):
                about = os.stat(name, dir_fd=self.fd, follow_symlinks=False)
                if stat.S_ISREG(about.st_mode) and core.is_paper(name):
                    yield name, core.Look(about.st_size, about.st_mtime_ns, about.st_ino, now)

    def read(self, name: str, look: core.Look) -> bytes | None:
        """The bytes of a file that is still what it was; None where it changed, or is another one now."""
        try:
            # Without waiting for the writer of a pipe that was put in its place.
            fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=self.fd)
        except OSError:
            return None
        with open(fd, "rb") as file:
            about = os.fstat(fd)
            if not stat.S_ISREG(about.st_mode) or about.st_ino != look.inode:
                return None
            data = file.read(look.size + 1)
            about = os.fstat(fd)
        same = (about.st_size, about.st_mtime_ns) == (look.size, look.changed)
        return data if same and len(data) == look.size else None

    def put_away(self, name: str, look: core.Look, day: date) -> bool:
        """Move a file to 已收/2026-11; what has changed since it was read stays."""
        about = os.stat(name, dir_fd=self.fd, follow_symlinks=False)
        if (about.st_ino, about.st_size, about.st_mtime_ns) != (look.inode, look.size, look.changed):
            return False
        with _inside(self.fd, core.TAKEN_TO) as taken, _inside(taken, f"{day:%Y-%m}") as month:
            free = core.free_name(name, set(os.listdir(month)))
            os.rename(name, free, src_dir_fd=self.fd, dst_dir_fd=month)
        return True

    def note(self, wanted: bool) -> None:
        """The note about what is marked secret: there while it is wanted."""
        if not wanted:
            with suppress(FileNotFoundError):
                os.unlink(core.NOTE, dir_fd=self.fd)
            return
        with suppress(FileExistsError):
            fd = os.open(
                core.NOTE, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=self.fd
            )
            with open(fd, "w", encoding="utf-8-sig") as note:
                note.write(core.NOTE_WORDS)


@contextmanager
def open_folder(path: Path) -> Iterator[Folder]:
    """Raises Gone; a link is no folder."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        raise Gone from None
    try:
        yield Folder(fd)
    finally:
        os.close(fd)


@contextmanager
def _inside(fd: int, name: str) -> Iterator[int]:
    """A folder within, made where it is missing."""
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=fd)
    inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=fd)
    try:
        yield inner
    finally:
        os.close(inner)


def folders(root: Path) -> list[str]:
    """Names of the units' folders."""
    try:
        with os.scandir(root) as entries:
            return sorted(
                e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")
            )
    except OSError:
        raise Gone from None
