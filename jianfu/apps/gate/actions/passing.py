"""What follows when something may go down: places, hours, the paper's number, and who is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from jianfu.apps.gate import core
from jianfu.apps.gate.actions.arriving import match
from jianfu.apps.gate.actions.concerning import concern
from jianfu.apps.gate.actions.following import follow
from jianfu.apps.gate.core import WAITING, DemandState
from jianfu.apps.gate.models import Admission, Demand, Notice, Serial
from jianfu.apps.gate.places import days_owed, office_for, places_of
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person

SUNSET = timedelta(days=365)
"""What names no last day is owed for a year at most; then it comes to the gate again (rulebook section 14)."""


def lock(notice: Notice) -> QuerySet[Demand]:
    """The demands of a notice whose row nobody else may change now; the notice knows what is true now."""
    now = Notice.objects.select_for_update().only("standing", "answer_due", "handed_in_at").get(pk=notice.pk)
    notice.standing, notice.answer_due, notice.handed_in_at = now.standing, now.answer_due, now.handed_in_at
    return Demand.objects.filter(notice=notice).select_related("notice")


def pass_demands(
    notice: Notice, demands: list[Demand], state: DemandState, *, by: Person | None, now: datetime
) -> None:
    """Number, places and hours for what may go down."""
    for demand in demands:
        before, demand.state = demand.state, state
        demand.save(update_fields=["state"])
        places = places_of(demand)
        demand.places.set(places)
        concern(notice, places)
        enter(demand, timezone.localdate(now), urgent=state is DemandState.URGENT)
        journal.write(core.WORDS[state], about(demand), by=by, before=before, after=state)
    _give_number_and_tell(notice, by=by, now=now)


def pass_whole(notice: Notice, state: DemandState, *, by: Person | None, now: datetime) -> None:
    """A paper that demands nothing: it goes down with a number and costs nobody hours."""
    stand(notice, state, verb=core.WORDS[state], by=by)
    _give_number_and_tell(notice, by=by, now=now)


def stand(notice: Notice, state: DemandState, *, verb: str, by: Person | None) -> None:
    """Where a paper stands that demands nothing."""
    before, notice.standing = notice.standing, state
    notice.save(update_fields=["standing"])
    journal.write(verb, f"notice:{notice.key}", by=by, before=before, after=state)


def _give_number_and_tell(notice: Notice, *, by: Person | None, now: datetime) -> None:
    _give_number(notice, by=by, now=now)
    for arrival in notice.arrivals.select_related("unit"):
        match(arrival)
    follow(notice)


def enter(demand: Demand, day: date, *, urgent: bool) -> None:
    """Its hours stand in the ledger from `day` on."""
    ledger.enter(
        demand,
        sender=demand.notice.sender,
        places=list(demand.places.all()),
        channel=demand.notice.kind,
        received_on=day,
        days=days_owed(demand, on=day),
        urgent=urgent,
    )


def _give_number(notice: Notice, *, by: Person | None, now: datetime) -> Admission:
    """The paper's number: given once, one after another within the year, without gaps."""
    known = Admission.objects.filter(notice=notice).first()
    if known:
        return known
    today = timezone.localdate(now)
    Serial.objects.get_or_create(year=today.year)
    Serial.objects.filter(year=today.year).update(last=F("last") + 1)
    serial = Serial.objects.get(year=today.year).last
    admission = Admission.objects.create(
        notice=notice, year=today.year, serial=serial, until=_until(notice, today), admitted_at=now
    )
    journal.write("给编号", f"notice:{notice.key}", by=by, after=admission.number)
    notice.admission = admission  # type: ignore[misc]
    return admission


def _until(notice: Notice, today: date) -> date:
    """The last deadline; a year where something recurs or names none."""
    rows = list(notice.demands.all())
    recurring = any(row["frequency"] not in (None, "once") for row in notice.report.get("demands", ()))
    if recurring or any(row.due_at is None for row in rows) or not rows:
        return today + SUNSET
    return max(today, *(timezone.localtime(row.due_at).date() for row in rows if row.due_at))


def start_clock(kind: str, notice: Notice, now: datetime) -> None:
    """The office owes an answer; of what nobody sent there is nobody to owe it to."""
    office = office_for(notice.sender)
    if office and notice.answer_due:
        ledger.start_clock(kind, f"notice:{notice.key}", owner=office, due_at=notice.answer_due, now=now)


def close_if_answered(notice: Notice, now: datetime) -> None:
    """The clock stops when nothing waits for a person any more."""
    if notice.demands_nothing:
        owed = notice.standing in WAITING
    else:
        owed = notice.demands.filter(state__in=WAITING).exists()
    if not owed:
        notice.answer_due = None
        notice.save(update_fields=["answer_due"])
        ledger.stop_clock(f"notice:{notice.key}", now=now)


def about(demand: Demand) -> str:
    """What the journal calls it."""
    return f"demand:{demand.notice.key}/{demand.number}"
