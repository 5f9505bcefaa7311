"""Another day in the words of the old one."""

from __future__ import annotations

from datetime import date, time

import pytest

from jianfu.core.revising.dates import at_hour, on_day, within

TODAY = date(2026, 6, 10)
FRIDAY = date(2026, 6, 19)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("3月6日前", "6月19日前"),
        ("2026年6月11日17:00前", "2026年6月19日17:00前"),
        ("6月11日（星期四）下班前", "6月19日（星期五）下班前"),
        ("6月11日(周四)前", "6月19日(周五)前"),
        ("6月11日星期四前", "6月19日星期五前"),
        ("今日18时前", "6月19日18时前"),
        ("明天上午9点前", "6月19日上午9点前"),
        ("明早8时前", "6月19日早上8时前"),
        ("本周五下班前", "6月19日下班前"),
        ("周一中午12点前", "6月19日中午12点前"),
        ("12日前", "6月19日前"),
        ("06月01日前", "06月19日前"),
        ("2026-06-01", "2026-06-19"),
        ("6.12前", "6.19前"),
        ("二〇二六年六月十二日前", "二〇二六年六月十九日前"),
        ("截至6月12日17:00", "截至6月19日17:00"),
    ],
)
def test_day_is_written_as_the_old_one_was(words: str, wanted: str) -> None:
    assert on_day(words, FRIDAY, today=TODAY) == wanted


def test_a_day_in_another_year_names_it() -> None:
    assert on_day("12月31日前", date(2027, 1, 8), today=date(2026, 12, 28)) == "2027年1月8日前"


@pytest.mark.parametrize("words", ["近期", "6月11日至6月12日", "尽快", ""])
def test_words_that_are_no_single_day_are_left_to_people(words: str) -> None:
    assert on_day(words, FRIDAY, today=TODAY) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("11月30日19:30", "11月30日9:00"),
        ("11月30日（星期一）19：30", "11月30日（星期一）9：00"),
        ("11月30日晚7点半", "11月30日上午9点"),
        ("11月30日晚20时整", "11月30日上午9时整"),
        ("十一月三十日晚八时", "十一月三十日上午九时"),
    ],
)
def test_hour_is_written_as_the_old_one_was(words: str, wanted: str) -> None:
    assert at_hour(words, time(9)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("3日内", "10个工作日内"),
        ("24小时内", "10个工作日内"),
        ("收到通知后两个工作日之内", "收到通知后10个工作日之内"),
    ],
)
def test_a_term_becomes_longer(words: str, wanted: str) -> None:
    assert within(words, 10) == wanted
