"""What the page of one item offers to who looks at it: where the paper stands and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jianfu.apps.gate.actions import demands_for_a_person, needs_a_person
from jianfu.apps.gate.core import OPEN, VERDICT_WORDS, Direction, State, Verdict
from jianfu.apps.gate.deadlines import day_of, weekday_of
from jianfu.apps.gate.desks import own_units, person_of
from jianfu.apps.gate.models import Decision, Notice
from jianfu.apps.gate.status import Status, line_for, status_of
from jianfu.apps.people.models import Level, Unit, UnitKind

COME_BY = {"folder": "收件文件夹", "mail": "收件邮箱"}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the office; who gave it stays inside."""

    demands: str
    """第1、2项, or 本件."""
    words: str
    reason: str
    day: str
    into: str


@dataclass(frozen=True, slots=True)
class Office:
    status: Status
    line: str
    answers: list[Answer]
    waits_for: str
    """When the office owes its answer, in words; "" where it owes none."""
    grave: int
    """Demands that a person would look at, or the paper as a whole, and"""
    passing: int
    """those that would pass at once, if the paper were handed in as it is."""
    offers: list[int]
    """Findings whose suggestion can be adopted."""
    may_hand_in: bool
    """It may still be sent in, changed, or passed as urgent."""
    has_open: bool
    """Something of it has not been sent in yet, or came back."""
    may_withdraw: bool
    may_take_away: bool
    may_stamp: bool
    came_by: str
    """How it came to this desk without hands; "" where somebody dropped it."""
    villages: list[Unit]
    """Where the paper may be passed on to."""


def office_of(request: HttpRequest, notice: Notice) -> Office | None:
    """None on the open pre-check."""
    person = person_of(request)
    if notice.direction == Direction.OPEN or person is None:
        return None
    units = own_units(request)
    own = notice.direction == Direction.DRAFT and notice.sender in units
    here = [arrival for arrival in notice.arrivals.all() if arrival.unit in units]
    waiting = [d.number for d in notice.demands.all() if d.state in OPEN]
    grave = demands_for_a_person(notice) if own else frozenset()
    whole = own and notice.demands_nothing and needs_a_person(notice)
    settled = notice.state in (State.EXAMINED, State.PARTIAL)
    return Office(
        status=status_of(notice),
        line=line_for(notice, units),
        answers=_answers(notice),
        waits_for=_moment(notice.answer_due),
        grave=len(grave & set(waiting)) + whole,
        passing=len(set(waiting) - grave),
        offers=[i for i, words in enumerate(notice.suggestions) if words],
        has_open=bool(waiting) or (notice.demands_nothing and notice.standing in OPEN),
        may_hand_in=own and settled and (bool(waiting) or not notice.number),
        may_withdraw=own and _recent(notice),
        may_take_away=any(_is_recent(arrival.arrived_at) and arrival.way != "passed" for arrival in here),
        may_stamp=own and bool(notice.number),
        came_by=next((COME_BY[arrival.way] for arrival in here if arrival.way in COME_BY), ""),
        villages=_villages(units, notice) if here else [],
    )


def _answers(notice: Notice) -> list[Answer]:
    rows = Decision.objects.filter(notice=notice, undone_at=None).select_related(
        "demand", "into__notice__admission"
    )
    same: dict[tuple[str, str, str, str], list[int]] = {}
    for row in rows:
        day = day_of(timezone.localtime(row.decided_at))
        into = row.into.notice.number if row.into else ""
        same.setdefault((row.verdict, row.reason, day, into), []).extend(
            [row.demand.number + 1] if row.demand else []
        )
    return [
        Answer(
            demands=f"第{'、'.join(map(str, sorted(numbers)))}项" if numbers else "本件",
            words=VERDICT_WORDS[Verdict(verdict)],
            reason=reason,
            day=day,
            into=into,
        )
        for (verdict, reason, day, into), numbers in same.items()
    ]


def _villages(units: list[Unit], notice: Notice) -> list[Unit]:
    townships = [unit for unit in units if unit.level == Level.TOWNSHIP]
    if not townships:
        return []
    have = {arrival.unit_id for arrival in notice.arrivals.all()}
    below = Unit.objects.below(*townships).standing().exclude(kind=UnitKind.DEPARTMENT)
    return [unit for unit in below if unit.pk not in have and unit not in units]


def _recent(notice: Notice) -> bool:
    return _is_recent(notice.admission.admitted_at if notice.number else notice.received_at)


def _is_recent(moment: datetime) -> bool:
    return timezone.now() - moment < timedelta(hours=settings.WITHDRAW_HOURS)


def _moment(due: datetime | None) -> str:
    if due is None:
        return ""
    local = timezone.localtime(due)
    return f"{day_of(local)}（{weekday_of(local)}）{local:%H:%M}"
