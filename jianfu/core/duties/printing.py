"""Lists and answers as the command line prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jianfu.core.duties.match import Match
from jianfu.core.duties.route import Route
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


def _brief(item: DutyItem | None) -> dict[str, Any] | None:
    return {"class": str(item.listed), "number": item.number, "name": item.name} if item else None


def answer_as_json(key: str | int, found: Match | Route) -> str:
    """One line for one demand or one whistle."""
    if isinstance(found, Match):
        shown: dict[str, Any] = {
            "id": key,
            "decision": found.decision,
            "role": str(found.role) if found.role else None,
            "item": _brief(found.item),
            "confidence": found.confidence,
            "candidates": [{**(_brief(c.item) or {}), "confidence": c.confidence} for c in found.candidates],
        }
    else:
        shown = {
            "id": key,
            "decision": found.decision,
            "lead": found.lead,
            "support": list(found.support),
            "item": _brief(found.item),
            "confidence": found.confidence,
            "candidates": [
                {**(_brief(c.item) or {}), "lead": c.lead, "confidence": c.confidence}
                for c in found.candidates
            ],
        }
    return json.dumps({**shown, "why": found.why}, ensure_ascii=False)


_SAID = {
    "basic": "基本履职",
    "assist": "配合履职",
    "reclaimed": "已收回",
    "none": "清单外",
    "ask": "请人看",
    "department": "部门办",
    "town": "镇街办",
}
_PARTS = {"lead": "要乡镇主办", "assist": "要乡镇配合", "inform": "告知"}


def answer_as_text(key: str | int, found: Match | Route) -> str:
    if found.decision == "ask":
        return f"{key}  {_SAID['ask']}  {found.why}"
    if isinstance(found, Match):
        what = _PARTS.get(str(found.role), "")
    else:
        what = "、".join(filter(None, (found.lead, *found.support)))
    return f"{key}  {_SAID[found.decision]}{f'({what})' if what else ''}  {found.confidence:.0%}  {found.why}"
