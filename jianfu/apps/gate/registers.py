"""What the office knows beside a paper: each app answers for its registers, and the gate for its own.

`settings.REGISTERS` names a function of each app: (facts of the paper, sender, moment) -> fields of `Registers`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from jianfu.apps.gate.core import PASSED, DemandState, Direction
from jianfu.apps.gate.models import Admission, Demand, Notice
from jianfu.apps.gate.places import area_of
from jianfu.apps.ledger import queries as ledger
from jianfu.apps.people.models import Unit
from jianfu.core.facts import shapes
from jianfu.core.facts.shapes import Kind
from jianfu.core.limits import load_limits
from jianfu.core.rules.registers import Admission as Admitted
from jianfu.core.rules.registers import Form, IssueLog, Paper, Registers, Session

_MOST = 400
"""Rows of a register that one paper is held against: the newest."""
_MAY_BE_KEPT = frozenset({Kind.REPORT_OR_FORM, Kind.TRACE, Kind.DELEGATED_TASK})
RECENT = timedelta(days=30)
WEEKS = timedelta(days=14)


def registers_for(paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice) -> Registers:
    """All registers for one paper; `own` is its row, which no register counts."""
    known: dict[str, Any] = {}
    for path in settings.REGISTERS:
        for name, rows in import_string(path)(paper, sender=sender, now=now, own=own).items():
            # One register may rest on papers and on a list: both are it.
            known[name] = (*known[name], *rows) if isinstance(known.get(name), tuple) else rows
    return Registers(**known)


def of_the_gate(
    paper: shapes.Notice, *, sender: Unit | None, now: datetime, own: Notice
) -> dict[str, object]:
    """What follows from the papers that have passed: forms, letters, meetings, what came lately."""
    if sender is None:
        return {}
    area = area_of(sender)
    admitted = _admitted(area).exclude(notice=own)
    kinds = {demand.kind for demand in paper.demands}
    known: dict[str, object] = {
        "recent": _recent(area, own, sender, now),
        "issues": _issues(sender, now, own),
    }
    if own.direction == Direction.ARRIVED:
        known["admissions"] = _admissions(own)
    if kinds & _MAY_BE_KEPT:
        known["forms"] = _forms(admitted, sender, now)
    if Kind.RESPONSIBILITY_LETTER in kinds:
        known["letters"] = _letters(admitted)
    if Kind.MEETING in kinds:
        known["meetings"] = _meetings(admitted, sender, now)
    return known


def _admitted(area: Unit | None) -> QuerySet[Demand]:
    """Demands that passed in the sender's area, newest first, with what a row of a register needs."""
    below = Unit.objects.below(area) if area else Unit.objects.none()
    return (
        Demand.objects.filter(state__in=PASSED, notice__sender__in=below)
        .select_related("notice__sender", "notice__admission")
        .defer("notice__paper", "notice__report")
        .order_by("-id")
    )


def _recent(area: Unit | None, own: Notice, sender: Unit, now: datetime) -> tuple[Paper, ...]:
    if area is None:
        return ()
    rows = (
        Notice.objects.filter(
            Q(admission__isnull=False) | Q(answer_due__isnull=False),
            sender__in=Unit.objects.below(area),
            received_at__gt=now - RECENT,
            received_at__lte=now,
        )
        .exclude(pk=own.pk)
        .exclude(pk=own.earlier_id)
        .select_related("sender", "admission")
        .only(
            "title",
            "name",
            "recipients",
            "received_at",
            "sender__name",
            "admission__year",
            "admission__serial",
        )[:_MOST]
    )
    return tuple(
        Paper(
            title=row.heading,
            issuer=row.sender.name if row.sender else "",
            day=timezone.localdate(row.received_at),
            number=row.number,
            own=row.sender_id == sender.pk,
            recipients=tuple(row.recipients),
        )
        for row in rows
    )


def _admissions(own: Notice) -> tuple[Admitted, ...]:
    """The admission of the paper that this arrived one was matched with."""
    matched = {arrival.matched for arrival in own.arrivals.select_related("matched__admission")}
    return tuple(Admitted(paper.number) for paper in matched if paper and paper.number)


def _forms(admitted: QuerySet[Demand], sender: Unit, now: datetime) -> tuple[Form, ...]:
    """Returns and ledgers that are still wanted: what recurs, or is not yet due."""
    rows = admitted.filter(kind__in=_MAY_BE_KEPT).filter(Q(due_at__gte=now) | Q(due_at=None))[:_MOST]
    return tuple(
        Form(
            number=row.notice.number,
            name=row.form.get("name") or row.notice.heading,
            owner=row.notice.sender.name if row.notice.sender else "",
            fields=tuple(row.form.get("fields", ())),
            own=row.notice.sender_id == sender.pk,
            ledger=row.form.get("ledger", False),
            on_paper=row.form.get("on_paper", False),
        )
        for row in rows
        if row.form or row.kind == Kind.REPORT_OR_FORM
    )


def _letters(admitted: QuerySet[Demand]) -> tuple[str, ...]:
    rows = admitted.filter(kind=Kind.RESPONSIBILITY_LETTER, state=DemandState.ADMITTED)[:_MOST]
    return tuple(row.notice.heading for row in rows)


def _meetings(admitted: QuerySet[Demand], sender: Unit, now: datetime) -> tuple[Session, ...]:
    year = timezone.make_aware(datetime(timezone.localdate(now).year, 1, 1))
    rows = admitted.filter(kind=Kind.MEETING, due_at__isnull=False).filter(
        Q(notice__sender=sender, due_at__gte=year) | Q(due_at__gt=now - WEEKS)
    )[:_MOST]
    return tuple(
        Session(
            title=row.notice.heading,
            convener=row.notice.sender.name if row.notice.sender else "",
            day=_starts(row).date() if row.meeting.get("starts_at") else timezone.localdate(row.due_at),
            attendees=row.meeting.get("attendees") or "、".join(row.notice.recipients),
            number=row.notice.number,
            own=row.notice.sender_id == sender.pk,
            starts=_starts(row) if row.meeting.get("starts_at") else None,
            hours=row.meeting.get("hours"),
        )
        for row in rows
        if row.due_at
    )


def _starts(row: Demand) -> datetime:
    """Office time without a zone, as papers have it."""
    return datetime.fromisoformat(row.meeting["starts_at"])


def _issues(sender: Unit, now: datetime, own: Notice) -> IssueLog:
    """Numbers given to the sender this month and this year, beside the base year and last year."""
    today = timezone.localdate(now)
    start = timezone.make_aware(datetime(today.year, 1, 1))
    month = timezone.make_aware(datetime(today.year, today.month, 1))
    given = Admission.objects.filter(notice__sender=sender, admitted_at__gte=start, admitted_at__lte=now)
    given = given.exclude(notice=own)
    base = ledger.baseline([sender.pk], load_limits(settings.AREA).at("quota_base_year", today).value)
    last_year = ledger.baseline([sender.pk], today.year - 1)
    return IssueLog(
        this_month=given.filter(admitted_at__gte=month).count(),
        base_month=base.get((sender.pk, today.month)),
        this_year=given.count(),
        last_year=sum(last_year.values()) if last_year else None,
    )
