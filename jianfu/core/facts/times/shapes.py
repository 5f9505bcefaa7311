"""One time expression of a paper."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from jianfu.core.facts.shapes import Frequency
from jianfu.core.records import record


class TimeKind(StrEnum):
    POINT = "point"
    """One day or moment: 6月12日17时前, 本周五, 月底前."""
    SPAN = "span"
    """From `date` to `until`: 9月6日至9月15日, 即日起至12月15日."""
    RECURRING = "recurring"
    """每月10日前; `date` is the next occurrence."""
    DURATION = "duration"
    """3个工作日内; `date` is None where the counting starts with something that is not the paper."""
    VAGUE = "vague"
    """Words only: 9月上旬, 近期, 20日左右."""
    PROMPT = "prompt"
    """立即, 及时, 尽快: no deadline."""


@record
class TimeMention:
    """`start` and `end` count characters of `Text.plain`.

    date       the moment; midnight of the day without `has_time`; of a unit (月底, 本周) its last day
    until      last moment of a SPAN
    has_time   the hour is in the words (12时, 下班前, 上午前)
    certain    month and day are written, and the year is written or follows from the paper
    before     the words set an end: 前, 之前, 内, 止, 截至
    since      the words set only a beginning: 自…起, 以来
    part       上午, 晚上, ... where a part of the day is named
    frequency  of RECURRING
    """

    kind: TimeKind
    text: str
    start: int
    end: int
    date: datetime | None = None
    until: datetime | None = None
    has_time: bool = False
    certain: bool = False
    before: bool = False
    since: bool = False
    part: str = ""
    frequency: Frequency | None = None

    @property
    def latest(self) -> datetime | None:
        """The last moment meant."""
        return self.until or self.date
