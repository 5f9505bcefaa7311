"""Findings -> suggestions -> the sender's own paper with tracked changes."""

from jianfu.core.revising.adopt import Again, adopt, suggestions
from jianfu.core.revising.columns import columns_named
from jianfu.core.revising.docx import AUTHOR, Revised, revise_docx
from jianfu.core.revising.settle import settle
from jianfu.core.revising.shapes import (
    Adopted,
    Change,
    Drop,
    DropColumn,
    Edit,
    Kind,
    Piece,
    Replace,
    Settled,
    Suggestion,
)
from jianfu.core.revising.text import accepted, revise_text
from jianfu.core.revising.xlsx import RevisedBook, revise_xlsx

__all__ = [
    "AUTHOR",
    "Adopted",
    "Again",
    "Change",
    "Drop",
    "DropColumn",
    "Edit",
    "Kind",
    "Piece",
    "Replace",
    "Revised",
    "RevisedBook",
    "Settled",
    "Suggestion",
    "accepted",
    "adopt",
    "columns_named",
    "revise_docx",
    "revise_text",
    "revise_xlsx",
    "settle",
    "suggestions",
]
