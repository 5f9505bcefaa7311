"""The plan of visits: brought in, made from papers, joined, sealed, and looked up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.journal.models import Line
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.apps.visits import actions
from jianfu.apps.visits.core import NotNow, State
from jianfu.apps.visits.models import Visit
from jianfu.apps.visits.queries import when_of
from jianfu.apps.visits.registers import of_visits
from jianfu.apps.visits.sealing import Scheme
from jianfu.apps.visits.tests.makers import INSPECTION, make_visit, sheet
from jianfu.core.facts.shapes import Notice as Facts
from jianfu.core.reading import text_of
from tests.days import written

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)
PLAN = (
    ("云水县2026年度检查计划", "", "", "", ""),
    ("序号", "事项名称", "牵头单位", "检查对象", "时间安排"),
    ("1", "秋粮收购检查", "县农业农村局", "各乡镇", "11月"),
    ("2", "防火检查", "云水县应急管理局", "青石镇", "10月12日至14日"),
    ("3", "文明创建检查", "县文明办", "各乡镇", "9月"),
    ("4", "节水检查", "县农业农村局", "白水乡", "适时"),
)


@pytest.fixture
def county() -> County:
    return make_county(townships=3, departments=2, villages=1)


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


def take(county: County, by: Person, **more: Any) -> actions.Taken:
    return actions.take_plan(sheet(*PLAN), county.county, year=2026, by=by, **more)


def announced(county: County, by: Person, text: str = INSPECTION) -> Notice:
    """The paper that announces a visit, admitted by whoever must."""
    words = text.format(
        sender=county.departments[0].name,
        first=f"{SOON.month}月{SOON.day}日",
        last=f"{SOON.month}月{SOON.day}日",
        place="青石镇",
    )
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = gate.receive("通知.txt", words.encode(), desk=desk)
    notice = Notice.objects.get(pk=notice.pk)
    if not notice.number:
        gate.hand_in(notice, plea="", by=by)
        waiting = notice.demands.filter(state=DemandState.REVIEW)
        verdicts = dict.fromkeys(waiting.values_list("number", flat=True), Verdict.ADMIT)
        gate.decide_paper(notice, verdicts, reason="", by=by)
    return Notice.objects.get(pk=notice.pk)


def test_yearly_plan_is_taken_as_the_office_keeps_it(county: County, reviewer: Person) -> None:
    taken = take(county, reviewer)

    first, second = Visit.objects.order_by("serial")
    assert (taken.visits, first.code, second.code) == (2, "检-2026-001", "检-2026-002")
    assert set(first.places.all()) == set(county.townships)
    assert (second.first_day, second.last_day) == (date(2026, 10, 12), date(2026, 10, 14))


def test_rows_that_do_not_fit_are_told_with_their_reason(county: County, reviewer: Person) -> None:
    wrong = take(county, reviewer).wrong

    assert [row.split()[-1] for row, _ in wrong] == ["文明创建检查", "节水检查"]
    assert "机构里没有" in wrong[0][1]
    assert "时间" in wrong[1][1]


def test_same_plan_twice_is_one_plan(county: County, reviewer: Person) -> None:
    take(county, reviewer)

    again = take(county, reviewer)

    assert (again.visits, again.known, Visit.objects.count()) == (0, 2, 2)


def test_department_brings_its_own_visits_only(county: County, clerk: Person) -> None:
    taken = take(county, clerk, only=county.departments[0])

    assert [visit.sender for visit in Visit.objects.all()] == [county.departments[0]]
    assert any("由它自己" in why for _, why in taken.wrong)


def test_list_is_taken_back_as_a_whole_and_leaves_its_lines(county: County, reviewer: Person) -> None:
    batch = take(county, reviewer).batch

    actions.take_back_plan(batch, by=reviewer)

    assert not Visit.objects.exists()
    assert list(Line.objects.values_list("verb", flat=True))[-2:] == ["列入检查计划", "撤回检查计划"]


def test_list_of_which_a_visit_was_announced_stays(county: County, reviewer: Person) -> None:
    batch = take(county, reviewer).batch
    Visit.objects.filter(batch=batch).update(state=State.MERGED)

    with pytest.raises(NotNow, match="逐项"):
        actions.take_back_plan(batch, by=reviewer)


def test_admitted_paper_puts_its_visit_into_the_register(county: County, reviewer: Person) -> None:
    notice = announced(county, reviewer)

    visit = Visit.objects.get(notice=notice)
    assert (visit.first_day, visit.exact, visit.in_plan) == (SOON, True, False)
    assert [str(place) for place in visit.places.all()] == ["青石镇"]


def test_paper_about_a_planned_visit_gets_the_code_of_the_plan(county: County, reviewer: Person) -> None:
    planned = make_visit(county.departments[0], *county.townships, first=SOON.replace(day=1))

    notice = announced(county, reviewer)

    planned.refresh_from_db()
    assert (planned.notice, planned.first_day, Visit.objects.count()) == (notice, SOON, 1)


def test_visit_goes_when_its_paper_is_stopped_and_comes_back_with_it(
    county: County, reviewer: Person
) -> None:
    notice = announced(county, reviewer)
    demands = notice.demands.filter(kind="inspection")

    decisions = [gate.decide(d, Verdict.STOP, reason="", by=reviewer) for d in demands]
    assert Visit.objects.get(notice=notice).state == State.DROPPED

    for decision in decisions:
        gate.undo(decision, by=reviewer)
    assert Visit.objects.get(notice=notice).state == State.PLANNED


def test_planned_visit_stays_in_the_plan_when_its_paper_is_stopped(county: County, reviewer: Person) -> None:
    planned = make_visit(county.departments[0], *county.townships, first=SOON.replace(day=1))
    notice = announced(county, reviewer)

    for demand in notice.demands.filter(kind="inspection"):
        gate.decide(demand, Verdict.STOP, reason="", by=reviewer)

    planned.refresh_from_db()
    assert (planned.state, planned.notice) == (State.PLANNED, None)


def test_two_visits_become_one_under_one_code(county: County, reviewer: Person, client: Client) -> None:
    first = make_visit(county.departments[0], county.townships[0])
    second = make_visit(county.departments[1], county.townships[0], county.townships[1], title="收购点检查")

    actions.join(second, first, by=reviewer)

    page = client.get(f"/visits/{first.year}-{first.serial}/").content.decode()
    assert str(county.departments[1]) in page
    assert "白水乡" in page
    assert "已并入" in client.get(f"/visits/{second.year}-{second.serial}/").content.decode()


def test_joined_visit_can_stand_alone_again(county: County, reviewer: Person) -> None:
    first, second = (make_visit(unit, county.townships[0]) for unit in county.departments)
    actions.join(second, first, by=reviewer)

    actions.stand_again(second, by=reviewer)

    second.refresh_from_db()
    assert (second.state, second.merged_into) == (State.PLANNED, None)


def test_visit_that_was_cancelled_joins_nothing(county: County, reviewer: Person) -> None:
    first, second = (make_visit(unit, county.townships[0]) for unit in county.departments)
    actions.drop(first, by=reviewer)

    with pytest.raises(NotNow):
        actions.join(second, first, by=reviewer)


# -- sealed


def sealed(county: County, by: Person, settings: Any, tmp_path: Path, day: date = SOON) -> Visit:
    settings.VAR = tmp_path
    scheme = Scheme(day, "暗访", "看防火卡口", "青石镇河东村", (county.townships[0].pk,))
    return actions.file_sealed(
        scheme, county.departments[0], by=by, today=min(TODAY, day - timedelta(days=1))
    )


def test_before_its_day_a_covert_visit_shows_month_and_hash(
    county: County, clerk: Person, client: Client, settings: Any, tmp_path: Path
) -> None:
    visit = sealed(county, clerk, settings, tmp_path)

    page = client.get(f"/visits/{visit.year}-{visit.serial}/").content.decode()

    assert visit.digest in page
    assert f"{SOON.month}月" in page
    assert "青石镇" not in page
    assert "防火" not in page


def test_nothing_of_a_scheme_lies_open_in_the_database(
    county: County, clerk: Person, settings: Any, tmp_path: Path
) -> None:
    visit = sealed(county, clerk, settings, tmp_path)

    row = Visit.objects.filter(pk=visit.pk).values().get()
    assert "青石" not in str(row)
    assert row["first_day"].day == 1
    assert not visit.places.exists()


def test_on_its_day_the_code_answers_and_no_list_warns(
    county: County, clerk: Person, client: Client, settings: Any, tmp_path: Path
) -> None:
    visit = sealed(county, clerk, settings, tmp_path, day=TODAY)

    assert "青石镇河东村" in client.get(f"/visits/{visit.year}-{visit.serial}/").content.decode()
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))
    assert visit.code not in client.get("/visits/").content.decode()
    assert visit.code not in client.get("/").content.decode()


def test_afterwards_the_visited_township_finds_it_in_its_list(
    county: County, clerk: Person, client: Client, settings: Any, tmp_path: Path
) -> None:
    visit = sealed(county, clerk, settings, tmp_path, day=TODAY - timedelta(days=1))

    for township, found in ((county.townships[0], True), (county.townships[1], False)):
        client.force_login(make_person(township, Role.TOWNSHIP_CLERK))
        assert (visit.code in client.get("/visits/").content.decode()) is found


def test_covert_visit_is_lodged_before_its_day(
    county: County, clerk: Person, settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path

    with pytest.raises(NotNow, match="明天"):
        actions.file_sealed(
            Scheme(TODAY, "暗访", "", "青石镇", ()), county.departments[0], by=clerk, today=TODAY
        )


# -- pages


def test_anybody_may_check_a_code_in_the_box_for_numbers(county: County, client: Client) -> None:
    visit = make_visit(county.departments[0], county.townships[0])

    page = client.get(reverse("gate:numbers"), {"number": f"检-{visit.year}-{visit.serial:03d}"}, follow=True)

    assert "秋粮收购检查" in page.content.decode()
    assert "不用陪同" in page.content.decode()


def test_code_that_was_never_given_says_so(client: Client) -> None:
    assert "没有检-2026-999" in client.get("/visits/2026-999/").content.decode()


def test_township_finds_the_visits_of_this_week_on_its_first_page(county: County, client: Client) -> None:
    here = make_visit(county.departments[0], county.townships[0], first=TODAY)
    make_visit(county.departments[0], county.townships[1], title="别处的检查", first=TODAY)
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    page = client.get("/").content.decode()

    assert here.code in page
    assert "别处的检查" not in page


def test_offer_to_join_stands_on_the_page_of_who_may_join(
    county: County, clerk: Person, client: Client
) -> None:
    first = make_visit(county.departments[1], county.townships[0], first=SOON)
    second = make_visit(county.departments[0], county.townships[0], first=SOON + timedelta(days=5))
    client.force_login(clerk)

    assert f"{second.code}并入{first.code}" in client.get("/visits/").content.decode()
    client.post(f"/visits/{second.year}-{second.serial}/join/", {"into": first.code})

    second.refresh_from_db()
    assert second.merged_into == first


def test_nobody_joins_a_visit_of_another_department(county: County, clerk: Person, client: Client) -> None:
    own = make_visit(county.departments[0], county.townships[0])
    others = make_visit(county.departments[1], county.townships[0])
    client.force_login(clerk)

    answer = client.post(f"/visits/{others.year}-{others.serial}/join/", {"into": own.code})

    assert answer.status_code == 404


def test_list_is_brought_by_the_page_and_taken_back(county: County, reviewer: Person, client: Client) -> None:
    client.force_login(reviewer)
    file = sheet(*PLAN)

    from django.core.files.uploadedfile import SimpleUploadedFile

    page = client.post("/visits/plan/", {"file": SimpleUploadedFile("计划.xlsx", file)}).content.decode()
    assert "2项已列入计划" in page
    batch = Visit.objects.values_list("batch", flat=True)[0]
    client.post(f"/visits/plan/{batch}/back/")

    assert not Visit.objects.exists()


def test_file_that_is_no_table_is_told_and_nothing_is_kept(
    county: County, reviewer: Person, client: Client
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(reviewer)

    answer = client.post("/visits/plan/", {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04")})

    assert answer.status_code == 422
    assert not Visit.objects.exists()


@pytest.mark.parametrize("n", [2, 30])
def test_page_costs_as_many_questions_for_two_as_for_thirty(
    county: County, reviewer: Person, client: Client, n: int, django_assert_max_num_queries: Any
) -> None:
    for i in range(n):
        make_visit(county.departments[i % 2], *county.townships, title=f"{i}号检查")
    client.force_login(reviewer)

    with django_assert_max_num_queries(14):
        client.get("/visits/")


# -- what the rules are told


def known(county: County) -> dict[str, Any]:
    facts = Facts(text_of("检查"))
    return of_visits(facts, sender=county.departments[0], now=timezone.now(), own=Notice.objects.create())


def test_without_a_filed_plan_no_visit_is_called_unplanned(county: County) -> None:
    make_visit(county.departments[0], county.townships[0], in_plan=False)

    assert known(county)["visit_plan"] is None


def test_rules_are_told_whose_visits_these_are_and_where(county: County) -> None:
    make_visit(county.departments[0], *county.townships)
    make_visit(county.departments[1], county.townships[0])

    own, other = known(county)["visits"]

    assert (own.own, own.objects) == (True, ("各乡镇",))
    assert (other.own, other.objects) == (False, ("青石镇",))


def test_sealed_visit_is_told_to_no_rule(
    county: County, clerk: Person, settings: Any, tmp_path: Path
) -> None:
    sealed(county, clerk, settings, tmp_path)

    assert known(county)["visits"] == ()


def test_unplanned_inspection_does_not_pass_where_a_plan_is_filed(county: County, reviewer: Person) -> None:
    make_visit(county.departments[1], county.townships[0], title="别的检查", first=TODAY)
    words = INSPECTION.format(
        sender=county.departments[0].name, first=written(SOON), last=written(SOON), place="各乡镇"
    )

    notice, _ = gate.receive("通知.txt", words.encode(), desk=Desk(county.departments[0], Direction.DRAFT))

    notice.refresh_from_db()
    assert "INS001" in {finding["rule"] for finding in notice.report["findings"]}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "11月"),
        (date(2026, 4, 1), date(2026, 6, 30), "4月至6月"),
        (date(2026, 11, 21), date(2026, 11, 30), "11月下旬"),
        (date(2026, 2, 11), date(2026, 2, 20), "2月中旬"),
        (date(2026, 11, 5), date(2026, 11, 9), "11月5日至11月9日之间"),
    ],
)
def test_planned_time_is_said_as_the_plan_says_it(first: date, last: date, words: str) -> None:
    assert when_of(Visit(first_day=first, last_day=last)) == words
