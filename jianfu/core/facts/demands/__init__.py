"""What a paper demands; one file for each kind of act."""

from jianfu.core.facts.demands.find import find_demands
from jianfu.core.facts.demands.shapes import Paper

__all__ = ["Paper", "find_demands"]
