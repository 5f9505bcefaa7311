"""◆ 紧急直通: to the townships that must act, and to the office that has to look at it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from jianfu.apps.gate.core import PASSED, DemandState
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.places import office_for
from jianfu.apps.messages import core, queries
from jianfu.apps.people.models import Level, Person, Role, Unit

NIGHT = True
LASTS = timedelta(hours=12)
"""Older than that, it has long come by other ways."""


def due(now: datetime) -> Iterator[tuple[str, list[Person]]]:
    # A warning that demands nothing is looked at by the office as well.
    state = Q(demands__state=DemandState.URGENT) | Q(standing=DemandState.URGENT)
    papers = Notice.objects.filter(state, handed_in_at__gt=now - LASTS).distinct()
    for notice in papers.select_related("sender").defer("paper", "report"):
        yield f"notice:{notice.key}", _concerned(notice)


def _concerned(notice: Notice) -> list[Person]:
    """Of a village its township is told: villages get no messages."""
    places = Unit.objects.filter(pk__in=notice.demands.filter(state__in=PASSED).values("places"))
    townships = {
        place.parent if place.level == Level.VILLAGE else place for place in places.select_related("parent")
    }
    office = office_for(notice.sender)
    posts = [
        *queries.posts_told([unit for unit in townships if unit], Role.TOWNSHIP_CLERK),
        *queries.posts_told([office] if office else [], Role.REVIEWER),
    ]
    return [post.person for post in posts]


def letter(about: str) -> core.Letter | None:
    passed = Q(demands__state__in=PASSED) | Q(standing__in=PASSED)
    notice = Notice.objects.filter(passed, key=about.partition(":")[2]).first()
    return core.urgent(notice.heading, notice.number, queries.item(notice)) if notice else None
