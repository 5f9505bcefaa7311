"""撤乡并镇, 改隶, 更名: what was stays, and can be found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from jianfu.apps.journal.models import Line
from jianfu.apps.people import actions
from jianfu.apps.people.models import Change, Level, Person, Post, Role, Unit, UnitKind
from jianfu.apps.people.queries import roles_of, unit_named
from jianfu.apps.people.tests.makers import County, make_county, make_person, make_unit

pytestmark = pytest.mark.django_db
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def made() -> County:
    return make_county(townships=3, villages=2)


@pytest.fixture
def admin(made: County) -> Person:
    return make_person(made.burden_office, Role.ADMIN)


def paths_are_true() -> bool:
    """Every path is what the parents say."""
    return all(
        unit.path == (unit.parent.path if unit.parent else "/") + f"{unit.pk}/"
        for unit in Unit.objects.select_related("parent")
    )


def merge(made: County, admin: Person, on: date = SUMMER) -> str:
    return actions.merge_units(made.townships[1:], made.townships[0], on=on, by=admin)


def test_merged_townships_end_and_their_villages_go_on(made: County, admin: Person) -> None:
    merge(made, admin)

    stone, *others = Unit.objects.filter(pk__in=[t.pk for t in made.townships]).order_by("pk")
    assert [unit.until for unit in others] == [SUMMER, SUMMER]
    assert {v.parent_id for v in Unit.objects.filter(level=Level.VILLAGE)} == {stone.pk}
    assert list(Unit.objects.townships()) == [stone]
    assert paths_are_true()


def test_who_worked_in_a_merged_township_works_in_the_new_one_and_sees_its_past(
    made: County, admin: Person
) -> None:
    clerk = make_person(made.townships[1], Role.TOWNSHIP_CLERK)
    Post.objects.filter(person=clerk).update(since=SPRING)
    merge(made, admin)

    clerk = Person.objects.get(pk=clerk.pk)
    assert [post.unit for post in clerk.current_posts] == [made.townships[0]]
    assert {made.townships[1], *made.villages} < set(Unit.objects.for_user(clerk))
    assert [p.until for p in clerk.posts.filter(unit=made.townships[1])] == [SUMMER]


def test_former_township_is_found_at_its_time(made: County, admin: Person) -> None:
    merge(made, admin)

    assert unit_named("白水乡人民政府", SPRING) == made.townships[1]
    assert unit_named("白水乡", AUTUMN) is None


def test_merger_taken_back_leaves_everything_as_it_was(made: County, admin: Person) -> None:
    clerk = make_person(made.townships[1], Role.TOWNSHIP_CLERK)
    both = make_person(made.townships[1], Role.TOWNSHIP_CLERK)
    actions.begin_post(both, made.townships[0], Role.TOWNSHIP_CLERK, by=admin)
    Post.objects.update(since=SPRING)
    before = list(Unit.objects.order_by("pk").values()), list(Post.objects.order_by("pk").values())

    actions.undo_change(merge(made, admin), by=admin)

    assert (list(Unit.objects.order_by("pk").values()), list(Post.objects.order_by("pk").values())) == before
    assert roles_of(Person.objects.get(pk=clerk.pk)) == {Role.TOWNSHIP_CLERK}
    assert paths_are_true()


def test_merger_into_a_new_township(made: County, admin: Person) -> None:
    new = actions.add_unit("青白镇", made.county, Level.TOWNSHIP, UnitKind.GOVERNMENT, by=admin, since=SUMMER)

    actions.merge_units(made.townships, new, on=SUMMER, by=admin)

    assert list(Unit.objects.townships()) == [new]
    assert Unit.objects.below(new).count() == 1 + 3 + 6


def test_moved_department_takes_its_sections_along(made: County, admin: Person) -> None:
    office, other = made.departments
    section = make_unit("种植股", office, kind=UnitKind.SECTION)

    actions.move_unit(office, other, on=SUMMER, by=admin)

    section.refresh_from_db()
    assert section in Unit.objects.below(other)
    assert paths_are_true()


def test_move_taken_back(made: County, admin: Person) -> None:
    village = made.villages[0]
    change = actions.move_unit(village, made.townships[1], on=SUMMER, by=admin)

    actions.undo_change(change.batch, by=admin)

    village.refresh_from_db()
    assert village.parent_id == made.townships[0].pk
    assert paths_are_true()
    assert Change.objects.get().undone


def test_renamed_unit_is_found_by_each_name_at_its_time(made: County, admin: Person) -> None:
    office = made.departments[0]
    actions.rename_unit(office, "云水县农业农村和水利局", on=SUMMER, by=admin)
    actions.rename_unit(office, "云水县三农局", on=AUTUMN, by=admin)

    assert unit_named("县农业农村局", SPRING) == office
    assert unit_named("农业农村和水利局", SUMMER) == office
    assert unit_named("县三农局", AUTUMN) == office
    assert unit_named("县农业农村局", SUMMER) is None
    assert unit_named("县三农局", SPRING) is None


def test_village_of_a_common_name_is_found_within_its_township_only(made: County) -> None:
    assert unit_named("河东村") is None
    assert unit_named("河东村委会", within=made.townships[1]) == made.villages[2]


@pytest.mark.parametrize("writing", ["云水县民政局", "县民政局", "民政局"])
def test_department_is_found_in_any_writing(made: County, writing: str) -> None:
    office = make_unit("云水县民政局", made.county, kind=UnitKind.DEPARTMENT)

    assert unit_named(writing) == office


def test_of_two_counties_the_words_say_whose_department_is_meant(made: County) -> None:
    other = make_county(name="石桥县")
    mine = make_unit("民政局", made.county, kind=UnitKind.DEPARTMENT)
    make_unit("民政局", other.county, kind=UnitKind.DEPARTMENT)

    assert unit_named("云水县民政局") == mine
    assert unit_named("民政局") is None


def refused(act: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(actions.NotThis) as why:
        act(*args, **kwargs)  # type: ignore[operator]
    return str(why.value)


def test_what_cannot_be_is_refused_in_words(made: County, admin: Person) -> None:
    stone, white, _ = made.townships
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert "在“青石镇”下面" in refused(actions.move_unit, stone, made.villages[0], on=SUMMER, by=admin)
    assert "级别比" in refused(actions.move_unit, white, made.villages[0], on=SUMMER, by=admin)
    assert "现在就在" in refused(actions.move_unit, stone, made.county, on=SUMMER, by=admin)
    assert "不是同一级" in refused(actions.merge_units, [stone], made.departments[0], on=SUMMER, by=admin)
    assert "请选" in refused(actions.merge_units, [stone], stone, on=SUMMER, by=admin)
    assert "还没有到" in refused(actions.rename_unit, stone, "新镇", on=tomorrow, by=admin)
    assert "和现在的一样" in refused(actions.rename_unit, stone, "青石镇", on=SUMMER, by=admin)
    assert "已经有" in refused(
        actions.add_unit, "青石镇", made.county, Level.TOWNSHIP, UnitKind.GOVERNMENT, by=admin
    )
    assert not Change.objects.exists()


def test_ended_unit_changes_no_more(made: County, admin: Person) -> None:
    merge(made, admin)

    assert "已经撤并" in refused(actions.rename_unit, made.townships[1], "新镇", on=AUTUMN, by=admin)


def test_change_on_which_another_follows_is_taken_back_after_it(made: County, admin: Person) -> None:
    first = merge(made, admin)
    second = actions.rename_unit(made.townships[0], "青白镇", on=AUTUMN, by=admin)

    assert "后来又有变更" in refused(actions.undo_change, first, by=admin)
    actions.undo_change(second.batch, by=admin)
    actions.undo_change(first, by=admin)
    assert Unit.objects.townships().count() == 3
    assert "撤回过" in refused(actions.undo_change, first, by=admin)


def test_after_a_day_nothing_is_taken_back(made: County, admin: Person) -> None:
    batch = merge(made, admin)
    Change.objects.update(at=timezone.now() - timedelta(hours=25))

    assert "超过24小时" in refused(actions.undo_change, batch, by=admin)


def test_every_change_is_a_line_of_the_journal(made: County, admin: Person) -> None:
    actions.undo_change(merge(made, admin), by=admin)

    lines = list(Line.objects.values_list("verb", "who"))
    assert lines == [("机构并入", admin.staff_code)] * 2 + [("撤回机构变更", admin.staff_code)]


def test_last_administrator_stays(made: County, admin: Person) -> None:
    assert "最后一位管理员" in refused(actions.let_go, admin, by=admin)
    assert "最后一位管理员" in refused(actions.end_post, admin.posts.get(), by=admin)

    make_person(made.burden_office, Role.ADMIN)
    actions.let_go(admin, by=admin)

    assert not Person.objects.get(pk=admin.pk).is_active


def test_first_day_makes_a_county_and_who_cares_for_it() -> None:
    person, password = actions.found_office("云水县", "YS0001", "周明远")

    assert roles_of(person) == {Role.ADMIN, Role.REVIEWER}
    assert person.check_password(password)
    assert person.must_change
    assert [unit.name for unit in person.areas] == ["云水县"]
    assert "已经有人员" in refused(actions.found_office, "石桥县", "YS0002", "别人")


def test_first_day_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("office", "云水县", "ys0001", "周明远")
    password = capsys.readouterr().out.split("初始密码:")[1].split()[0]
    assert Person.objects.get(staff_code="YS0001").check_password(password)

    call_command("password", "YS0001")
    again = capsys.readouterr().out.split("初始密码:")[1].split()[0]
    assert Person.objects.get(staff_code="YS0001").check_password(again)

    with pytest.raises(CommandError, match="已经有人员"):
        call_command("office", "云水县", "YS0002", "别人")
