"""A list taken over, once and once only, and taken back as a whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from jianfu.apps.gate.models import Notice
from jianfu.apps.people import actions
from jianfu.apps.people.actions.lists import plan_for
from jianfu.apps.people.importing.shapes import Fate, Found, found_from, found_to
from jianfu.apps.people.models import Import, Level, Person, Post, Role, Unit, UnitKind
from jianfu.apps.people.tests.lists import STAFF_HEAD, departments, townships, villages
from jianfu.apps.people.tests.makers import make_county, make_person, make_unit
from tests.files.sheet import Row, make_csv, make_xlsx

pytestmark = pytest.mark.django_db
DEPARTMENTS: list[Row] = [["单位名称"], *([name] for name in departments())]
VILLAGES: list[Row] = [["乡镇", "村"], *([*pair] for pair in villages())]
STAFF: list[Row] = [
    STAFF_HEAD,
    ["林小川", "YS0101", "县民政局", ""],
    ["吴小溪", "YS0102", townships()[0], ""],
]
WHOLE = make_xlsx({"县直部门": DEPARTMENTS, "村社区": VILLAGES, "人员": STAFF})


@pytest.fixture
def admin() -> Person:
    county = make_unit("云水县")
    office = make_unit("云水县减负办", county, kind=UnitKind.BURDEN_OFFICE)
    return make_person(office, Role.ADMIN, staff_code="YS0001", name="李江")


def bring(admin: Person, data: bytes = WHOLE, name: str = "机构.xlsx") -> Import:
    return actions.bring_in(name, data, admin.areas[0], by=admin)


def taken_over(admin: Person, data: bytes = WHOLE) -> Import:
    return actions.take_over(bring(admin, data), by=admin)


def counts() -> tuple[int, int, int]:
    return Unit.objects.count(), Person.objects.count(), Post.objects.count()


def test_look_at_a_list_changes_nothing(admin: Person) -> None:
    before = counts()

    plan, _ = plan_for(bring(admin))

    assert len(plan.units) == 59 + 20 + 214, "县减负办 is here already"
    assert len(plan.people) == 2
    assert counts() == before


def test_list_taken_over_makes_the_whole_county(admin: Person) -> None:
    taken_over(admin)

    assert Unit.objects.count() == 1 + 60 + 20 + 214
    assert Unit.objects.townships().count() == 20
    village = Unit.objects.filter(level=Level.VILLAGE).first()
    assert village is not None
    assert village.parent is not None
    assert village.path == f"{village.parent.path}{village.pk}/"
    clerk = Person.objects.get(staff_code="YS0102")
    assert not clerk.has_usable_password()
    assert Unit.objects.for_user(clerk).filter(level=Level.VILLAGE).exists()


def test_same_list_twice_changes_nothing(admin: Person) -> None:
    taken_over(admin)
    before = counts()

    plan, _ = plan_for(bring(admin))
    again = taken_over(admin)

    assert not plan.changes_something
    assert [row.fate for row in plan.rows] == [Fate.KNOWN] * (60 + 20 + 214 + 2)
    assert again.result == {"units": [], "people": [], "posts": [], "fills": {}, "addresses": {}}
    assert counts() == before


def test_old_list_does_not_bring_back_a_merged_township(admin: Person) -> None:
    rows: list[Row] = [["单位名称", "代码"], ["青石镇", ""], ["白水乡", ""], ["县民政局", ""]]
    taken_over(admin, make_csv(rows))
    stone, white = Unit.objects.townships()
    office = Unit.objects.get(name="县民政局")
    day = timezone.localdate()
    actions.merge_units([white], stone, on=day, by=admin)
    actions.rename_unit(office, "县民政和社会工作局", on=day, by=admin)

    plan, _ = plan_for(bring(admin, make_csv(rows)))

    assert not plan.changes_something
    assert [row.words for row in plan.wrong] == ["白水乡", "县民政局"]
    assert "并入“青石镇”" in plan.wrong[0].what
    assert "改名“县民政和社会工作局”" in plan.wrong[1].what


def test_pressing_twice_takes_over_once(admin: Person) -> None:
    brought = bring(admin)

    actions.take_over(brought, by=admin)
    actions.take_over(brought, by=admin)

    assert Unit.objects.count() == 1 + 60 + 20 + 214


def test_list_taken_back_leaves_what_was_before(admin: Person) -> None:
    office = Unit.objects.get(kind=UnitKind.BURDEN_OFFICE)
    before = counts(), list(Unit.objects.values())
    brought = taken_over(admin, make_csv([["单位名称", "代码"], ["县减负办", "J01"], ["青石镇", "Z01"]]))
    office.refresh_from_db()
    assert office.code == "J01"

    actions.undo_import(brought, by=admin)

    assert (counts(), list(Unit.objects.values())) == before
    assert Import.objects.get().state == Import.State.UNDONE


def test_large_list_taken_back_as_a_whole(admin: Person) -> None:
    before = counts()

    actions.undo_import(taken_over(admin), by=admin)

    assert counts() == before


def test_list_is_not_taken_back_where_something_hangs_on_it(admin: Person) -> None:
    brought = taken_over(admin)
    Notice.objects.create(sender=Unit.objects.townships().first())
    make_person(Unit.objects.townships()[1], Role.TOWNSHIP_CLERK)
    actions.set_initial_password(Person.objects.get(staff_code="YS0101"), by=admin)
    person = Person.objects.get(staff_code="YS0102")
    person.set_password("自己的密码在用了")
    person.save()

    with pytest.raises(actions.NotThis, match="1人已经在用、2个单位已经有来件、任职或别的记录"):
        actions.undo_import(brought, by=admin)

    assert Unit.objects.townships().count() == 20


def test_after_a_day_a_list_is_not_taken_back(admin: Person) -> None:
    brought = taken_over(admin)
    Import.objects.update(at=timezone.now() - timedelta(hours=25))

    with pytest.raises(actions.NotThis, match="超过24小时"):
        actions.undo_import(brought, by=admin)


def test_list_nobody_took_over_is_gone_the_next_day(admin: Person) -> None:
    old = bring(admin)
    Import.objects.update(at=timezone.now() - timedelta(hours=25))

    bring(admin)

    assert not Import.objects.filter(pk=old.pk).exists()


def test_taken_over_list_keeps_no_names(admin: Person) -> None:
    assert taken_over(admin).found == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 ...", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken"])
def test_file_that_is_no_list_is_told_and_leaves_nothing(admin: Person, data: bytes) -> None:
    with pytest.raises(actions.NotThis):
        bring(admin, data)

    assert not Import.objects.exists()


def test_what_was_found_survives_being_kept() -> None:
    from jianfu.apps.people.importing.rows import read_lists
    from jianfu.apps.people.tests.lists import grid

    found = read_lists(
        [
            grid(["单位名称", "类别"], ["青石镇", "乡镇"], ["", "x"]),
            grid(STAFF_HEAD, ["甲一", "A1", "青石镇", "管理员"]),
        ]
    )

    assert found_from(found_to(found)) == found
    assert found_from({}) == Found()


STAFF = "姓名,工号,单位,邮箱\n林小川,YS0101,青石镇,lin@yunshui.example\n".encode()


def with_mail(admin: Person) -> Import:
    return taken_over(admin, "单位,类别\n青石镇,乡镇\n".encode()) and taken_over(admin, STAFF)


def test_staff_list_brings_addresses_and_taking_it_back_takes_them_away(admin: Person) -> None:
    taken_over(admin, "单位,类别\n青石镇,乡镇\n".encode())
    make_person(Unit.objects.get(name="青石镇"), Role.TOWNSHIP_CLERK, staff_code="YS0101")

    brought = taken_over(admin, STAFF)
    assert Person.objects.get(staff_code="YS0101").mail == "lin@yunshui.example"

    actions.undo_import(brought, by=admin)
    assert Person.objects.get(staff_code="YS0101").mail == ""


def test_list_does_not_change_an_address_that_stands(admin: Person) -> None:
    with_mail(admin)
    other = STAFF.replace(b"lin@", b"other@")

    plan, _ = actions.lists.plan_for(bring(admin, other))

    assert "邮箱与已有的不同,没有改动" in plan.rows[-1].what
    assert not plan.changes_something


def test_list_of_one_county_leads_nobody_elsewhere_astray(admin: Person) -> None:
    taken_over(admin, "单位,类别\n青石镇,乡镇\n".encode())
    other = make_county(name="石桥县")
    make_person(other.townships[0], Role.TOWNSHIP_CLERK, staff_code="YS0101")

    taken_over(admin, STAFF)

    assert Person.objects.get(staff_code="YS0101").mail == ""
