"""Which papers somebody may see: least rights by subtree. Every page of the office asks here first."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from jianfu.apps.gate.core import PASSED, Direction
from jianfu.apps.gate.models import Arrival, Concern, Demand, Notice
from jianfu.apps.people.models import Person, Unit


def papers_for(person: Person | AnonymousUser) -> QuerySet[Notice]:
    """What the person's units sent, what lies on their desks, and what was admitted and asks something of them.

    A department never sees which desk its paper lies on, nor another department's papers.
    """
    units = Unit.objects.for_user(person)
    lies_here = Arrival.objects.filter(notice=OuterRef("pk"), unit__in=units)
    asked_here = Demand.objects.filter(notice=OuterRef("pk"), state__in=PASSED, places__in=units)
    return Notice.objects.exclude(direction=Direction.OPEN).filter(
        Q(sender__in=units, direction=Direction.DRAFT)
        | Q(sender__in=units, catch_up_at__isnull=False)
        | Exists(lies_here)
        | Exists(asked_here)
    )


def matters_of(person: Person | AnonymousUser) -> QuerySet[Concern]:
    """One row for each of the papers among which `papers_for` finds those in sight.

    A superset, for lists alone: what they show passes `papers_for` as well.
    """
    areas = person.areas if isinstance(person, Person) else ()
    tops = [area.pk for area in areas if not any(o != area and area.path.startswith(o.path) for o in areas)]
    found = Concern.objects.filter(unit__in=tops)
    # A paper may be a matter of two of them.
    return found if len(tops) == 1 else found.distinct()


def may_see(person: Person | AnonymousUser, notice: Notice) -> bool:
    """The open pre-check belongs to whoever knows its address; all else to those it concerns."""
    if notice.direction == Direction.OPEN:
        return True
    whole = notice.bundle or notice
    return papers_for(person).filter(pk__in=(notice.pk, whole.pk)).exists()
