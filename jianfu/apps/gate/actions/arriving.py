"""What reached a township or village: is it known, has it a number, who should hear of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from jianfu.apps.gate.actions.concerning import concern
from jianfu.apps.gate.core import PASSED, DemandState, parse_number
from jianfu.apps.gate.likeness import same_paper, words_of
from jianfu.apps.gate.models import Arrival, Notice
from jianfu.apps.gate.places import days_owed
from jianfu.apps.journal import actions as journal
from jianfu.apps.ledger import actions as ledger
from jianfu.apps.ledger.queries import is_unnumbered
from jianfu.apps.people.models import Level, Person, Unit
from jianfu.core.overlap import likeness
from jianfu.core.reports.admission import find_admission_number

SAME_WORDS = 0.8
"""So much of an arrived paper must stand in the admitted one, and the other way round; the stamp itself is new."""
HELD_BY = 3
"""A sender is asked to catch up only when so many desks hold the paper: fewer could be told apart."""


def match(arrival: Arrival) -> Notice | None:
    """Find the admitted paper that this one is, and remember it. None: no number was found for it.

    What came without a number stands in the ledger as such until its number is found.
    """
    found = _by_number(arrival.notice) or _by_bytes(arrival.notice) or _by_words(arrival.notice)
    if found != arrival.matched:
        arrival.matched = found
        arrival.save(update_fields=["matched"])
    if found is None:
        ask_to_catch_up(arrival.notice)
    if arrival.way != "passed":
        # What a township passed on to its villages came to the county's ground once.
        _count_unnumbered(arrival)
    return found


def _count_unnumbered(arrival: Arrival) -> None:
    on = timezone.localdate(arrival.arrived_at)
    for demand in arrival.notice.demands.select_related("notice"):
        counted = is_unnumbered(demand, arrival.unit)
        if counted and arrival.matched:
            ledger.reverse(demand, places=[arrival.unit], numbered=False)
        elif not counted and not arrival.matched and demand.state != DemandState.WITHDRAWN:
            ledger.enter(
                demand,
                sender=arrival.notice.sender,
                places=[arrival.unit],
                channel=arrival.notice.kind,
                received_on=on,
                days=days_owed(demand, on=on),
                numbered=False,
            )


def _by_bytes(notice: Notice) -> Notice | None:
    if notice.demands_nothing:
        return notice if notice.standing in PASSED else None
    return notice if notice.demands.filter(state__in=PASSED).exists() else None


def _by_number(notice: Notice) -> Notice | None:
    """The number in its words counts only where the words are those of the admitted paper: numbers can be copied."""
    words = words_of(notice)
    parts = parse_number(find_admission_number(words) or "")
    if parts is None:
        return None
    found = Notice.objects.filter(admission__year=parts[0], admission__serial=parts[1]).first()
    if found is None or notice.sender_id not in (None, found.sender_id):
        return None
    return found if likeness(words, words_of(found)).of_both >= SAME_WORDS else None


def _by_words(notice: Notice) -> Notice | None:
    """The same paper as another file, without the number: printed and scanned, or copied into a chat."""
    return same_paper(notice, Notice.objects.filter(admission__isnull=False, sender=notice.sender))


@transaction.atomic
def ask_to_catch_up(notice: Notice) -> bool:
    """Ask the sender of a paper without a number to hand it in, once; True if it was asked now.

    Never says which desks hold it, and says nothing while fewer than three do.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    townships = notice.arrivals.filter(unit__level=Level.TOWNSHIP, matched=None).count()
    if notice.catch_up_at or notice.sender is None or townships < HELD_BY:
        return False
    notice.catch_up_at = timezone.now()
    notice.save(update_fields=["catch_up_at"])
    concern(notice, [notice.sender])
    journal.write("请补办", f"notice:{notice.key}", by=None)
    return True


@transaction.atomic
def pass_on(notice: Notice, units: Iterable[Unit], *, by: Person) -> int:
    """转给: the paper lies on the desks of `units` too. Returns how many did not have it yet."""
    new = 0
    for unit in units:
        arrival, fresh = Arrival.objects.get_or_create(notice=notice, unit=unit, defaults={"way": "passed"})
        if fresh:
            new += 1
            concern(notice, [unit])
            match(arrival)
    journal.write("转给", f"notice:{notice.key}", by=by, after={"units": new})
    return new
