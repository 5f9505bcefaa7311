"""What the children of `test_child` are asked to do. Imports little: a child's first call must not wait for pytest."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time

from jianfu.core.reading.shapes import Unreadable


def double(number: int) -> int:
    return number * 2


def die_at(number: int, *fatal: int) -> int:
    if number in fatal:
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def sleep_at(number: int, *slow: int) -> int:
    time.sleep(30 if number in slow else 0)
    return number


def grow() -> int:
    held = [b"x" * 2**20 for _ in range(2000)]
    return len(held)


def refuse() -> None:
    raise Unreadable("读不出。原件没有改动。请另存。")


def stumble() -> None:
    raise KeyError("words of the file")


def print_noise() -> int:
    print("noise on standard output" * 1000)
    return 7


def evil() -> object:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return os.getcwd, ()

    return Evil()


def start_converter() -> int:
    return subprocess.Popen(["sleep", "60"], start_new_session=True).pid


def pid() -> int:
    return os.getpid()


def leave_a_file() -> str:
    place, path = tempfile.mkstemp()
    os.close(place)
    return path
