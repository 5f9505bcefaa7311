"""A sheet's layout -> fields -> data elements -> what is known, what is left."""

from jianfu.core.forms.match import match
from jianfu.core.forms.shapes import (
    Asked,
    Candidate,
    Check,
    Decision,
    Element,
    Field,
    Form,
    Match,
    Matched,
    Sheet,
    Table,
)

__all__ = [
    "Asked",
    "Candidate",
    "Check",
    "Decision",
    "Element",
    "Field",
    "Form",
    "Match",
    "Matched",
    "Sheet",
    "Table",
    "match",
]
