"""A real disk that is too small: a file system in memory, mounted where this machine lets us."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own at this folder. Skipped where nobody may mount: tests with injected errors remain."""
    at.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "jianfu-test", str(at)]
    if os.geteuid() or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("这里不能挂载,没有用真的小磁盘试")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=False)


def fill(folder: Path, *, leaving: int = 0) -> Path:
    """Fill the disk but for so many bytes; returns the file that does it."""
    ballast = folder / "ballast"
    with ballast.open("ab", buffering=0) as out:
        for piece in (2**20, 2**12):
            while (left := free(folder)) >= leaving + piece:
                try:
                    out.write(b"x" * min(piece, left - leaving))
                except OSError:
                    break
    return ballast


def free(folder: Path) -> int:
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize
