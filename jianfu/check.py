"""Files in, what to print out: one after another, or on all cores."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.examine import Examination


@dataclass(frozen=True, slots=True)
class Order:
    """What one call of `check` asks for; small and plain, because it travels to worker processes."""

    form: str
    now: datetime
    area: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    output: Path | None
    with_text: bool
    color: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file after the check: what to print, and what to count."""

    printed: str
    papers: int
    demands: int
    findings: int
    hours: float
    unread: int


def check_paths(paths: Iterable[str], order: Order) -> list[Outcome]:
    """Check files and folders, print each outcome in the order of the paths, end with a summary where one is read."""
    outcomes = list(_outcomes(list(_files(paths)), order))
    if order.form in ("text", "docx"):
        print(f"\n{_summary(outcomes)}")
    return outcomes


def _summary(outcomes: list[Outcome]) -> str:
    from jianfu.core.reports import summary

    return summary(
        sum(o.papers for o in outcomes),
        sum(o.demands for o in outcomes),
        sum(o.findings for o in outcomes),
        sum(o.hours for o in outcomes),
        sum(o.unread for o in outcomes),
    )


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Every file, folders walked in the order of their names; hidden files and links out are left alone."""
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted(b for b in below if not b.startswith("."))
            yield from (os.path.join(folder, n) for n in sorted(names) if not n.startswith((".", "~$")))


def _outcomes(paths: list[str], order: Order) -> Iterator[Outcome]:
    """In the order of `paths`, each printed as soon as those before it are done."""
    from jianfu.core.reading.child import Crew, needs_child

    # Only this process has the standard input; a child gets what came through it.
    piped = bytes_of("-") if "-" in paths else None
    calls = [(path, order, piped if path == "-" else None) for path in paths]
    if len(paths) == 1 and not needs_child(paths[0] if piped is None else piped):
        yield _printed(check_one(*calls[0]))
        return
    waiting: dict[int, Outcome] = {}
    due = 0
    with Crew(min(os.cpu_count() or 1, max(1, len(paths)))) as crew, _progress(len(paths)) as advance:
        for index, result in crew.map("jianfu.check:check_one", calls):
            waiting[index] = (
                result if isinstance(result, Outcome) else _unread(paths[index], str(result), order)
            )
            advance()
            while due in waiting:
                yield _printed(waiting.pop(due))
                due += 1


def _printed(outcome: Outcome) -> Outcome:
    sys.stdout.write(outcome.printed)
    return outcome


class _Quiet:
    def __enter__(self) -> Callable[[], None]:
        return lambda: None

    def __exit__(self, *_: object) -> None:
        return None


class _Bar:
    def __init__(self, n: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("正在检查"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.progress.add_task("", total=n)

    def __enter__(self) -> Callable[[], None]:
        self.progress.start()
        return lambda: self.progress.advance(self.task)

    def __exit__(self, *_: object) -> None:
        self.progress.stop()


def _progress(n: int) -> _Bar | _Quiet:
    """A bar on a terminal when the work is long; nothing in a pipe."""
    return _Bar(n) if n > 20 and sys.stderr.isatty() else _Quiet()


def check_one(path: str, order: Order, data: bytes | None = None) -> Outcome:
    """Read and examine one file, give back what to print. Runs in a worker for all but a single text file.

    data   the content where it has been read already
    """
    started = time.perf_counter()
    try:
        data = bytes_of(path) if data is None else data
    except OSError as error:
        return _unread(path, f"{error.strerror}。原文件没有改动。请检查文件是否存在、是否有权限打开", order)
    try:
        exams = _examine(path, data, order)
    except Exception as error:  # a mistake of ours must not end the batch
        return _unread(
            path,
            f"检查这份文件时程序出错({type(error).__name__})。原文件没有改动。请把文件类型和这一行告诉维护者",
            order,
        )
    elapsed = (time.perf_counter() - started) * 1000 / max(1, len(exams))
    return _outcome(exams, data, order, elapsed)


def bytes_of(path: str) -> bytes:
    """The file's bytes; of a file over the limit only what shows that it is."""
    from jianfu.core.reading.shapes import ReadLimits

    most = ReadLimits().file_bytes + 1
    if path == "-":
        return sys.stdin.buffer.read(most)
    with open(path, "rb") as file:
        return file.read(most)


def _examine(name: str, data: bytes, order: Order) -> list[Examination]:
    from jianfu.core.examine import examine
    from jianfu.core.limits import load_limits
    from jianfu.core.reading import read_file

    rules = _chosen(order.select, order.ignore)
    limits = load_limits(order.area)
    return [examine(r, rules, now=order.now, limits=limits) for r in read_file(name, data)]


@cache
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Any, ...]:
    from jianfu.core.rules import catalogue

    return catalogue.select(select, ignore)


def _outcome(exams: list[Examination], data: bytes, order: Order, ms: float) -> Outcome:
    from jianfu.core.cost import total

    return Outcome(
        printed="".join(_shown(exam, data, order, ms) for exam in exams),
        papers=len(exams),
        demands=sum(len(e.notice.demands) for e in exams if e.notice),
        findings=sum(len(e.report.findings) for e in exams),
        hours=sum(total(e.hours).likely for e in exams),
        unread=sum(e.notice is None for e in exams),
    )


def _shown(exam: Examination, data: bytes, order: Order, ms: float) -> str:
    from jianfu.core import reports

    if order.form == "json":
        return json.dumps(reports.to_json(exam, with_text=order.with_text, ms=ms), ensure_ascii=False) + "\n"
    if order.form == "html":
        page = reports.to_html(exam)
        return page if order.output is None else _saved(exam, page.encode(), ".html", order)
    if order.form == "docx" and exam.notice and exam.reading.kind == "docx":
        return _saved(exam, reports.annotate_docx(data, exam, now=order.now), ".docx", order)
    return reports.to_text(exam, reports.Paint(order.color))


def _saved(exam: Examination, content: bytes, suffix: str, order: Order) -> str:
    """Write beside nothing: never over the original, never outside the folder."""
    folder = order.output or Path()
    stem = Path(exam.reading.name.replace("\\", "/")).stem
    for n in count(1):
        target = folder / f"{stem}.减负意见{n if n > 1 else ''}{suffix}"
        try:
            with target.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        break
    return f"{exam.reading.name} -> {target}\n"


def _unread(path: str, reason: str, order: Order) -> Outcome:
    from jianfu.core.examine import Examination
    from jianfu.core.reading.shapes import Reading, State

    exam = Examination(Reading(path, "", State.UNREADABLE, "", None, reason))
    return Outcome(_shown(exam, b"", order, 0.0), 1, 0, 0, 0.0, 1)
