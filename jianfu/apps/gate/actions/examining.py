"""From the drop to the stored examination."""

from __future__ import annotations

import hashlib
import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from jianfu.apps.gate import likeness, papers, threshold
from jianfu.apps.gate.actions.adopting import again_as, offered
from jianfu.apps.gate.actions.arriving import match
from jianfu.apps.gate.actions.handing_in import pass_clean
from jianfu.apps.gate.actions.waiting import LOST, Overtaken, enqueue, passes, write
from jianfu.apps.gate.actions.withdrawing import drop_files, drop_papers
from jianfu.apps.gate.core import (
    UNSETTLED,
    Direction,
    State,
    hours_by_rule,
    name_of_unread,
    shown_name,
    storable,
)
from jianfu.apps.gate.deadlines import last_moment
from jianfu.apps.gate.models import PASTED, Arrival, Demand, Finding, Notice
from jianfu.apps.gate.places import unit_called
from jianfu.apps.gate.registers import registers_for
from jianfu.apps.journal import actions as journal
from jianfu.apps.people.models import Person, Unit
from jianfu.core.examine import Examination, office_calendar
from jianfu.core.facts import shapes
from jianfu.core.facts.find import find_facts
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
from jianfu.core.rules.registers import NOTHING, Registers

_MASKED = "****"
_child = Worker()
"""Where files are parsed: a process that is watched, and killed if a file is hostile."""

log = logging.getLogger(__name__)

FAILED = "检查时出了错，这份文件没有保存，其他文件不受影响。请再放一次；仍不行时请告诉管理员。"
CLASSIFIED = "本件标有密级，系统未保存，请按机要渠道办理。"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a paper was dropped: the unit, and whether its own papers leave from there or others' arrive."""

    unit: Unit
    direction: Direction
    way: str = "drop"


def receive(
    name: str,
    data: bytes,
    *,
    desk: Desk | None = None,
    by: Person | None = None,
    sample: bool = False,
    now: datetime | None = None,
) -> tuple[Notice, bool]:
    """Take one file in and have it examined. Returns its notice, and False where the same bytes were known.

    now  when it came; without one the present
    Nothing of the file is stored here. Raises threshold.NoRoom if the memory for waiting files is full.
    """
    known = Notice.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        if desk and desk.direction is Direction.DRAFT and known.direction != Direction.DRAFT:
            _claim_as_draft(known, desk.unit, data)
        lay_on_desk(known, desk, by=by, now=now)
        return known, False
    with transaction.atomic():
        notice = Notice.objects.create(
            sample=sample, received_at=now or timezone.now(), waits_at=settings.HERE
        )
        lay_on_desk(notice, desk, by=by, now=now)
        threshold.put(notice.key, name, data)
        enqueue(notice.key)
    return notice, True


def lay_on_desk(
    notice: Notice, desk: Desk | None, *, by: Person | None = None, now: datetime | None = None
) -> None:
    """Say where the paper is. A department's own paper is its own whoever dropped the same file before."""
    if desk is None:
        return
    if desk.direction is Direction.DRAFT:
        fresh = Notice.objects.filter(pk=notice.pk).exclude(direction=Direction.DRAFT)
        if fresh.update(direction=Direction.DRAFT, sender=desk.unit):
            notice.refresh_from_db()
            count_findings(notice)
            if notice.state == State.EXAMINED:
                pass_clean(notice, now=now)
        return
    Notice.objects.filter(pk=notice.pk, direction=Direction.OPEN).update(direction=Direction.ARRIVED)
    arrival, new = Arrival.objects.get_or_create(
        notice=notice, unit=desk.unit, defaults={"way": desk.way, "arrived_at": now or timezone.now()}
    )
    if new:
        if notice.direction == Direction.OPEN:
            notice.direction = Direction.ARRIVED
            count_findings(notice)
        journal.write(
            "收到来件", f"notice:{notice.key}", by=by, after={"unit": desk.unit.pk, "way": desk.way}
        )
        match(arrival)


def _claim_as_draft(notice: Notice, sender: Unit, data: bytes) -> None:
    """A department drops what somebody else dropped before: the paper is its own now, and looked at as a draft.

    The words are the same and so are the demands; what the registers say of them is not.
    """
    notice.direction, notice.sender = Direction.DRAFT, sender
    notice.save(update_fields=["direction", "sender"])
    if notice.state not in (State.EXAMINED, State.PARTIAL):
        return
    reading = read_guarded(notice.name, data)[0]
    known = registers_of(notice, reading)
    exam = again_as(notice, known)(reading)
    notice.suggestions = offered(notice, exam, known)
    _fill(notice, exam, data)
    with transaction.atomic():
        notice.save()
        count_findings(notice)
        if notice.state == State.EXAMINED:
            pass_clean(notice)
        for arrival in notice.arrivals.all():
            match(arrival)


def examine(key: str) -> None:
    """Guard, read, think, store. A second run finds nothing left to do, or another process at it."""
    with threshold.alone(key) as alone:
        if not alone:
            return
        notice = Notice.objects.filter(key=key, state__in=UNSETTLED, twin=None).first()
        if notice:
            _examine_waiting(notice)
        # Not where an error has passed through: then it goes on waiting.
        threshold.forget(key)


def _examine_waiting(notice: Notice) -> None:
    waiting = threshold.held(notice.key)
    try:
        if waiting is None:
            _forget_all_but_the_name(notice)
            _settle(notice, State.UNREADABLE, LOST)
        else:
            _examine(notice, *waiting)
    except Overtaken:
        if not Notice.objects.filter(pk=notice.pk).exists():
            drop_files(notice)
    except Exception as error:
        if passes(error):
            raise
        # Kind and place only: the message of an error may hold words of the paper.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error(
            "examination of %s stopped by %s at %s:%s",
            notice.key,
            type(error).__name__,
            place.filename,
            place.lineno,
        )
        _forget_all_but_the_name(notice)
        with suppress(Overtaken):
            _settle(notice, State.UNREADABLE, FAILED)


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
        drop_papers(notice)
        for reading in readings:
            _examine_paper(_paper_of(notice), reading, None)
        _settle(notice, State.BUNDLE)


