"""Indicators: from papers, from lists, summed by department and year, told to the rules. Nobody assessed has a row."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.assessments.papers import follow
from jianfu.apps.assessments.queries import totals, twice
from jianfu.apps.assessments.registers import of_indicators
from jianfu.apps.assessments.tests.makers import SCHEME, make_indicator
from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import DemandState, Direction, Verdict
from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.apps.registers import actions
from jianfu.apps.registers.core import State
from jianfu.apps.registers.lists import Fate, kinds
from jianfu.apps.registers.tests.makers import admitted, answer, sheet
from jianfu.core.facts.shapes import Notice as Facts
from jianfu.core.reading import text_of
from jianfu.core.rules.assessments.indicators import indicators_in, needs_material
from jianfu.core.rules.registers import Indicator as Known

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
SHEET = (
    ("云水县2026年考核指标", "", "", "", "", ""),
    ("序号", "考核指标", "分值", "评分标准", "数据来源", "考核单位"),
    (1, "粮食产量", "10分", "每低1个百分点减1分", "统计部门", "县农业农村局"),
    (2, "防火值守", 5, "查看值班记录和照片", "各乡镇报送", "云水县应急管理局"),
    (3, "文明创建", 5, "", "", "县文明办"),
)


@pytest.fixture
def county() -> County:
    return make_county()


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


def scheme(county: County, by: Person) -> Notice:
    return admitted(county.departments[0], by, SCHEME.format(year=YEAR))


# -- from papers


def test_scheme_that_passed_registers_its_indicators(county: County, reviewer: Person) -> None:
    notice = scheme(county, reviewer)

    rows = Indicator.objects.order_by("pk").values_list("name", "weight", "material", "year", "notice")
    assert list(rows) == [
        ("粮食产量", 10.0, False, YEAR, notice.pk),
        ("秸秆离田率", 5.0, True, YEAR, notice.pk),
    ]


def test_indicators_go_when_the_assessment_is_stopped(county: County, reviewer: Person) -> None:
    notice = scheme(county, reviewer)

    answer(notice, reviewer, Verdict.STOP, DemandState.ADMITTED)

    assert not Indicator.objects.exists()


def test_scheme_told_twice_is_registered_once(county: County, reviewer: Person) -> None:
    notice = scheme(county, reviewer)

    follow(Notice.objects.get(pk=notice.pk))

    assert Indicator.objects.count() == 2


def test_draft_that_waits_registers_nothing(county: County) -> None:
    make_indicator(county.departments[1], "粮食产量")
    text = SCHEME.format(year=YEAR)

    notice, _ = gate.receive("办法.txt", text.encode(), desk=Desk(county.departments[0], Direction.DRAFT))

    notice.refresh_from_db()
    assert "ASM008" in {finding["rule"] for finding in notice.report["findings"]}
    assert Indicator.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "material"),
    [
        ("查看台账和照片", True),
        ("以各乡镇报送的总结为准", True),
        ("数据由统计部门提供", False),
        ("系统取数,不再报送材料", False),
        ("随机电话访问", False),
    ],
)
def test_standard_says_whether_papers_are_asked_for(words: str, material: bool) -> None:
    assert needs_material(words) is material


@pytest.mark.parametrize(
    "lines",
    [
        ("1.加强领导,压实责任。", "2.会议时间60分钟。"),
        ("1.凡迟报的,扣5分。", "2.低于标准的,得5分。"),
        ("1.粮食产量,满分10分。",),
    ],
)
def test_sentences_about_points_are_no_indicators(lines: tuple[str, ...]) -> None:
    assert indicators_in([("第1段", "body", line) for line in lines]) == ()


# -- from lists


def test_sheet_of_an_office_is_taken_over_with_its_departments(county: County, reviewer: Person) -> None:
    brought = actions.bring_in(kinds()["indicators"], "指标.xlsx", sheet(*SHEET), county.county, only=None)
    told = actions.look(brought)
    assert [row.fate for row in told] == [Fate.NEW, Fate.NEW, Fate.WRONG]

    actions.take_over(brought, by=reviewer)

    rows = Indicator.objects.order_by("pk").values_list("unit", "name", "weight", "material")
    assert list(rows) == [
        (county.departments[0].pk, "粮食产量", 10.0, False),
        (county.departments[1].pk, "防火值守", 5.0, True),
    ]


def test_year_before_is_brought_by_its_column(county: County, reviewer: Person) -> None:
    rows = (("年度", "考核指标", "分值"), (f"{YEAR - 1}年", "粮食产量", 10))
    brought = actions.bring_in(kinds()["indicators"], "指标.xlsx", sheet(*rows), county.county, only=None)

    actions.take_over(brought, by=reviewer)

    assert Indicator.objects.get().year == YEAR - 1


# -- sums and duplicates


def test_sums_are_by_department_and_beside_last_year(county: County) -> None:
    one, other = county.departments
    make_indicator(one)
    make_indicator(one, "秸秆离田率", material=True)
    make_indicator(one, "旧指标", state=State.ENDED)
    make_indicator(other, "防火", year=YEAR - 1)

    sums = totals(Unit.objects.all(), YEAR)

    assert [(row.unit, row.this_year, row.last_year, row.material) for row in sums.rows] == [
        (one, 2, 0, 1),
        (other, 0, 1, 0),
    ]
    assert "比上年多1项" in sums.words


def test_same_matter_of_two_departments_is_told_at_both(county: County) -> None:
    first = make_indicator(county.departments[0], "农村人居环境整治工作情况")
    second = make_indicator(county.departments[1], "人居环境整治")
    make_indicator(county.departments[0], "人居环境整治率")

    both = twice(Indicator.objects.all())

    assert second in both[first.pk]
    assert first in both[second.pk]


def test_rules_are_told_what_is_in_force_this_year(county: County) -> None:
    make_indicator(county.departments[1], "防火值守", scheme="平安考核")
    make_indicator(county.departments[1], "去年的", year=YEAR - 1)
    make_indicator(county.departments[1], "停用的", state=State.ENDED)

    told = of_indicators(
        Facts(text_of("考核")),
        sender=county.departments[0],
        now=timezone.now(),
        own=Notice.objects.create(),
    )

    assert told == {"indicators": (Known("防火值守", str(county.departments[1]), "平安考核"),)}


def test_without_any_indicator_nothing_is_known(county: County) -> None:
    told = of_indicators(
        Facts(text_of("考核")), sender=county.departments[0], now=timezone.now(), own=Notice.objects.create()
    )

    assert told == {}


# -- pages


def test_assessment_officer_finds_sums_material_and_duplicates(county: County, client: Client) -> None:
    make_indicator(county.departments[0], "人居环境整治", material=True)
    make_indicator(county.departments[1], "农村人居环境整治")
    client.force_login(make_person(county.burden_office, Role.ASSESSMENT))

    page = client.get("/indicators/").content.decode()

    assert f"{YEAR}年在用2项" in page
    assert "要交材料" in page
    assert "也考“农村人居环境整治”" in page
    assert "也考" in client.get("/indicators/?which=twice").content.decode()


def test_department_sees_its_own_indicators(county: County, client: Client) -> None:
    make_indicator(county.departments[0], "自己的指标")
    make_indicator(county.departments[1], "别家的指标")
    client.force_login(make_person(county.departments[0], Role.DEPARTMENT_CLERK))

    page = client.get("/indicators/").content.decode()

    assert "自己的指标" in page
    assert "别家的" not in page


def test_indicator_is_ended_and_taken_back(county: County, reviewer: Person, client: Client) -> None:
    row = make_indicator(county.departments[0])
    client.force_login(reviewer)

    client.post(f"/indicators/{row.pk}/end/")
    assert "撤回" in client.get("/indicators/?which=ended").content.decode()
    client.post(f"/indicators/{row.pk}/again/")

    row.refresh_from_db()
    assert row.state == State.IN_USE


def test_board_tells_the_sums_and_no_township(county: County, client: Client) -> None:
    make_indicator(county.departments[0])
    make_indicator(county.departments[1], "防火值守")
    client.force_login(make_person(county.county, Role.LEADER))

    page = client.get("/board/assessment/").content.decode()

    assert f"{YEAR}年在用2项" in page
    assert not any(str(township) in page for township in county.townships)


def test_board_of_a_township_has_no_indicators(county: County, client: Client) -> None:
    make_indicator(county.departments[0])
    client.force_login(make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    assert "考核指标" not in client.get("/board/assessment/").content.decode()


def test_page_costs_as_many_questions_for_two_as_for_forty(
    county: County, reviewer: Person, client: Client, django_assert_max_num_queries: Any
) -> None:
    for i in range(40):
        make_indicator(county.departments[i % 2], f"第{i}号指标")
    client.force_login(reviewer)

    with django_assert_max_num_queries(12):
        client.get("/indicators/")
