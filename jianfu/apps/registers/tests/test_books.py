"""What plans and directories tell the rules, and which papers bring them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.registers import registers_for
from jianfu.apps.gate.tests.makers import CLEAN
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.apps.registers import actions
from jianfu.apps.registers.core import Book
from jianfu.apps.registers.models import Item
from jianfu.apps.registers.papers import follow
from jianfu.apps.registers.registers import of_items
from jianfu.apps.registers.tests.makers import admitted, make_item, sheet
from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.facts.shapes import Notice as Facts
from jianfu.core.reading import text_of
from jianfu.core.rules.registers import Approval, Planned, System, Target

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def county() -> County:
    return make_county()


@pytest.fixture
def reviewer(county: County) -> Person:
    return make_person(county.burden_office, Role.REVIEWER)


def known(county: County) -> dict[str, Any]:
    own = Notice.objects.create()
    return of_items(Facts(text_of("请报送")), sender=county.departments[0], now=timezone.now(), own=own)


def test_books_of_which_nobody_has_a_line_are_not_known(county: County) -> None:
    assert known(county) == {}


def test_plan_of_another_department_binds_nobody_else(county: County) -> None:
    make_item(county.departments[1], year=TODAY.year)

    assert "issue_plan" not in known(county)


def test_line_without_a_number_gets_one_by_which_it_is_named(county: County) -> None:
    item = make_item(county.departments[0], year=TODAY.year, day=TODAY)

    assert known(county)["issue_plan"] == (Planned(f"{TODAY.year}年计划文{item.pk}", item.title, TODAY),)


def test_approval_holds_until_its_last_day(county: County) -> None:
    make_item(county.county, Book.APPROVALS, "残疾人康复座谈会", number="批-3", day=TODAY)
    make_item(county.county, Book.APPROVALS, "去年的事", day=TODAY - timedelta(days=1))

    assert known(county)["approvals"] == (Approval("批-3", "残疾人康复座谈会"),)


def test_directory_whose_lines_all_ended_is_kept_and_empty(county: County, reviewer: Person) -> None:
    actions.end(make_item(county.county, Book.VETOES, "重大安全责任事故"), by=reviewer)

    assert known(county)["vetoes"] == ()


def test_systems_and_targets_are_told_as_rules_read_them(county: County) -> None:
    make_item(county.county, Book.SYSTEMS, "省基层平台", note="走访、出租房和流动人口")
    make_item(
        county.county,
        Book.TARGETS,
        "户厕改造",
        owner="青岚市农业农村局",
        amount=100,
        measure="户",
        year=TODAY.year,
    )

    told = known(county)

    assert told["systems"] == (System("省基层平台", ("走访", "出租房", "流动人口")),)
    assert told["targets"] == (Target("户厕改造", "青岚市农业农村局", 100, "户"),)


def test_lists_of_another_county_are_nobodys_here(county: County) -> None:
    make_item(make_county(name="石桥县").county, Book.VETOES, "重大安全责任事故")

    assert known(county) == {}


def test_letters_of_papers_and_of_the_list_are_one_register(county: County) -> None:
    make_item(county.county, Book.LETTERS, "安全生产责任书")
    facts = Facts(text_of("请签订责任书"))

    told = registers_for(facts, sender=county.departments[0], now=timezone.now(), own=Notice.objects.create())

    assert told.letters == ("安全生产责任书",)


# -- from papers


PLAN = """云水县农业农村局2026年度发文计划

云农发〔2026〕2号

各股室：
    1.《关于做好秋粮收购工作的通知》，9月
    2.《关于管护高标准农田的通知》，6月18日

