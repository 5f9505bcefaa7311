"""Who may open the addresses of the site itself."""

from __future__ import annotations

from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.doors import EVERYBODY, Door

ADMINS = frozenset({Role.ADMIN.value})

DOORS = {
    # Everybody on this machine itself; `test_health.py` asks from elsewhere.
    "site:health": Door(EVERYBODY),
    "site:running": Door(ADMINS),
    "site:backups": Door(ADMINS),
    "site:backup-now": Door(ADMINS, post=True),
}
