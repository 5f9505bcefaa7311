"""Why an answer is what it is, in one Chinese sentence with the words of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianfu.core.duties.shapes import CLASS_NAMES, DutyItem, ListClass

if TYPE_CHECKING:
    from jianfu.core.duties.asked import Asked
    from jianfu.core.duties.match import Match


def named(item: DutyItem) -> str:
    return f"{CLASS_NAMES[item.listed]}第{item.number}项“{item.name}”"


def why(found: Match, asked: Asked) -> str:
    near = found.candidates[0].item if found.candidates else None
    if found.decision == "ask":
        return f"拿不准,请人看。最接近的是{named(near)}" if near else "清单里没有相近的事项,请人看"
    if found.item is None:
        return (
            f"三张清单里没有这件事。最接近的是{named(near)},但不是同一件事"
            if near
            else "三张清单里没有这件事"
        )
    item, who = found.item, "、".join(found.item.owner)
    if item.listed is ListClass.BASIC:
        return f"属于{named(item)}"
    if item.listed is ListClass.RECLAIMED:
        if found.role == "inform":
            return f"属于{named(item)},由{who}办,只是告诉乡镇一声"
        return f"属于{named(item)},已由{who}收回" + (f"({item.how})" if item.how else "")
    if found.role == "lead":
        return f"属于{named(item)}中{who}的职责:{item.owner_duty or item.name};乡镇的职责是:{item.town_duty or '配合'}"
    return f"属于{named(item)}中乡镇的职责:{item.town_duty or '配合'}"
