"""Text -> Notice with its Demands; one finder per kind."""

from jianfu.core.facts.find import find_facts
from jianfu.core.facts.shapes import Demand, Frequency, Kind, Notice, Role

__all__ = ["Demand", "Frequency", "Kind", "Notice", "Role", "find_facts"]
