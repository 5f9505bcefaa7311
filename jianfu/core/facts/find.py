"""Text -> Notice: the elements of the paper, its statements, its demands."""

from __future__ import annotations

from datetime import datetime

from jianfu.core.facts.ranges import spoken_ranges
from jianfu.core.facts.shapes import Notice
from jianfu.core.facts.statements import find_statements
from jianfu.core.facts.words import Tokens
from jianfu.core.reading.shapes import Text
from jianfu.core.worktime import Calendar


def find_facts(text: Text, *, now: datetime, calendar: Calendar) -> Notice:
    """Everything the paper says. `now`: the examination's clock, the base of 明天 in a paper without a date."""
    tokens = Tokens(text.plain)
    statements = find_statements(text.plain, tokens, ranges=spoken_ranges(text))
    return Notice(text=text, now=now, body=(0, len(text.plain)), statements=statements)
