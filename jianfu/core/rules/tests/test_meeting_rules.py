"""Rules on meetings judge dates, hours and heads; here on meetings made by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from jianfu.core.facts.shapes import Body, Demand, Kind, Level, Meeting, Notice, Unit, Value
from jianfu.core.limits import load_limits
from jianfu.core.reading import text_of
from jianfu.core.rules.catalogue import select
from jianfu.core.rules.check import check_all
from jianfu.core.rules.meetings.mtg001_quiet_week import quiet_monday
from jianfu.core.rules.shapes import Context, Finding
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 1, 9, 0)
CITY_BUREAU = Unit("云山市水利局", Level.CITY, Body.DEPARTMENT)
CITY_OFFICE = Unit("云山市人民政府办公室", Level.CITY, Body.GENERAL_OFFICE)


def seen(value: Any) -> Value[Any]:
    return Value(value, 0, 4)


def findings(
    code: str, words: str = "请各镇分管同志参加会议。", *, issuer: Unit | None = None, **meeting: Any
) -> tuple[Finding, ...]:
    fields: dict[str, Any] = {name: seen(value) for name, value in meeting.items()}
    held = Meeting(**fields)
    demand = Demand(Kind.MEETING, ((0, len(words)),), meeting=held)
    issuers = (seen(issuer),) if issuer else ()
    notice = Notice(text_of(words), demands=(demand,), issuers=issuers, now=NOW)
    ctx = Context(notice, NOW, load_limits(), load_calendar())
    return check_all(notice, ctx, select((code,))).findings


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 6, 17), date(2026, 6, 1)),  # the month begins on a Monday
        (date(2026, 7, 2), date(2026, 7, 6)),
        (date(2026, 8, 31), date(2026, 8, 3)),
        (date(2026, 2, 1), date(2026, 2, 2)),
    ],
)
def test_quiet_week_is_the_first_whose_monday_lies_in_the_month(day: date, monday: date) -> None:
    assert quiet_monday(day, 1) == monday


@pytest.mark.parametrize(
    ("day", "quiet"), [(1, True), (5, True), (6, False), (7, False), (8, False)], ids=lambda v: str(v)
)
def test_quiet_week_runs_from_monday_to_friday(day: int, quiet: bool) -> None:
    assert bool(findings("MTG001", starts_at=datetime(2026, 6, day, 9))) is quiet


def test_quiet_week_offers_the_week_after() -> None:
    (finding,) = findings("MTG001", starts_at=datetime(2026, 7, 9, 15))

    assert finding.message == "7月9日在当月无会周内"
    assert "7月13日(星期一)" in finding.lighter


def test_congress_of_the_people_may_sit_in_the_quiet_week() -> None:
    words = "青石镇人民代表大会定于6月3日召开,请各代表参加。"

    assert not findings("MTG001", words, starts_at=datetime(2026, 6, 3, 9))


def test_quiet_day_binds_departments_of_the_city_and_not_its_leadership() -> None:
    wednesday = datetime(2026, 6, 17, 9)

    (bureau,) = findings("MTG002", issuer=CITY_BUREAU, starts_at=wednesday)
    office = findings("MTG002", issuer=CITY_OFFICE, starts_at=wednesday)

    assert bureau.certain
    assert not office


def test_unknown_convener_on_the_quiet_day_is_for_a_person_to_look_at() -> None:
    (finding,) = findings("MTG002", starts_at=datetime(2026, 6, 17, 9))

    assert not finding.certain


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (datetime(2026, 6, 12, 9), False),
        (datetime(2026, 6, 12, 19, 30), True),
        (datetime(2026, 6, 12, 7, 30), True),
        (datetime(2026, 6, 13, 9), True),  # Saturday
        (datetime(2026, 2, 14, 9), False),  # a Saturday, but worked for the Spring Festival
        (datetime(2026, 2, 17, 9), True),  # a Tuesday, but New Year's Day of the moon
    ],
)
def test_online_meeting_belongs_in_office_hours(start: datetime, found: bool) -> None:
    assert bool(findings("MTG003", starts_at=start, online=True)) is found


def test_meeting_on_the_spot_may_begin_in_the_evening() -> None:
    assert not findings("MTG003", starts_at=datetime(2026, 6, 12, 19), online=False)


def test_online_meeting_that_runs_into_the_evening_is_found() -> None:
    (finding,) = findings(
        "MTG003", starts_at=datetime(2026, 6, 12, 15), ends_at=datetime(2026, 6, 12, 19), online=True
    )

    assert finding.message == "线上会要开到19:00,已过下班时间"


def test_lighter_way_is_the_next_working_morning_that_is_no_quiet_day() -> None:
    (finding,) = findings("MTG003", starts_at=datetime(2026, 6, 9, 20), online=True)

    assert "6月11日上午9时" in finding.lighter


@pytest.mark.parametrize(
    ("words", "meeting", "found"),
    [
        ("请各镇参加工作会议。", {"hours": 8.0}, True),
        ("请各镇参加工作会议。", {"hours": 4.0}, False),
        ("请各镇参加务虚会,安排分组讨论。", {"hours": 8.0}, False),
        ("请各镇参加务虚会,安排分组讨论。", {"hours": 16.0}, True),
        ("请各镇参加业务培训。", {"hours": 16.0}, False),
        ("请各镇参加座谈会。", {"starts_at": datetime(2026, 6, 16), "ends_at": datetime(2026, 6, 17)}, True),
        (
            "请各镇参加工作会。",
            {"starts_at": datetime(2026, 6, 16, 9), "ends_at": datetime(2026, 6, 16, 11)},
            False,
        ),
    ],
)
def test_meeting_lasts_half_a_day(words: str, meeting: dict[str, Any], found: bool) -> None:
    assert bool(findings("MTG011", words, **meeting)) is found


@pytest.mark.parametrize(("people", "found"), [(100, False), (101, True)])
def test_online_meeting_holds_a_hundred(people: int, found: bool) -> None:
    assert bool(findings("MTG004", online=True, attendee_n=people)) is found
