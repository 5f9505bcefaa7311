"""待审: what the reviewer is shown, and what one key does."""

from __future__ import annotations

import pytest
from django.test import Client

from jianfu.apps.gate import actions
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.tests.test_likeness import DAM
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=2)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


@pytest.fixture
def reviewer(client: Client, county: County) -> Person:
    person = make_person(county.burden_office, Role.REVIEWER)
    client.force_login(person)
    return person


def draft(county: County, text: str) -> Notice:
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=desk)
    return Notice.objects.get(pk=notice.pk)


def shown(client: Client, notice: Notice) -> str:
    return client.get(f"/review/{notice.key}/").content.decode()


def test_paper_that_comes_back_in_two_is_shown_as_one_of_its_parts(
    client: Client, county: County, clerk: Person, reviewer: Person
) -> None:
    whole = draft(county, DAM)
    actions.pass_urgent(whole, reason="防汛防台", by=clerk)
    head, cut, foot = DAM.index("一、"), DAM.index("三、"), DAM.index("\n云水县水利局\n2026")
    halves = [draft(county, text) for text in (DAM[:cut] + DAM[foot:], DAM[:head] + DAM[cut:])]
    for half in halves:
        actions.pass_urgent(half, reason="防汛防台", by=clerk)

    page = shown(client, halves[1])

    assert "拆成的2件之一" in page
    assert f"/item/{halves[0].key}/" in page
    assert "拆成的" not in shown(client, whole)
