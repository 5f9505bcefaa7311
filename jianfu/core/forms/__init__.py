"""A sheet's layout -> fields -> data elements -> what is known, what is left."""

from jianfu.core.forms.match import match
from jianfu.core.forms.shapes import Candidate, Decision, Element, Field, Form, Match, Matched

__all__ = ["Candidate", "Decision", "Element", "Field", "Form", "Match", "Matched", "match"]
