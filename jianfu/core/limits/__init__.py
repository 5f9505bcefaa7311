"""Dated numbers and lists with the clause they come from; an area file overrides the defaults."""

from jianfu.core.limits.load import Limit, Limits, LimitsError, load_limits

__all__ = ["Limit", "Limits", "LimitsError", "load_limits"]
