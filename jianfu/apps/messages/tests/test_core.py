"""What is told, when, and how it reads."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jianfu.apps.messages import core
from jianfu.core.worktime import load_calendar

CALENDAR = load_calendar()
MONDAY = date(2026, 11, 23)
SITE = "http://jianfu.example"


def asked(title: str, passed: datetime, due: datetime | None = None, **more: object) -> core.Asked:
    return core.Asked(title, "2026-0001", f"/item/{title}/", passed, due, **more)  # type: ignore[arg-type]


def heard(day: date, *things: core.Asked) -> dict[str, list[str]]:
    """Heading -> paths of what a township hears in the morning of a day."""
    return {s.heading: [line.path for line in s.lines] for s in core.for_a_place(things, day, CALENDAR)}


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (datetime(2026, 11, 23, 7, 59), True),
        (datetime(2026, 11, 23, 8, 0), False),
        (datetime(2026, 11, 23, 17, 59), False),
        (datetime(2026, 11, 23, 18, 0), True),
        (datetime(2026, 11, 22, 10, 0), True),
        (datetime(2026, 10, 1, 10, 0), True),
        # Saturdays and Sundays that the holiday plan makes working days.
        (datetime(2026, 10, 10, 10, 0), False),
        (datetime(2026, 9, 20, 10, 0), False),
    ],
    ids=[
        "before eight",
        "eight",
        "before six",
        "six",
        "sunday",
        "national day",
        "make-up saturday",
        "make-up sunday",
    ],
)
def test_quiet_hours(moment: datetime, quiet: bool) -> None:
    assert core.is_quiet(moment, CALENDAR) is quiet


@pytest.mark.parametrize(
    ("moment", "is_it"),
    [
        (datetime(2026, 11, 23, 8, 29), False),
        (datetime(2026, 11, 23, 8, 30), True),
        (datetime(2026, 11, 23, 11, 59), True),
        (datetime(2026, 11, 23, 12, 0), False),
        (datetime(2026, 11, 21, 8, 30), False),
    ],
    ids=["too early", "half past eight", "after a break", "noon", "saturday"],
)
def test_morning(moment: datetime, is_it: bool) -> None:
    assert core.is_morning(moment, CALENDAR) is is_it


def test_what_is_due_soon_is_told_once() -> None:
    thing = asked("a", datetime(2026, 11, 10, 9), datetime(2026, 11, 27, 17))

    told = [
        day
        for day in range(10, 28)
        if CALENDAR.is_working_day(date(2026, 11, day)) and heard(date(2026, 11, day), thing)
    ]

    # On the first working day after it passed, as new; and when its day comes within sight.
    assert told == [11, 24]


def test_what_is_due_after_a_long_holiday_is_told_before_it() -> None:
    thing = asked("a", datetime(2026, 9, 14, 9), datetime(2026, 10, 8, 12))

    assert heard(date(2026, 9, 30), thing) == {"近日到时": ["/item/a/"]}


def test_new_paper_that_is_due_soon_stands_there_once() -> None:
    friday = datetime(2026, 11, 20, 15)
    soon = asked("a", friday, datetime(2026, 11, 25, 17))
    also = asked("a", friday, datetime(2026, 12, 20, 17))

    assert heard(MONDAY, also, soon) == {"近日到时": ["/item/a/"]}


def test_what_passed_over_the_weekend_is_told_on_monday() -> None:
    assert heard(MONDAY, asked("a", datetime(2026, 11, 21, 22))) == {"新准入": ["/item/a/"]}
    assert heard(date(2026, 11, 24), asked("a", datetime(2026, 11, 21, 22))) == {}


def test_nothing_due_and_nothing_new_is_no_letter() -> None:
    old = asked("a", datetime(2026, 11, 2), datetime(2026, 12, 24))

    sections = core.for_a_place([old], MONDAY, CALENDAR)

    assert core.digest(sections, MONDAY) is None


def test_side_that_owes_hears_everything_and_what_is_late_first() -> None:
    rows = [
        core.Owed("乙", "/review/b/", datetime(2026, 11, 24, 10)),
        core.Owed("甲", "/review/a/", datetime(2026, 11, 20, 10)),
    ]

    (section,) = core.for_who_owes(rows, datetime(2026, 11, 23, 8, 30), more="/review/")

    assert section.heading == "待答复2件，其中1件已过时限"
    assert [line.path for line in section.lines] == ["/review/a/", "/review/b/"]


def test_chief_hears_of_a_late_answer_once() -> None:
    row = core.Owed("甲", "/review/a/", datetime(2026, 11, 20, 10))

    told = {
        day: bool(core.for_their_chief([row], "减负办", date(2026, 11, day), CALENDAR, more="/board/"))
        for day in (20, 23, 24)
    }

    assert told == {20: False, 23: True, 24: False}


@pytest.mark.parametrize(
    ("answered", "at_once"),
    [
        (datetime(2026, 11, 23, 10), True),
        (datetime(2026, 11, 23, 17, 50), False),
        (datetime(2026, 11, 23, 19), False),
        (datetime(2026, 11, 21, 10), False),
    ],
    ids=["at work", "just before six", "evening", "saturday"],
)
def test_answer_in_office_hours_goes_at_once_others_wait_for_the_morning(
    answered: datetime, at_once: bool
) -> None:
    thing = asked("a", datetime(2026, 11, 2))
    morning = date(2026, 11, 24) if answered.day == 23 else MONDAY

    assert core.goes_at_once(answered, CALENDAR) is at_once
    assert core.for_a_sender([(answered, thing)], [], morning, CALENDAR)


def test_letter_says_what_when_and_where() -> None:
    thing = asked("报送大棚面积", datetime(2026, 11, 20, 15), datetime(2026, 11, 25, 17), has_time=True)
    letter = core.digest(core.for_a_place([thing], MONDAY, CALENDAR), MONDAY)
    assert letter

    text = core.as_text(letter, SITE, most=2000)

    assert letter.subject == "减负：11月23日1件"
    assert text == (
        "近日到时\n1. 11月25日(周三)17:00 《报送大棚面积》 编号2026-0001\nhttp://jianfu.example/item/报送大棚面积/"
    )


def test_day_without_an_hour_names_none() -> None:
    thing = asked("a", datetime(2026, 11, 20, 15), datetime(2026, 11, 25, 23, 59))

    (section,) = core.for_a_place([thing], MONDAY, CALENDAR)

    assert section.lines[0].words == "11月25日(周三) 《a》 编号2026-0001"


def test_title_is_no_place_to_hide_a_link_or_a_header() -> None:
    letter = core.urgent(
        '<a href="http://evil.example">防汛\r\nBcc: x@evil.example</a>', "2026-0001", "/item/a/"
    )

    text = core.as_text(letter, SITE, most=2000)

    assert "<" not in text
    assert "\r" not in text
    assert text.count("\n") == 2


@pytest.mark.parametrize("most", [300, 800, 2000])
def test_long_letter_counts_what_does_not_fit(most: int) -> None:
    things = [asked(f"第{n}份很长很长很长很长很长的通知", datetime(2026, 11, 20, 15)) for n in range(30)]
    letter = core.digest(core.for_a_place(things, MONDAY, CALENDAR), MONDAY)
    assert letter

    text = core.as_text(letter, SITE, most=most, measure=lambda words: len(words.encode()))

    shown = text.count("编号")
    assert len(text.encode()) <= most
    assert f"另{30 - shown}件：{SITE}/" in text
