"""Where rules find `pattern`."""

from jianfu.core.patterns import pattern

__all__ = ["pattern"]
