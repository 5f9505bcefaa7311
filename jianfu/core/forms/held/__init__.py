"""What somebody already holds about people, households, firms and places: which value of it may be written, and who
stands on a list that only names a group.
"""

from jianfu.core.forms.held.answer import answer
from jianfu.core.forms.held.counts import count, total
from jianfu.core.forms.held.groups import Group, group_in
from jianfu.core.forms.held.lists import Doubt, Listed, households_of, listed, place_named
from jianfu.core.forms.held.shapes import Answer, Held, Holding, Subject, Table, Why
from jianfu.core.forms.held.tables import Unusable, load

__all__ = [
    "Answer",
    "Doubt",
    "Group",
    "Held",
    "Holding",
    "Listed",
    "Subject",
    "Table",
    "Unusable",
    "Why",
    "answer",
    "count",
    "group_in",
    "households_of",
    "listed",
    "load",
    "place_named",
    "total",
]
