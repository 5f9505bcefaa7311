"""Work in child processes that are reused, watched and, where needed, killed.

Parsers of binary formats meet hostile and broken files; whatever happens to a child, the parent goes on.
"""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Self

from jianfu.core.reading.process import Call, Child
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.reading.sniff import kind_of

_LIMITS = ReadLimits()
_TICK = 0.1
"""Seconds between two looks at a child's clock and memory."""
_BATCH_SECONDS = 0.05
_BATCH_MOST = 32
_HEAD = 4096
_TEXT_MOST = 2 * 2**20


def needs_child(file: str | os.PathLike[str] | bytes) -> bool:
    """Is this file, or its content, to be read in a child? Plain text of moderate size is not worth starting one."""
    if isinstance(file, bytes):
        return kind_of(file[:_HEAD]) != "text" or len(file) > _TEXT_MOST
    try:
        with open(file, "rb") as opened:
            head = opened.read(_HEAD)
            return kind_of(head) != "text" or os.fstat(opened.fileno()).st_size > _TEXT_MOST
    except OSError:
        return False


class Worker:
    """One child for single calls; threads may share it and wait for each other."""

    def __init__(self, *, memory_bytes: int = _LIMITS.memory_bytes) -> None:
        self._memory = memory_bytes
        self._child: Child | None = None
        self._lock = threading.Lock()

    def call(self, function: str, *args: object, seconds: float = _LIMITS.seconds) -> Any:
        """The result of `module:function` with these arguments. Raises Unreadable, in Chinese."""
        with self._lock:
            self._child = self._child or Child(self._memory)
            self._child.send(function, seconds, [(0, args)])
            try:
                return self._answer(self._child)
            finally:
                # Interrupted: a late answer must not be taken for that of the next call.
                if self._child.at:
                    self._child.kill()

    @staticmethod
    def _answer(child: Child) -> Any:
        while True:
            select.select([child], [], [], _TICK)
            for _, result in child.answers():
                if isinstance(result, Unreadable):
                    raise result
                return result

    def close(self) -> None:
        with self._lock:
            if self._child:
                self._child.kill()
                self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Crew:
    """Several children for a batch. One that dies costs only the item it was at."""

    def __init__(
        self, size: int, *, seconds: float = _LIMITS.seconds, memory_bytes: int = _LIMITS.memory_bytes
    ) -> None:
        self._seconds = seconds
        self._children = [Child(memory_bytes) for _ in range(max(1, size))]

    def map(self, function: str, items: Sequence[tuple[object, ...]]) -> Iterator[tuple[int, Any]]:
        """(index, result or Unreadable) for each tuple of arguments, in the order they get done.

        Items travel in batches, small ones while items are slow.
        """
        waiting = deque(enumerate(items))
        pace = _Pace()
        try:
            while waiting or any(child.at for child in self._children):
                for child in self._children:
                    self._feed(child, function, waiting, pace)
                busy = [child for child in self._children if child.at]
                select.select(busy, [], [], _TICK)
                for child in busy:
                    for index, result in child.answers():
                        pace.saw(child.took)
                        yield index, result
                    waiting.extendleft(reversed(child.left_over()))
        finally:
            # The caller has had enough: what is still under way answers nobody.
            for child in self._children:
                if child.at:
                    child.kill()

    def _feed(self, child: Child, function: str, waiting: deque[Call], pace: _Pace) -> None:
        """Give the next batch shortly before the last one is done, so that a child never waits."""
        size = pace.batch(len(waiting) // len(self._children))
        if not waiting or len(child.at) > size // 2:
            return
        batch = [waiting.popleft() for _ in range(min(size, len(waiting)))]
        if not child.send(function, self._seconds, batch):
            waiting.extendleft(reversed(batch))

    def close(self) -> None:
        for child in self._children:
            child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Pace:
    """How many items make a batch of about _BATCH_SECONDS."""

    def __init__(self) -> None:
        self._usual = _BATCH_SECONDS / 4

    def saw(self, seconds: float) -> None:
        # A slow item counts at once, quick ones only slowly: a scan must not wait behind another.
        self._usual = max(seconds, self._usual * 0.9 + seconds * 0.1)

    def batch(self, share: int) -> int:
        return max(1, min(int(_BATCH_SECONDS / self._usual), _BATCH_MOST, share))
