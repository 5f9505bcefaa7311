"""Published lists come in as they are, and anybody finds out whose job something is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jianfu.apps.duties import actions, queries
from jianfu.apps.duties.core import NotNow
from jianfu.apps.duties.models import Edition, current
from jianfu.apps.duties.tests.makers import ITEMS, make_edition
from jianfu.apps.journal.models import Line
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.sample_county.duty_list import workbook

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def county() -> County:
    return make_county(townships=2, departments=2, villages=1)


@pytest.fixture
def keeper(county: County) -> Person:
    return make_person(county.burden_office, Role.ESTABLISHMENT)


def test_published_workbook_is_looked_at_and_taken_over(
    client: Client, county: County, keeper: Person
) -> None:
    client.force_login(keeper)

    page = client.post(
        "/settings/duties/bring/", {"file": SimpleUploadedFile("清单.xlsx", workbook())}, follow=True
    ).content.decode()
    edition = Edition.objects.get()
    client.post(f"/settings/duties/{edition.key}/take/")

    for word, n in queries.counts(edition):
        assert f"{word} <b>{n}</b>项" in page
    assert sum(n for _, n in queries.counts(edition)) > 300
    assert edition.title == "青石镇履职事项清单"
    assert edition.area == county.townships[0]  # its title names 青石镇
    assert current(county.villages[0], TODAY) == edition
    assert Line.objects.filter(verb="导入履职清单").exists()


def test_what_is_no_list_is_told_in_chinese(client: Client, county: County, keeper: Person) -> None:
    client.force_login(keeper)

    answer = client.post(
        "/settings/duties/bring/", {"file": SimpleUploadedFile("坏.xlsx", b"PK\x03\x04" + bytes(50))}
    )

    assert answer.status_code == 422
    assert "没有读出清单" in answer.content.decode()
    assert not Edition.objects.exists()


def test_edition_holds_from_its_day_and_the_townships_own_goes_before_the_countys(county: County) -> None:
    old = make_edition(county.county, since=TODAY - timedelta(days=400))
    make_edition(county.county, since=TODAY + timedelta(days=5))
    own = make_edition(county.townships[0], since=TODAY - timedelta(days=30))
    make_edition(county.townships[0], step="preview")

    assert current(county.villages[0], TODAY) == own
    assert current(county.townships[1], TODAY) == old
    assert current(county.townships[1], TODAY - timedelta(days=500)) is None


def test_taken_back_within_a_day_the_edition_before_holds_again(county: County, keeper: Person) -> None:
    old = make_edition(county.county, since=TODAY - timedelta(days=10))
    new = make_edition(county.county)

    actions.take_back(new, by=keeper)

    assert current(county.townships[0], TODAY) == old
    Edition.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(hours=25))
    with pytest.raises(NotNow, match="24小时"):
        actions.take_back(old, by=keeper)


def test_new_edition_says_what_it_changes(county: County) -> None:
    make_edition(county.county, since=TODAY - timedelta(days=10))
    moved = [ITEMS[0] | {"name": "登记流浪犬"}, ITEMS[1] | {"listed": "reclaimed", "number": 2}, ITEMS[2]]
    new = make_edition(county.county, items=moved)

    assert [(d.verb, d.name, d.told) for d in queries.against_before(new)] == [
        ("新增", "登记流浪犬", "基本履职事项"),
        ("不再列", ITEMS[0]["name"], "基本履职事项"),
        ("改列", "冰雪运动场安全", "由配合履职事项改为上级部门收回事项"),
    ]


@pytest.mark.parametrize(
    ("words", "answer"),
    [("溜冰的地方栏杆倒了", "归<b>县体育局</b>"), ("门口的路灯半个月不亮了", "归<b>镇街</b>自己")],
)
def test_any_wording_opens_with_the_department(
    client: Client, county: County, words: str, answer: str
) -> None:
    make_edition(county.county)
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    page = client.get("/duties/", {"words": words}).content.decode()

    assert answer in page
    assert "冰雪运动场安全" in page


def test_item_shows_both_sides(client: Client, county: County) -> None:
    item = make_edition(county.county).items.get(listed="assist")
    client.force_login(make_person(county.villages[0], Role.VILLAGE_WORKER))

    page = client.get(f"/duties/item/{item.pk}/").content.decode()

    assert "检查冰面和护栏" in page
    assert "张贴告示" in page
    assert "县体育局、县公安局" in page


def test_without_a_list_the_page_says_who_brings_it(client: Client, county: County) -> None:
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    assert "还没有履职清单" in client.get("/duties/").content.decode()


def test_nobody_at_the_grassroots_brings_a_list(client: Client, county: County) -> None:
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    assert client.get("/settings/duties/").status_code == 404
