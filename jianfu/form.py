"""`jianfu form ...`: a blank form in, what it asks and who has it out. Core only."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jianfu.core.forms import Form, Match, Matched

DONE, BROKEN = 0, 2
SAID = {"fill": "可直接填", "ask": "请确认", "new": "没有现成数据", "meta": "表内事项"}
NO_FIELDS = "这个JSON里没有栏目。请写明 title、layout 和 fields,每栏有 label,可以有 group、unit。"


def match_form(path: str, form: str) -> int:
    """Print what each field of a form is. Returns the exit code."""
    from jianfu.core.forms import match

    try:
        with open(path, "rb") as file:
            asked = form_of(file.read())
    except OSError as error:
        return _wrong(f"{path}: {error.strerror}。请检查文件是否存在、是否有权限打开")
    except ValueError as error:
        return _wrong(f"{path}: {error}")
    matched = match(asked)
    print(json.dumps(_as_json(matched), ensure_ascii=False) if form == "json" else _as_text(matched))
    return DONE


def _wrong(message: str) -> int:
    print(message, file=sys.stderr)
    return BROKEN


def form_of(data: bytes) -> Form:
    """A form from its JSON. Raises ValueError, in Chinese, for what is none."""
    from jianfu.core.forms import Field, Form

    try:
        given = json.loads(data)
        fields = tuple(
            Field(str(f["label"]), tuple(map(str, f.get("group") or ())), str(f.get("unit") or ""))
            for f in given["fields"]
        )
        return Form(str(given.get("title") or ""), str(given.get("layout") or "table"), fields)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(NO_FIELDS) from None


def _as_json(matched: Matched) -> dict[str, Any]:
    return {
        "title": matched.form.title,
        "row_is": matched.row_is,
        "fields": [_field_json(found) for found in matched.fields],
    }


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


def _as_text(matched: Matched) -> str:
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
