"""Run somebody else's converter on an untrusted file: no shell, own folder, limited time, memory and output."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from jianfu.core.reading.shapes import ReadLimits

# Limits must hold before the program starts its first child, and a thread of the server may not fork with work
# of its own in between; so a small Python limits itself and then becomes the program.
_LIMITED = """
import os, resource as r, sys
seconds, memory, size = map(int, sys.argv[1:4])
for what, most in ((r.RLIMIT_CPU, seconds), (r.RLIMIT_AS, memory), (r.RLIMIT_FSIZE, size), (r.RLIMIT_CORE, 0)):
    hard = r.getrlimit(what)[1]
    most = most if hard == r.RLIM_INFINITY else min(most, hard)
    r.setrlimit(what, (most, most))
os.execvp(sys.argv[4], sys.argv[4:])
"""


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
    numbers = (int(limits.seconds) + 1, memory_bytes, limits.unpacked_bytes)
    with printed.open("wb") as out:
        program = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", "-c", _LIMITED, *map(str, numbers), *command],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = program.wait(timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(program)
    return printed.read_bytes() if code == 0 else None


def _end(program: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
