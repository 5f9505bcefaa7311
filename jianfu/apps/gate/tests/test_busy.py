"""A machine under load: what is asked is done, or the answer says clearly that it was not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import OperationalError
from django.test import Client

from jianfu.apps.gate import actions, threshold
from jianfu.apps.gate.actions import Desk, adopting, receiving
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.status import status_of
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.core.reading import Reading
from jianfu.core.reading import State as ReadingState

pytestmark = pytest.mark.django_db

PHOTOS = CLEAN.replace("附件", "请各村走访时拍照，照片上传工作群。\n附件")
NOT_READ = (Reading("通知.txt", "unknown", ReadingState.UNREADABLE, "", reason="太慢"),)


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=1)


@pytest.fixture
def clerk(client: Client, county: County) -> Person:
    person = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
    client.force_login(person)
    return person


def draft(county: County, text: str) -> Notice:
    desk = Desk(county.departments[0], Direction.DRAFT)
    return actions.receive("通知.txt", text.encode(), desk=desk)[0]


def raising(error: Exception) -> Callable[..., Any]:
    return Mock(side_effect=error)


def test_paper_that_passes_while_its_page_is_made_is_shown_with_its_number(county: County) -> None:
    """The row was read before it passed and its demands after: once the page after 采用建议 broke so."""
    notice, _ = actions.receive("通知.txt", CLEAN.encode())
    read_before = Notice.objects.select_related("admission").get(pk=notice.pk)
    actions.lay_on_desk(notice, Desk(county.departments[0], Direction.DRAFT))

    said = str(status_of(read_before))

    assert said == f"● 已准入 {Notice.objects.get(pk=notice.pk).number}"


def test_suggestion_asked_for_while_nothing_can_be_read_is_done_when_asked_again(
    client: Client, county: County, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = draft(county, PHOTOS)
    chosen = {"finding": [str(i) for i, says in enumerate(Notice.objects.get().suggestions) if says]}
    with monkeypatch.context() as busy:
        busy.setattr(adopting, "read_guarded", lambda name, data: NOT_READ)
        first = client.post(f"/item/{notice.key}/adopt/", chosen)

    again = client.post(f"/item/{notice.key}/adopt/", chosen)

    assert first.status_code == 409
    assert "服务器正忙" in first.content.decode()
    assert again.status_code == 303
    assert Notice.objects.get(earlier=notice).number


def test_full_memory_is_told_and_nothing_is_left_behind(
    client: Client, county: County, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = draft(county, PHOTOS)
    monkeypatch.setattr(threshold, "put", raising(threshold.NoRoom()))

    answer = client.post(f"/item/{notice.key}/adopt/", {"finding": ["0", "1", "2"]})

    assert answer.status_code == 503
    assert "放不下" in answer.content.decode()
    assert Notice.objects.count() == 1


def test_draft_known_to_others_is_not_claimed_by_halves(
    client: Client, county: County, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice, _ = actions.receive("通知.txt", FORM.strip().encode())
    monkeypatch.setattr(receiving, "read_guarded", lambda name, data: NOT_READ)

    answer = client.post("/drop/", {"text": FORM})

    assert answer.status_code == 409
    assert Notice.objects.get(pk=notice.pk).direction == Direction.OPEN


def test_busy_database_says_so_and_asks_to_try_again(
    client: Client, county: County, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = draft(county, FORM)
    monkeypatch.setattr(actions, "hand_in", raising(OperationalError("database is locked")))

    answer = client.post(f"/item/{notice.key}/hand-in/", {})

    assert answer.status_code == 503
    assert "内容没有变动" in answer.content.decode()


def test_error_of_a_page_is_logged_by_its_class_without_words_of_the_paper(
    client: Client,
    county: County,
    clerk: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    notice = draft(county, FORM)
    monkeypatch.setattr(actions, "hand_in", raising(ValueError("玉簪花")))
    client.raise_request_exception = False

    answer = client.post(f"/item/{notice.key}/hand-in/", {})

    record = next(one for one in caplog.records if one.name == "django.request" and one.exc_info)
    said = written_by_the_site(record)
    assert answer.status_code == 500
    assert "出了点问题" in answer.content.decode()
    assert "builtins.ValueError" in said
    assert "desk.py" in said
    assert "玉簪花" not in said


def written_by_the_site(record: logging.LogRecord) -> str:
    """As the handler of the settings writes it."""
    record.exc_text = None
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    return handler.format(record)
