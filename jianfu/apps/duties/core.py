"""What changed between two editions; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from jianfu.core.duties.shapes import CLASS_NAMES, DutyItem

UNDO_WITHIN = timedelta(hours=24)


class NotNow(Exception):
    """It cannot be done now, in Chinese: why, what is safe, what to do."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: 新增, 不再列, 改列, 职责有改."""

    verb: str
    name: str
    told: str = ""


def differences(before: Iterable[DutyItem], after: Iterable[DutyItem]) -> list[Difference]:
    """Items are the same if their names are; numbers shift when something is put between."""
    old, new = {item.name: item for item in before}, {item.name: item for item in after}
    found = [Difference("新增", n, CLASS_NAMES[item.listed]) for n, item in new.items() if n not in old]
    found += [Difference("不再列", n, CLASS_NAMES[item.listed]) for n, item in old.items() if n not in new]
    for name in old.keys() & new.keys():
        a, b = old[name], new[name]
        if a.listed != b.listed:
            found.append(Difference("改列", name, f"由{CLASS_NAMES[a.listed]}改为{CLASS_NAMES[b.listed]}"))
        elif (a.owner, a.owner_duty, a.town_duty, a.how) != (b.owner, b.owner_duty, b.town_duty, b.how):
            found.append(Difference("职责有改", name))
    order = ("新增", "不再列", "改列", "职责有改")
    return sorted(found, key=lambda one: (order.index(one.verb), one.name))
