"""What reaches the grassroots without a number stands in the ledger as such, until its number is found."""

from __future__ import annotations

import pytest
from django.db.models import Sum

from jianfu.apps.gate import actions, queries
from jianfu.apps.gate.actions import Desk
from jianfu.apps.gate.core import Direction, Verdict
from jianfu.apps.gate.models import Finding, Notice
from jianfu.apps.gate.tests.makers import CLEAN, FORM
from jianfu.apps.ledger.models import Clock, Entry
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import County, make_county, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=2, departments=2, villages=2)


@pytest.fixture
def clerk(county: County) -> Person:
    return make_person(county.departments[0], Role.DEPARTMENT_CLERK)


def drop(unit: Unit, text: str) -> Notice:
    direction = Direction.DRAFT if unit.level == "county" else Direction.ARRIVED
    notice, _ = actions.receive("粘贴的文字.txt", text.encode(), desk=Desk(unit, direction))
    return Notice.objects.get(pk=notice.pk)


def asked(**where: object) -> int:
    return Entry.objects.filter(**where).aggregate(n=Sum("asked"))["n"] or 0


def test_arrived_paper_without_a_number_is_entered_for_its_place_alone(county: County) -> None:
    notice = drop(county.townships[0], CLEAN)

    (line,) = Entry.objects.all()
    assert (line.notice, line.place, line.numbered) == (notice, county.townships[0], False)
    assert line.sender == county.departments[0]
    assert line.hours_likely > 0


def test_sender_is_known_by_any_way_to_write_it(county: County) -> None:
    drop(county.townships[0], CLEAN.replace("云水县农业农村局", "县农业农村局"))

    assert Notice.objects.get().sender == county.departments[0]


def test_it_is_entered_once_however_often_it_is_dropped(county: County) -> None:
    for _ in range(2):
        drop(county.townships[0], CLEAN)
    drop(county.townships[1], CLEAN)

    assert asked(numbered=False) == 2


def test_number_found_later_replaces_what_came_without(county: County) -> None:
    notice = drop(county.townships[0], CLEAN)
    drop(county.departments[0], CLEAN)

    assert Notice.objects.get(pk=notice.pk).number
    assert notice.arrivals.get().matched == notice
    assert asked(numbered=False) == 0
    assert asked(numbered=True) == len(county.townships)


def test_paper_passed_on_to_villages_counts_for_the_township_only(county: County) -> None:
    notice = drop(county.townships[0], CLEAN)

    actions.pass_on(notice, county.villages[:2], by=make_person(county.townships[0], Role.TOWNSHIP_CLERK))

    assert set(Entry.objects.values_list("place", flat=True)) == {county.townships[0].pk}


def test_paper_taken_from_the_desk_leaves_no_hours(county: County) -> None:
    notice = drop(county.townships[0], CLEAN)

    actions.take_from_desk(
        notice, [county.townships[0]], by=make_person(county.townships[0], Role.TOWNSHIP_CLERK)
    )

    assert asked() == 0
    assert Entry.objects.aggregate(n=Sum("hours_likely"))["n"] == pytest.approx(0)


def test_urgent_hours_are_told_apart(county: County, clerk: Person) -> None:
    notice = drop(county.departments[0], FORM)

    actions.pass_urgent(notice, reason="防汛防台", by=clerk)

    assert set(Entry.objects.values_list("urgent", flat=True)) == {True}


def test_office_owes_its_answer_from_the_moment_it_is_asked(county: County, clerk: Person) -> None:
    notice = drop(county.departments[0], FORM)
    actions.hand_in(notice, plea="", by=clerk)
    clock = Clock.objects.get()
    due = Notice.objects.get(pk=notice.pk).answer_due

    reviewer = make_person(county.burden_office, Role.REVIEWER)
    numbers = notice.demands.filter(state="review").values_list("number", flat=True)
    actions.decide_paper(notice, dict.fromkeys(numbers, Verdict.ADMIT), reason="", by=reviewer)

    assert (clock.kind, clock.owner, clock.due_at) == ("review", county.burden_office, due)
    clock.refresh_from_db()
    assert clock.stopped_at is not None


def test_paper_its_sender_takes_back_owes_nobody_an_answer(county: County, clerk: Person) -> None:
    notice = drop(county.departments[0], FORM)
    actions.hand_in(notice, plea="", by=clerk)

    actions.withdraw_admission(Notice.objects.get(pk=notice.pk), by=clerk)

    assert not Clock.objects.exists()


def test_rules_are_counted_with_the_hours_they_are_about(county: County) -> None:
    notice = drop(county.departments[0], FORM)

    day = notice.received_at.date()
    found = queries.findings(Unit.objects.below(county.county), day, day, most=9)

    assert {row.rule for row in found} == {row["rule"] for row in notice.report["findings"]}
    assert found[0].hours == max(row.hours for row in found) > 0
    assert not queries.findings(Unit.objects.filter(pk=county.departments[1].pk), day, day, most=9)


def test_open_pre_check_is_counted_for_nobody(county: County) -> None:
    actions.receive("粘贴的文字.txt", FORM.encode())

    assert set(Finding.objects.values_list("unit", flat=True)) == {None}


def test_withdrawn_paper_is_counted_no_longer(county: County) -> None:
    notice = drop(county.departments[0], FORM)

    actions.withdraw(notice)

    assert not Finding.objects.exists()
