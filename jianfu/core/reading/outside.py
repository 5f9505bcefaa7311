"""Run somebody else's converter on an untrusted file: no shell, own folder, limited time, memory and output."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from jianfu.core.reading.shapes import ReadLimits


def run_outside(
    command: Sequence[str], folder: Path, limits: ReadLimits, *, memory_bytes: int
) -> bytes | None:
    """What the program printed, None if it failed, was too slow or wanted too much.

    The program sees `folder` as its home and works in it; it and its children end with this call.
    """
    printed = folder / "printed"
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TMPDIR": str(folder),
    }
    with printed.open("wb") as out:
        program = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _limit(program.pid, limits, memory_bytes)
            code = program.wait(timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(program)
    return printed.read_bytes() if code == 0 else None


def _limit(pid: int, limits: ReadLimits, memory_bytes: int) -> None:
    seconds = int(limits.seconds) + 1
    wanted = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_FSIZE: limits.unpacked_bytes,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in wanted.items():
        try:
            resource.prlimit(pid, what, (most, most))
        except (OSError, ValueError, AttributeError):
            # It has ended already, or this system has no prlimit: the time limit still holds.
            return


def _end(program: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
