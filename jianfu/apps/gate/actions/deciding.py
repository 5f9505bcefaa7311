"""What a person answers, and takes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import core
from jianfu.apps.gate.actions.following import follow
from jianfu.apps.gate.actions.handing_in import LOOK_AFTERWARDS
from jianfu.apps.gate.actions.passing import (
    about,
    close_if_answered,
    enter,
    lock,
    pass_demands,
    pass_whole,
    stand,
    start_clock,
)
from jianfu.apps.gate.core import WAITING, DemandState, NotNow, Verdict, state_after
from jianfu.apps.gate.deadlines import Choice
from jianfu.apps.gate.models import Decision, Demand, Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person

UNDO_WITHIN = timedelta(hours=24)


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
    demands = {d.number: d for d in lock(notice).filter(number__in=list(verdicts))}
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
    demand = lock(demand.notice).get(pk=demand.pk)
    notice, before = demand.notice, DemandState(demand.state)
    after = state_after(before, verdict)
    if (verdict is Verdict.MERGE) != (into is not None) or into == demand:
        raise NotNow("合并要选一个已准入的事项。请选好再确认。")
    if into is not None and not into.is_owed:
        raise NotNow("要并入的事项已不在准入状态。请另选一个。")
    now = now or timezone.now()
    decision = Decision.objects.create(
        notice=notice,
        demand=demand,
        verdict=verdict,
        by=by,
        reason=reason.strip()[:2000],
        before=before,
        into=into,
        decided_at=now,
    )
    if after is DemandState.ADMITTED and before is not DemandState.URGENT:
        pass_demands(notice, [demand], after, by=by, now=now)
    else:
        if before in core.PASSED and after not in core.PASSED:
            ledger.reverse(demand)
        demand.state, demand.merged_into = after, into
        demand.save(update_fields=["state", "merged_into"])
        journal.write(core.VERDICT_WORDS[verdict], about(demand), by=by, before=before, after=after)
        follow(notice)
    close_if_answered(notice, now)
    return decision


@transaction.atomic
def decide_whole(
    notice: Notice, verdict: Verdict, *, reason: str, by: Person, now: datetime | None = None
) -> Decision:
    """Record a person's verdict on a paper that demands nothing. Raises NotNow if it does not wait for this one."""
    lock(notice)
    before = DemandState(notice.standing)
    after = state_after(before, verdict)
    if verdict is Verdict.MERGE or not notice.demands_nothing:
        raise NotNow("这份文件不能整件这样答复。请看最新的内容。")
    now = now or timezone.now()
    decision = Decision.objects.create(
        notice=notice, verdict=verdict, by=by, reason=reason.strip()[:2000], before=before, decided_at=now
    )
    if after is DemandState.ADMITTED and before is not DemandState.URGENT:
        pass_whole(notice, after, by=by, now=now)
    else:
        stand(notice, after, verb=core.VERDICT_WORDS[verdict], by=by)
        follow(notice)
    close_if_answered(notice, now)
    return decision


@transaction.atomic
def undo(decision: Decision, *, by: Person) -> None:
    """撤回 an answer within 24 hours: what it was about waits again as before. NotNow afterwards, or if it moved on."""
    notice = decision.notice
    demand = lock(notice).filter(pk=decision.demand_id).first()
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    before, after = (
        DemandState(decision.before),
        state_after(DemandState(decision.before), Verdict(decision.verdict)),
    )
    state = DemandState(demand.state if demand else notice.standing)
    if decision.undone_at or state != after:
        raise NotNow(f"事项现为“{core.WORDS[state]}”,这个答复已不能撤回。")
    if timezone.now() - decision.decided_at > UNDO_WITHIN:
        raise NotNow("答复已超过24小时,不能撤回。可以另作“不再收集”或“合并到”。")
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    if demand:
        _back_to(demand, before)
        journal.write("撤回答复", about(demand), by=by, before=after, after=before)
    else:
        stand(notice, before, verb="撤回答复", by=by)
    if notice.answer_due is None and before in WAITING:
        notice.answer_due = timezone.now() + LOOK_AFTERWARDS
        notice.save(update_fields=["answer_due"])
        start_clock("review", notice, timezone.now())
    follow(notice)


def _back_to(demand: Demand, before: DemandState) -> None:
    """As if it had not been decided; its hours too."""
    if demand.state in core.PASSED and before not in core.PASSED:
        ledger.reverse(demand)
    elif demand.state not in core.PASSED and before in core.PASSED:
        enter(demand, timezone.localdate(), urgent=before is DemandState.URGENT)
    demand.state, demand.merged_into = before, None
    demand.save(update_fields=["state", "merged_into"])


def choose_deadline(demand: Demand, choice: Choice) -> None:
    """Somebody who knows says which day was meant."""
    demand.due_at = timezone.make_aware(choice.moment)
    demand.due_has_time = demand.due_chosen = True
    demand.save(update_fields=["due_at", "due_has_time", "due_chosen"])
