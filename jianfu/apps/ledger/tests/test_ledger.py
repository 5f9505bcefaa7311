"""Lines stay as they were entered, and the sums say what the lines say."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jianfu.apps.ledger import actions, queries
from jianfu.apps.ledger.core import Amounts, Days, MonthKey, Months
from jianfu.apps.ledger.lines import sums_of_all
from jianfu.apps.ledger.models import AppendOnly, Clock, DaySum, Entry, MonthSum
from jianfu.apps.ledger.tests.makers import DAY, enter, make_demand
from jianfu.apps.people import actions as people
from jianfu.apps.people.models import Unit
from jianfu.apps.people.tests.makers import County, make_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return make_county(townships=3, departments=2, villages=2)


def stored() -> tuple[Months, Days]:
    """The sums as the tables have them, parts put together."""
    months: Months = {}
    days: Days = {}
    for row in MonthSum.objects.all():
        key = MonthKey(row.month, row.unit_id, row.sender_id, row.kind, row.numbered, row.urgent)
        amounts = Amounts(row.papers, row.demands, row.hours_low, row.hours_likely, row.hours_high)
        months[key] = months.get(key, Amounts()) + amounts
    for row in DaySum.objects.all():
        days[row.day, row.unit_id] = days.get((row.day, row.unit_id), 0) + row.demands
    return {k: a for k, a in months.items() if not a.is_nothing}, {k: n for k, n in days.items() if n}


def assert_sums_say_what_the_lines_say() -> None:
    (months, days), (true_months, true_days, _) = stored(), sums_of_all()
    assert days == true_days
    assert months.keys() == true_months.keys()
    for key, amounts in months.items():
        assert amounts == pytest.approx(true_months[key])


def a_busy_month(county: County) -> None:
    """Entering and taking back in some order; always the same."""
    chance = random.Random(4)
    places = [*county.townships, *county.villages]
    demands = [make_demand(chance.choice(county.departments), hours=n + 1.5) for n in range(6)]
    demands.append(make_demand(notice=demands[0].notice, kind="meeting"))
    for step in range(40):
        demand = chance.choice(demands)
        some = chance.sample(places, chance.randint(1, 5))
        if chance.random() < 0.35:
            actions.reverse(demand, places=chance.choice([None, some]), numbered=chance.choice([None, False]))
        else:
            on = DAY + timedelta(days=step % 9)
            repeats = [on + timedelta(days=30 * n) for n in range(chance.randint(1, 3))]
            enter(demand, some, on=on, days=repeats, numbered=chance.random() < 0.7, urgent=step % 7 == 0)


def test_sums_equal_the_entries(county: County) -> None:
    a_busy_month(county)

    assert Entry.objects.filter(asked=-1).exists()
    assert_sums_say_what_the_lines_say()


def test_folding_changes_no_figure(county: County) -> None:
    a_busy_month(county)
    loose = MonthSum.objects.count()

    actions.fold()

    assert not MonthSum.objects.filter(folded=False).exists()
    assert MonthSum.objects.count() < loose
    assert_sums_say_what_the_lines_say()


def test_folding_goes_on_where_it_was_left(county: County) -> None:
    a_busy_month(county)
    actions.fold()

    enter(make_demand(county.departments[0]), county.townships)
    actions.fold()

    keys = MonthSum.objects.values_list("month", "unit", "sender", "kind", "numbered", "urgent")
    assert len(keys) == len(set(keys))
    assert_sums_say_what_the_lines_say()


def test_sums_made_anew_are_the_same(county: County) -> None:
    a_busy_month(county)
    before = stored()

    actions.rebuild()

    assert stored()[1] == before[1]
    assert_sums_say_what_the_lines_say()


def test_what_a_month_says_is_one_query_whatever_is_in_it(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships[:1])
    with CaptureQueriesContext(
        connection,
    ) as first:
        queries.months(county.county, date(2026, 1, 1), date(2026, 12, 1))
    a_busy_month(county)

    with CaptureQueriesContext(connection) as later:
        queries.months(county.county, date(2026, 1, 1), date(2026, 12, 1))

    assert len(first) == len(later) == 1


def test_parts_of_a_month_are_told_apart(county: County) -> None:
    sender = county.departments[0]
    enter(make_demand(sender, hours=1), county.townships[:1], urgent=True)
    enter(make_demand(sender, hours=2), county.townships[:1], numbered=False)
    enter(make_demand(sender, hours=4, kind="assessment"), county.townships[:1])
    month = DAY.replace(day=1)

    (row,) = queries.months(county.county, month, month)
    kinds = queries.kinds(county.county, month)

    assert (row.all.papers, row.all.demands, row.all.likely) == (3, 3, 7.0)
    assert (row.urgent.likely, row.unnumbered, row.assessment.likely) == (1.0, 1, 4.0)
    assert {kind: amounts.likely for kind, amounts in kinds.items()} == {
        "report_or_form": 3.0,
        "assessment": 4.0,
    }
    assert queries.months(county.county, month, month, senders=[county.departments[1].pk]) == []


def test_form_for_every_village_is_one_demand_for_the_township(county: County) -> None:
    enter(make_demand(county.departments[0], hours=2), county.villages)

    days = queries.received([unit.pk for unit in (county.county, *county.townships)], DAY, DAY)
    (row,) = queries.months(county.townships[0], DAY.replace(day=1), DAY)

    assert set(days.values()) == {1}
    assert (row.all.papers, row.all.demands, row.all.likely) == (1, 1, 4.0)


def test_sender_sees_the_same_days_but_not_what_came_without_a_number(county: County) -> None:
    sender = county.departments[0]
    enter(make_demand(sender), county.villages)
    enter(make_demand(sender), county.townships[:1], numbered=False)
    enter(make_demand(county.departments[1]), county.townships)

    days = queries.received_from([sender.pk], DAY, DAY)

    assert days[county.county.pk, DAY] == 1
    assert days[county.townships[0].pk, DAY] == 1
    assert queries.received([county.townships[0].pk], DAY, DAY) == {(county.townships[0].pk, DAY): 3}


def test_papers_of_a_day_are_those_that_still_stand(county: County) -> None:
    kept, taken, other = (make_demand(county.departments[i]) for i in (0, 0, 1))
    for demand in (kept, taken, other):
        enter(demand, county.villages)
    actions.reverse(taken)

    assert set(queries.papers_of_a_day(county.county, DAY)) == {kept.notice_id, other.notice_id}
    assert queries.papers_of_a_day(county.county, DAY, senders=[county.departments[0].pk]) == [kept.notice_id]
    assert queries.papers_of_a_day(county.county, DAY + timedelta(days=1)) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_entry SET hours_likely = 0", "DELETE FROM ledger_entry"]
)
def test_database_refuses_to_change_a_line(county: County, statement: str) -> None:
    enter(make_demand(county.departments[0]), county.townships)

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute(statement)


def test_line_cannot_be_saved_again_or_deleted(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships)
    line = Entry.objects.first()
    assert line

    for act in (line.save, line.delete, Entry.objects.all().delete, lambda: Entry.objects.update(asked=0)):
        with pytest.raises(AppendOnly):
            act()


def test_line_outlives_the_paper_that_was_taken_away(county: County) -> None:
    demand = make_demand(county.departments[0])
    enter(demand, county.townships)
    actions.reverse(demand)
    number = demand.pk

    demand.notice.delete()

    assert set(Entry.objects.values_list("demand_id", flat=True)) == {number}
    assert_sums_say_what_the_lines_say()


def test_answers_are_in_time_late_or_still_waiting(county: County) -> None:
    now = timezone.make_aware(datetime(2026, 11, 20, 12))
    for n, (due, stopped) in enumerate([(-2, -3), (-2, -1), (-1, None), (1, None)]):
        Clock.objects.create(
            kind="review",
            about=f"notice:{n}",
            owner=county.burden_office,
            started_at=now - timedelta(days=4),
            due_at=now + timedelta(days=due),
            stopped_at=None if stopped is None else now + timedelta(days=stopped),
        )

    (row,) = queries.answers(
        [county.burden_office.pk], now - timedelta(days=9), now + timedelta(days=9), now=now
    )

    assert (row.in_time, row.late, row.waiting, row.month) == (1, 2, 1, date(2026, 11, 1))


def test_clock_runs_once_and_a_question_taken_back_leaves_none(county: County) -> None:
    due = timezone.now() + timedelta(days=1)

    for _ in range(2):
        actions.start_clock("review", "notice:a", owner=county.burden_office, due_at=due)
    assert Clock.objects.count() == 1
    actions.stop_clock("notice:a")
    actions.start_clock("review", "notice:b", owner=county.burden_office, due_at=due)
    actions.take_clock_back("notice:b")

    assert Clock.objects.get().stopped_at is not None


def test_command_tells_sums_that_are_wrong_and_makes_them_anew(county: County) -> None:
    enter(make_demand(county.departments[0]), county.townships)
    call_command("sums", stdout=StringIO())
    MonthSum.objects.filter(unit=county.county).update(hours_high=1000)

    with pytest.raises(CommandError, match="不一致"):
        call_command("sums", stdout=StringIO())
    call_command("sums", "--rebuild", stdout=StringIO())

    assert_sums_say_what_the_lines_say()


def hours_of(unit: Unit) -> float:
    return sum(row.all.likely for row in queries.months(unit, date(2026, 1, 1), date(2027, 12, 1)))


def test_after_a_merger_sums_made_anew_give_the_past_to_the_one_that_goes_on(county: County) -> None:
    stone, white, _ = county.townships
    enter(make_demand(county.departments[0]), [stone, white])
    enter(make_demand(county.departments[0], hours=5), county.villages[2:4])
    assert (hours_of(stone), hours_of(white)) == (3, 13)

    people.merge_units([white], stone, on=timezone.localdate(), by=None)
    with pytest.raises(CommandError, match="不一致"):
        call_command("sums", stdout=StringIO())
    call_command("sums", "--rebuild", stdout=StringIO())

    assert_sums_say_what_the_lines_say()
    assert (hours_of(stone), hours_of(county.county)) == (16, 16)


def test_what_is_entered_and_taken_back_around_a_merger_is_right_when_sums_are_made_anew(
    county: County,
) -> None:
    stone, white, _ = county.townships
    before = make_demand(county.departments[0])
    enter(before, [white, *county.villages[2:4]])

    batch = people.merge_units([white], stone, on=timezone.localdate(), by=None)
    actions.reverse(before)
    enter(make_demand(county.departments[1]), [stone])
    actions.fold()
    actions.rebuild()
    assert_sums_say_what_the_lines_say()
    assert hours_of(stone) == 3

    people.undo_change(batch, by=None)
    actions.rebuild()
    assert_sums_say_what_the_lines_say()
    assert (hours_of(stone), hours_of(white)) == (3, 0)
