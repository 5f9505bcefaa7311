"""One line for people about what two papers have in common."""

from __future__ import annotations

from jianfu.core.overlap.changes import Changes
from jianfu.core.overlap.shapes import MOST, Likeness, Passage

_ALMOST_ALL = 0.95


def said_in_one_line(found: Likeness, changes: Changes, other: str) -> str:
    """What the new paper (a) has of the earlier one (b). `other`: how people call it.

    >>> said_in_one_line(Likeness(0.92, 0.97, 500, 480), Changes(True, (), 40, 14), "4月13日已停收事项")
    '与4月13日已停收事项内容相似92%,改了名称,另有约40字新内容'
    """
    if found.share_of_a >= MOST and found.share_of_b >= MOST:
        return f"与{other}内容相似{_percent(min(found.share_of_a, found.share_of_b))}{_only(found, changes)}"
    if found.share_of_a >= MOST:
        return f"内容的{_percent(found.share_of_a)}在{other}中已有"
    if found.share_of_b >= MOST:
        return f"包含{other}内容的{_percent(found.share_of_b)},另有约{changes.added}字新内容"
    return f"内容的{_percent(found.share_of_a)}与{other}相同"


def said_of_passage(passage: Passage, other: str, where: str) -> str:
    """Where a passage is copied from. `where`: the place of its beginning in the other paper, such as 第3段.

    >>> said_of_passage(Passage(0, 430, 80, 500, 400), "《云水县防汛工作方案》", "第3段")
    '与《云水县防汛工作方案》第3段起420字相同'
    """
    place = f"{where}起" if where else ""
    return f"与{other}{place}{passage.b_end - passage.b_start}字相同"


def said_of_parts(share: float, parts: int, other: str) -> str:
    """What one of several papers is, in which an earlier one comes back.

    >>> said_of_parts(0.9, 3, "4月13日已停收事项")
    '由4月13日已停收事项拆成的3件之一,3件合起来占原件内容的90%'
    """
    return f"由{other}拆成的{parts}件之一,{parts}件合起来占原件内容的{_percent(share)}"


def _only(found: Likeness, changes: Changes) -> str:
    changed = (["名称"] if changes.renamed else []) + (["日期数字"] if changes.numbers else [])
    named = "和".join(changed)
    if min(found.share_of_a, found.share_of_b) >= _ALMOST_ALL:
        return f",仅改{named}" if changed else ""
    more = f",另有约{changes.added}字新内容" if found.share_of_a < _ALMOST_ALL and changes.added else ""
    return (f",改了{named}" if changed else "") + more


def _percent(share: float) -> str:
    return f"{share:.0%}"
