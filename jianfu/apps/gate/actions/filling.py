"""What an examination says of a paper as a whole: words with marks, report, five lines, and the files that are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from django.utils import timezone

from jianfu.apps.gate import papers
from jianfu.apps.gate.actions.withdrawing import drop_files
from jianfu.apps.gate.core import State, storable
from jianfu.apps.gate.models import PASTED, Notice
from jianfu.core.examine import Examination
from jianfu.core.reading import Reading, Text
from jianfu.core.reading import State as ReadingState
from jianfu.core.reports.docx import annotate_docx
from jianfu.core.reports.five import five_lines
from jianfu.core.reports.html import to_html
from jianfu.core.reports.json import to_json
from jianfu.core.reports.marks import marked_blocks

_MASKED = "****"


def fill(notice: Notice, exam: Examination, data: bytes | None) -> None:
    """What the examination says of the paper as a whole; its files are written, its row is not."""
    notice.report = storable(to_json(exam))
    notice.paper = words_with_marks(exam)
    notice.lines = storable([[line.label, line.text] for line in five_lines(exam)])
    notice.title = _title(notice)
    notice.recipients = [row["value"] for row in notice.report["notice"]["recipients"]]
    notice.findings = len(notice.report["findings"])
    notice.reason = exam.reading.reason or ""
    notice.state = State.PARTIAL if exam.reading.state is ReadingState.PARTIAL else State.EXAMINED
    drop_files(notice)
    opinion = to_html(exam).encode(errors="replace")
    notice.opinion = papers.keep(opinion, name=papers.name_for(notice.key, "opinion"))
    if data is not None and exam.reading.kind == "docx":
        _keep_docx(notice, exam, data)
    elif data is not None and any(notice.suggestions):
        # Pasted words may hold numbers of people: kept as long as they are worked on, and in memory only.
        with suppress(papers.NoRoom):
            name = papers.name_for(notice.key, "original")
            notice.original = papers.keep(data, private=True, name=name)


def _title(notice: Notice) -> str:
    """The paper's own; for pasted words without one their beginning, since they have no file name either."""
    title = notice.report["notice"]["title"]
    if title:
        return str(title["value"])[:255]
    if notice.name != PASTED:
        return ""
    return "".join(piece[0] for piece in notice.paper[0][2]).strip()[:40]


def _keep_docx(notice: Notice, exam: Examination, data: bytes) -> None:
    """The sender's own file, and the same with comments: in memory for a day where it holds people's numbers."""
    now = timezone.localtime(notice.received_at).replace(tzinfo=None)
    private = holds_people(exam.reading)
    with suppress(papers.NoRoom):
        for what, content in (("original", data), ("annotated", annotate_docx(data, exam, now=now))):
            name = papers.name_for(notice.key, what)
            setattr(notice, what, papers.keep(content, private=private, name=name))


def holds_people(reading: Reading) -> bool:
    """Does the file hold rows about people, ID or phone numbers, which the stored words no longer have?"""
    text = reading.text
    return text is None or _MASKED in text.chars or any(table.rows for table in text.tables)


def words_with_marks(exam: Examination) -> list[object]:
    """The words to show; below them what was left out of tables about people."""
    text = exam.reading.text
    assert text
    if exam.notice is None:
        blocks = [[b.where, b.part, [[text.chars[b.start : b.end], [], []]]] for b in text.blocks]
    else:
        blocks = [
            [b.where, b.part, [[p.text, list(p.findings), list(p.demands)] for p in pieces]]
            for b, pieces in marked_blocks(exam)
        ]
    notes = [
        [where, "note", [[f"{where}有{rows}行个人信息，只数了行数，没有保存", [], []]]]
        for where, rows in _left_out(text)
    ]
    return storable(blocks + notes)


def _left_out(text: Text) -> Iterator[tuple[str, int]]:
    """Tables with more rows than are shown, and how many they have."""
    for table in text.tables:
        cell = re.compile(rf"(?:{re.escape(table.where)} )?[A-Z]+(\d+)$")
        shown = {m[1] for m in (cell.match(block.where) for block in text.blocks) if m}
        if table.rows > len(shown):
            yield table.where, table.rows
