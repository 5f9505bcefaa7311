"""The examination of a paper is written: all of it or nothing."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from jianfu.apps.gate import likeness
from jianfu.apps.gate.actions.arriving import match
from jianfu.apps.gate.actions.filling import fill, words_with_marks
from jianfu.apps.gate.actions.handing_in import pass_clean
from jianfu.apps.gate.actions.thinking import issuer_of
from jianfu.apps.gate.actions.waiting import EXAMINED, write
from jianfu.apps.gate.core import Direction, State, hours_by_rule, storable
from jianfu.apps.gate.deadlines import last_moment
from jianfu.apps.gate.false_alarms import standing_findings
from jianfu.apps.gate.models import Demand, Finding, Notice
from jianfu.core.examine import Examination
from jianfu.core.reading import Reading
from jianfu.core.rules.forms.asked_forms import Record, records_of


def show_words(notice: Notice, reading: Reading) -> None:
    """Store what was read, before anything is found in it."""
    notice.paper = words_with_marks(Examination(reading))
    notice.state = State.READ
    write(notice, "paper", "state")


def save_examination(notice: Notice, exam: Examination, data: bytes | None) -> None:
    """Demands, findings, report and the sheet for the sender: all are written or none."""
    fill(notice, exam, data)
    prints = likeness.prints_of(likeness.words_of(notice))
    with transaction.atomic():
        write(notice)
        # Meanwhile it may have been laid on a desk.
        notice.refresh_from_db(fields=["direction", "sender"])
        _name_sender(notice, exam)
        forms = records_of(exam.notice) if exam.notice else {}
        Demand.objects.bulk_create(
            _demand(notice, i, row, forms.get(i)) for i, row in enumerate(notice.report["demands"])
        )
        likeness.store(notice, prints)
        count_findings(notice)
        if notice.direction == Direction.DRAFT and notice.state == State.EXAMINED:
            pass_clean(notice, now=notice.received_at)
        for arrival in notice.arrivals.all():
            match(arrival)


def save_as_draft(notice: Notice, exam: Examination, data: bytes) -> None:
    """The same for a paper that somebody else dropped before: its demands are known, what it is now is not."""
    fill(notice, exam, data)
    with transaction.atomic():
        notice.save(update_fields=[*EXAMINED, "direction", "sender"])
        count_findings(notice)
        if notice.state == State.EXAMINED:
            pass_clean(notice)
        for arrival in notice.arrivals.all():
            match(arrival)


def _name_sender(notice: Notice, exam: Examination) -> None:
    """Whose paper it is, where nobody said so and its words do."""
    if notice.sender is None and exam.notice:
        notice.sender = issuer_of(exam.notice)
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
        for rule, hours in hours_by_rule(notice.report | {"findings": standing_findings(notice)}).items()
    )


def _demand(notice: Notice, number: int, row: dict[str, Any], form: Record | None) -> Demand:
    due = due_of(row)
    return Demand(
        notice=notice,
        number=number,
        kind=row["kind"],
        due_at=due and timezone.make_aware(last_moment(due)),
        due_has_time=isinstance(due, datetime),
        form=storable(asdict(form)) if form else {},
        meeting=storable(_meeting(row)),
        **{f"hours_{name}": row["hours"][name] for name in ("low", "likely", "high")},  # type: ignore[index]
    )


def _meeting(row: dict[str, Any]) -> dict[str, object]:
    """Who is called, when and for how long: what other meetings are held against."""
    said = row.get("meeting")
    if not said:
        return {}
    told = {name: (said[name] or {}).get("value") for name in ("attendees", "starts_at", "hours")}
    told["attendees"] = told["attendees"] or "、".join(value["value"] for value in row["audience"])
    return {name: value for name, value in told.items() if value}


def due_of(row: dict) -> object:
    """The day or moment of a demand in the report: its deadline, else the start of its meeting."""
    words = (row["deadline"] or {}).get("date")
    if not words and row.get("meeting"):
        words = (row["meeting"]["starts_at"] or {}).get("value")
    return words and (parse_datetime(words) if "T" in words else parse_date(words))
