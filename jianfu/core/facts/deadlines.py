"""The deadline in a demand's words: the latest moment asked for, not every date it mentions."""

from __future__ import annotations

import re
from datetime import datetime

from jianfu.core.facts.shapes import Deadline, Kind
from jianfu.core.facts.times import TimeKind, TimeMention, find_times
from jianfu.core.worktime import Calendar

__all__ = ["TimeKind", "TimeMention", "deadline_of", "find_deadline", "find_times"]

# Kinds whose own day or period is their deadline; of the others only an end that is asked for counts.
_LASTS = frozenset({Kind.INSPECTION, Kind.TRAINING, Kind.ASSESSMENT, Kind.OTHER, Kind.DELEGATED_TASK})

_VALIDITY = re.compile(r"(?:起)?(?:正式)?(?:施行|实施|执行|生效|废止|有效|试行)")
_PAST = re.compile(r"^(?:召开|印发|发布|通过|批准|公布|下发|审议|第\d+次|出台|制定|修订|会议|的?(?:电视|视频)?会议)")


def find_deadline(
    plain: str,
    start: int,
    end: int,
    *,
    base: datetime,
    calendar: Calendar,
    known: bool = True,
    kind: Kind | None = None,
) -> Deadline | None:
    """The deadline set by `plain[start:end]`, the words of one demand; None if they set none.

    `base` and `known` as in `find_times`; `kind`: the day or period of an inspection, training, assessment,
    contest or watch is its deadline, the day of a meeting is not.
    """
    if kind is Kind.MEETING:
        return None
    mentions = find_times(plain, start, end, base=base, calendar=calendar, known=known)
    chosen = _choose([m for m in mentions if not _is_aside(plain, m, start, end)], plain, kind)
    return deadline_of(chosen) if chosen else None


def deadline_of(mention: TimeMention) -> Deadline:
    """A time expression read as a deadline."""
    certain = mention.certain and mention.kind in (TimeKind.POINT, TimeKind.SPAN)
    return Deadline(mention.text, mention.start, mention.end, mention.latest, mention.has_time, certain)


def _choose(mentions: list[TimeMention], plain: str, kind: Kind | None) -> TimeMention | None:
    ends = [m for m in mentions if m.before]
    if not ends and kind in _LASTS:
        ends = [m for m in mentions if m.kind is TimeKind.SPAN] or [
            m for m in mentions if m.kind is TimeKind.POINT and not m.since and m.certain
        ]
    if not ends:
        ends = [m for m in mentions if m.kind is TimeKind.SPAN or _is_asked(m, plain)]
    if not ends:
        return None
    return max(ends, key=lambda m: (m.latest or datetime.min, -m.start))


_ASKED = re.compile(r"(?:于|在|定于)$")
_DELIVERY = re.compile(r"^[^,。;]{0,12}(?:报|交|送|完成|反馈|提交|上传|发至|汇总|到位)")


def _is_asked(m: TimeMention, plain: str) -> bool:
    """于6月18日报送: a day with the act of delivery right behind it."""
    return m.kind is TimeKind.POINT and not m.since and bool(_DELIVERY.search(plain[m.end : m.end + 20]))


def _is_aside(plain: str, m: TimeMention, start: int, end: int) -> bool:
    """Not asked for: prompt words, starts of validity, dates of papers and of past events."""
    if m.kind is TimeKind.PROMPT or (m.since and m.kind is TimeKind.POINT):
        return True
    behind = plain[m.end : min(end, m.end + 12)]
    if _VALIDITY.match(behind) or (not m.before and _PAST.match(behind)):
        return True
    opened = plain.rfind("《", start, m.start)
    return opened > plain.rfind("》", start, m.start)
