"""How a paper is examined here: with today's rules, its own clock, and what the office knows beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.registers import registers_for
from jianfu.apps.people.models import Unit
from jianfu.apps.people.queries import unit_named
from jianfu.core.examine import Examination
from jianfu.core.examine import examine as think
from jianfu.core.facts import shapes
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading
from jianfu.core.revising import suggestions
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.registers import NOTHING, Registers

REVISABLE = ("docx", "text")

Again = Callable[[Reading], Examination]


def again_for(notice: Notice) -> Again:
    """Examines the paper, then its revised versions as the paper itself was: same rules, clock, limits, registers.

    What the office knows beside it is asked once, by the first; on the open pre-check it knows nothing.
    """
    now = timezone.localtime(notice.received_at).replace(tzinfo=None)
    limits = load_limits(settings.AREA)
    known: list[Registers] = []

    def registers(facts: shapes.Notice) -> Registers:
        if not known:
            known.append(_known_beside(notice, facts))
        return known[0]

    return lambda reading: think(reading, all_rules(), now=now, limits=limits, registers=registers)


def _known_beside(notice: Notice, facts: shapes.Notice) -> Registers:
    if notice.direction == Direction.OPEN:
        return NOTHING
    sender = notice.sender or issuer_of(facts)
    return registers_for(facts, sender=sender, now=notice.received_at, own=notice)


def offered(notice: Notice, exam: Examination, again: Again) -> list[str]:
    """What each finding offers to change, in words; "" where only a person can put it right."""
    if notice.direction != Direction.DRAFT or notice.kind not in REVISABLE:
        return []
    found = suggestions(exam, load_limits(settings.AREA), again)
    return [suggestion.says if suggestion else "" for suggestion in found]


def issuer_of(facts: shapes.Notice) -> Unit | None:
    """Whose paper it is by its words."""
    return next((unit for v in facts.issuers if (unit := unit_named(v.value.name))), None)
