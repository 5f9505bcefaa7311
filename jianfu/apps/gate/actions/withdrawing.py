"""撤回: within a day everything can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate import likeness, papers
from jianfu.apps.gate.actions.following import follow
from jianfu.apps.gate.core import DemandState, Direction, NotNow
from jianfu.apps.gate.models import Admission, Arrival, Demand, Notice
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.people.models import Person, Unit


def withdraw(notice: Notice) -> None:
    """Remove the paper and everything made from it, as if it had never been dropped."""
    family = [notice, *notice.papers.all()]
    with transaction.atomic():
        likeness.forget(family)
        notice.delete()
    for one in family:
        drop_files(one)


def drop_papers(notice: Notice) -> None:
    """The papers of a bundle, where an earlier examination was stopped among them."""
    family = list(notice.papers.all())
    with transaction.atomic():
        likeness.forget(family)
        notice.papers.all().delete()
    for paper in family:
        drop_files(paper)


def drop_files(notice: Notice) -> None:
    """By the names they have and by those they would have: a killed examination wrote files, and no name."""
    for what in ("original", "annotated", "opinion"):
        papers.drop(getattr(notice, what))
        papers.drop(papers.name_for(notice.key, what))


@transaction.atomic
def withdraw_admission(notice: Notice, *, by: Person) -> None:
    """A sender takes its paper back: what was admitted is owed no longer; its number is not given again.

    A paper without a number leaves no trace but its journal line. NotNow after 24 hours.
    """
    admission = Admission.objects.select_for_update().filter(notice=notice).first()
    if admission is None:
        journal.write("撤回", f"notice:{notice.key}", by=by)
        ledger.take_clock_back(f"notice:{notice.key}")
        withdraw(notice)
        return
    if timezone.now() - admission.admitted_at > timedelta(hours=settings.WITHDRAW_HOURS):
        raise NotNow("准入已超过24小时,不能撤回。如不再需要,请减负办作“不再收集”。")
    for demand in notice.demands.select_for_update().exclude(state=DemandState.WITHDRAWN):
        if demand.is_owed:
            ledger.reverse(demand)
        journal.write(
            "撤回", f"demand:{notice.key}/{demand.number}", by=by, before=demand.state, after="withdrawn"
        )
    Demand.objects.filter(notice=notice).update(state=DemandState.WITHDRAWN)
    follow(notice)
    Notice.objects.filter(pk=notice.pk).update(answer_due=None, standing=DemandState.WITHDRAWN)
    ledger.take_clock_back(f"notice:{notice.key}")


@transaction.atomic
def take_from_desk(notice: Notice, units: Sequence[Unit], *, by: Person) -> None:
    """A township takes back what it dropped: the paper leaves its desks, and goes if it lies nowhere else."""
    for demand in notice.demands.all():
        ledger.reverse(demand, places=units, numbered=False)
    Arrival.objects.filter(notice=notice, unit__in=units).delete()
    journal.write("撤回来件", f"notice:{notice.key}", by=by)
    if notice.direction == Direction.ARRIVED and not notice.arrivals.exists():
        withdraw(notice)
