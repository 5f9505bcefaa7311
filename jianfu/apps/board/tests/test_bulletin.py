"""The monthly page: one sheet of paper, the same figures as the board, and nothing that was collected for it."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from docx import Document
from docx.shared import Emu

from jianfu.apps.board import bulletin, matters
from jianfu.apps.board.burden import burden_of
from jianfu.apps.board.scope import chosen
from jianfu.apps.gate.core import DemandState, Verdict
from jianfu.apps.gate.models import Admission, Decision
from jianfu.apps.ledger.models import Baseline
from jianfu.apps.ledger.tests.makers import enter, make_demand
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county, make_person
from jianfu.core.reports.bulletin import layout

pytestmark = pytest.mark.django_db
MONTH, DAY = date(2026, 10, 1), date(2026, 10, 20)
NOW = timezone.make_aware(datetime(2026, 11, 2, 8, 30))


@pytest.fixture
def county() -> County:
    return make_county(townships=3, departments=3, villages=1)


@pytest.fixture
def leader(county: County) -> Person:
    return make_person(county.county, Role.LEADER)


def a_month(county: County) -> None:
    """Something for each sentence of the page."""
    for n in range(4):
        enter(
            make_demand(county.departments[n % 2], hours=60 + n), county.townships, on=DAY + timedelta(days=n)
        )
    enter(make_demand(county.departments[2]), county.townships[:1], on=DAY, numbered=False)
    enter(make_demand(county.departments[1], kind="assessment"), county.townships, on=DAY)
    enter(make_demand(county.departments[1]), county.townships, on=date(2026, 9, 9))
    Baseline.objects.create(sender=county.departments[0], year=2024, month=10, papers=1)


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def page(leader: Person) -> bytes:
    return bulletin.for_month(2026, 10, leader)


def test_page_has_three_numbers_a_chart_matters_and_examples(county: County, leader: Person) -> None:
    a_month(county)

    words = lines(page(leader))

    assert words[0] == "云水县基层负担2026年10月月报"
    assert any(line.startswith("一是收到的要求6项，上月1项，多5项") for line in words)
    assert any(line.startswith("二是要花的时间约") for line in words)
    assert any(line.startswith("三是没有编号的16.7%") for line in words)
    assert words[-2:] == ["云水县减负办", "2026年11月2日"]
    assert len(Document(io.BytesIO(page(leader))).inline_shapes) == 1


def test_page_is_one_page(county: County, leader: Person) -> None:
    a_month(county)

    assert height_of(page(leader)) <= layout.PAGE_MM[1] - layout.TOP_MM - layout.BOTTOM_MM


def height_of(data: bytes) -> float:
    """Millimetres: lines as they break at full-width characters, each of the height that is set."""
    document = Document(io.BytesIO(data))
    total = 0.0
    for paragraph in document.paragraphs:
        drawings = [Emu(int(e.get("cy"))).mm for e in paragraph._p.iter() if e.tag.endswith("}extent")]
        if drawings:
            total += sum(drawings)
            continue
        pitch = paragraph.paragraph_format.line_spacing
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=layout.BODY_PT)
        width = (layout.width_of(paragraph.text) + 2) * size * 25.4 / 72
        count = max(1, -(-width // 156))
        total += count * pitch.mm
    return total


def test_figures_are_those_of_the_board(county: County, leader: Person) -> None:
    a_month(county)
    scope = chosen(leader, "")
    assert scope

    burden = burden_of(scope, MONTH, now=NOW)
    tables = Document(io.BytesIO(bulletin.with_tables(scope, MONTH, now=NOW))).tables

    hours = {row.cells[0].text: row.cells[1].text for row in tables[0].rows[1:]}
    assert hours == {
        d.name: f"{d.hours[-1].likely:,.0f}" if d.hours[-1].likely >= 10 else f"{d.hours[-1].likely}"
        for d in burden.departments
    }


def test_leader_decides_at_most_three_matters(county: County, leader: Person) -> None:
    a_month(county)
    scope = chosen(leader, "")
    assert scope
    due = timezone.make_aware(datetime(2026, 11, 18, 12))
    for _ in range(6):
        make_demand(county.departments[2]).notice.demands.update(due_at=due)

    asked = matters.to_decide(burden_of(scope, MONTH, now=NOW))

    assert asked == [
        f"{county.departments[0]}发文多于限额2份,是否准许。",
        "11月18日有6项同一天到期,是否请部门错开。",
        "1项没有编号就到基层,是否请发文部门补办。",
    ]


def test_lighter_versions_and_merged_demands_are_the_examples(county: County, leader: Person) -> None:
    scope = chosen(leader, "")
    assert scope
    first = make_demand(county.departments[0], hours=40)
    second = make_demand(county.departments[0], hours=10)
    merged = make_demand(county.departments[1], hours=9)
    moment = timezone.make_aware(datetime(2026, 10, 9, 9))
    type(first.notice).objects.filter(pk=second.notice_id).update(earlier=first.notice, received_at=moment)
    Admission.objects.create(notice=second.notice, year=2026, serial=1, until=DAY)
    reviewer = make_person(county.burden_office, Role.REVIEWER)
    Decision.objects.create(
        notice=merged.notice,
        demand=merged,
        verdict=Verdict.MERGE,
        by=reviewer,
        before=DemandState.REVIEW,
        decided_at=moment,
    )
    merged.state = DemandState.MERGED
    merged.save()

    said = matters.done_well(burden_of(scope, MONTH, now=NOW))

    assert said == [
        f"{county.departments[0]}改轻一件,由约40减到约10人时。",
        f"{county.departments[1]}把一项并入已准入的,省约9.0人时。",
    ]


def test_quiet_month_says_so(county: County, leader: Person) -> None:
    words = lines(page(leader))

    assert "本月没有要定的事。" in words
    assert "本月没有可以举的例子。" in words


def test_department_has_a_page_of_its_own(county: County) -> None:
    a_month(county)
    clerk = make_person(county.departments[0], Role.DEPARTMENT_CLERK)

    words = lines(bulletin.for_month(2026, 10, clerk))

    assert words[0] == f"{county.departments[0]}要基层做的事2026年10月月报"
    assert not any(str(other) in line for other in county.departments[1:] for line in words)
    assert "本月没有要定的事。" in words


def test_who_has_no_board_has_no_page(county: County) -> None:
    with pytest.raises(bulletin.NoBoard):
        bulletin.for_month(2026, 10, make_person(county.villages[0], Role.VILLAGE_WORKER))


@pytest.mark.parametrize(
    ("month", "day"), [(date(2026, 10, 1), date(2026, 10, 8)), (date(2026, 11, 1), date(2026, 11, 2))]
)
def test_page_is_dated_on_the_first_working_day(month: date, day: date) -> None:
    assert bulletin.first_working_day(month) == day
