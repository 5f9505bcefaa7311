"""`jianfu check ...`: core only, starts without Django."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.examine import Examination

FOUND, CLEAN, BROKEN = 1, 0, 2
"""Exit codes: findings, nothing found, something could not be read or the call is wrong."""


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


def main(argv: Sequence[str] | None = None) -> int:
    """The program. Returns the exit code."""
    options = _parser().parse_args(argv)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # `jianfu check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except KeyboardInterrupt:
        print("已停止。已输出的结果有效,原文件没有改动。", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jianfu", description="读原件,找出要基层做的事,给出更轻的办法。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    check = commands.add_parser("check", help="检查文件、文件夹或标准输入(-)")
    check.add_argument("paths", nargs="*", default=["-"], metavar="PATH", help="文件或文件夹;- 为标准输入")
    check.add_argument("--format", choices=("text", "json", "html", "docx"), default="text", help="输出形式")
    check.add_argument("--output", type=Path, metavar="DIR", help="html、docx放到哪个文件夹")
    check.add_argument("--now", type=_moment, metavar="ISO", help="以哪个时刻为准,默认为此刻")
    check.add_argument("--area", type=Path, metavar="FILE", help="地方参数文件(TOML)")
    check.add_argument(
        "--select", type=_codes, default=(), metavar="CODES", help="只用这些规则,如 MTG,FRM007"
    )
    check.add_argument("--ignore", type=_codes, default=(), metavar="CODES", help="不用这些规则")
    check.add_argument("--with-text", action="store_true", help="JSON里带上提取的全文")
    check.set_defaults(run=_check)
    rules = commands.add_parser("rules", help="列出规则")
    rules.add_argument("--format", choices=("text", "json"), default="text")
    rules.set_defaults(run=_rules)
    rule = commands.add_parser("rule", help="看一条规则:依据、例句、更轻的办法")
    rule.add_argument("code", metavar="CODE")
    rule.add_argument("--format", choices=("text", "json"), default="text")
    rule.set_defaults(run=_rule)
    return parser


def _moment(text: str) -> datetime:
    """An ISO moment as office time; a zone is dropped, since papers know none."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是ISO时刻,例如2026-06-10T09:00") from None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


# -- check


def _check(options: argparse.Namespace) -> int:
    from jianfu.core.limits import LimitsError, load_limits

    order = Order(
        form=options.format,
        now=options.now or datetime.now(),
        area=options.area,
        select=options.select,
        ignore=options.ignore,
        output=options.output,
        with_text=options.with_text,
        color=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
    )
    try:
        load_limits(order.area)
    except LimitsError as error:
        return _wrong(str(error))
    if unknown := _unknown_codes(order.select + order.ignore):
        return _wrong(f"没有规则{unknown}。用 jianfu rules 查看全部规则")
    missing = [p for p in options.paths if p != "-" and not Path(p).exists()]
    for path in missing:
        print(f"{path}: 没有这个文件或文件夹", file=sys.stderr)
    if order.output:
        order.output.mkdir(parents=True, exist_ok=True)
    paths = list(_files(p for p in options.paths if p not in missing))
    return _report(list(_outcomes(paths, order)), order, failed=bool(missing))


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return BROKEN


def _unknown_codes(codes: tuple[str, ...]) -> str | None:
    """The first of `codes` that no rule's code starts with."""
    from jianfu.core.rules.catalogue import all_rules

    return next((c for c in codes if not any(r.code.startswith(c) for r in all_rules())), None)


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
    piped = _bytes_of("-") if "-" in paths else None
    calls = [(path, order, piped if path == "-" else None) for path in paths]
    if len(paths) == 1 and not needs_child(paths[0] if piped is None else piped):
        yield _printed(check_one(*calls[0]))
        return
    waiting: dict[int, Outcome] = {}
    due = 0
    with Crew(min(os.cpu_count() or 1, max(1, len(paths)))) as crew, _progress(len(paths)) as advance:
        for index, result in crew.map("jianfu.cli:check_one", calls):
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
        data = _bytes_of(path) if data is None else data
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


def _bytes_of(path: str) -> bytes:
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
    target = folder / f"{stem}.减负意见{suffix}"
    n = 2
    while target.exists():
        target = folder / f"{stem}.减负意见{n}{suffix}"
        n += 1
    target.write_bytes(content)
    return f"{exam.reading.name} -> {target}\n"


def _unread(path: str, reason: str, order: Order) -> Outcome:
    from jianfu.core.examine import Examination
    from jianfu.core.reading.shapes import Reading, State

    exam = Examination(Reading(path, "", State.UNREADABLE, "", None, reason))
    return Outcome(_shown(exam, b"", order, 0.0), 1, 0, 0, 0.0, 1)


def _report(outcomes: list[Outcome], order: Order, *, failed: bool) -> int:
    from jianfu.core.reports import summary

    unread = sum(o.unread for o in outcomes)
    findings = sum(o.findings for o in outcomes)
    if order.form in ("text", "docx"):
        print(
            "\n"
            + summary(
                sum(o.papers for o in outcomes),
                sum(o.demands for o in outcomes),
                findings,
                sum(o.hours for o in outcomes),
                unread,
            )
        )
    if failed or unread:
        return BROKEN
    return FOUND if findings else CLEAN


# -- rules


def _rules(options: argparse.Namespace) -> int:
    from jianfu.core.reports.words import VERDICT
    from jianfu.core.rules.catalogue import all_rules

    for rule in all_rules():
        if options.format == "json":
            print(json.dumps(_rule_json(rule), ensure_ascii=False))
        else:
            print(f"{rule.code}  {VERDICT[rule.level]}  {rule.title}")
    return CLEAN


def _rule(options: argparse.Namespace) -> int:
    from jianfu.core.reports.words import VERDICT
    from jianfu.core.rules.catalogue import all_rules
    from jianfu.core.rules.sources import cite

    rule = next((r for r in all_rules() if r.code == options.code.upper()), None)
    if rule is None:
        return _wrong(f"没有规则{options.code}。用 jianfu rules 查看全部规则")
    if options.format == "json":
        print(json.dumps(_rule_json(rule), ensure_ascii=False))
        return CLEAN
    shown = _rule_json(rule)
    print(f"{rule.code} {rule.title}({VERDICT[rule.level]})")
    print(f"依据:{cite(rule.source)}:{rule.source.says}")
    print(f"自{rule.since}起{',本地设置' if rule.local else ''}")
    print(f"可以:{rule.lighter}")
    print("会提示的例句:", *(f"  - {x}" for x in shown["bad"]), sep="\n")
    print("不会提示的例句:", *(f"  - {x}" for x in shown["good"]), sep="\n")
    return CLEAN


def _rule_json(rule: Any) -> dict[str, Any]:
    def texts(examples: Iterable[Any]) -> list[str]:
        return [e if isinstance(e, str) else e.text for e in examples]

    return {
        "code": rule.code,
        "title": rule.title,
        "verdict": str(rule.level),
        "source": {
            "paper": rule.source.paper,
            "clause": rule.source.clause,
            "says": rule.source.says,
            "verified": str(rule.source.verified) == "V",
        },
        "since": rule.since.isoformat(),
        "local": rule.local,
        "needs": [n.rpartition(".")[2] for n in rule.needs],
        "registers": list(rule.registers),
        "lighter": rule.lighter,
        "bad": texts(rule.bad),
        "good": texts(rule.good),
    }


if __name__ == "__main__":
    sys.exit(main())
