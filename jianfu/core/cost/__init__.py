"""Person-hours of one demand: low, likely, high."""

from jianfu.core.cost.hours import hours_of, number
from jianfu.core.cost.shapes import Hours, Range, total

__all__ = ["Hours", "Range", "hours_of", "number", "total"]
