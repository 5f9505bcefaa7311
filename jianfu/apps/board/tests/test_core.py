"""The arithmetic of the board, and what it draws."""

from __future__ import annotations

import re
from datetime import date

import pytest

from jianfu.apps.board import core
from jianfu.apps.board.drawing import bars, course
from jianfu.apps.board.sheets import safe

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("2026-10", date(2026, 10, 1)),
        ("2026-12", date(2026, 11, 1)),
        ("2031-01", date(2026, 11, 1)),
        ("", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("10-2026", date(2026, 11, 1)),
    ],
)
def test_month_that_has_not_begun_or_is_none_means_this_one(words: str, month: date) -> None:
    assert core.month_named(words, TODAY) == month


def test_twelve_months_end_with_the_one_that_is_meant() -> None:
    months = core.last_months(date(2026, 2, 1))

    assert months[0] == date(2025, 3, 1)
    assert months[-1] == date(2026, 2, 1)
    assert len(set(months)) == 12


def test_running_month_is_compared_with_as_many_days() -> None:
    span = core.span_of(date(2026, 11, 1), TODAY)

    assert (span.first, span.last) == (date(2026, 11, 1), TODAY)
    assert (span.before_first, span.before_last) == (date(2026, 10, 1), date(2026, 10, 22))
    assert span.before == "上月同期"


def test_days_that_the_month_before_does_not_have_are_not_compared() -> None:
    span = core.span_of(date(2026, 3, 1), date(2026, 3, 30))

    assert span.before_last == date(2026, 2, 28)


@pytest.mark.parametrize("today", [date(2026, 10, 31), TODAY])
def test_finished_month_is_compared_with_the_whole_month_before(today: date) -> None:
    span = core.span_of(date(2026, 10, 1), today)

    assert (span.last, span.before_last, span.running) == (date(2026, 10, 31), date(2026, 9, 30), False)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (0.0891, "8.9%"),
        (0.5, "50%"),
        (0.0, "0%"),
        (1.0, "100%"),
        (0.0001, "0.1%"),
        (0.9999, "99.9%"),
        (None, "—"),
    ],
)
def test_share_is_never_rounded_to_nothing_or_everything(part: float | None, words: str) -> None:
    assert core.percent(part) == words


def test_shades_have_one_scale_and_small_numbers_one_shade_each() -> None:
    assert core.steps(22) == [6, 11, 17, 22]
    assert core.steps(3) == [1, 2, 3]
    assert core.steps(0) == []
    assert [core.shade(n, core.steps(22)) for n in (0, 1, 6, 7, 22)] == [0, 1, 1, 2, 4]


@pytest.mark.parametrize(
    ("now", "before", "words"), [(5, 8, "少3项"), (8, 5, "多3项"), (5, 5, "相同"), (5.2, 5, "相同")]
)
def test_comparison_names_the_difference(now: float, before: float, words: str) -> None:
    assert core.more_or_less(now, before, "{}项") == words


@pytest.mark.parametrize(
    ("values", "end"), [([], 1), ([3], 3), ([17, 22], 30), ([9_100], 10_000), ([0.2], 1)]
)
def test_scale_ends_with_a_round_number_above_everything(values: list[float], end: float) -> None:
    assert core.top(values) == end


def test_picture_keeps_its_scale_and_leaves_out_what_is_not_known() -> None:
    drawn = course([(0, 5, 10), (10, 50, 100)], [0, 50], [4, 0], [None, 8], most_hours=100, most_papers=10)

    assert drawn.likely == "M60 57L180 31"
    assert drawn.urgent == "M180 60V31"
    assert drawn.papers.count("z") == 1
    assert drawn.quota == "M171 71h18"
    assert re.fullmatch(
        r"[MLVhvz \d.-]+", drawn.band + drawn.likely + drawn.urgent + drawn.papers + drawn.quota
    )


def test_bar_is_seen_however_small_it_is() -> None:
    assert bars([0.0001, None, 1.0], most=1.0) == "M34 92v-1h12v1zM194 92v-26h12v26z"


@pytest.mark.parametrize("words", ["=1+1", "+86", "-3", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_begins_like_a_formula_is_text(words: str) -> None:
    assert safe(words) == "'" + words


def test_other_text_stays_as_it_is() -> None:
    assert safe("农业农村局=牵头") == "农业农村局=牵头"
