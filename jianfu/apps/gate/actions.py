"""Every write of the gate, one function per verb."""

from __future__ import annotations

import hashlib
import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from jianfu.apps.gate import papers, threshold
from jianfu.apps.gate.core import Choice, State, last_moment, name_of_unread, shown_name
from jianfu.apps.gate.models import PASTED, Demand, Notice
from jianfu.core.examine import Examination
from jianfu.core.examine import examine as think
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, Text
from jianfu.core.reading import State as ReadingState
from jianfu.core.reading.child import Worker
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from jianfu.core.reports.docx import annotate_docx
from jianfu.core.reports.five import five_lines
from jianfu.core.reports.html import to_html
from jianfu.core.reports.json import to_json
from jianfu.core.reports.marks import marked_blocks
from jianfu.core.rules.catalogue import all_rules

_MASKED = "****"
_child = Worker()
"""Where files are parsed: a process that is watched, and killed if a file is hostile."""

DAY = timedelta(days=1)
log = logging.getLogger(__name__)

LOST = "这份文件没有读完（服务器中途停过）,内容没有保存。请再放一次。"
FAILED = "检查时出了错，这份文件没有保存，其他文件不受影响。请再放一次；仍不行时请告诉管理员。"
CLASSIFIED = "本件标有密级，系统未保存，请按机要渠道办理。"


def receive(name: str, data: bytes, *, sample: bool = False) -> tuple[Notice, bool]:
    """Take one file in and have it examined. Returns its notice, and False where the same bytes were known.

    Nothing of the file is stored here. Raises threshold.NoRoom if the memory for waiting files is full.
    """
    from jianfu.apps.gate.tasks import examine as task

    known = Notice.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        return known, False
    with transaction.atomic():
        notice = Notice.objects.create(sample=sample)
        threshold.put(notice.key, name, data)
        task.enqueue(notice.key)
    return notice, True


def examine(key: str) -> None:
    """Guard, read, think, store. A second run finds nothing left to do."""
    notice = Notice.objects.filter(key=key, state=State.WAITING).first()
    if notice is None:
        threshold.forget(key)
        return
    waiting = threshold.held(key)
    if waiting is None:
        _settle(notice, State.UNREADABLE, LOST)
        return
    try:
        _examine(notice, *waiting)
    except Exception as error:
        # Kind and place only: the message of an error may hold words of the paper.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error(
            "examination of %s stopped by %s at %s:%s",
            key,
            type(error).__name__,
            place.filename,
            place.lineno,
        )
        _forget_all_but_the_name(notice)
        _settle(notice, State.UNREADABLE, FAILED)
    finally:
        threshold.forget(key)


def _examine(notice: Notice, name: str, data: bytes) -> None:
    readings = read_guarded(name, data)
    if any(reading.state is ReadingState.CLASSIFIED for reading in readings):
        # One marked paper in an archive: the archive is not ours to keep.
        _settle(notice, State.CLASSIFIED, CLASSIFIED)
    elif len(readings) == 1:
        _examine_paper(notice, readings[0], data)
    else:
        if not _claim(notice, hashlib.sha256(data).hexdigest(), name):
            return
        notice.papers.all().delete()
        for reading in readings:
            paper = Notice.objects.create(bundle=notice, sample=notice.sample, received_at=notice.received_at)
            _examine_paper(paper, reading, None)
        _settle(notice, State.BUNDLE)


def read_guarded(name: str, data: bytes) -> tuple[Reading, ...]:
    """Read in the watched child; a file that stops it is unreadable, like any other that cannot be read."""
    limits = ReadLimits(file_bytes=settings.FILE_MB * 2**20)
    try:
        return tuple(_child.call("jianfu.core.reading.read:read_file", name, data, limits))
    except Unreadable as why:
        return (Reading(name, "unknown", ReadingState.UNREADABLE, "", reason=str(why)),)


def warm_up() -> None:
    """Start the child and load the rules, so that the first paper does not wait for them."""
    all_rules()
    read_guarded("", "各乡镇:".encode())


def _examine_paper(notice: Notice, reading: Reading, data: bytes | None) -> None:
    """One paper: its words first, so that the page can show them, then what it demands."""
    if reading.text is None:
        notice.name = name_of_unread(reading.name)
        _settle(notice, State.UNREADABLE, reading.reason or FAILED)
        return
    notice.kind = reading.kind
    if not _claim(notice, reading.sha256, reading.name):
        return
    show_words(notice, reading)
    now = timezone.localtime(notice.received_at).replace(tzinfo=None)
    exam = think(reading, all_rules(), now=now, limits=load_limits(settings.AREA))
    save_examination(notice, exam, data)


