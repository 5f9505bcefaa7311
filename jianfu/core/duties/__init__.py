"""Whose job it is: published duty lists read as they are, and demands and whistles set against them."""

from jianfu.core.duties.lists import read_list
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass, Warned

__all__ = ["DutyItem", "DutyList", "ListClass", "Warned", "read_list"]
