"""Time expressions of office Chinese -> moments."""

from jianfu.core.facts.times.find import find_times
from jianfu.core.facts.times.shapes import TimeKind, TimeMention

__all__ = ["TimeKind", "TimeMention", "find_times"]
