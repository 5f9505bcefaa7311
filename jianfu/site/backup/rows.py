"""The rows of the database, as lines of JSON that SQLite and PostgreSQL both take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

# Work under way and who is signed in belong to the moment, not to what is kept.
LEFT_OUT = {"django_tasks_db", "sessions", "axes"}


class _Exact(DjangoJSONEncoder):
    """Django's own cuts moments to milliseconds; the seals of the journal cover microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def kept_models() -> list[type[models.Model]]:
    return [
        m
        for m in apps.get_models()
        if m._meta.app_label not in LEFT_OUT and m._meta.managed and not m._meta.proxy
    ]


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads see the same moment; writers are not held up."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def dumped(counts: dict[str, int]) -> Iterator[bytes]:
    """Each row as a line; `counts` is filled with the number of rows of each table."""
    for model in kept_models():
        rows = model._base_manager.order_by("pk").iterator(chunk_size=500)
        name = model._meta.label_lower
        counts[name] = 0
        for row in rows:
            counts[name] += 1
            (data,) = serializers.serialize("python", [row])
            yield json.dumps(data, cls=_Exact, ensure_ascii=False).encode() + b"\n"


def load(lines: Iterable[bytes]) -> dict[str, int]:
    """Fill a database that holds nothing yet; returns the number of rows of each table. All or none."""
    call_command("migrate", verbosity=0)
    counts = {model._meta.label_lower: 0 for model in kept_models()}
    with transaction.atomic():
        for model in kept_models():
            if model._meta.label_lower != "journal.line":
                model._base_manager.all()._raw_delete(connection.alias)
        for line in lines:
            for row in serializers.deserialize("python", [json.loads(line)], ignorenonexistent=True):
                row.save(force_insert=True)
                counts[row.object._meta.label_lower] += 1
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
                cursor.execute(statement)
    return counts


def is_empty() -> bool:
    """No table yet, or none with a unit, paper or journal line."""
    tables = set(connection.introspection.table_names())
    for label in ("journal.Line", "gate.Notice", "people.Unit"):
        model: Any = apps.get_model(label)
        if model._meta.db_table in tables and model._base_manager.exists():
            return False
    return True
