"""Person-hours with their arithmetic."""

from __future__ import annotations

from collections.abc import Iterable

from jianfu.core.records import record


@record
class Range:
    """Low, likely, high of one quantity; the unit is the caller's."""

    low: float
    likely: float
    high: float

    def __mul__(self, factor: Range | float) -> Range:
        if isinstance(factor, Range):
            return Range(self.low * factor.low, self.likely * factor.likely, self.high * factor.high)
        return Range(self.low * factor, self.likely * factor, self.high * factor)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)


@record
class Hours:
    """Person-hours of one demand over one year, in all places together, not rounded.

    basis        the arithmetic as a Chinese sentence that people can check
    places       units that must act, and
    returns      times in one year: what a ledger divides by to get one place and one time
    in_township  the likely hours of a single township with its villages
    """

    low: float
    likely: float
    high: float
    basis: str = ""
    places: int = 1
    returns: int = 1
    in_township: float = 0.0


@record
class Places:
    """How many units have to act. `words`: 14个乡镇. `assumed`: the paper does not give the number.

    villages  the units are villages, of which a township has several
    """

    n: int
    words: str
    assumed: bool
    villages: bool = False


def total(hours: Iterable[Hours]) -> Hours:
    """The sum. Lows and highs are added as if all errors went the same way: the widest honest interval."""
    rows = tuple(hours)
    return Hours(sum(h.low for h in rows), sum(h.likely for h in rows), sum(h.high for h in rows))
