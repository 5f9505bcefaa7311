"""What of a paper a rule examines, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianfu.core.facts.shapes import Demand, Kind, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Context

_DEPARTMENTS = pattern(
    r"(?:(?:参会|参加|出席|与会)(?:人员|范围|对象|单位)?[::]|请)"
    r"[县市区州]\w{1,10}(?:局|委|办|部|中心)(?:[、和][县市区州]\w{1,10}(?:局|委|办|部|中心))+"
)
_GRASSROOTS = pattern(r"[乡镇村]|街道|社区|网格|基层|各[县区市单地]|县\(?(?:市、)?区")


def _only_departments(plain: str) -> bool:
    """Those called are departments of the same government, and nobody below them is named."""
    return _DEPARTMENTS.search(plain) is not None and not _GRASSROOTS.search(plain)


def meetings(ctx: Context) -> Iterator[Demand]:
    """Meetings the grassroots is called to; each has its `meeting`."""
    if "meetings" not in ctx.memo:
        found = [d for d in ctx.notice.demands if d.meeting is not None]
        ctx.memo["meetings"] = [] if found and _only_departments(ctx.notice.text.plain) else found
    return iter(ctx.memo["meetings"])


def of(*kinds: Kind) -> Callable[[Context], Iterator[Demand]]:
    """Demands of the given kinds."""

    def demands(ctx: Context) -> Iterator[Demand]:
        return (d for d in ctx.notice.demands if d.kind in kinds)

    return demands


def around(notice: Notice, demand: Demand) -> str:
    """The sentences in which a demand stands; of a meeting also where its time is named."""
    spans = [*demand.evidence]
    if demand.meeting and demand.meeting.starts_at:
        spans.append((demand.meeting.starts_at.start, demand.meeting.starts_at.end))
    plain, parts = notice.text.plain, []
    for start, end in spans:
        first = max(plain.rfind(stop, 0, start) for stop in "。\n") + 1
        last = min((at for stop in "。\n" if (at := plain.find(stop, end)) >= 0), default=len(plain))
        parts.append(plain[first:last])
    return "\n".join(parts)
