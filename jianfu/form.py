"""`jianfu form ...`: a blank form in, what it asks and who has it out. Core only."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.forms import Asked, Form, Match, Matched, Sheet

DONE, BROKEN = 0, 2
SAID = {"fill": "可直接填", "ask": "请确认", "new": "没有现成数据", "meta": "表内事项"}
ROWS = {
    "person": "一个人",
    "household": "一户",
    "enterprise": "一家单位",
    "village": "一个村",
    "event": "一件事",
    "hazard": "一处隐患",
    "project": "一个项目",
    "dwelling": "一处房屋",
    "land": "一块地",
}
NO_FIELDS = "这个JSON里没有栏目。请写明 title、layout 和 fields,每栏有 label,可以有 group、unit。"


def read_form(path: str, form: str) -> int:
    """Print the fields of a blank sheet. Returns the exit code."""
    return _each(path, lambda sheet: _read_json(path, sheet) if form == "json" else _read_text(sheet), form)


def match_form(path: str, form: str) -> int:
    """Print what each field of a form is. Returns the exit code."""
    from jianfu.core.forms import match

    if _is_json(path):
        try:
            matched = match(form_of(Path(path).read_bytes()))
        except ValueError as error:
            return _wrong(f"{path}: {error}")
        print(
            json.dumps(_match_json(matched), ensure_ascii=False) if form == "json" else _match_text(matched)
        )
        return DONE
    return _each(
        path,
        lambda sheet: (
            _match_json(match(sheet.form), sheet) if form == "json" else _match_text(match(sheet.form))
        ),
        form,
    )


def _each(path: str, said: Any, form: str) -> int:
    """Read a file in a watched child and say something about each of its sheets."""
    from jianfu.core.reading.child import Worker, needs_child
    from jianfu.core.reading.shapes import ReadLimits, Unreadable

    most = ReadLimits().file_bytes + 1
    try:
        with open(path, "rb") as file:
            data = file.read(most)
        if needs_child(data):
            with Worker() as child:
                sheets = child.call("jianfu.core.forms.sheets:read_sheets", data)
        else:
            from jianfu.core.forms.sheets import read_sheets

            sheets = read_sheets(data)
    except OSError:
        return _wrong(f"{path}: 打不开。请检查文件是否存在、是否有权限打开")
    except Unreadable as error:
        return _wrong(f"{path}: {error}")
    for sheet in sheets:
        told = said(sheet)
        print(json.dumps(told, ensure_ascii=False) if form == "json" else told)
    return DONE


def _is_json(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    except OSError:
        return False


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return BROKEN


def form_of(data: bytes) -> Form:
    """A form from its JSON. Raises ValueError, in Chinese, for what is none."""
    from jianfu.core.forms import Field, Form

    try:
        given = json.loads(data.decode("utf-8-sig"))
        fields = tuple(
            Field(str(f["label"]), tuple(map(str, f.get("group") or ())), str(f.get("unit") or ""))
            for f in given["fields"]
        )
        return Form(str(given.get("title") or ""), str(given.get("layout") or "table"), fields)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(NO_FIELDS) from None


# -- read


def _read_json(path: str, sheet: Sheet) -> dict[str, Any]:
    from jianfu.core.forms import match

    return {
        "path": path,
        "sheet": sheet.name,
        "title": sheet.title,
        "layout": sheet.layout,
        "row_is": match(sheet.form).row_is,
        "unit": sheet.unit or None,
        "fields": [_asked_json(asked, order) for order, asked in enumerate(sheet.asked, 1)],
        "tables": [
            {
                "kind": table.kind,
                "header": [table.header[0] + 1, table.header[1] + 1],
                "rows": [table.rows[0] + 1, table.rows[1] + 1],
                "sums": [row + 1 for row in table.sums],
                "examples": [row + 1 for row in table.examples],
                "keys": [_address((table.header[1], col)) for col in table.keys],
            }
            for table in sheet.tables
        ],
        "checks": [
            {"text": c.text, "result": c.result, "parts": [{"of": of, "sign": sign} for of, sign in c.parts]}
            for c in sheet.checks
        ],
    }


def _asked_json(asked: Asked, order: int) -> dict[str, Any]:
    return {
        "label": asked.field.label,
        "group": list(asked.field.group),
        "unit": asked.field.unit or None,
        "order": order,
        "cell": _address(asked.cell),
        "header": _address(asked.header),
        "rows": [asked.rows[0] + 1, asked.rows[1] + 1],
        "part": asked.part,
        "options": list(asked.options),
        "boxes": asked.boxes,
        "columns": [{"name": name, "cell": _address(cell)} for name, cell in asked.columns],
    }


def _address(cell: tuple[int, int]) -> str:
    """B3; a line above a table of a paper has none."""
    from jianfu.core.reading.pieces import column_letters

    return f"{column_letters(cell[1])}{cell[0] + 1}" if cell[0] >= 0 else ""


def _read_text(sheet: Sheet) -> str:
    from jianfu.core.forms import match

    row = ROWS[match(sheet.form).row_is]
    lines = [
        " ".join(filter(None, (sheet.name, sheet.title)))
        + f":{len(sheet.asked)}栏,{'一行' if sheet.layout == 'table' else '一份'}是{row}"
    ]
    for asked in sheet.asked:
        unit = f",单位{asked.field.unit}" if asked.field.unit else ""
        choices = f",可选{'、'.join(asked.options)}" if asked.options else ""
        path = " / ".join((*asked.field.group, asked.field.label))
        lines.append(f"  {_address(asked.cell) or '表前'} {path}{unit}{choices}")
    lines += [f"  应当相等:{check.text}" for check in sheet.checks]
    return "\n".join(lines)


# -- match


def _match_json(matched: Matched, sheet: Sheet | None = None) -> dict[str, Any]:
    fields = [_field_json(found) for found in matched.fields]
    if sheet:
        fields = [{**f, "cell": _address(a.cell)} for f, a in zip(fields, sheet.asked, strict=True)]
    named = {"sheet": sheet.name} if sheet else {}
    return {**named, "title": matched.form.title, "row_is": matched.row_is, "fields": fields}


def _field_json(found: Match) -> dict[str, Any]:
    return {
        "label": found.field.label,
        "group": list(found.field.group),
        "unit": found.field.unit or None,
        "element": found.element.id if found.element else None,
        "name": found.element.name if found.element else None,
        "decision": str(found.decision),
        "confidence": round(found.confidence, 4),
        "candidates": [{"element": c.element.id, "confidence": c.confidence} for c in found.candidates],
        "derivable_from": found.derivable_from.id if found.derivable_from else None,
    }


def _match_text(matched: Matched) -> str:
    lines = [matched.form.title] if matched.form.title else []
    for found in matched.fields:
        path = " / ".join((*found.field.group, found.field.label))
        line = f"  {path}:{SAID[found.decision]}"
        if found.element:
            holder = f",{found.element.holder}" if found.element.holder else ""
            line += f" {found.element.id} {found.element.name}{holder}"
        lines.append(line)
    held = sum(found.decision in ("fill", "ask") for found in matched.fields)
    asked = sum(found.decision != "meta" for found in matched.fields)
    return "\n".join([*lines, f"{asked}栏中{held}栏有对应的数据元"])
