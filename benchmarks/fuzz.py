"""Damaged files of every format: does anything crash or hang?

    python -m benchmarks.fuzz [--each 2000] [--only docx,pdf] [--seed 1] [--jobs 2] [--keep FOLDER]

Real small files are spoiled (bits, cuts, swapped pieces, members of a zip, XML) and read as `jianfu check` reads them: in
a child process. Whatever comes, there must be a reading, with a reason in Chinese where nothing could be read, in time. A child
that dies although its work was in order is a crash, one that grows over the limit of memory counts as one; a reader's own exception
that only the last net caught is listed, because it says less than it could. Exit code 1 for a crash or hang.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import multiprocessing
import os
import random
import re
import resource
import sys
import threading
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from jianfu.core.reading import drafts, image
from jianfu.core.reading.read import read_file
from jianfu.core.reading.shapes import Draft, ReadLimits, State, Unreadable

ORIGINALS = Path(__file__).parents[1] / "tests" / "files" / "originals"
SECONDS = 60.0
"""Twice what a file may take: the machine may be busy, and recognition of a damaged page tries all its sides."""
_LONG = 3.0
"""Seconds: a file that takes longer is kept for a closer look."""
LIMITS = ReadLimits(seconds=10.0)
_SLOW = {"fire-watch-scan.pdf", "fire-watch.jpg", "fire-watch-revised.doc"}
"""A recognised page or a started office program takes seconds: a fiftieth of the number."""
_WORDS = [
    b"</w:p>",
    b"<w:tbl>",
    b"</w:tbl>",
    b'="-1"',
    b'="99999999999"',
    b'="A1:XFD1048576"',
    b"<",
    b">",
    b"&#x0;",
    b"&lol;",
    b'"',
    b"\xff\xfe",
    b"%1%9",
    b"<!DOCTYPE x>",
]


def spoil(data: bytes, rnd: random.Random) -> bytes:
    """One of the ways a file is damaged, or two."""
    for _ in range(rnd.choice((1, 1, 2))):
        ways: list[Callable[[bytes, random.Random], bytes]] = [_flip, _flip, _cut, _swap, _repeat, _overwrite]
        if data[:2] == b"PK":
            ways += [_member] * 6
        data = rnd.choice(ways)(data, rnd)
    return data


def _flip(data: bytes, rnd: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rnd.choice((1, 4, 30)) if out else 0):
        out[rnd.randrange(len(out))] ^= 1 << rnd.randrange(8)
    return bytes(out)


def _cut(data: bytes, rnd: random.Random) -> bytes:
    at = rnd.randrange(len(data) + 1)
    return data[:at] if rnd.random() < 0.7 else data[at:]


def _swap(data: bytes, rnd: random.Random) -> bytes:
    a, b, c = sorted(rnd.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _repeat(data: bytes, rnd: random.Random) -> bytes:
    a, b = sorted(rnd.randrange(len(data) + 1) for _ in range(2))
    return data[:b] + data[a:b] * rnd.choice((1, 3, 20)) + data[b:]


def _overwrite(data: bytes, rnd: random.Random) -> bytes:
    at, length = rnd.randrange(len(data) + 1), rnd.choice((1, 2, 4, 8, 64))
    filler = rnd.choice((b"\0", b"\xff", b"\x7f", b"\x80"))
    return data[:at] + filler * length + data[at + length :]


def _member(data: bytes, rnd: random.Random) -> bytes:
    """Open the zip, spoil one member (or its name), pack it again: the zip itself stays in order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:
        return data
    if not members:
        return data
    name = rnd.choice(list(members))
    way = rnd.random()
    if way < 0.15:
        del members[name]
    elif way < 0.25:
        members[rnd.choice(("../" * 9 + "etc/passwd", "/abs", "a" * 300, "\\\\x\\y"))] = members.pop(name)
    elif way < 0.5:
        members[name] = _flip(members[name], rnd)
    else:
        members[name] = _xml(members[name], rnd)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, value in members.items():
            archive.writestr(key, value)
    return out.getvalue()


def _xml(data: bytes, rnd: random.Random) -> bytes:
    """Move, drop, double or nest elements; change attributes; put in what does not belong."""
    tags = [m.span() for m in re.finditer(rb"<[^>]+>", data)]
    values = [m.span(1) for m in re.finditer(rb'="([^"]*)"', data)]
    way = rnd.random()
    if tags and way < 0.3:
        (a, b), (c, d) = rnd.choice(tags), rnd.choice(tags)
        return data[:a] + data[c:d] * rnd.choice((0, 1, 2, 400)) + data[b:]
    if len(tags) > 1 and way < 0.5:
        (a, _), (_, d) = sorted((rnd.choice(tags), rnd.choice(tags)))
        return data[:d] + data[a:d] * rnd.choice((1, 5, 60)) + data[d:]
    if values and way < 0.8:
        a, b = rnd.choice(values)
        other = rnd.choice(values)
        return (
            data[:a]
            + rnd.choice((b"", b"-1", b"0", b"1e999", b"99999999999999", b"x" * 999, data[slice(*other)]))
            + data[b:]
        )
    at = rnd.randrange(len(data) + 1)
    return data[:at] + rnd.choice(_WORDS) + data[at:]


