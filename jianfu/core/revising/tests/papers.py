"""Small papers to revise, and how they were examined."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, read_file, text_of
from jianfu.core.reading.shapes import Part
from jianfu.core.revising import Adopted, Settled, Suggestion, adopt, revise_text, suggestions
from jianfu.core.rules.catalogue import select

NOW = datetime(2026, 6, 10, 9)
LIMITS = load_limits()
FILLER = "此前通知的停水时间不变。"
"""A sentence that asks nothing: what is left of a paper when all else goes."""


def again(*codes: str, now: datetime = NOW) -> Callable[[Reading], Examination]:
    return lambda reading: examine(reading, select(codes), now=now, limits=LIMITS)


def examined(text: str, *codes: str, now: datetime = NOW) -> Examination:
    return again(*codes, now=now)(Reading("例.txt", "text", State.READ, "", text_of(text)))


def read(data: bytes, *codes: str) -> Examination:
    (reading,) = read_file("例.docx", data)
    return again(*codes)(reading)


def suggested(exam: Examination, *codes: str, now: datetime = NOW) -> list[Suggestion]:
    return [s for s in suggestions(exam, LIMITS, again(*codes, now=now)) if s]


def adopted(exam: Examination, *codes: str, now: datetime = NOW) -> Adopted:
    return adopt(exam, suggested(exam, *codes, now=now), again(*codes, now=now))


def lighter(text: str, *codes: str, now: datetime = NOW) -> str:
    """The words after every suggestion is adopted."""
    exam = examined(text, *codes, now=now)
    return words(exam, adopted(exam, *codes, now=now).settled)


def words(exam: Examination, settled: Settled) -> str:
    assert exam.notice
    return revise_text(exam.notice.text, settled)[0]


def body_of(data: bytes) -> list[str]:
    """The paragraphs and cells of a docx as the reader sees them, comments left out."""
    (reading,) = read_file("例.docx", data)
    assert reading.text
    return [reading.text.chars[b.start : b.end] for b in reading.text.blocks if b.part is not Part.COMMENT]
