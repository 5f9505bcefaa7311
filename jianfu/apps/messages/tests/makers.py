"""Something to tell: papers that passed, that were answered, that are urgent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Admission, Notice
from jianfu.apps.gate.tests.doors import paper
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import make_person


def at(month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    """In 2026, by the clock of the office."""
    return timezone.make_aware(datetime(2026, month, day, hour, minute))


MONDAY = at(11, 23)


def reachable(unit: Unit, role: Role, mail: str, **more: Any) -> Person:
    person = make_person(unit, role)
    Person.objects.filter(pk=person.pk).update(mail=mail, **more)
    person.refresh_from_db()
    return person


def admitted(
    title: str,
    sender: Unit,
    *places: Unit,
    passed: datetime,
    due: datetime | None = None,
    state: str = DemandState.ADMITTED,
) -> Notice:
    notice = paper(title, direction=Direction.DRAFT, sender=sender)
    demand = notice.demands.get()
    demand.state, demand.due_at, demand.due_has_time = state, due, True
    demand.save()
    demand.places.set(places)
    serial = 1 + Admission.objects.count()
    Admission.objects.create(notice=notice, year=2026, serial=serial, until=passed.date(), admitted_at=passed)
    return notice


def waiting(title: str, sender: Unit, office: Unit, *, due: datetime) -> Notice:
    notice = paper(title, direction=Direction.DRAFT, sender=sender, answer_due=due)
    notice.demands.update(state=DemandState.REVIEW)
    ledger.start_clock("review", f"notice:{notice.key}", owner=office, due_at=due, now=due)
    return notice


def answer(notice: Notice, by: Person, *, when: datetime) -> Any:
    return gate.decide(notice.demands.get(), Verdict.ADVISE, reason="建议改期。", by=by, now=when)
