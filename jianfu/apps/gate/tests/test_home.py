"""The first page of a township: what is due first, and what it costs this desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions, home, queries
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.deadlines import day_of
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.tests.makers import CLEAN
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.core.cost import number

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=4, departments=2, villages=2)


def admitted(county: County, matter: str) -> Notice:
    text = CLEAN.replace("大棚面积", matter)
    notice, _ = actions.receive(
        "粘贴的文字.txt", text.encode(), desk=Desk(county.departments[0], Direction.DRAFT), by=None
    )
    return Notice.objects.get(pk=notice.pk)


def due_in(notice: Notice, days: int) -> None:
    Demand.objects.filter(notice=notice).update(due_at=timezone.now() + timedelta(days=days))


def page_of_a_township(client: Client, county: County, path: str = "/") -> str:
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/", "/items/"])
def test_hours_beside_a_paper_are_those_of_this_township_alone(
    client: Client, county: County, path: str
) -> None:
    notice = admitted(county, "鱼塘水面")
    (share,) = notice.demands.get().entries.filter(place=county.townships[0])

    page = page_of_a_township(client, county, path)

    assert f"<span>约{number(share.hours_likely)}人时</span>" in page
    assert number(share.hours_likely) != number(notice.demands.get().hours_likely)


def test_what_is_due_soon_stays_in_sight_under_many_newer_papers(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = admitted(county, "果园株数")
    due_in(old, 3)
    for matter in ("鱼塘水面", "农机存量"):
        due_in(admitted(county, matter), 40)
    monkeypatch.setattr(queries, "_SHOWN", 1)

    assert list(home.due_soon(county.townships[:1], now=timezone.now())) == [old]


def test_what_need_not_be_looked_at_this_week_is_folded(client: Client, county: County) -> None:
    notice = admitted(county, "果园株数")
    due_in(notice, 40)

    page = page_of_a_township(client, county)

    later = page.index("<h3>以后</h3>")
    assert page.rindex('<details class="group">', 0, later) > page.rfind("</details>", 0, later)
    assert day_of(timezone.localdate() + timedelta(days=40)) in page[later:]


def test_somebody_whose_first_page_is_not_built_yet_begins_at_the_next(
    client: Client, county: County
) -> None:
    office = make_person(county.burden_office, Role.ESTABLISHMENT)
    client.force_login(office)

    assert client.get("/").headers["Location"] == "/items/"
