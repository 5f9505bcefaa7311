"""The elements of a paper: title, issuers, number, kind, day, addressees, urgency, body."""

from jianfu.core.facts.elements.find import find_elements
from jianfu.core.facts.elements.shapes import Elements

__all__ = ["Elements", "find_elements"]