def _serve(pipe: Connection) -> None:
    """The child: reads what it is sent, answers (state, what the last net caught)."""
    # Compiled readers report their own mistakes on standard error, where nobody reads them.
    faulthandler.enable(os.fdopen(os.dup(2), "w"))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    caught: list[str] = []
    recognising, path = image.is_installed, os.environ.get("PATH", os.defpath)
    inner = drafts.draft_of_kind

    def watched(kind: str, data: bytes, limits: ReadLimits) -> tuple[str, Draft]:
        try:
            return inner(kind, data, limits)
        except Unreadable:
            raise
        except BaseException as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            caught.append(
                f"{type(error).__name__} {Path(where.filename).name}:{where.lineno} {str(error)[:80]}"
            )
            raise

    sys.modules["jianfu.core.reading.read"].draft_of_kind = watched  # type: ignore[attr-defined]
    while True:
        name, data = pipe.recv()
        caught.clear()
        # A spoiled page looks like a picture and a spoiled old paper goes to a converter: with each it would take all day.
        slow = name in _SLOW
        image.is_installed = recognising if slow else (lambda: False)
        os.environ["PATH"] = path if slow else ""
        readings = read_file(name, data, LIMITS)
        bad = [
            r.name
            for r in readings
            if r.state in (State.UNREADABLE, State.PARTIAL) and not re.search("[一-鿿]", r.reason or "")
        ]
        for reading in readings:
            if reading.text:
                # What a reader says about places must hold whatever the file was.
                assert all(0 <= b.start <= b.end <= len(reading.text.chars) for b in reading.text.blocks)
        states = [r.state.value for r in readings]
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > LIMITS.memory_bytes:
            pipe.send(([], ["more memory than allowed"]))
            return
        pipe.send((states, [*caught, *bad]))


class Child:
    """A reader that may die; the next call then starts another."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, name: str, data: bytes) -> tuple[list[str], list[str]]:
        """States, and what went wrong inside. No state at all: the child crashed, hung or grew too large."""
        if self._process is None:
            self._begin()
        assert self._process
        self._pipe.send((name, data))
        try:
            if self._pipe.poll(SECONDS):
                states, wrong = self._pipe.recv()
                return states, wrong
            trouble = "hang"
        except (EOFError, ConnectionResetError):
            self._process.join(5)
            trouble = f"crash (exit {self._process.exitcode})"
        self.close()
        return [], [trouble]

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
            self._process = None


@dataclass(slots=True)
class Tally:
    """What became of the damaged copies of one file."""

    files: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    failures: int = 0
    states: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def spoil_and_read(path: Path, seeds: range, args: argparse.Namespace, child: Child, tally: Tally) -> None:
    """One share of the copies of one file. A seed makes the same copy again, whoever gets it."""
    original = path.read_bytes()
    for seed in seeds:
        data = spoil(original, random.Random(f"{args.seed} {path.name} {seed}"))
        start = time.perf_counter()
        states, wrong = child.read(path.name, data)
        seconds = time.perf_counter() - start
        tally.files += 1
        tally.seconds += seconds
        tally.slowest = max(tally.slowest, seconds)
        tally.failures += not states
        tally.states.update(states)
        tally.wrong.update(wrong)
        if args.keep and (wrong or seconds > _LONG):
            args.keep.mkdir(parents=True, exist_ok=True)
            (args.keep / f"{seed}-{path.name}").write_bytes(data)


def shares(paths: Sequence[Path], each: int) -> list[tuple[Path, range]]:
    """Slow files first, so that no core is left with one at the end."""
    work = []
    for path in sorted(paths, key=lambda path: path.name not in _SLOW):
        count = max(1, each // 50) if path.name in _SLOW else each
        step = 10 if path.name in _SLOW else 250
        work += [(path, range(at, min(at + step, count))) for at in range(0, count, step)]
    return work


def run(args: argparse.Namespace) -> dict[str, Tally]:
    """Children side by side, one for each thread."""
    wanted = args.only.split(",") if args.only else None
    paths = [path for path in ORIGINALS.iterdir() if not wanted or path.suffix.lstrip(".") in wanted]
    if not image.is_installed():
        paths = [path for path in paths if path.suffix != ".jpg"]
    tallies = {path.name: Tally() for path in sorted(paths)}
    work = iter(shares(paths, args.each))
    turn = threading.Lock()

    def go_on() -> None:
        child = Child()
        while True:
            with turn:
                share = next(work, None)
            if share is None:
                child.close()
                return
            mine = Tally()
            spoil_and_read(*share, args, child, mine)
            with turn:
                add(tallies[share[0].name], mine)

    threads = [threading.Thread(target=go_on) for _ in range(args.jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tallies


def add(total: Tally, part: Tally) -> None:
    total.files += part.files
    total.seconds += part.seconds
    total.slowest = max(total.slowest, part.slowest)
    total.failures += part.failures
    total.states += part.states
    total.wrong += part.wrong


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=2000)
    options.add_argument("--only", default="")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--keep", type=Path, help="a folder for files that went wrong or took long")
    begun = time.perf_counter()
    tallies = run(options.parse_args())
    print(
        f"{'file':24}{'copies':>7}{'read':>7}{'partial':>8}{'refused':>8}{'caught':>7}{'failed':>7}{'ms':>7}{'slowest s':>11}"
    )
    for name, tally in tallies.items():
        caught = sum(tally.wrong.values()) - tally.failures
        print(
            f"{name:24}{tally.files:7}{tally.states['read']:7}{tally.states['partial']:8}{tally.states['unreadable']:8}"
            f"{caught:7}{tally.failures:7}{tally.seconds / max(1, tally.files) * 1000:7.1f}{tally.slowest:11.1f}"
        )
    for name, tally in tallies.items():
        for problem, times in tally.wrong.most_common(12):
            print(f"{name}: {times} x {problem}")
    failures = sum(tally.failures for tally in tallies.values())
    copies = sum(tally.files for tally in tallies.values())
    verdict = f"{failures} crashes or hangs" if failures else "no crash, no hang"
    print(f"{copies} damaged files in {time.perf_counter() - begun:.0f} s: {verdict}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
