"""What a paper demands; one file for each kind of act."""

from jianfu.core.facts.demands.find import Paper, find_demands

__all__ = ["Paper", "find_demands"]
