"""A sheet and what is held -> the same sheet with what is known written into it, and what is left."""

from jianfu.core.filling.fill import fill
from jianfu.core.filling.holdings import Holdings, read_holdings
from jianfu.core.filling.shapes import Filled, Left, Question, Result, Written

__all__ = ["Filled", "Holdings", "Left", "Question", "Result", "Written", "fill", "read_holdings"]
