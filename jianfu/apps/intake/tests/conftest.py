"""A county with a township, its folder and its mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jianfu.apps.intake.actions import Watch, watching
from jianfu.apps.intake.tests.imap import ImapServer
from jianfu.apps.people.models import Unit
from jianfu.apps.people.tests.makers import make_county


@pytest.fixture
def township(db: None) -> Unit:
    return make_county(villages=1).townships[0]


@pytest.fixture
def inbox(township: Unit, tmp_path: Path, settings: Any) -> Path:
    """The folder of 青石镇."""
    settings.INBOX = tmp_path / "inbox"
    (settings.INBOX / township.name).mkdir(parents=True)
    return Path(settings.INBOX / township.name)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that only go on where a test says so."""
    now = [1000.0]
    monkeypatch.setattr(watching.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer() as server:
        yield server


@pytest.fixture
def mailbox(server: ImapServer, township: Unit) -> dict[str, Any]:
    return {
        "unit": township.name,
        "host": "127.0.0.1",
        "port": server.port,
        "tls": "none",
        "user": "qingshi",
        "password": "right",
        "folder": "INBOX",
        "move_to": "",
        "senders": [],
    }
