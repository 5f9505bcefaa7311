"""`jianfu form fill`: the sheet back in its own layout, and what was filled, from where, and what is left."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.filling import Filled, Result
    from jianfu.core.filling.shapes import Held

DONE, OPEN, BROKEN = 0, 1, 2
OFFICE_TIME = timezone(timedelta(hours=8))
WHY = {
    "holders_differ": "两家不一致",
    "same_name": "同名分不清",
    "bad_number": "号码不对",
    "name_differs": "姓名与号码不符",
    "unit_unclear": "单位不明",
    "label_unclear": "栏目含义不明",
    "whom_to_list": "没写明列哪些人",
    "nobody_holds": "没有现成数据",
    "withheld": "不外提供",
    "no_value": "不能写入",
    "not_found": "查无此人",
    "meta": "表内事项",
}


def fill_form(options: argparse.Namespace) -> int:
    """Fill one sheet. Returns the exit code of the contract."""
    from jianfu.core.reading.child import Worker
    from jianfu.core.reading.shapes import ReadLimits, Unreadable

    now = options.now or datetime.now(OFFICE_TIME)
    now = now if now.tzinfo else now.replace(tzinfo=OFFICE_TIME)
    try:
        with open(options.path, "rb") as file:
            data = file.read(ReadLimits().file_bytes + 1)
        answers = _answers(options.answers)
        out = _target(options)
        with Worker() as child:
            done = child.call(
                "jianfu.fill:fill_data",
                data,
                str(options.data),
                now.date(),
                options.allow,
                options.marks,
                answers,
                seconds=120.0,
            )
        out.write_bytes(done.data)
    except OSError as error:
        return _refused(options, f"{error.filename or options.path}: 打不开。请检查文件是否存在、是否有权限")
    except (Unreadable, ValueError) as error:
        return _refused(options, str(error))
    told = _told(options.path, out, now, done)
    print(json.dumps(told, ensure_ascii=False) if options.format == "json" else _text(told))
    return OPEN if told["asked"] or any(left["why"] != "meta" for left in told["left"]) else DONE


def fill_data(
    data: bytes,
    folder: str,
    now: date,
    allow: Collection[str],
    marks: str,
    answers: Mapping[tuple[str, str], str | float],
) -> Filled:
    """Runs in a watched child, like everything that opens a file from outside."""
    from jianfu.core.filling import fill, read_holdings

    return fill(data, read_holdings(Path(folder)), now=now, allow=allow, marks=marks, answers=answers)


def _target(options: argparse.Namespace) -> Path:
    """Where the filled sheet goes: beside the blank one, never over it."""
    path = Path(options.path)
    out: Path = options.output or path.with_name(f"{path.stem}.filled{path.suffix}")
    if out.exists() and os.path.samefile(out, path):
        raise ValueError("填好的表不能覆盖原件。请换一个输出文件名。")
    return out


def _answers(path: Path | None) -> dict[tuple[str, str], str | float]:
    """What a person said about cells that were asked: the same items with a value."""
    if path is None:
        return {}
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
        items = given["asked"] if isinstance(given, dict) else given
        return {_place_of(a): a["value"] for a in items if a.get("value") not in (None, "")}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(f"{path}: 读不出答复。请用 --format json 输出里的 asked,每项加上 value。") from None


def _place_of(answer: Mapping[str, Any]) -> tuple[str, str]:
    if "cell" in answer:
        return str(answer["sheet"]), str(answer["cell"])
    return "", f"{answer['table']}.{answer['row']}.{answer['col']}"


def _refused(options: argparse.Namespace, reason: str) -> int:
    print(reason, file=sys.stderr)
    if options.format == "json":
        told = {"path": options.path, "out": None, "state": "unreadable", "reason": reason}
        print(json.dumps(told, ensure_ascii=False))
    return BROKEN


def _told(path: str, out: Path, now: datetime, done: Filled) -> dict[str, Any]:
    """The object of the contract."""
    results = done.results
    cells = [_cell(r, w) for r in results for w in r.cells]
    asked = [_question(r, q) for r in results for q in r.asked]
    left = [
        {
            "sheet": r.sheet,
            "cell": x.cell,
            "label": x.label,
            "element": x.element,
            "decision": "left",
            "why": x.why,
        }
        for r in results
        for x in r.left
    ]
    return {
        "path": path,
        "out": str(out),
        "state": "written",
        "reason": None,
        "row_is": results[0].row_is,
        "now": now.isoformat(),
        "as_at": results[0].as_at.isoformat(),
        "cells": cells,
        "asked": asked,
        "left": left,
        "rows": _rows(results),
        "warnings": [{**_where(r, cell), "message": words} for r in results for cell, words in r.warnings],
        "counts": _counts(len(cells), len(asked), len(left)),
    }


def _counts(filled: int, asked: int, left: int) -> dict[str, int | float]:
    total = filled + asked + left
    return {
        "filled": filled,
        "asked": asked,
        "left": left,
        "share": round(filled / total, 2) if total else 1.0,
    }


def _rows(results: tuple[Result, ...]) -> dict[str, Any]:
    return {
        "written": sum(r.rows_written for r in results),
        "added": sum(r.rows_added for r in results),
        "asked": [
            {"key": a.key, "row": a.row, "why": a.why, "sources": list(a.sources)}
            for r in results
            for a in r.rows_asked
        ],
        "not_found": [key for r in results for key in r.not_found],
    }


def _where(result: Result, cell: str) -> dict[str, str | int]:
    if not result.is_paper:
        return {"sheet": result.sheet, "cell": cell}
    table, row, col = map(int, cell.split("."))
    return {"table": table, "row": row, "col": col}


def _cell(result: Result, written: Any) -> dict[str, Any]:
    held = written.held
    return {
        **_where(result, written.cell),
        "value": _plain(written.value),
        "element": written.element,
        "source": held.source,
        "as_of": held.as_of.isoformat(),
        "decision": "fill",
        "key": written.key,
        "stale": held.stale,
        "other": [_held(o) for o in written.other],
        **({"derived": written.derived, "of": written.of} if written.derived else {}),
    }


def _plain(value: str | float) -> str | float:
    """73, not 73.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _question(result: Result, asked: Any) -> dict[str, Any]:
    return {
        **_where(result, asked.cell),
        "element": asked.element,
        "decision": "ask",
        "why": asked.why,
        "candidates": [_held(c) for c in asked.candidates],
    }


def _held(held: Held) -> dict[str, str]:
    return {"value": held.value, "source": held.source, "as_of": held.as_of.isoformat()}


def _text(told: dict[str, Any]) -> str:
    """Five lines; no value of anybody."""
    sources: dict[str, int] = {}
    for cell in told["cells"]:
        sources[cell["source"]] = sources.get(cell["source"], 0) + 1
    from_whom = "、".join(f"{name}{n}格" for name, n in sorted(sources.items(), key=lambda s: (-s[1], s[0])))
    warnings = "、".join(w["message"] for w in told["warnings"])
    return "\n".join(
        (
            f"{told['out']}:填了{told['counts']['filled']}格",
            f"  出处:{from_whom or '无'}",
            f"  请确认:{_counted(told['asked'])}",
            f"  留空:{_counted(told['left'])}",
            f"  提醒:{warnings or '无'}",
        )
    )


def _counted(items: list[dict[str, Any]]) -> str:
    counts: dict[str, int] = {}
    for item in items:
        counts[item["why"]] = counts.get(item["why"], 0) + 1
    return "、".join(f"{WHY.get(why, why)}{n}格" for why, n in counts.items()) or "无"
