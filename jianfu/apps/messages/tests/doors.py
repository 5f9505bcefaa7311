"""Who may open the addresses of 连接."""

from __future__ import annotations

from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.doors import Door

ADMIN = frozenset({Role.ADMIN.value})
DOORS = {
    "messages:connections": Door(ADMIN),
    "messages:test": Door(
        frozenset(),
        post=True,
        inside=lambda world, who: {"name": "mail"},
        open_because="nothing is connected in tests: there is nothing to try, for nobody",
    ),
}
