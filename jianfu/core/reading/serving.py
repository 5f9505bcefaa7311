"""The child process: takes batches of calls from its parent, answers each as soon as it is done.

Run by `child`, with a folder of its own. A message is its length in eight bytes and a pickle.
in    (function as "module:name", seconds for each call, [arguments, ...])
out   an empty message once it is ready, then (True, result) or (False, message in Chinese) for each call, in order
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import shutil
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO

from jianfu.core.reading.shapes import Unreadable

LENGTH = struct.Struct(">Q")
_GRACE = 5.0
"""Seconds beyond the limit after which the kernel ends a child whose parent no longer can."""

FAILED = "处理这一份时出错({kind}),其余文件不受影响。原件没有改动。请用原来的软件打开核对,另存后再试。"


def main() -> None:
    """Serve until the parent closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A crash must not write what was read to a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    calls, answers = _pipes()
    threading.Thread(target=_leave_with_parent, args=(os.getppid(),), daemon=True).start()
    answers.write(LENGTH.pack(0))
    while length := calls.read(LENGTH.size):
        name, seconds, batch = pickle.loads(calls.read(LENGTH.unpack(length)[0]))  # noqa: S301 - from the parent
        for arguments in batch:
            # With the default action the kernel needs no help of a busy interpreter.
            signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
            answer = _answer(name, arguments)
            signal.setitimer(signal.ITIMER_REAL, 0)
            answers.write(LENGTH.pack(len(answer)) + answer)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, moved away from 0 and 1: a library that prints must not spoil an answer."""
    calls, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return os.fdopen(calls, "rb"), os.fdopen(answers, "wb", buffering=0)


def _leave_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    _clean()
    os._exit(0)


def _clean() -> None:
    """Remove the folder the parent gave for files of converters."""
    shutil.rmtree(sys.argv[1], ignore_errors=True)


def _answer(name: str, arguments: tuple[object, ...]) -> bytes:
    try:
        return packed((True, _function(name)(*arguments)))
    except Unreadable as why:
        return pickle.dumps((False, str(why)))
    # Whatever it was, it must not end the batch; only its kind is told, since its words may quote the file.
    except BaseException as error:
        return pickle.dumps((False, FAILED.format(kind=type(error).__name__)))


def packed(answer: object) -> bytes:
    out = io.BytesIO()
    _Packer(out, pickle.HIGHEST_PROTOCOL).dump(answer)
    return out.getvalue()


class _Packer(pickle.Pickler):
    """Python 3.11.0 to 3.11.3 (Debian 12) pack an enum as a call of getattr, which the parent rightly refuses."""

    def reducer_override(self, thing: object) -> Any:
        return (type(thing), (thing.value,)) if isinstance(thing, Enum) else NotImplemented


@cache
def _function(name: str) -> Callable[..., object]:
    module, attribute = name.split(":")
    found: Callable[..., object] = getattr(import_module(module), attribute)
    return found


if __name__ == "__main__":
    try:
        main()
    finally:
        _clean()
