"""设置: an administrator's way through lists, units and people."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jianfu.apps.people.models import Import, Person, Post, Role, Unit
from jianfu.apps.people.tests.lists import STAFF_HEAD
from jianfu.apps.people.tests.makers import County, make_county, make_person
from tests.files.sheet import make_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> County:
    return make_county(villages=2)


@pytest.fixture
def admin(client: Client, made: County) -> Person:
    person = make_person(made.burden_office, Role.ADMIN, name="周明远")
    client.force_login(person)
    return person


def page_of(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def brought(client: Client, *rows: list[str]) -> str:
    """The page that shows what would come of a list."""
    file = SimpleUploadedFile("名单.csv", make_csv(rows))
    answer = client.post(reverse("people:list-bring"), {"file": file})
    return client.get(answer["Location"]).content.decode()


def test_list_is_looked_at_taken_over_and_taken_back(client: Client, admin: Person) -> None:
    page = brought(
        client, ["单位名称", "上级单位"], ["县民政局", ""], ["上坪村", "青石镇"], ["下坪村", "清石镇"]
    )
    assert "县直部门 <b>1</b>" in page
    assert "村社区 <b>1</b>" in page
    assert "是不是“青石镇”？" in page
    key = Import.objects.get().key

    client.post(reverse("people:list-take", args=[key]))
    assert "新建2个单位" in page_of(client, "people:list", key)
    assert "导入“名单.csv”" in page_of(client, "people:units")

    client.post(reverse("people:list-undo", args=[key]))
    assert "和导入前一样" in page_of(client, "people:list", key)
    assert not Unit.objects.filter(name="县民政局").exists()


def test_list_that_holds_nothing_new_offers_no_import(client: Client, admin: Person) -> None:
    page = brought(client, ["单位名称", "代码"], ["青石镇", ""])

    assert "不用导入" in page
    assert "list-take" not in page


def test_file_that_is_no_table_leads_back_to_the_units(client: Client, admin: Person) -> None:
    answer = client.post(reverse("people:list-bring"), {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})

    assert answer.status_code == 422
    assert "不是表格" in answer.content.decode()
    assert "回机构" in answer.content.decode()


def test_long_run_of_good_rows_is_folded_and_the_wrong_one_open(client: Client, admin: Person) -> None:
    rows = [[f"县第{word}办公室", "1"] for word in "甲乙丙丁戊己庚辛"]

    page = brought(client, ["单位名称", "代码"], *rows[:4], ["希望之光", "2"], *rows[4:], *rows[:4])

    assert page.count("<details") >= 1
    assert re.search(r'class="row wrong"><span class="when">第6行', page)


def test_unit_is_renamed_merged_and_brought_back_on_its_pages(
    client: Client, admin: Person, made: County
) -> None:
    stone, white = made.townships
    client.post(reverse("people:unit-rename", args=[stone.pk]), {"name": "青石新镇"})
    client.post(reverse("people:unit-merge", args=[stone.pk]), {"unit": [white.pk]})

    page = page_of(client, "people:unit", stone.pk)
    assert "由“青石镇”更名" in page
    assert "“白水乡”并入" in page

    batches = re.findall(r"changes/([^/]+)/undo", page_of(client, "people:units"))
    for batch in batches:
        client.post(reverse("people:change-undo", args=[batch]))
    assert {unit.name for unit in Unit.objects.townships()} == {"青石镇", "白水乡"}


def test_what_cannot_be_is_told_on_the_page_of_the_unit(client: Client, admin: Person, made: County) -> None:
    answer = client.post(
        reverse("people:unit-rename", args=[made.townships[0].pk]), {"name": "新镇", "on": "2999-01-01"}
    )

    assert answer.status_code == 422
    assert "日期还没有到" in answer.content.decode()
    assert Unit.objects.get(pk=made.townships[0].pk).name == "青石镇"


@pytest.mark.parametrize(
    ("name", "over", "sort"),
    [
        ("新桥村", "township", "村社区"),
        ("综合办", "township", "内设机构"),
        ("县数据局", "county", "县直部门"),
        ("新安镇", "county", "乡镇街道"),
    ],
)
def test_new_unit_is_sorted_by_its_name(
    client: Client, admin: Person, made: County, name: str, over: str, sort: str
) -> None:
    parent = made.townships[0] if over == "township" else made.county

    answer = client.post(reverse("people:unit-add", args=[parent.pk]), {"name": name})

    assert sort in client.get(answer["Location"]).content.decode()


def test_person_is_added_by_unit_in_any_writing(client: Client, admin: Person) -> None:
    form = {"name": "林小川", "staff_code": "ys99", "unit": "青石镇人民政府", "role": ""}

    client.post(reverse("people:person-add"), form)

    assert [p.role for p in Person.objects.get(staff_code="YS99").current_posts] == [Role.TOWNSHIP_CLERK]


def test_taken_code_is_told_and_what_was_typed_stays(client: Client, admin: Person) -> None:
    form = {"name": "别人", "staff_code": admin.staff_code, "unit": "青石镇", "role": ""}

    page = client.post(reverse("people:person-add"), form).content.decode()

    assert "已经是“周明远”的" in page
    assert 'value="别人"' in page


def test_first_password_is_shown_once_and_works(client: Client, admin: Person, made: County) -> None:
    clerk = make_person(made.townships[0], Role.TOWNSHIP_CLERK)

    page = client.post(reverse("people:first-password", args=[clerk.pk])).content.decode()

    password = re.search(r"<code>([^<]+)</code>", page)
    assert password
    clerk.refresh_from_db()
    assert clerk.check_password(password[1])
    assert password[1] not in page_of(client, "people:person", clerk.pk)


def test_slips_for_everybody_without_a_password(client: Client, admin: Person, made: County) -> None:
    brought(
        client,
        STAFF_HEAD,
        ["甲一", "N1", "青石镇", ""],
        ["乙二", "N2", "河东村", ""],
        ["丙三", "N3", "白水乡", ""],
    )
    client.post(reverse("people:list-take", args=[Import.objects.get().key]))
    waiting = page_of(client, "people:persons").count("还没有密码")

    page = client.post(reverse("people:first-passwords")).content.decode()

    assert waiting == 1
    assert page.count("<code>") == Person.objects.filter(must_change=True).count() >= 2


def test_who_works_elsewhere_too_is_not_handed_out_by_one_county(
    client: Client, admin: Person, made: County
) -> None:
    other = make_county(name="石桥县")
    both = make_person(made.townships[0], Role.TOWNSHIP_CLERK)
    Post.objects.create(person=both, unit=other.townships[0], role=Role.TOWNSHIP_CLERK)
    before = both.password

    page = client.post(reverse("people:first-password", args=[both.pk])).content.decode()

    assert "请由上一级管理员办理" in page
    both.refresh_from_db()
    assert both.password == before


def test_who_left_signs_in_no_more_until_let_in_again(client: Client, admin: Person, made: County) -> None:
    clerk = make_person(made.townships[0], Role.TOWNSHIP_CLERK)

    client.post(reverse("people:person-let-go", args=[clerk.pk]))
    assert "已停用" in page_of(client, "people:person", clerk.pk)

    client.post(reverse("people:person-let-in", args=[clerk.pk]))
    assert Person.objects.get(pk=clerk.pk).is_active


def test_post_ends_and_stays_readable(client: Client, admin: Person, made: County) -> None:
    clerk = make_person(made.townships[0], Role.TOWNSHIP_CLERK)

    client.post(reverse("people:post-end", args=[clerk.pk]), {"post": clerk.posts.get().pk})

    page = page_of(client, "people:person", clerk.pk)
    assert "现在没有任职" in page
    assert "以前的任职" in page


def test_settings_show_only_pages_that_exist(client: Client, admin: Person) -> None:
    page = page_of(client, "people:settings")

    assert "机构" in page
    assert "人员" in page


@pytest.mark.parametrize("villages", [1, 30])
def test_tree_takes_the_same_questions_for_any_size(
    client: Client, villages: int, django_assert_max_num_queries: object
) -> None:
    made = make_county(townships=4, villages=villages)
    client.force_login(make_person(made.burden_office, Role.ADMIN))

    with django_assert_max_num_queries(7):  # type: ignore[operator]
        page_of(client, "people:units")


def test_list_of_people_takes_the_same_questions_for_any_number(
    client: Client, admin: Person, made: County, django_assert_max_num_queries: object
) -> None:
    for _ in range(30):
        make_person(made.townships[0], Role.TOWNSHIP_CLERK)

    with django_assert_max_num_queries(10):  # type: ignore[operator]
        page_of(client, "people:persons")


def test_address_is_set_on_the_page_and_a_wrong_one_is_told(
    client: Client, admin: Person, made: County
) -> None:
    clerk = make_person(made.townships[0], Role.TOWNSHIP_CLERK)
    where = reverse("people:person-addresses", args=[clerk.pk])

    client.post(where, {"mail": "lin@yunshui.example", "wecom": "lin"})
    wrong = client.post(where, {"mail": "lin@@yunshui.example"}).content.decode()

    clerk.refresh_from_db()
    assert (clerk.mail, clerk.wecom) == ("lin@yunshui.example", "lin")
    assert "邮箱“lin@@yunshui.example”写得不对" in wrong
