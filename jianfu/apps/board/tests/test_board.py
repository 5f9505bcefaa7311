"""What each desk sees on its board, and what it does not."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from jianfu.apps.board.burden import burden_of
from jianfu.apps.board.scope import chosen
from jianfu.apps.gate import actions as gate
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction
from jianfu.apps.gate.models import Admission, Demand, Notice
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.journal.models import Line
from jianfu.apps.ledger import actions, queries
from jianfu.apps.ledger.models import Baseline
from jianfu.apps.ledger.tests.makers import enter, make_demand
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=3, departments=3, villages=2)


@pytest.fixture
def leader(county: County) -> Person:
    return make_person(county.county, Role.LEADER)


def signed_in(unit, role: Role) -> Client:  # type: ignore[no-untyped-def]
    client = Client()
    client.force_login(make_person(unit, role))
    return client


def page_of(unit, role: Role, address: str = "/board/") -> str:  # type: ignore[no-untyped-def]
    answer = signed_in(unit, role).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(page: str) -> list[str]:
    return re.findall(r'<p class="figure">.*?<b>([^<]+)</b>', page)


def today() -> date:
    return timezone.localdate()


def test_leader_sees_the_sums_of_the_whole_county(county: County) -> None:
    enter(make_demand(county.departments[0], hours=2), county.townships, on=today())
    enter(make_demand(county.departments[1], hours=5), county.townships[:1], on=today())

    page = page_of(county.county, Role.LEADER)

    assert numbers(page)[:2] == ["2", "11"]
    assert all(str(unit) in page for unit in (*county.townships, *county.departments[:2]))


def test_figures_of_the_page_are_those_of_the_entries(county: County, leader: Person) -> None:
    for n, department in enumerate(county.departments):
        demand = make_demand(department, hours=n + 1)
        enter(demand, county.townships[: n + 1], on=today(), days=[today(), today() + timedelta(days=40)])
    actions.reverse(Demand.objects.all()[1])
    scope = chosen(leader, "")
    assert scope

    burden = burden_of(scope, today().replace(day=1), now=timezone.now())

    assert sum(d.total.likely for d in burden.departments) == pytest.approx(1 + 3 * 3)
    assert [d.papers[-1] for d in burden.departments] == [1, 0, 1]
    assert burden.received(today(), today()) == 2


def test_department_sees_what_it_asks_and_nothing_of_others(county: County) -> None:
    own, other = county.departments[:2]
    enter(make_demand(own, hours=2), county.townships, on=today())
    enter(make_demand(other, hours=50), county.townships, on=today())

    page = page_of(own, Role.DEPARTMENT_CLERK)

    assert numbers(page)[:2] == ["1", "6.0"]
    assert other.name not in page


def test_department_cannot_tell_that_a_paper_was_shown_without_its_number(county: County) -> None:
    own = county.departments[0]
    enter(make_demand(own), county.townships[:1], on=today(), numbered=False)

    page = page_of(own, Role.DEPARTMENT_CLERK)

    assert "还没有数" in page
    assert "没有编号" not in page
    export = signed_in(own, Role.DEPARTMENT_CLERK).get("/board/export/unnumbered.xlsx")
    assert export.status_code == 404


def test_township_sees_itself_and_its_villages_but_no_neighbour(county: County) -> None:
    here, there = county.townships[:2]
    enter(make_demand(county.departments[0], hours=3), [here, there, county.villages[0]], on=today())

    page = page_of(here, Role.TOWNSHIP_CLERK)

    assert numbers(page)[:2] == ["1", "6.0"]
    assert county.villages[0].name in page
    assert there.name not in page


def test_other_month_is_looked_at_by_its_address(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships, on=date(2026, 3, 5))

    page = page_of(county.county, Role.LEADER, "/board/?month=2026-03")

    assert "2026年3月" in page
    assert numbers(page)[0] == "1"


def test_number_of_a_day_leads_to_its_papers(county: County) -> None:
    demand = make_demand(county.departments[0])
    demand.places.set(county.townships)
    enter(demand, county.townships, on=today())
    Admission.objects.create(notice=demand.notice, year=2026, serial=1, until=today())
    Notice.objects.update(title="关于报送大棚面积的通知")
    client = signed_in(county.townships[0], Role.TOWNSHIP_CLERK)

    (address,) = set(re.findall(r'href="(/board/day/[^"]+)"', client.get("/board/").content.decode()))

    assert "关于报送大棚面积的通知" in client.get(address).content.decode()
    assert "这一天没有" in client.get(address.replace(f"{today()}", "2026-01-05")).content.decode()


def test_departments_stand_in_the_order_of_the_tree_not_of_their_hours(county: County) -> None:
    for department, hours in zip(county.departments, (1, 900, 30), strict=True):
        enter(make_demand(department, hours=hours), county.townships, on=today())

    page = page_of(county.county, Role.LEADER)

    shown = re.findall(r"<h3>([^<]+)</h3><svg", page)
    assert shown == sorted(str(unit) for unit in county.departments)


def test_one_department_is_picked_out_by_the_filter(county: County) -> None:
    for department in county.departments:
        enter(make_demand(department), county.townships, on=today())

    page = page_of(county.county, Role.LEADER, f"/board/?sender={county.departments[1].pk}")

    assert re.findall(r"<h3>([^<]+)</h3><svg", page) == [str(county.departments[1])]


def test_section_counts_for_its_department(county: County) -> None:
    department = county.departments[0]
    section = type(department).objects.create(
        name="办公室", parent=department, level=department.level, kind="section"
    )
    enter(make_demand(section), county.townships, on=today())

    page = page_of(county.county, Role.LEADER)

    assert re.findall(r"<h3>([^<]+)</h3><svg", page) == [str(department)]


def test_quota_is_the_base_year_less_its_cut(county: County) -> None:
    department = county.departments[0]
    Baseline.objects.create(sender=department, year=2024, month=today().month, papers=2)
    for _ in range(2):
        enter(make_demand(department), county.townships, on=today())

    page = page_of(department, Role.DEPARTMENT_CLERK)

    assert "限额1份（2024年同月减15%），比限额多1份" in page
    assert 'class="q"' in page


def test_without_a_base_year_there_is_no_quota(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships, on=today())

    page = page_of(county.departments[0], Role.DEPARTMENT_CLERK)

    assert "没有2024年的份数，所以没有限额" in page
    assert 'class="q" d' not in page.split('class="legend"')[1]


def test_what_came_without_a_number_is_shown_with_an_example(county: County) -> None:
    gate.receive("群里的话.txt", CLEAN.encode(), desk=Desk(county.townships[0], Direction.ARRIVED))

    page = page_of(county.burden_office, Role.REVIEWER)

    assert numbers(page)[2] == "100%"
    assert "关于报送大棚面积的通知" in page


def test_board_is_the_same_few_queries_whatever_is_in_it(
    county: County, client: Client, leader: Person
) -> None:
    client.force_login(leader)
    enter(make_demand(county.departments[0]), county.townships[:1], on=today())
    gate.receive("甲.txt", CLEAN.encode(), desk=Desk(county.townships[0], Direction.ARRIVED))
    with CaptureQueriesContext(connection) as few:
        client.get("/board/")
    for n in range(12):
        text = FORM.replace("大棚", f"大棚{n}")
        gate.receive("乙.txt", text.encode(), desk=Desk(county.townships[n % 3], Direction.ARRIVED))
        enter(make_demand(county.departments[n % 3]), [*county.townships, *county.villages], on=today())

    with CaptureQueriesContext(connection) as many:
        client.get("/board/")

    assert len(many) == len(few) <= 14


def test_page_holds_no_style_no_script_and_nothing_required(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships, on=today(), urgent=True)

    page = page_of(county.burden_office, Role.REVIEWER)

    assert not re.search(r"\sstyle=|<style|<script(?! src=)|\srequired|\son\w+=", page)


def test_empty_board_says_that_nobody_has_to_report(county: County) -> None:
    for unit, role in ((county.county, Role.LEADER), (county.departments[0], Role.DEPARTMENT_CLERK)):
        page = page_of(unit, role)
        assert "还没有数" in page
        assert "导出月报" not in page


def test_tab_for_assessment_appears_with_the_first_of_its_demands(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships, on=today())
    assert ">考核</a>" not in page_of(county.county, Role.LEADER)

    enter(make_demand(county.departments[1], kind="assessment", hours=4), county.townships, on=today())

    assert ">考核</a>" in page_of(county.county, Role.LEADER)
    page = page_of(county.county, Role.LEADER, "/board/assessment/")
    row = re.search(r'<th scope="row">([^<]+)</th><td>1</td><td>12</td>', page)
    assert row
    assert row[1] == str(county.departments[1])


def test_office_sees_its_own_late_answers(county: County) -> None:
    now = timezone.now()
    for n, due in enumerate((now - timedelta(minutes=5), now + timedelta(minutes=5))):
        actions.start_clock("review", f"notice:{n}", owner=county.burden_office, due_at=due)

    page = page_of(county.county, Role.LEADER, "/board/clocks/")

    assert "<td>送审的答复</td><td>0</td><td>1</td><td>1</td>" in page
    assert "乡镇和村" in page_of(county.townships[0], Role.TOWNSHIP_CLERK, "/board/clocks/")


def sheet(data: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_exported_figure_has_the_numbers_of_the_page_and_how_they_came_about(county: County) -> None:
    enter(make_demand(county.departments[0], hours=2.5), county.townships, on=today(), urgent=True)

    answer = signed_in(county.county, Role.LEADER).get("/board/export/hours.xlsx")

    rows = list(sheet(answer.content).iter_rows(values_only=True))
    this_month = next(row for row in rows if row[1] == f"{today():%Y-%m}")
    assert this_month[:7] == (str(county.departments[0]), f"{today():%Y-%m}", 7.5, 3.75, 15.0, 7.5, 1)
    assert "怎么算的" in {row[0] for row in rows}
    assert "attachment" in answer["Content-Disposition"]


def test_name_that_looks_like_a_formula_stays_a_name(county: County) -> None:
    county.departments[0].name = county.departments[0].short_name = '=HYPERLINK("http://x","y")'
    county.departments[0].save()
    enter(make_demand(county.departments[0]), county.townships, on=today())

    answer = signed_in(county.county, Role.LEADER).get("/board/export/hours.xlsx")

    cells = [cell for row in sheet(answer.content).iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert "<h3>=HYPERLINK(&quot;http://x&quot;" in page_of(county.county, Role.LEADER)


@pytest.mark.parametrize(
    "figure", ["days", "hours", "kinds", "unnumbered", "findings", "answers", "assessment"]
)
def test_every_figure_can_be_exported(county: County, figure: str) -> None:
    enter(make_demand(county.departments[0], kind="assessment"), county.townships, on=today())

    answer = signed_in(county.burden_office, Role.REVIEWER).get(f"/board/export/{figure}.xlsx")

    assert sheet(answer.content).title == figure


def base_sheet(*rows: tuple[object, ...]) -> io.BytesIO:
    book = Workbook()
    for row in (("2024年发文", *[""] * 12), ("部门", *(f"{m}月" for m in range(1, 13))), *rows):
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "2024.xlsx"
    return out


def test_office_imports_the_base_year_from_its_own_sheet(county: County) -> None:
    client = signed_in(county.burden_office, Role.REVIEWER)
    rows = base_sheet(("农业农村局", *[20] * 12), ("县气象台", *[1] * 12))

    page = client.post("/board/baseline/", {"file": rows}).content.decode()

    assert "记下了1个部门，共240份" in page
    assert "县气象台" in page
    known = queries.baseline([unit.pk for unit in county.departments], 2024)
    assert sum(known.values()) == 240
    assert Line.objects.get().verb == "导入发文基数"


def test_sheet_that_is_none_changes_nothing(county: County) -> None:
    client = signed_in(county.burden_office, Role.REVIEWER)
    wrong = io.BytesIO("没有部门".encode())
    wrong.name = "a.txt"

    answer = client.post("/board/baseline/", {"file": wrong})

    assert answer.status_code == 422
    assert "没有改动" in answer.content.decode()
    assert not Baseline.objects.exists()


def test_looking_at_the_board_leaves_no_trace(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships, on=today())
    client = signed_in(county.county, Role.LEADER)

    for address in ("/board/", "/board/clocks/", "/board/export/days.xlsx", "/board/bulletin.docx"):
        assert client.get(address).status_code == 200

    assert not Line.objects.exists()


def overdue(county: County, hours: int = 2) -> Notice:
    """A paper of the first department that waits for the office longer than it should."""
    clerk = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
    desk = Desk(county.departments[0], Direction.DRAFT)
    notice, _ = gate.receive("粘贴的文字.txt", FORM.encode(), desk=desk)
    gate.hand_in(Notice.objects.get(pk=notice.pk), plea="", by=clerk)
    due = timezone.now() - timedelta(hours=hours)
    Notice.objects.filter(pk=notice.pk).update(answer_due=due)
    return Notice.objects.get(pk=notice.pk)


@pytest.mark.parametrize("address", ["/board/", "/board/clocks/"])
def test_leader_is_told_of_an_answer_that_is_overdue_and_it_is_decided_by_nobody(
    county: County, address: str
) -> None:
    notice = overdue(county)

    page = page_of(county.county, Role.LEADER, address)

    assert "过了时限、还没答复的" in page
    assert f"/item/{notice.key}/" in page
    assert set(notice.demands.values_list("state", flat=True)) == {"review"}


def test_answer_that_is_given_or_not_yet_due_is_nothing_to_tell(county: County, leader: Person) -> None:
    overdue(county, hours=-2)

    assert "过了时限、还没答复的" not in page_of(county.county, Role.LEADER)


@pytest.mark.parametrize("role", [Role.DEPARTMENT_CLERK, Role.ASSESSMENT])
def test_overdue_answers_are_told_to_no_others(county: County, role: Role) -> None:
    overdue(county)
    unit = county.departments[1] if role is Role.DEPARTMENT_CLERK else county.burden_office

    assert "过了时限、还没答复的" not in page_of(unit, role)


def test_leader_of_another_county_hears_nothing_of_it(county: County) -> None:
    overdue(county)

    assert "过了时限" not in page_of(make_county(name="石桥县").county, Role.LEADER, "/board/clocks/")
