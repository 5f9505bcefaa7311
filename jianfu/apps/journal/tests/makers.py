"""A short journal, and hands that forge it behind the back of the program."""

from __future__ import annotations

from importlib import import_module

from django.db import connection

from jianfu.apps.journal import actions
from jianfu.apps.journal.models import Line


def make_lines(count: int = 5) -> list[Line]:
    return [
        actions.write(
            "准予下发", f"notice:{i}", by=None, before={"state": "review"}, after={"state": "admitted"}
        )
        for i in range(1, count + 1)
    ]


def forge(*statements: str) -> None:
    """SQL by somebody who has the database to himself: the guards are taken down before."""

    class Editor:
        pass

    Editor.connection = connection  # type: ignore[attr-defined]
    import_module("jianfu.apps.journal.migrations.0002_guards").take_down(None, Editor)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