云水县农业农村局
2026年1月5日
"""


def test_plan_that_passes_the_gate_is_the_plan(county: County, reviewer: Person) -> None:
    admitted(county.departments[0], reviewer, PLAN)

    rows = Item.objects.order_by("pk").values_list("book", "title", "year", "day__month")
    assert list(rows) == [
        ("issue_plan", "关于做好秋粮收购工作的通知", 2026, 9),
        ("issue_plan", "关于管护高标准农田的通知", 2026, 6),
    ]


def test_plan_told_twice_is_one_plan_and_goes_with_its_number(county: County, reviewer: Person) -> None:
    notice = admitted(county.departments[0], reviewer, PLAN)

    follow(notice)
    assert Item.objects.count() == 2

    notice.admission.delete()
    follow(Notice.objects.get(pk=notice.pk))
    assert not Item.objects.exists()


def test_table_of_a_directory_becomes_its_lines(county: County, reviewer: Person) -> None:
    rows = (
        ("云水县一票否决事项目录", ""),
        ("序号", "事项名称"),
        (1, "重大安全责任事故"),
        (2, "严重刑事案件"),
    )

    admitted(county.departments[0], reviewer, "", "一票否决事项目录.xlsx", sheet(*rows))

    assert set(Item.objects.values_list("book", "title", "unit")) == {
        ("vetoes", "重大安全责任事故", county.county.pk),
        ("vetoes", "严重刑事案件", county.county.pk),
    }


def test_written_consent_is_an_approval(county: County, reviewer: Person) -> None:
    text = "关于同意开展最美窗口推荐的批复\n\n云政复〔2026〕9号\n\n县行政审批局：\n    同意你局开展最美窗口推荐。\n\n云水县农业农村局\n2026年3月2日\n"

    admitted(county.departments[0], reviewer, text)

    assert list(Item.objects.values_list("book", "number", "title")) == [
        ("approvals", "云政复〔2026〕9号", "开展最美窗口推荐")
    ]


def test_paper_that_only_asks_for_plans_is_no_plan(county: County, reviewer: Person) -> None:
    text = CLEAN.replace("报送大棚面积", "报送2027年度发文计划").replace("《大棚面积表》", "《发文计划表》")

    admitted(county.departments[0], reviewer, text)

    assert not Item.objects.exists()


def test_paper_outside_the_plan_of_its_department_waits_for_a_person(county: County) -> None:
    make_item(county.departments[0], title="耕地保护工作通知", year=TODAY.year)

    notice, _ = gate.receive("通知.txt", CLEAN.encode(), desk=Desk(county.departments[0], Direction.DRAFT))

    notice.refresh_from_db()
    assert "DOC016" in {finding["rule"] for finding in notice.report["findings"]}
    assert not notice.number


def test_paper_with_a_note_of_its_hearing_counts_as_heard(county: County, reviewer: Person) -> None:
    text = CLEAN.replace("附件：大棚面积表", "本表已召开座谈会，听取基层代表26人意见。")

    admitted(county.departments[0], reviewer, text)

    assert list(Item.objects.values_list("book", "amount", "unit")) == [("hearings", 26.0, county.county.pk)]
    (heard,) = known(county)["hearings"]
    assert heard.grassroots == 26


def test_hearing_of_last_year_is_over(county: County) -> None:
    make_item(county.county, Book.HEARINGS, "减负十条", amount=26, day=TODAY - timedelta(days=400))

    assert known(county)["hearings"] == ()


def test_meetings_are_told_with_their_hour_and_whom_they_call(county: County, reviewer: Person) -> None:
    text = CLEAN.replace(
        "请于2026年12月25日前将《大棚面积表》电子版报送县农业农村局。",
        "定于2026年12月18日上午9时30分召开大棚管护会，请各乡镇农技员参加，会期1小时。",
    )
    admitted(county.departments[0], reviewer, text)
    paper = Facts(text_of("请参加"), demands=(Demand(Kind.MEETING, ((0, 3),)),))

    told = registers_for(paper, sender=county.departments[1], now=timezone.now(), own=Notice.objects.create())

    (meeting,) = told.meetings or ()
    assert meeting.starts == datetime(2026, 12, 18, 9, 30)
    assert "农技员" in meeting.attendees
    assert meeting.hours == 1


def test_forms_are_told_with_their_columns_and_whether_they_are_kept(
    county: County, reviewer: Person
) -> None:
    listed = CLEAN.replace("报送县农业农村局。", "报送县农业农村局，内容包括大棚面积、建成年份。")
    kept = CLEAN.replace("于2026年12月25日前将《大棚面积表》电子版报送县农业农村局", "建立纸质巡棚登记本")
    for text in (listed, kept):
        admitted(county.departments[0], reviewer, text)
    paper = Facts(text_of("请报送"), demands=(Demand(Kind.REPORT_OR_FORM, ((0, 3),)),))

    told = registers_for(paper, sender=county.departments[1], now=timezone.now(), own=Notice.objects.create())

    forms = {form.name: (form.fields, form.ledger, form.on_paper) for form in told.forms or ()}
    assert forms["大棚面积表"] == (("大棚面积", "建成年份"), False, False)
    assert forms["纸质巡棚登记本"] == ((), True, True)