def _claim(notice: Notice, digest: str, name: str) -> bool:
    """Give the notice its hash and name; False if the same file was examined meanwhile."""
    with transaction.atomic():
        known = Notice.objects.filter(sha256=digest).exclude(pk=notice.pk).first()
        if known and known != notice.bundle:
            notice.twin, notice.state = known, known.state
            notice.save(update_fields=["twin", "state"])
            return False
        notice.sha256 = None if known else digest
        notice.name = shown_name(name)
        notice.save(update_fields=["sha256", "name", "kind"])
    return True


def show_words(notice: Notice, reading: Reading) -> None:
    """Store what was read, before anything is found in it."""
    notice.paper = _paper(Examination(reading))
    notice.state = State.READ
    notice.save(update_fields=["paper", "state"])


def save_examination(notice: Notice, exam: Examination, data: bytes | None) -> None:
    """Demands, findings, report and the sheet for the sender: all are written or none."""
    notice.report = to_json(exam)
    notice.paper = _paper(exam)
    notice.lines = [[line.label, line.text] for line in five_lines(exam)]
    notice.title = _title(notice)
    notice.findings = len(notice.report["findings"])
    notice.reason = exam.reading.reason or ""
    notice.state = State.PARTIAL if exam.reading.state is ReadingState.PARTIAL else State.EXAMINED
    notice.opinion = papers.keep(to_html(exam).encode())
    if data is not None and exam.reading.kind == "docx":
        _keep_docx(notice, exam, data)
    demands = [_demand(notice, i, row) for i, row in enumerate(notice.report["demands"])]
    with transaction.atomic():
        notice.save()
        Demand.objects.bulk_create(demands)


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
        notice.original = papers.keep(data, private=private)
        notice.annotated = papers.keep(annotate_docx(data, exam, now=now), private=private)


def holds_people(reading: Reading) -> bool:
    """Does the file hold rows about people, ID or phone numbers, which the stored words no longer have?"""
    text = reading.text
    return text is None or _MASKED in text.chars or any(table.rows for table in text.tables)


def _paper(exam: Examination) -> list[object]:
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
    return blocks + notes


def _left_out(text: Text) -> Iterator[tuple[str, int]]:
    """Tables with more rows than are shown, and how many they have."""
    for table in text.tables:
        cell = re.compile(rf"(?:{re.escape(table.where)} )?[A-Z]+(\d+)$")
        shown = {m[1] for m in (cell.match(block.where) for block in text.blocks) if m}
        if table.rows > len(shown):
            yield table.where, table.rows


def _demand(notice: Notice, number: int, row: dict[str, object]) -> Demand:
    due = due_of(row)
    return Demand(
        notice=notice,
        number=number,
        kind=row["kind"],
        due_at=due and timezone.make_aware(last_moment(due)),
        due_has_time=isinstance(due, datetime),
        **{f"hours_{name}": row["hours"][name] for name in ("low", "likely", "high")},  # type: ignore[index]
    )


def due_of(row: dict) -> object:
    """The day or moment of a demand in the report: its deadline, else the start of its meeting."""
    words = (row["deadline"] or {}).get("date")
    if not words and row.get("meeting"):
        words = (row["meeting"]["starts_at"] or {}).get("value")
    return words and (parse_datetime(words) if "T" in words else parse_date(words))


def choose_deadline(demand: Demand, choice: Choice) -> None:
    """Somebody who knows says which day was meant."""
    demand.due_at = timezone.make_aware(choice.moment)
    demand.due_has_time = demand.due_chosen = True
    demand.save(update_fields=["due_at", "due_has_time", "due_chosen"])


def withdraw(notice: Notice) -> None:
    """Remove the paper and everything made from it, as if it had never been dropped."""
    family = [notice, *notice.papers.all()]
    notice.delete()
    for one in family:
        _drop_files(one)


def _forget_all_but_the_name(notice: Notice) -> None:
    """Of a paper whose examination failed nothing is kept; the same file may be tried again."""
    notice.papers.all().delete()
    _drop_files(notice)
    notice.sha256, notice.paper, notice.report, notice.lines = None, [], {}, []
    notice.original = notice.annotated = notice.opinion = notice.title = ""


def _drop_files(notice: Notice) -> None:
    for name in (notice.original, notice.annotated, notice.opinion):
        papers.drop(name)


def _settle(notice: Notice, state: State, reason: str = "") -> None:
    notice.state, notice.reason = state, reason
    notice.save()


def resume() -> int:
    """After a stop: papers that were being examined are examined again. Returns their number."""
    from jianfu.apps.gate.tasks import examine as task

    Notice.objects.filter(state=State.READ).update(state=State.WAITING)
    waiting = Notice.objects.filter(state=State.WAITING, bundle=None)
    for notice in waiting:
        task.enqueue(notice.key)
    return len(waiting)


def sweep(*, now: datetime) -> None:
    """Forget what has no use after a day: marks of classified papers and files that wait for nobody."""
    Notice.objects.filter(state=State.CLASSIFIED, received_at__lt=now - DAY).delete()
    papers.sweep(before=now - DAY)
    threshold.sweep(before=now - DAY)
