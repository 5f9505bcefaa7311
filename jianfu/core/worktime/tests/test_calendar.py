"""The office calendar against an independent table, and what is computed beyond it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import chinese_calendar  # type: ignore[import-untyped]
import pytest

from jianfu.core.worktime import load_calendar
from jianfu.core.worktime.years import FESTIVALS, year_of

CALENDAR = load_calendar()


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(i) for i in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", range(2020, 2027))
def test_every_day_agrees_with_the_independent_table(year: int) -> None:
    ours = [CALENDAR.is_working_day(d) for d in days_of(year)]

    assert ours == [chinese_calendar.is_workday(d) for d in days_of(year)]


@pytest.mark.parametrize("year", range(2020, 2027))
def test_an_announced_year_names_its_notice_and_all_festivals(year: int) -> None:
    assert not CALENDAR.is_provisional(year)
    assert (year_of(year).notice or "").startswith("国办发明电〔")
    assert all(CALENDAR.festival(name, year) for name in FESTIVALS)


def test_make_up_saturday_is_office_time_and_the_holiday_monday_is_not() -> None:
    assert CALENDAR.is_office_time(datetime(2025, 2, 8, 9, 0))
    assert not CALENDAR.is_office_time(datetime(2026, 2, 23, 9, 0))
    assert not CALENDAR.is_office_time(datetime(2026, 6, 12, 19, 30))


def test_new_year_rest_may_begin_in_december() -> None:
    assert CALENDAR.festival("元旦", 2023) == (date(2022, 12, 31), date(2023, 1, 2))
    assert not CALENDAR.is_working_day(date(2027, 12, 31) + timedelta(1))


def test_working_days_are_counted_over_the_holiday() -> None:
    assert CALENDAR.add_working_days(date(2026, 9, 29), 3) == date(2026, 10, 9)
    assert CALENDAR.add_working_days(date(2026, 10, 9), -3) == date(2026, 9, 29)
    assert CALENDAR.working_days_between(date(2026, 9, 29), date(2026, 10, 9)) == 3
    assert CALENDAR.working_days_between(date(2026, 10, 9), date(2026, 9, 29)) == -3


def test_counting_goes_on_past_the_last_announced_year() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 31), 3) == date(2027, 1, 6)


def test_a_year_without_a_notice_is_computed_and_marked() -> None:
    assert CALENDAR.is_provisional(2027)
    assert CALENDAR.festival("国庆", 2027) == (date(2027, 10, 1), date(2027, 10, 3))
    # New Year's Eve and the first three days of the year, a Friday to a Monday.
    assert CALENDAR.festival("春节", 2027) == (date(2027, 2, 5), date(2027, 2, 8))
    assert not CALENDAR.is_working_day(date(2027, 2, 8))


@pytest.mark.parametrize("year", range(2027, 2041))
def test_every_computed_year_has_all_festivals_in_their_season(year: int) -> None:
    first_days = {name: CALENDAR.festival(name, year) for name in FESTIVALS}

    seasons = {
        "元旦": (12, 1),
        "春节": (1, 2),
        "清明": (4, 4),
        "劳动节": (4, 5),
        "端午": (5, 6),
        "中秋": (9, 10),
        "国庆": (9, 10),
    }
    assert all(rest and rest[0].month in seasons[name] for name, rest in first_days.items())


def test_moon_festivals_keep_their_distance() -> None:
    """From the first day of the first month to 15.8. there are seven or, in a leap year, eight months and a half."""
    for year in range(2027, 2041):
        spring = CALENDAR.festival("春节", year)
        autumn = CALENDAR.festival("中秋", year)
        assert spring
        assert autumn
        assert 218 <= (autumn[1] - spring[0]).days <= 258


def test_a_year_whose_moon_days_are_unknown_keeps_the_fixed_festivals() -> None:
    assert CALENDAR.festival("春节", 2009) is None
    assert CALENDAR.festival("国庆", 2009) == (date(2009, 10, 1), date(2009, 10, 4))
    assert CALENDAR.is_provisional(2009)


def test_the_hours_come_from_the_place() -> None:
    calendar = load_calendar(time(8, 30), time(17), time(17))

    assert not calendar.is_office_time(datetime(2026, 6, 12, 8, 15))
    assert calendar.closing == time(17)
