"""Who passes, who waits, and what a person answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jianfu.apps.gate import core
from jianfu.apps.gate.actions.arriving import match
from jianfu.apps.gate.actions.following import follow
from jianfu.apps.gate.core import DemandState, NotNow, Verdict, state_after
from jianfu.apps.gate.deadlines import Choice
from jianfu.apps.gate.models import Admission, Decision, Demand, Notice, Serial
from jianfu.apps.gate.places import days_owed, office_for, places_of
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person
from jianfu.core.examine import office_calendar
from jianfu.core.limits import load_limits

LOOK_AFTERWARDS = timedelta(hours=24)
UNDO_WITHIN = timedelta(hours=24)
SUNSET = timedelta(days=365)
"""What names no last day is owed for a year at most; then it comes to the gate again (rulebook section 14)."""


def demands_for_a_person(notice: Notice) -> frozenset[int]:
    """Indices of the demands that its findings keep from passing by themselves."""
    report = notice.report
    found = [(finding["verdict"], finding["demand"]) for finding in report.get("findings", ())]
    return core.demands_for_a_person(found, len(report.get("demands", ())))


def pass_clean(notice: Notice, *, now: datetime | None = None) -> bool:
    """The machine's yes: a paper without grave findings gets its number at once. It never says no.

    now  the moment it counts from; without one the present
    """
    grave = demands_for_a_person(notice)
    whole = any(
        f["verdict"] in core.NEEDS_A_PERSON and f["demand"] is None for f in notice.report.get("findings", ())
    )
    if grave or whole:
        return False
    with transaction.atomic():
        waiting = _lock(notice).filter(state=DemandState.CHECKED)
        _pass(notice, list(waiting), DemandState.ADMITTED, by=None, now=now or timezone.now())
    return True


@transaction.atomic
def hand_in(notice: Notice, *, plea: str, by: Person, now: datetime | None = None) -> None:
    """按原文送审: what no finding touches passes now, the rest waits for a person and a clock starts.

    Raises NotNow where nothing of the paper is open any more.
    """
    waiting = list(
        _lock(notice).filter(state__in=(DemandState.CHECKED, DemandState.ADVISED, DemandState.ASKED))
    )
    if not waiting and (notice.report.get("demands") or notice.handed_in_at):
        raise NotNow("这份文件没有可以送审的事项。请看每一项现在的答复。")
    grave = demands_for_a_person(notice)
    asked = [demand for demand in waiting if demand.number in grave]
    Demand.objects.filter(pk__in=[d.pk for d in asked]).update(state=DemandState.REVIEW)
    now = now or timezone.now()
    notice.handed_in_at, notice.plea = now, plea.strip()[:200]
    notice.answer_due = _answer_due(now, asked)
    notice.save(update_fields=["handed_in_at", "plea", "answer_due"])
    if asked:
        _start_clock("review", notice, now)
    journal.write("按原文送审", f"notice:{notice.key}", by=by, after={"review": [d.number for d in asked]})
    rest = [demand for demand in waiting if demand.number not in grave]
    if rest:
        _pass(notice, rest, DemandState.ADMITTED, by=None, now=now)


def _answer_due(now: datetime, asked: Iterable[Demand]) -> datetime:
    local = timezone.localtime(now).replace(tzinfo=None)
    calendar = office_calendar(load_limits(settings.AREA), local)
    first = min((d.due_at for d in asked if d.due_at), default=None)
    due = core.answer_due(local, first and timezone.localtime(first).replace(tzinfo=None), calendar)
    return timezone.make_aware(due)


@transaction.atomic
def pass_urgent(notice: Notice, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """紧急直通: passes now with a number; a person looks at it within 24 hours."""
    open_states = (DemandState.CHECKED, DemandState.REVIEW, DemandState.ADVISED, DemandState.ASKED)
    waiting = list(_lock(notice).filter(state__in=open_states))
    if not waiting:
        raise NotNow("这份文件没有等待准入的事项,不需要紧急直通。")
    now = now or timezone.now()
    notice.handed_in_at, notice.plea, notice.answer_due = now, reason.strip()[:200], now + LOOK_AFTERWARDS
    notice.save(update_fields=["handed_in_at", "plea", "answer_due"])
    ledger.take_clock_back(f"notice:{notice.key}")
    _start_clock("look", notice, now)
    _pass(notice, waiting, DemandState.URGENT, by=by, now=now)


@transaction.atomic
def decide_paper(
    notice: Notice,
    verdicts: Mapping[int, Verdict],
    *,
    reason: str,
    by: Person,
    into: Demand | None = None,
    now: datetime | None = None,
) -> list[Decision]:
    """Answer several demands of one paper at once: all are decided or none.

    verdicts  demand number -> verdict
    Raises NotNow if one of them was answered meanwhile.
    """
    demands = {d.number: d for d in _lock(notice).filter(number__in=list(verdicts))}
    return [
        decide(demands[number], verdict, reason=reason, by=by, into=into, now=now)
        for number, verdict in verdicts.items()
        if number in demands
    ]


@transaction.atomic
def decide(
    demand: Demand,
    verdict: Verdict,
    *,
    reason: str,
    by: Person,
    into: Demand | None = None,
    now: datetime | None = None,
) -> Decision:
    """Record a person's verdict on one demand; what passes gets its places, its hours and the paper's number.

    Raises NotNow if the demand does not wait for this verdict.
    """
    notice = demand.notice
    demand = _lock(notice).get(pk=demand.pk)
    before = DemandState(demand.state)
    after = state_after(before, verdict)
    if (verdict is Verdict.MERGE) != (into is not None) or into == demand:
        raise NotNow("合并要选一个已准入的事项。请选好再确认。")
    if into is not None and not into.is_owed:
        raise NotNow("要并入的事项已不在准入状态。请另选一个。")
    now = now or timezone.now()
    decision = Decision.objects.create(
        demand=demand,
        verdict=verdict,
        by=by,
        reason=reason.strip()[:2000],
        before=before,
        into=into,
        decided_at=now,
    )
    if after is DemandState.ADMITTED and before is not DemandState.URGENT:
        _pass(notice, [demand], after, by=by, now=now)
    else:
        if before in core.PASSED and after not in core.PASSED:
            ledger.reverse(demand)
        demand.state, demand.merged_into = after, into
        demand.save(update_fields=["state", "merged_into"])
        journal.write(core.VERDICT_WORDS[verdict], _about(demand), by=by, before=before, after=after)
        follow(notice)
    _close_if_answered(notice, now)
    return decision


@transaction.atomic
def undo(decision: Decision, *, by: Person) -> None:
    """撤回 an answer within 24 hours: the demand waits again as before. NotNow afterwards, or if it moved on."""
    demand = _lock(decision.demand.notice).get(pk=decision.demand_id)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    after = state_after(DemandState(decision.before), Verdict(decision.verdict))
    if decision.undone_at or demand.state != after:
        raise NotNow(f"事项现为“{core.WORDS[DemandState(demand.state)]}”,这个答复已不能撤回。")
    if timezone.now() - decision.decided_at > UNDO_WITHIN:
        raise NotNow("答复已超过24小时,不能撤回。可以另作“不再收集”或“合并到”。")
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    if after in core.PASSED and decision.before not in core.PASSED:
        ledger.reverse(demand)
    elif after not in core.PASSED and decision.before in core.PASSED:
        _enter(demand, timezone.localdate(), urgent=decision.before == DemandState.URGENT)
    demand.state, demand.merged_into = decision.before, None
    demand.save(update_fields=["state", "merged_into"])
    notice = demand.notice
    if notice.answer_due is None and demand.state in (DemandState.REVIEW, DemandState.URGENT):
        notice.answer_due = timezone.now() + LOOK_AFTERWARDS
        notice.save(update_fields=["answer_due"])
        _start_clock("review", notice, timezone.now())
    journal.write("撤回答复", _about(demand), by=by, before=after, after=decision.before)
    follow(notice)


def choose_deadline(demand: Demand, choice: Choice) -> None:
    """Somebody who knows says which day was meant."""
    demand.due_at = timezone.make_aware(choice.moment)
    demand.due_has_time = demand.due_chosen = True
    demand.save(update_fields=["due_at", "due_has_time", "due_chosen"])


def _lock(notice: Notice):  # type: ignore[no-untyped-def]
    """The demands of a notice whose row nobody else may change now."""
    Notice.objects.select_for_update().only("pk").get(pk=notice.pk)
    return Demand.objects.filter(notice=notice).select_related("notice")


def _pass(
    notice: Notice, demands: list[Demand], state: DemandState, *, by: Person | None, now: datetime
) -> None:
    """Number, places and hours for what may go down."""
    for demand in demands:
        before, demand.state = demand.state, state
        demand.save(update_fields=["state"])
        demand.places.set(places_of(demand))
        _enter(demand, timezone.localdate(now), urgent=state is DemandState.URGENT)
        journal.write(core.WORDS[state], _about(demand), by=by, before=before, after=state)
    _give_number(notice, by=by, now=now)
    for arrival in notice.arrivals.select_related("unit"):
        match(arrival)
    follow(notice)


def _start_clock(kind: str, notice: Notice, now: datetime) -> None:
    """The office owes an answer; of what nobody sent there is nobody to owe it to."""
    office = office_for(notice.sender)
    if office and notice.answer_due:
        about = f"notice:{notice.key}"
        ledger.start_clock(kind, about, owner=office, due_at=notice.answer_due, now=now)


def _enter(demand: Demand, day: date, *, urgent: bool) -> None:
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


def _close_if_answered(notice: Notice, now: datetime) -> None:
    """The clock stops when nothing waits for a person any more."""
    owed = notice.demands.filter(state=DemandState.REVIEW) | _urgent_unseen(notice)
    if not owed.exists():
        notice.answer_due = None
        notice.save(update_fields=["answer_due"])
        ledger.stop_clock(f"notice:{notice.key}", now=now)


def _urgent_unseen(notice: Notice):  # type: ignore[no-untyped-def]
    return notice.demands.filter(state=DemandState.URGENT)


def _about(demand: Demand) -> str:
    return f"demand:{demand.notice.key}/{demand.number}"
