"""What somebody already holds about people, households, firms and places, and which value of it may be written."""

from jianfu.core.forms.held.answer import answer
from jianfu.core.forms.held.shapes import Answer, Held, Holding, Subject, Table, Why
from jianfu.core.forms.held.tables import Unusable, load

__all__ = ["Answer", "Held", "Holding", "Subject", "Table", "Unusable", "Why", "answer", "load"]
