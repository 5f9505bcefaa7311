"""From the waiting bytes to the stored examination."""

from __future__ import annotations

import hashlib
import logging
import traceback
from contextlib import suppress

from django.db import IntegrityError, transaction

from jianfu.apps.gate import likeness, threshold
from jianfu.apps.gate.actions.concerning import concern
from jianfu.apps.gate.actions.guarded import read_guarded
from jianfu.apps.gate.actions.receiving import move_to
from jianfu.apps.gate.actions.storing import save_examination, show_words
from jianfu.apps.gate.actions.thinking import again_for, offered
from jianfu.apps.gate.actions.waiting import LOST, Overtaken, passes, write
from jianfu.apps.gate.actions.withdrawing import drop_files, drop_papers
from jianfu.apps.gate.core import UNSETTLED, State, name_of_unread, shown_name
from jianfu.apps.gate.models import Arrival, Notice
from jianfu.core.reading import Reading
from jianfu.core.reading import State as ReadingState

log = logging.getLogger(__name__)

FAILED = "检查时出了错，这份文件没有保存，其他文件不受影响。请再放一次；仍不行时请告诉管理员。"
CLASSIFIED = "本件标有密级，系统未保存，请按机要渠道办理。"


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
    arrivals = list(bundle.arrivals.select_related("unit"))
    for arrival in arrivals:
        Arrival.objects.create(
            notice=paper, unit=arrival.unit, way=arrival.way, arrived_at=arrival.arrived_at
        )
    concern(paper, [arrival.unit for arrival in arrivals] + ([bundle.sender] if bundle.sender else []))
    return paper


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
    again = again_for(notice)
    exam = again(reading)
    notice.suggestions = offered(notice, exam, again)
    save_examination(notice, exam, data)


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
            move_to(known, notice)
            return False
        notice.sha256 = None if known else digest
        notice.name = shown_name(name)
        write(notice, "sha256", "name", "kind")
    return True


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
