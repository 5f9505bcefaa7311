"""File bytes -> Text with places; one file per format."""

from jianfu.core.reading.normalise import text_of
from jianfu.core.reading.read import read_file
from jianfu.core.reading.shapes import Block, Message, Part, Reading, Span, State, Table, Text

__all__ = ["Block", "Message", "Part", "Reading", "Span", "State", "Table", "Text", "read_file", "text_of"]
