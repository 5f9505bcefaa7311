"""A disk that takes nothing more: said as what it is, on every page."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from jianfu.apps.gate import views

DISK_FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EFBIG, "File too large"),
    OperationalError("database or disk is full"),
    OperationalError("disk I/O error"),
]


@pytest.mark.parametrize("error", DISK_FULL, ids=["no space", "too large", "database", "database file"])
@pytest.mark.django_db
def test_full_disk_is_told_with_how_many_were_taken(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    real = views.papers.actions.receive

    def receive(name: str, data: bytes, **more: Any) -> Any:
        if name.startswith("后"):
            raise error
        return real(name, data, **more)

    monkeypatch.setattr(views.papers.actions, "receive", receive)
    files = [SimpleUploadedFile(f"{name}.txt", f"{name}面的各乡镇".encode()) for name in "前后"]

    answer = client.post("/drop/", {"file": files})

    assert answer.status_code == 507
    assert "前1份已收下,其余的未收下,原件请保留" in answer.content.decode()


@pytest.mark.django_db
def test_other_pages_tell_a_full_disk_too_and_other_errors_as_before(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    told = []
    for error in (OperationalError("database or disk is full"), ValueError("else")):

        def fail(*_: Any, error: Exception = error, **__: Any) -> None:
            raise error

        monkeypatch.setattr(views.papers.home, "home_of", fail)
        told.append(client.get("/").status_code)

    assert told == [507, 500]
