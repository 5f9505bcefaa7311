"""The elements of a paper: title, issuers, number, kind, day, addressees, urgency, body."""

from jianfu.core.facts.elements.find import TimeBase, find_elements, time_base
from jianfu.core.facts.elements.shapes import Elements

__all__ = ["Elements", "TimeBase", "find_elements", "time_base"]
