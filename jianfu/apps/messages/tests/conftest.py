"""Servers to send to, and a county in which something is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jianfu.apps.messages.tests.servers import Messenger, PostOffice
from jianfu.apps.messages.ways import tokens


@pytest.fixture
def post_office(settings: Any) -> Iterator[PostOffice]:
    """Mail is connected."""
    with PostOffice() as office:
        settings.MAIL, settings.ADDRESS = office.setting, "http://jianfu.example"
        yield office


@pytest.fixture
def messenger(settings: Any) -> Iterator[Messenger]:
    """A server that each test connects by what it speaks."""
    for name in ("wecom", "dingtalk"):
        tokens.forget(name)
    with Messenger() as server:
        settings.ADDRESS = "http://jianfu.example"
        yield server
    for name in ("wecom", "dingtalk"):
        tokens.forget(name)
