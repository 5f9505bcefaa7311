"""Plain words of many lines of work: each sentence asks for its kind alone, or for nothing."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)
SENTENCES = [
    pytest.param(kind, text, id=f"{kind}-{n}")
    for kind, texts in tomllib.loads(
        Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
    ).items()
    for n, text in enumerate(texts, 1)
]


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_sentence_asks_for_its_kind_alone(kind: str, text: str) -> None:
    notice = find_facts(text_of(text), now=NOW, calendar=load_calendar())

    assert {d.kind.value for d in notice.demands} == ({kind} - {"nothing"})


def test_circled_numbers_count_the_items_of_a_message() -> None:
    text = "各村:①明天上午8点到镇里开会;②今天下班前把困难户名单报民政办。"
    notice = find_facts(text_of(text), now=NOW, calendar=load_calendar())

    assert {d.kind.value for d in notice.demands} == {"meeting", "report_or_form"}


def test_day_right_before_a_report_is_no_daily_report() -> None:
    (demand,) = find_facts(text_of("请各卫生院每月28日报送进度。"), now=NOW, calendar=load_calendar()).demands

    assert (demand.kind, demand.frequency) == ("report_or_form", "monthly")
