"""`jianfu duty ...`: a published duty list in, its items out; demands and whistles set against it. Core only."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.duties import DutyList

CLEAN, FOUND, BROKEN = 0, 1, 2


def add_commands(commands: Any) -> None:
    """`duty import`, `duty match`, `duty route`."""
    duty = commands.add_parser("duty", help="履职事项清单:导入、对照要求、吹哨找部门")
    parts = duty.add_subparsers(dest="part", required=True, metavar="命令")
    read = parts.add_parser("import", help="读一份已公布的履职事项清单(xlsx、xls、et、docx)")
    read.add_argument("list", metavar="LIST", help="清单文件,照原样放进来")
    read.set_defaults(run=_import)
    match = parts.add_parser("match", help="一条要求该由谁做:对照清单")
    match.set_defaults(run=lambda options: _each(options, "match"))
    route = parts.add_parser("route", help="一声哨该吹给哪个部门")
    route.set_defaults(run=lambda options: _each(options, "route"))
    for part in (match, route):
        part.add_argument("--list", required=True, metavar="LIST", help="清单文件,或import得到的JSON")
        part.add_argument("file", metavar="FILE.jsonl", help='一行一条:{"id", "text"};- 为标准输入')
    for part in (read, match, route):
        part.add_argument("--format", choices=("text", "json"), default="text", help="输出形式")


def _import(options: argparse.Namespace) -> int:
    from jianfu.core.duties.printing import list_as_json, list_as_text
    from jianfu.core.reading.shapes import Unreadable

    try:
        duties = _listed(options.list)
    except (Unreadable, OSError) as error:
        reason = (
            str(error)
            if isinstance(error, Unreadable)
            else f"{error.strerror}。请检查文件是否存在、是否有权限打开。"
        )
        if options.format == "json":
            print(json.dumps(list_as_json(options.list, None, reason), ensure_ascii=False))
        print(f"{options.list}: {reason}", file=sys.stderr)
        return BROKEN
    if options.format == "json":
        print(json.dumps(list_as_json(options.list, duties), ensure_ascii=False))
    else:
        print(list_as_text(duties), end="")
    return FOUND if duties.warnings else CLEAN


def _listed(path: str) -> DutyList:
    """The list of a file, read in a watched child; or what `import` printed of one. Raises Unreadable or OSError."""
    from jianfu.check import bytes_of
    from jianfu.core.duties.printing import list_from_json
    from jianfu.core.reading.child import Worker

    data = bytes_of(path)
    if data.lstrip()[:1] == b"{":
        return list_from_json(data)
    with Worker() as worker:
        found: DutyList = worker.call("jianfu.core.duties.lists:read_list", data)
    return found


def _each(options: argparse.Namespace, what: str) -> int:
    """One answer a line; a line that is none is told on standard error and left out."""
    from jianfu.core.duties.printing import answer_as_json, answer_as_text
    from jianfu.core.reading.shapes import Unreadable

    try:
        duties = _listed(options.list)
    except (Unreadable, OSError) as error:
        return _wrong(f"{options.list}: {getattr(error, 'strerror', None) or error}")
    answer = _answering(duties, what)
    shown = answer_as_json if options.format == "json" else answer_as_text
    bad = False
    code = CLEAN
    try:
        for number, line in enumerate(lines_of(options.file), 1):
            if not line.strip():
                continue
            asked = asked_of(line)
            if asked is None:
                bad = True
                print(
                    f'{options.file} 第{number}行不是要求的JSON({{"id", "text"}}),没有作答', file=sys.stderr
                )
                continue
            found = answer(asked)
            code = max(code, FOUND if found.to_be_looked_at else CLEAN)
            print(shown(asked["id"], found))
    except OSError as error:
        return _wrong(f"{options.file}: {error.strerror}")
    return BROKEN if bad else code


def _answering(duties: DutyList, what: str) -> Callable[[dict[str, Any]], Any]:
    if what == "match":
        from jianfu.core.duties.match import Matcher

        matcher = Matcher(duties)
        return lambda asked: matcher.match(asked["text"], asked.get("issuer"))
    from jianfu.core.duties.route import Router

    router = Router(duties)
    return lambda asked: router.route(asked["text"])


def asked_of(line: str) -> dict[str, Any] | None:
    """An object with an id and a text that is not empty; None for anything else."""
    try:
        asked = json.loads(line)
    except ValueError:
        return None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str) or not asked["text"].strip():
        return None
    key = asked.get("id")
    if (
        not isinstance(key, str | int)
        or isinstance(key, bool)
        or not isinstance(asked.get("issuer", ""), str | None)
    ):
        return None
    return asked


def lines_of(path: str) -> Iterator[str]:
    """Lines of a file in UTF-8; a byte that is none becomes a sign that makes its line wrong, not the file."""
    if path == "-":
        yield from sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        return
    with Path(path).open(encoding="utf-8-sig", errors="replace") as file:
        yield from file


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return BROKEN
