"""Work of the ledger that holds up nobody."""

from __future__ import annotations

from django_tasks import task

from jianfu.apps.ledger import actions


@task()
def fold() -> None:
    actions.fold()
