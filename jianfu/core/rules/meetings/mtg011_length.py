"""MTG011: half a day for a meeting, a day and a half where groups discuss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jianfu.core.facts.shapes import Demand, Kind, Meeting, Value
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import around, meetings
from jianfu.core.rules.words import STATUTORY_MEETING

_GROUPS = pattern(r"分组(?:讨论|审议|交流)|小组讨论|分团讨论")
_TRAINING = pattern(r"培训|轮训|研修|研讨班|演练|竞赛|比赛|考试")
_DAY = 8


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    meeting = demand.meeting
    assert meeting
    words = around(ctx.notice, demand)
    if demand.kind is Kind.TRAINING or _TRAINING.search(words) or STATUTORY_MEETING.search(words):
        return
    length = _length(meeting)
    if length is None:
        return
    groups = _GROUPS.search(ctx.notice.text.plain) is not None
    most = ctx.limit("meeting_hours_discussion" if groups else "meeting_hours").value
    if length.value > most:
        allowed = "1天半" if groups else "半天"
        yield Hit.on(length, f"会期约{_words(length.value)},这类会议一般不超过{allowed}", demand=demand)


def _length(meeting: Meeting) -> Value[float] | None:
    """As announced, else from the beginning and the end; a day counts 8 hours."""
    if meeting.hours:
        return meeting.hours
    start, end = meeting.starts_at, meeting.ends_at
    if not start or not end or end.value < start.value:
        return None
    hours = _hours_between(start.value, end.value)
    return Value(hours, min(start.start, end.start), max(start.end, end.end))


def _hours_between(start: datetime, end: datetime) -> float:
    """Within one day the clock; else days of 8 hours, half of one that begins or ends at noon."""
    nights = (end.date() - start.date()).days
    if not nights:
        return (end - start).total_seconds() / 3600
    first = _DAY / 2 if start.hour >= 12 else _DAY
    last = _DAY / 2 if 0 < end.hour <= 12 else _DAY
    return first + _DAY * (nights - 1) + last


def _words(hours: float) -> str:
    return f"{hours / _DAY:g}天" if hours >= _DAY else f"{hours:g}小时"


RULE = Rule(
    code="MTG011",
    title="会期超限",
    source=Clause("gd-2024", "第二部分", "有分组讨论的会议不超过1天半,其他会议不超过半天", Verified.CONTENT),
    level=Verdict.WARN,
    since=date(2024, 8, 6),
    check=check,
    subject=meetings,
    lighter="能看材料的议题改发材料,会议压到半天以内",
    bad=(
        "定于6月16日召开全县乡村建设工作会议,请各乡镇分管同志参加。会期一天,上午动员,下午交流。",
        "请各镇分管同志参加6月16日至17日在县宾馆召开的产业座谈会,会期2天。",
        "定于6月18日9:00-17:00召开工作推进会,请各街道分管负责同志参加。",
    ),
    good=(
        "定于6月16日召开全县乡村建设工作会议,请各乡镇分管同志参加。会期半天(9:00-11:30)。",
        "定于6月16日召开务虚会,请各乡镇主要负责同志参加。会期一天,安排分组讨论。",
        "请各镇农技员参加6月16日至17日举办的培训班,会期2天。",
        "青石镇人民代表大会定于6月16日召开,会期一天,请各代表参加。",
        "去年的现场会开了一天,今年改为书面部署。",
    ),
)
