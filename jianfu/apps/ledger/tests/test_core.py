"""Sums of lines: what counts once, what adds up."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jianfu.apps.ledger.core import Amounts, Days, Line, MonthKey, Months, sums_of

COUNTY, TOWN, VILLAGE, OTHER_VILLAGE, OTHER_TOWN = 1, 2, 3, 4, 5
NOVEMBER = date(2026, 11, 1)


def line(place: int = TOWN, **more: Any) -> Line:
    above = {TOWN: (), OTHER_TOWN: (), VILLAGE: (TOWN,), OTHER_VILLAGE: (TOWN,)}[place]
    plain = Line(
        notice=1,
        demand=1,
        kind="meeting",
        sender=9,
        units=(COUNTY, *above, place),
        village=place in (VILLAGE, OTHER_VILLAGE),
        numbered=True,
        urgent=False,
        received_on=date(2026, 11, 20),
        day=date(2026, 11, 25),
        asked=1,
        low=1.0,
        likely=2.0,
        high=4.0,
    )
    return plain._replace(**more)


def counter(entered: Line) -> Line:
    return entered._replace(
        asked=-entered.asked, low=-entered.low, likely=-entered.likely, high=-entered.high
    )


def month(unit: int, month: date = NOVEMBER, *, kind: str = "meeting", numbered: bool = True) -> MonthKey:
    return MonthKey(month, unit, 9, kind, numbered, False)


def test_hours_add_up_and_a_demand_counts_once_in_each_unit() -> None:
    months, days = sums_of((), [line(VILLAGE), line(OTHER_VILLAGE), line(OTHER_TOWN)])

    assert months[month(COUNTY)] == Amounts(demands=1, low=3.0, likely=6.0, high=12.0)
    assert months[month(TOWN)] == Amounts(demands=1, low=2.0, likely=4.0, high=8.0)
    assert days == {
        (date(2026, 11, 20), unit): 1 for unit in (COUNTY, TOWN, VILLAGE, OTHER_VILLAGE, OTHER_TOWN)
    }


def test_village_has_days_and_no_months() -> None:
    months, _ = sums_of((), [line(VILLAGE)])

    assert {key.unit for key in months} == {COUNTY, TOWN}


def test_two_demands_of_one_paper_are_one_paper() -> None:
    months, _ = sums_of((), [line(), line(demand=2)])

    assert months[month(COUNTY, kind="")] == Amounts(papers=1)
    assert months[month(COUNTY)].demands == 2


def test_hours_belong_to_the_month_they_are_spent_in() -> None:
    repeats = [line(), line(day=date(2026, 12, 25), asked=0)]

    months, _ = sums_of((), repeats)

    assert months[month(TOWN)] == Amounts(demands=1, low=1.0, likely=2.0, high=4.0)
    assert months[month(TOWN, date(2026, 12, 1))] == Amounts(low=1.0, likely=2.0, high=4.0)


def test_second_place_brings_hours_and_no_second_demand() -> None:
    months, days = sums_of([line(VILLAGE)], [line(OTHER_VILLAGE)])

    assert months[month(TOWN)] == Amounts(low=1.0, likely=2.0, high=4.0)
    assert days == {(date(2026, 11, 20), OTHER_VILLAGE): 1}


def test_demand_leaves_a_unit_with_its_last_place() -> None:
    both = [line(VILLAGE), line(OTHER_VILLAGE)]

    first, _ = sums_of(both, [counter(both[0])])
    last, _ = sums_of([*both, counter(both[0])], [counter(both[1])])

    assert first[month(TOWN)].demands == 0
    assert last[month(TOWN)].demands == -1
    assert last[month(TOWN, kind="")] == Amounts(papers=-1)


def test_what_came_without_a_number_becomes_numbered_when_it_has_one() -> None:
    came = line(numbered=False)

    taken, _ = sums_of([came], [counter(came)])
    admitted, _ = sums_of([came, counter(came)], [line(received_on=date(2026, 12, 2))])

    assert taken[month(TOWN, numbered=False)].demands == -1
    assert admitted[month(TOWN, date(2026, 12, 1))].demands == 1


steps = st.lists(
    st.builds(
        line,
        st.sampled_from([TOWN, OTHER_TOWN, VILLAGE, OTHER_VILLAGE]),
        demand=st.integers(1, 2),
        numbered=st.booleans(),
        urgent=st.booleans(),
        received_on=st.sampled_from([date(2026, 10, 30), date(2026, 11, 20)]),
        day=st.sampled_from([date(2026, 11, 25), date(2026, 12, 25)]),
        asked=st.sampled_from([1, 1, 0]),
    ),
    max_size=6,
)


@given(steps, st.lists(st.integers(0, 5), max_size=4))
def test_parts_written_one_by_one_add_up_to_the_sum_of_all_lines(
    entered: list[Line], taken: list[int]
) -> None:
    lines = entered + [counter(entered[i]) for i in dict.fromkeys(taken) if i < len(entered)]

    parts = [sums_of([each for each in lines[:i] if each.asked], [lines[i]]) for i in range(len(lines))]

    assert added(parts) == added([sums_of((), lines)])


def added(parts: list[tuple[Months, Days]]) -> tuple[dict[MonthKey, Amounts], dict[Any, int]]:
    months: dict[MonthKey, Amounts] = {}
    days: dict[Any, int] = {}
    for part in parts:
        for key, amounts in part[0].items():
            months[key] = months.get(key, Amounts()) + amounts
        for day, n in part[1].items():
            days[day] = days.get(day, 0) + n
    return {k: a for k, a in months.items() if not a.is_nothing}, {d: n for d, n in days.items() if n}
