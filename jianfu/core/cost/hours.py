"""The standard cost model: time x places x returns."""

from __future__ import annotations

from dataclasses import dataclass

from jianfu.core.facts.shapes import Notice
from jianfu.core.limits import Limits


@dataclass(frozen=True, slots=True)
class Hours:
    """Person-hours of one demand over one year; `basis` is the arithmetic as a sentence people can check."""

    low: float
    likely: float
    high: float
    basis: str = ""


def hours_of(notice: Notice, limits: Limits) -> tuple[Hours, ...]:
    """Hours of each demand, in the order of `notice.demands`."""
    return tuple(Hours(0.0, 0.0, 0.0) for _ in notice.demands)


def total(hours: tuple[Hours, ...]) -> Hours:
    return Hours(sum(h.low for h in hours), sum(h.likely for h in hours), sum(h.high for h in hours))