def _paper_of(bundle: Notice) -> Notice:
    """A row for one paper of an archive or mail; it lies where the archive lies."""
    paper = Notice.objects.create(
        bundle=bundle,
        sample=bundle.sample,
        received_at=bundle.received_at,
        direction=bundle.direction,
        sender=bundle.sender,
    )
    for arrival in bundle.arrivals.all():
        Arrival.objects.create(
            notice=paper, unit=arrival.unit, way=arrival.way, arrived_at=arrival.arrived_at
        )
    return paper


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
    known = registers_of(notice, reading)
    exam = again_as(notice, known)(reading)
    notice.suggestions = offered(notice, exam, known)
    save_examination(notice, exam, data)


def registers_of(notice: Notice, reading: Reading) -> Registers:
    """What the office knows beside the paper; on the open pre-check nothing."""
    if notice.direction == Direction.OPEN or reading.text is None:
        return NOTHING
    now = timezone.localtime(notice.received_at).replace(tzinfo=None)
    calendar = office_calendar(load_limits(settings.AREA), now)
    paper = find_facts(reading.text, now=now, calendar=calendar)
    sender = notice.sender or _issuer(paper)
    return registers_for(paper, sender=sender, now=notice.received_at, own=notice)


def _issuer(paper: shapes.Notice) -> Unit | None:
    return next((unit for v in paper.issuers if (unit := unit_called(v.value.name))), None)


def _claim(notice: Notice, digest: str, name: str) -> bool:
    """Give the notice its hash and name; False if the same file was examined meanwhile."""
    try:
        return _claim_once(notice, digest, name)
    except IntegrityError:  # in this very moment, by another worker
        return _claim_once(notice, digest, name)


def _claim_once(notice: Notice, digest: str, name: str) -> bool:
    with transaction.atomic():
        known = Notice.objects.filter(sha256=digest).exclude(pk=notice.pk).first()
        if known and known != notice.bundle:
            notice.twin, notice.state = known, known.state
            write(notice, "twin", "state")
            _move_to(known, notice)
            return False
        notice.sha256 = None if known else digest
        notice.name = shown_name(name)
        write(notice, "sha256", "name", "kind")
    return True


def _move_to(known: Notice, notice: Notice) -> None:
    """The same file came twice at once: what was known of the second is known of the first."""
    if notice.direction == Direction.DRAFT and notice.sender:
        lay_on_desk(known, Desk(notice.sender, Direction.DRAFT))
    for arrival in notice.arrivals.all():
        lay_on_desk(known, Desk(arrival.unit, Direction.ARRIVED, arrival.way))
    notice.arrivals.all().delete()


def show_words(notice: Notice, reading: Reading) -> None:
    """Store what was read, before anything is found in it."""
    notice.paper = _paper(Examination(reading))
    notice.state = State.READ
    write(notice, "paper", "state")


def save_examination(notice: Notice, exam: Examination, data: bytes | None) -> None:
    """Demands, findings, report and the sheet for the sender: all are written or none."""
    _fill(notice, exam, data)
    prints = likeness.prints_of(likeness.words_of(notice))
    with transaction.atomic():
        write(notice)
        # Meanwhile it may have been laid on a desk.
        notice.refresh_from_db(fields=["direction", "sender"])
        _name_sender(notice, exam)
        Demand.objects.bulk_create(_demand(notice, i, row) for i, row in enumerate(notice.report["demands"]))
        likeness.store(notice, prints)
        count_findings(notice)
        if notice.direction == Direction.DRAFT and notice.state == State.EXAMINED:
            pass_clean(notice, now=notice.received_at)
        for arrival in notice.arrivals.all():
            match(arrival)


def _fill(notice: Notice, exam: Examination, data: bytes | None) -> None:
    """What the examination says of the paper as a whole; its files are written, its row is not."""
    notice.report = storable(to_json(exam))
    notice.paper = _paper(exam)
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


def _name_sender(notice: Notice, exam: Examination) -> None:
    """Whose paper it is, where nobody said so and its words do."""
    if notice.sender is None and exam.notice:
        notice.sender = _issuer(exam.notice)
        notice.save(update_fields=["sender"])


def count_findings(notice: Notice) -> None:
    """One row for each rule of an examined paper, on the account of its sender; again where that has changed."""
    owner = None
    if notice.direction != Direction.OPEN:
        arrival = notice.arrivals.first()
        owner = notice.sender_id or (arrival and arrival.unit_id)
    Finding.objects.filter(notice=notice).delete()
    Finding.objects.bulk_create(
        Finding(
            notice=notice,
            rule=rule,
            unit_id=owner,
            found_on=timezone.localdate(notice.received_at),
            hours=hours,
        )
        for rule, hours in hours_by_rule(notice.report).items()
    )


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
    return storable(blocks + notes)


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


def _forget_all_but_the_name(notice: Notice) -> None:
    """Of a paper whose examination failed nothing is kept; the same file may be tried again."""
    drop_papers(notice)
    drop_files(notice)
    likeness.forget([notice])
    notice.sha256, notice.paper, notice.report, notice.lines = None, [], {}, []
    notice.suggestions = []
    notice.original = notice.annotated = notice.opinion = notice.title = ""


def _settle(notice: Notice, state: State, reason: str = "") -> None:
    notice.state, notice.reason = state, reason
    write(notice)
