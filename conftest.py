"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from tests.databases import own_database

GUARDS = [
    import_module("jianfu.apps.journal.migrations.0002_guards"),
    import_module("jianfu.apps.ledger.migrations.0004_guards"),
]


# How long an example takes says something about the machine, not about the code.
settings.register_profile("jianfu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jianfu")


class Editor:
    """As much of a schema editor as the guards need."""

    connection = connection


def _emptied(clean: Any) -> Any:
    """A test with real transactions ends with empty tables, which the guards refuse: they step aside."""

    def cleaned(self: TransactionTestCase) -> None:
        for guards in GUARDS:
            guards.take_down(None, Editor)
        clean(self)
        for guards in GUARDS:
            guards.set_up(None, Editor)

    return cleaned


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks a PostgreSQL runs where DATABASE_URL names one: `make test` runs such parts a second time."""
    for item in items:
        if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
            item.add_marker(pytest.mark.skip("DATABASE_URL不是PostgreSQL"))


def pytest_configure() -> None:
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = _emptied(flush)  # type: ignore[method-assign]


@pytest.fixture
def site_env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a site of its own: data folder, and an empty database where DATABASE_URL names one."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    with own_database() as url:
        yield keep | {
            "DJANGO_SETTINGS_MODULE": "jianfu.site.settings",
            "JIANFU_VAR": str(tmp_path / "var"),
            "DATABASE_URL": url,
        }
