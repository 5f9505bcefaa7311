"""Lists and answers as the command line prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jianfu.core.duties.shapes import CLASS_NAMES, DutyItem, DutyList, ListClass, Warned
from jianfu.core.reading.shapes import Unreadable

NOT_OURS = "这份JSON不是 jianfu duty import 的结果,没有读。原件没有改动。请用 jianfu duty import LIST --format json 重新导出。"


def list_as_json(path: str, duties: DutyList | None, reason: str | None = None) -> dict[str, Any]:
    found = duties or DutyList(None, ())
    return {
        "path": path,
        "title": found.title,
        "state": "read" if duties else "unreadable",
        "reason": reason,
        "items": [_item(item) for item in found.items],
        "counts": found.counts(),
        "warnings": [{"where": w.where, "message": w.message} for w in found.warnings],
    }


def _item(item: DutyItem) -> dict[str, Any]:
    return {
        "class": str(item.listed),
        "number": item.number,
        "number_as_printed": item.as_printed,
        "group": item.group,
        "name": item.name,
        "owner": list(item.owner),
        "owner_duty": item.owner_duty,
        "town_duty": item.town_duty,
        "how": item.how,
        "where": item.where,
    }


def list_from_json(data: bytes) -> DutyList:
    """What `list_as_json` gave. Raises Unreadable."""
    try:
        found = json.loads(data)
        items = tuple(_item_from(raw) for raw in found["items"])
        warnings = tuple(Warned(w["where"], w["message"]) for w in found.get("warnings", ()))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable(NOT_OURS) from None
    if not items:
        raise Unreadable(NOT_OURS)
    return DutyList(found.get("title"), items, warnings)


def _item_from(raw: Mapping[str, Any]) -> DutyItem:
    return DutyItem(
        listed=ListClass(raw["class"]),
        number=int(raw["number"]),
        name=str(raw["name"]),
        as_printed=str(raw.get("number_as_printed") or ""),
        group=raw.get("group"),
        owner=tuple(map(str, raw.get("owner") or ())),
        owner_duty=raw.get("owner_duty"),
        town_duty=raw.get("town_duty"),
        how=raw.get("how"),
        where=str(raw.get("where") or ""),
    )


def list_as_text(duties: DutyList) -> str:
    """Three lists one after another, as a person reads them, and what to look at."""
    lines = [duties.title or "履职事项清单"]
    for listed in ListClass:
        items = [i for i in duties.items if i.listed is listed]
        if not items:
            continue
        lines += ["", f"{CLASS_NAMES[listed]} {len(items)}项"]
        group = None
        for item in items:
            if item.group != group:
                group = item.group
                lines += [f"【{group}】"] if group else []
            owners = f"  ({'、'.join(item.owner)})" if item.owner else ""
            lines.append(f"{item.number:>4} {item.name}{owners}")
    lines += ["", *(f"请核对 {w.where}: {w.message}" for w in duties.warnings)] if duties.warnings else []
    return "\n".join(lines) + "\n"
