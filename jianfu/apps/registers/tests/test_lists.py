"""Lists of an office: brought in, looked at, taken over, taken back as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.journal.models import Line
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.apps.registers import actions
from jianfu.apps.registers.core import Book, NotNow, State, amount_of
from jianfu.apps.registers.lists import Fate, kinds
from jianfu.apps.registers.models import Brought, Item
from jianfu.apps.registers.tests.makers import as_file, make_item, sheet

pytestmark = pytest.mark.django_db
PLAN = (
    ("云水县2026年度发文计划", "", "", ""),
    ("序号", "文件名称", "主办单位", "时间"),
    (1, "关于做好秋粮收购工作的通知", "县农业农村局", "9月"),
    (2, "关于加强防火值班的通知", "云水县应急管理局", "10月下旬"),
    (3, "关于整治飞线充电的通知", "县文明办", "11月"),
)


@pytest.fixture
def county() -> County:
    return make_county()


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


def bring(county: County, book: Book, *rows: tuple[object, ...], **more: Any) -> Brought:
    return actions.bring_in(kinds()[book], "名单.xlsx", sheet(*rows), county.county, only=more.get("only"))


def test_list_is_looked_at_before_anything_is_made(county: County) -> None:
    told = actions.look(bring(county, Book.ISSUE_PLAN, *PLAN))

    assert [row.fate for row in told] == [Fate.NEW, Fate.NEW, Fate.WRONG]
    assert told[2].what == "机构里没有“县文明办”"
    assert not Item.objects.exists()


def test_plan_is_taken_over_with_its_departments_and_days(county: County, reviewer: Person) -> None:
    actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)

    rows = [(row.unit, row.title, row.day) for row in Item.objects.order_by("pk")]
    year = timezone.localdate().year
    assert rows == [
        (county.departments[0], "关于做好秋粮收购工作的通知", date(year, 9, 1)),
        (county.departments[1], "关于加强防火值班的通知", date(year, 10, 21)),
    ]


def test_same_list_twice_makes_its_rows_once(county: County, reviewer: Person) -> None:
    actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)

    again = actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)

    assert (again.taken, Item.objects.count()) == (0, 2)


def test_button_pressed_twice_takes_over_once(county: County, reviewer: Person) -> None:
    brought = bring(county, Book.ISSUE_PLAN, *PLAN)

    actions.take_over(brought, by=reviewer)
    actions.take_over(brought, by=reviewer)

    assert Item.objects.count() == 2


def test_department_brings_its_own_rows_alone(county: County) -> None:
    told = actions.look(bring(county, Book.ISSUE_PLAN, *PLAN, only=county.departments[0]))

    assert [row.fate for row in told] == [Fate.NEW, Fate.WRONG, Fate.WRONG]
    assert "由它自己" in told[1].what


def test_list_is_taken_back_as_a_whole(county: County, reviewer: Person) -> None:
    brought = actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)

    actions.take_back(brought, by=reviewer)

    assert not Item.objects.exists()
    assert list(Line.objects.values_list("verb", flat=True))[-2:] == ["导入发文计划", "撤回导入发文计划"]


def test_list_of_which_a_line_was_ended_stays(county: County, reviewer: Person) -> None:
    brought = actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)
    actions.end(Item.objects.all()[0], by=reviewer)

    with pytest.raises(NotNow, match="逐项"):
        actions.take_back(brought, by=reviewer)


def test_list_of_yesterday_is_no_longer_taken_back(county: County, reviewer: Person) -> None:
    brought = actions.take_over(bring(county, Book.ISSUE_PLAN, *PLAN), by=reviewer)
    Brought.objects.update(at=timezone.now() - timedelta(hours=25))

    with pytest.raises(NotNow, match="24小时"):
        actions.take_back(brought, by=reviewer)


def test_columns_the_register_does_not_have_are_not_kept(county: County) -> None:
    brought = bring(county, Book.STAFF, ("单位", "人数", "负责人"), ("青石镇", 60, "林小川"))

    assert "林小川" not in str(brought.rows)


def test_ended_line_stands_again_within_a_day(county: County, reviewer: Person) -> None:
    item = make_item(county.county, Book.VETOES, "重大安全责任事故")
    actions.end(item, by=reviewer)

    actions.stand_again(item, by=reviewer)

    item.refresh_from_db()
    assert item.state == State.IN_USE


def test_ended_line_of_last_week_stays_ended(county: County, reviewer: Person) -> None:
    item = make_item(county.county, Book.VETOES, "重大安全责任事故")
    actions.end(item, by=reviewer)
    Item.objects.update(changed_at=timezone.now() - timedelta(days=7))

    with pytest.raises(NotNow, match="24小时"):
        actions.stand_again(item, by=reviewer)


@pytest.mark.parametrize(
    ("words", "amount"),
    [("1.2万亩", (12000.0, "亩")), ("3,400 户", (3400.0, "户")), ("60", (60.0, "")), ("若干", (None, ""))],
)
def test_amounts_are_read_as_they_are_written(words: str, amount: tuple[float | None, str]) -> None:
    assert amount_of(words) == amount


# -- pages


def test_list_goes_from_page_to_page_and_back(county: County, reviewer: Person, client: Client) -> None:
    client.force_login(reviewer)

    looked = client.post(
        "/registers/lists/vetoes/bring/", {"file": as_file(sheet(("事项名称",), ("重大安全责任事故",)))}
    )
    assert looked.status_code == 422  # one column of words alone is no table

    rows = (("编号", "事项名称"), ("1-01", "重大安全责任事故"))
    looked = client.post("/registers/lists/vetoes/bring/", {"file": as_file(sheet(*rows))}, follow=True)
    assert "会新增" in looked.content.decode()
    key = Brought.objects.get().key
    client.post(f"/registers/list/{key}/take/")
    assert "重大安全责任事故" in client.get("/registers/?book=vetoes").content.decode()
    client.post(f"/registers/list/{key}/back/")
    assert not Item.objects.exists()


def test_file_that_is_no_table_is_told(county: County, reviewer: Person, client: Client) -> None:
    client.force_login(reviewer)

    answer = client.post("/registers/lists/vetoes/bring/", {"file": as_file(b"PK\x03\x04", "a.docx")})

    assert answer.status_code == 422
    assert not Brought.objects.exists()


def test_department_finds_its_plan_and_what_holds_for_all(
    county: County, clerk: Person, client: Client
) -> None:
    make_item(county.departments[0], title="自己的计划")
    make_item(county.departments[1], title="别人的计划")
    make_item(county.county, Book.VETOES, "重大安全责任事故")
    client.force_login(clerk)

    plan = client.get("/registers/").content.decode()

    assert "自己的计划" in plan
    assert "别人的计划" not in plan
    assert "重大安全责任事故" in client.get("/registers/?book=vetoes").content.decode()


def test_department_ends_nothing_that_holds_for_all(county: County, clerk: Person, client: Client) -> None:
    veto = make_item(county.county, Book.VETOES, "重大安全责任事故")
    client.force_login(clerk)

    assert client.post(f"/registers/{veto.pk}/end/").status_code == 404
    assert "停用" not in client.get("/registers/?book=vetoes").content.decode().replace("已停用", "")


def test_page_costs_as_many_questions_for_two_as_for_forty(
    county: County, reviewer: Person, client: Client, django_assert_max_num_queries: Any
) -> None:
    for i in range(40):
        make_item(county.departments[i % 2], title=f"第{i}件")
    client.force_login(reviewer)

    with django_assert_max_num_queries(11):
        client.get("/registers/")
