"""A meeting, training or letter that is called by the title or by labels alone."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.shapes import Kind, Statement
from jianfu.core.patterns import pattern

_PAGE = 3000
_LABEL = pattern(
    r"(?P<what>会议|开会|培训)时间(?:为|是|定于|:)?(?!不|为?\d+(?:小时|分钟))[^。\n]{0,24}\d[^。,\n]{0,16}"
)
_COMERS = pattern(r"(?:参会|与会|参加|参训)(?:人员|对象|范围|单位)|请[^。\n]{0,20}参[加会训]")


def by_title(
    paper: Paper, drafts: list[Draft], statements: Sequence[Statement], theme: frozenset[Kind]
) -> Draft | None:
    """A meeting or a letter that only the title names, where the text goes straight to the details."""
    if paper.title_at is None:
        return None
    title = next((s for s in statements if s.start <= paper.title_at[0] < s.end), None)
    for kind in (Kind.MEETING, Kind.RESPONSIBILITY_LETTER):
        if title and kind in theme and not any(d.kind is kind for d in drafts):
            return Draft(kind, None, *paper.title_at, title, sentence=paper.title_at[0])
    return None


def by_label(paper: Paper, drafts: list[Draft], statements: Sequence[Statement]) -> Draft | None:
    """会议时间:7月10日上午9时。参会人员:…: a call that is no more than its labels."""
    label = _LABEL.search(paper.plain, 0, _PAGE)
    if label is None or not _COMERS.search(paper.plain, 0, _PAGE):
        return None
    if any(d.kind in (Kind.MEETING, Kind.TRAINING) for d in drafts):
        return None
    statement = next((s for s in statements if s.start <= label.start() < s.end), None)
    if statement is None:
        return None
    kind = Kind.TRAINING if label["what"] == "培训" else Kind.MEETING
    return Draft(kind, None, *label.span(), statement, sentence=label.start(), sentence_end=label.end())
