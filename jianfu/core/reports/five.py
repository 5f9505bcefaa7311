"""The five lines a clerk reads first: 要什么 · 什么时候要 · 谁发的 · 准入了没有 · 我们有没有."""

from __future__ import annotations

from dataclasses import dataclass

from jianfu.core.examine import Examination
from jianfu.core.facts.shapes import Demand, Notice
from jianfu.core.reports.words import FREQUENCY, KIND


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    text: str


def five_lines(exam: Examination) -> tuple[Line, ...]:
    """Five lines; what the command line or the open page cannot know says so. () where nothing was read."""
    notice = exam.notice
    if notice is None:
        return ()
    return (
        Line("要什么", _what(notice)),
        Line("什么时候要", _when(notice)),
        Line("谁发的", _who(notice)),
        Line("准入了没有", "○ 尚未查到准入编号(本页只作预审,未连接准入登记)"),
        Line("我们有没有", "未知(未连接已有数据目录)"),
    )


def _what(notice: Notice) -> str:
    if not notice.demands:
        return "没有看到对基层的要求"
    kinds: dict[str, int] = {}
    for d in notice.demands:
        kinds[KIND[d.kind]] = kinds.get(KIND[d.kind], 0) + 1
    return "、".join(f"{word}{n}项" for word, n in kinds.items())


def _when(notice: Notice) -> str:
    dated = [d for d in notice.demands if d.deadline]
    often = [d for d in notice.demands if d.frequency and d.frequency != "once" and not d.deadline]
    meetings = [d for d in notice.demands if d.meeting and d.meeting.starts_at]
    parts = [_deadline(d) for d in sorted(dated, key=_order)]
    parts += [
        f"{m.meeting.starts_at.value:%-m月%-d日%H:%M}开会"
        for m in meetings
        if m.meeting and m.meeting.starts_at
    ]
    parts += [f"{FREQUENCY[d.frequency]}{KIND[d.kind]}" for d in often if d.frequency]
    unique = list(dict.fromkeys(parts))
    if not unique:
        return "没有写明期限" if notice.demands else "无"
    return ";".join(unique[:3]) + (f"等{len(unique)}个时间" if len(unique) > 3 else "")


def _order(demand: Demand) -> str:
    return demand.deadline.date.isoformat() if demand.deadline and demand.deadline.date else "9"


def _deadline(demand: Demand) -> str:
    deadline = demand.deadline
    assert deadline
    if deadline.date is None:
        return deadline.text
    shape = "%-m月%-d日%H:%M前" if deadline.has_time else "%-m月%-d日前"
    words = f"{deadline.date:{shape}}"
    return words if deadline.certain else f"{words}(原文“{deadline.text}”)"


def _who(notice: Notice) -> str:
    names = "、".join(v.value.name for v in notice.issuers) or "没有看到发文机关"
    return f"{names} {notice.doc_number.value}" if notice.doc_number else names
