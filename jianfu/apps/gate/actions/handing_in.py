"""What a sender does with its draft: it passes by itself, waits for a person, or passes at once because it is urgent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import core
from jianfu.apps.gate.actions.passing import lock, pass_demands, pass_whole, stand, start_clock
from jianfu.apps.gate.core import OPEN, DemandState, NotNow
from jianfu.apps.gate.false_alarms import standing_findings
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person
from jianfu.core.examine import office_calendar
from jianfu.core.limits import load_limits

LOOK_AFTERWARDS = timedelta(hours=24)


def demands_for_a_person(notice: Notice) -> frozenset[int]:
    """Indices of the demands that its findings keep from passing by themselves."""
    found = [(finding["verdict"], finding["demand"]) for finding in standing_findings(notice)]
    return core.demands_for_a_person(found, len(notice.report.get("demands", ())))


def needs_a_person(notice: Notice) -> bool:
    """Has it a finding that keeps it, or one of its demands, from passing by itself?"""
    return any(finding["verdict"] in core.NEEDS_A_PERSON for finding in standing_findings(notice))


def pass_clean(notice: Notice, *, now: datetime | None = None) -> bool:
    """The machine's yes: a paper without grave findings gets its number at once. It never says no.

    now  the moment it counts from; without one the present
    """
    if needs_a_person(notice):
        return False
    now = now or timezone.now()
    with transaction.atomic():
        waiting = list(lock(notice).filter(state=DemandState.CHECKED))
        if waiting:
            pass_demands(notice, waiting, DemandState.ADMITTED, by=None, now=now)
        elif notice.demands_nothing and notice.standing == DemandState.CHECKED:
            pass_whole(notice, DemandState.ADMITTED, by=None, now=now)
    return True


@transaction.atomic
def hand_in(notice: Notice, *, plea: str, by: Person, now: datetime | None = None) -> None:
    """按原文送审: what no finding touches passes now, the rest waits for a person and a clock starts.

    A paper that demands nothing waits, or passes, as a whole.
    Raises NotNow where nothing of the paper is open any more.
    """
    waiting = list(lock(notice).filter(state__in=OPEN))
    whole = notice.demands_nothing and notice.standing in OPEN
    if not waiting and not whole:
        raise NotNow("这份文件没有可以送审的事项。请看每一项现在的答复。")
    now = now or timezone.now()
    grave = demands_for_a_person(notice)
    asked = [demand for demand in waiting if demand.number in grave]
    rest = [demand for demand in waiting if demand.number not in grave]
    notice.handed_in_at, notice.plea = now, plea.strip()[:200]
    notice.save(update_fields=["handed_in_at", "plea"])
    journal.write("按原文送审", f"notice:{notice.key}", by=by, after={"review": [d.number for d in asked]})
    if asked or (whole and needs_a_person(notice)):
        _ask(notice, asked, by=by, now=now)
    elif whole:
        pass_whole(notice, DemandState.ADMITTED, by=None, now=now)
    if rest:
        pass_demands(notice, rest, DemandState.ADMITTED, by=None, now=now)


def _ask(notice: Notice, asked: list[Demand], *, by: Person, now: datetime) -> None:
    """These demands, or without any the whole paper, wait for a person, and the office owes an answer."""
    if asked:
        Demand.objects.filter(pk__in=[d.pk for d in asked]).update(state=DemandState.REVIEW)
    else:
        stand(notice, DemandState.REVIEW, verb="送审", by=by)
    notice.answer_due = _answer_due(now, asked)
    notice.save(update_fields=["answer_due"])
    start_clock("review", notice, now)


def _answer_due(now: datetime, asked: Iterable[Demand]) -> datetime:
    local = timezone.localtime(now).replace(tzinfo=None)
    calendar = office_calendar(load_limits(settings.AREA), local)
    first = min((d.due_at for d in asked if d.due_at), default=None)
    due = core.answer_due(local, first and timezone.localtime(first).replace(tzinfo=None), calendar)
    return timezone.make_aware(due)


@transaction.atomic
def pass_urgent(notice: Notice, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """紧急直通: passes now with a number; a person looks at it within 24 hours."""
    not_yet = (*OPEN, DemandState.REVIEW)
    waiting = list(lock(notice).filter(state__in=not_yet))
    whole = notice.demands_nothing and notice.standing in not_yet
    if not waiting and not whole:
        raise NotNow("这份文件没有等待准入的事项,不需要紧急直通。")
    now = now or timezone.now()
    notice.handed_in_at, notice.plea, notice.answer_due = now, reason.strip()[:200], now + LOOK_AFTERWARDS
    notice.save(update_fields=["handed_in_at", "plea", "answer_due"])
    ledger.take_clock_back(f"notice:{notice.key}")
    start_clock("look", notice, now)
    if waiting:
        pass_demands(notice, waiting, DemandState.URGENT, by=by, now=now)
    else:
        pass_whole(notice, DemandState.URGENT, by=by, now=now)
