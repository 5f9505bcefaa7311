"""One child process: started, fed, listened to, watched, ended."""

from __future__ import annotations

import io
import os
import pickle
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from jianfu.core.reading.serving import LENGTH
from jianfu.core.reading.shapes import ReadLimits, Unreadable

Call = tuple[int, tuple[object, ...]]
"""The caller's own number for a call, and its arguments."""

_LIMITS = ReadLimits()
_TICK = 0.05
"""Seconds between two looks at a child's memory."""
_START_SECONDS = 30
"""A busy machine may take long to start a process; that is not the file's fault."""
_PIPE = 32_768
"""Bytes. A message up to this size fits into a pipe nobody reads yet."""

_PLAIN = frozenset({"datetime", "pathlib", "collections", "decimal", "array"})
"""Modules of the standard library whose types an answer may hold."""

_SHARED, _ROOM = "/dev/shm", 2**30  # noqa: S108
"""A file system in memory, and the bytes a converter may need."""

TOO_SLOW = "这一份超过 {seconds:g} 秒还没有读完,已停下。原件没有改动,其余文件不受影响。请拆成几份,或另存为 docx、pdf 后再试。"
TOO_LARGE = "这一份展开后占用内存过多,已停下。原件没有改动,其余文件不受影响。请去掉大图片,或拆成几份后再试。"
ENDED = "读这一份时程序意外中断,已恢复。原件没有改动,其余文件不受影响。请用原来的软件打开核对,另存后再试。"


class Child:
    """A process, the calls it has not answered yet, and their clock. Started by the first call."""

    def __init__(self, memory_bytes: int) -> None:
        self.at: deque[Call] = deque()
        self.took = 0.0
        self._memory = memory_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._lost: list[Call] = []
        self._buffer = bytearray()
        self._folder = ""
        self._since = self._looked = 0.0
        self._ready = False
        self._seconds = _LIMITS.seconds

    def send(self, function: str, seconds: float, batch: list[Call]) -> bool:
        """Hand over a batch. False if the child is busy and the message would not fit into its pipe."""
        message = pickle.dumps(
            (function, seconds, [arguments for _, arguments in batch]), pickle.HIGHEST_PROTOCOL
        )
        if self.at and len(message) > _PIPE:
            return False
        if self._process and not self.at and self._process.poll() is not None:
            # Killed while it had nothing to do, by a machine short of memory: not this file's fault.
            self.kill()
        process = self._process or self._begin()
        if not self.at:
            self._since = time.monotonic()
        self._seconds = seconds
        self.at.extend(batch)
        assert process.stdin
        # A child that has died is noticed when its answers are read.
        with suppress(BrokenPipeError):
            _write(process.stdin.fileno(), LENGTH.pack(len(message)) + message)
        return True

    def fileno(self) -> int:
        assert self._process
        assert self._process.stdout
        return self._process.stdout.fileno()

    def answers(self) -> list[tuple[int, Any]]:
        """What has come back by now; for a call that went wrong an Unreadable."""
        alive = self._receive()
        done = [(self.at.popleft()[0], result) for result in self._results()]
        now = time.monotonic()
        if done:
            self.took = (now - self._since) / len(done)
            self._since = now
        trouble = self._trouble(now) if alive else ENDED
        if trouble and self.at:
            done.append((self.at.popleft()[0], Unreadable(trouble)))
            self._lost = list(self.at)
        if trouble:
            self.kill()
        return done

    def left_over(self) -> list[Call]:
        """Calls a dead child had not come to; asked for once."""
        lost, self._lost = self._lost, []
        return lost

    def kill(self) -> None:
        if self._process is None:
            return
        # A converter leads a group of its own, with helpers in it.
        for pid in (*_children_of(self._process.pid), self._process.pid):
            for end in (os.killpg, os.kill):
                with suppress(ProcessLookupError, PermissionError):
                    end(pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        # Whatever a converter was at, nothing of the paper stays behind.
        shutil.rmtree(self._folder, ignore_errors=True)
        self._process = None
        self.at.clear()

    def _begin(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).parents[3])
        path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
        self._buffer.clear()
        self._ready = False
        self._folder = tempfile.mkdtemp(prefix="jianfu-", dir=_memory_folder())
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "jianfu.core.reading.serving", self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": path, "TMPDIR": self._folder},
            start_new_session=True,
        )
        return self._process

    def _receive(self) -> bool:
        """Take what lies in the pipe; False at its end."""
        while select.select([self], [], [], 0)[0]:
            piece = os.read(self.fileno(), 2**20)
            if not piece:
                return False
            self._buffer += piece
        return True

    def _results(self) -> Iterator[Any]:
        start = 0
        while len(self._buffer) >= start + LENGTH.size:
            end = start + LENGTH.size + LENGTH.unpack_from(self._buffer, start)[0]
            if len(self._buffer) < end:
                break
            if end == start + LENGTH.size:  # it is ready: only now the first call's clock begins
                self._ready, self._since, start = True, time.monotonic(), end
                continue
            yield _loaded(self._buffer[start + LENGTH.size : end])
            start = end
        del self._buffer[:start]

    def _trouble(self, now: float) -> str | None:
        if not self.at:
            return None
        if now - self._since > self._seconds + (0 if self._ready else _START_SECONDS):
            return TOO_SLOW.format(seconds=self._seconds)
        if now - self._looked > _TICK:
            self._looked = now
            if self._process and _resident(self._process.pid) > self._memory:
                return TOO_LARGE
        return None


class _Answer(pickle.Unpickler):
    """Plain values and shapes of our own: a parser that was taken over must not choose what the parent runs."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("jianfu.") or module in _PLAIN:
            found = None if "." in name else super().find_class(module, name)
            # How an array of numbers is packed; it builds nothing but arrays.
            if isinstance(found, type) or name == "_array_reconstructor":
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _loaded(answer: bytes | bytearray) -> Any:
    try:
        good, result = _Answer(io.BytesIO(answer)).load()
    except Exception:  # bytes that are no honest answer
        return Unreadable(ENDED)
    return result if good else Unreadable(result)


def _memory_folder() -> str | None:
    """Where a converter's files never reach a disk; None where the system has no such place with room."""
    try:
        return _SHARED if shutil.disk_usage(_SHARED).free > _ROOM else None
    except OSError:
        return None


def _write(pipe: int, message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(pipe, view) :]


def _resident(pid: int) -> int:
    """Bytes of memory a process holds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def _children_of(pid: int) -> list[int]:
    """Converters the child has started."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (OSError, ValueError):
        return []
