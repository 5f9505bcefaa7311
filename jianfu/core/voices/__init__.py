"""What somebody tells of a burden -> the kinds of formalism in it, with the words that show each."""

from jianfu.core.voices.classify import Label, classify
from jianfu.core.voices.signs import CATEGORIES

__all__ = ["CATEGORIES", "Label", "classify"]
