"""Person-hours follow the paper's own numbers first and dated assumptions after them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jianfu.core.cost import Hours, hours_of, number, total
from jianfu.core.facts.shapes import Body, Demand, Frequency, Kind, Level, Meeting, Notice, Unit, Value
from jianfu.core.limits import load_limits
from jianfu.core.reading import text_of

DAY = date(2026, 6, 10)
COUNTY = Value(Unit("云水县民政局", Level.COUNTY, Body.DEPARTMENT), 0, 0)


def make_notice(words: str, *audience: str, kind: Kind = Kind.REPORT_OR_FORM, **more: object) -> Notice:
    """One paper of the county that asks for `words` and nothing else; reading it costs nothing."""
    demand = Demand(kind, ((0, len(words)),), audience=tuple(Value(a, 0, 0) for a in audience), **more)  # type: ignore[arg-type]
    return Notice(text_of(words), issuers=(COUNTY,), demands=(demand,), now=datetime(2026, 6, 10))


def hours(notice: Notice) -> Hours:
    return hours_of(notice, load_limits(), DAY)[0]


def test_low_likely_and_high_are_in_order() -> None:
    found = hours(make_notice("报送低保名单", "各乡镇"))

    assert 0 < found.low < found.likely < found.high


def test_a_monthly_form_costs_twelve_times_a_single_one() -> None:
    once = hours(make_notice("报送低保名单", "各乡镇", frequency=Frequency.ONCE))
    monthly = hours(make_notice("报送低保名单", "各乡镇", frequency=Frequency.MONTHLY))

    assert monthly.likely == pytest.approx(12 * once.likely)


def test_a_number_in_the_words_beats_the_assumed_number_of_places() -> None:
    found = hours(make_notice("请全县206个村报送名单", "各村"))

    assert found.basis.startswith("206个村×1次")


def test_an_assumed_number_of_places_is_marked_as_estimate() -> None:
    assert "(估)" in hours(make_notice("报送名单", "各乡镇")).basis


def test_a_county_asking_villages_asks_all_villages_of_all_townships() -> None:
    townships = hours(make_notice("报送名单", "各乡镇"))
    villages = hours(make_notice("报送名单", "各村"))

    assert villages.likely == pytest.approx(12 * townships.likely)


def test_an_online_meeting_costs_no_travel() -> None:
    onsite = hours(make_notice("召开会议", kind=Kind.MEETING, meeting=Meeting()))
    online = hours(make_notice("召开会议", kind=Kind.MEETING, meeting=Meeting(online=Value(True, 0, 0))))

    assert "往返" in onsite.basis
    assert "往返" not in online.basis
    assert online.likely < onsite.likely


def test_a_meeting_with_a_head_count_costs_heads_times_hours() -> None:
    meeting = Meeting(online=Value(True, 0, 0), attendee_n=Value(420, 0, 0), hours=Value(1.5, 0, 0))

    found = hours(make_notice("召开视频会议", kind=Kind.MEETING, meeting=meeting))

    assert found.likely == pytest.approx(630)


def test_a_written_report_costs_more_than_a_figure() -> None:
    figure = hours(make_notice("报送参会人数", "各乡镇"))
    report = hours(make_notice("报送工作总结", "各乡镇"))

    assert report.likely > 5 * figure.likely


def test_reading_is_shared_among_the_demands_of_a_paper() -> None:
    words = "报送名单" * 250
    demand = Demand(Kind.REPORT_OR_FORM, ((0, 4),))
    one = Notice(text_of(words), issuers=(COUNTY,), demands=(demand,), body=(0, 1000))
    two = Notice(text_of(words), issuers=(COUNTY,), demands=(demand, demand), body=(0, 1000))

    extra = total(hours_of(two, load_limits(), DAY)).likely - hours(one).likely

    assert extra == pytest.approx(hours(make_notice("报送名单")).likely)


def test_a_paper_that_demands_nothing_costs_nothing() -> None:
    notice = Notice(text_of("现予公布。"), issuers=(COUNTY,))

    assert hours_of(notice, load_limits(), DAY) == ()
    assert total(()).likely == 0


@pytest.mark.parametrize(("value", "shown"), [(0.42, "0.4"), (17.6, "18"), (1027.2, "1,027")])
def test_hours_are_rounded_for_people_only_when_shown(value: float, shown: str) -> None:
    assert number(value) == shown
