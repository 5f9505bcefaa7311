"""On whose desk a paper lies when somebody drops it: told by the person's post, never asked."""

from __future__ import annotations

from django.http import HttpRequest

from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.ledger.queries import hours_at
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.queries import posts_of

_DIRECTION = {
    Role.DEPARTMENT_CLERK: Direction.DRAFT,
    Role.TOWNSHIP_CLERK: Direction.ARRIVED,
    Role.VILLAGE_WORKER: Direction.ARRIVED,
}


def desk_of(request: HttpRequest) -> Desk | None:
    """The desk of the first post that has one; None: the open pre-check."""
    if not isinstance(request.user, Person):
        return None
    for post in posts_of(request.user):
        direction = _DIRECTION.get(Role(post.role))
        if direction:
            return Desk(post.unit, direction)
    return None


def person_of(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def own_units(request: HttpRequest) -> list[Unit]:
    """Units in which the person has a post."""
    person = person_of(request)
    return [post.unit for post in posts_of(person)] if person else []


def own_hours(request: HttpRequest, papers: list[int]) -> dict[int, float] | None:
    """paper -> what it costs a township or village itself; None at desks where the hours of all places count."""
    desk = desk_of(request)
    return hours_at(desk.unit, papers) if desk and desk.direction is Direction.ARRIVED else None
