"""Person-hours of one demand: low, likely, high."""

from jianfu.core.cost.hours import Hours, hours_of, total

__all__ = ["Hours", "hours_of", "total"]
