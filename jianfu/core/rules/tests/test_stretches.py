"""Neighbouring clauses with the same standing are read as one."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from jianfu.core.examine import office_calendar
from jianfu.core.facts.find import find_facts
from jianfu.core.limits import load_limits
from jianfu.core.reading import text_of
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.stretches import Stretch, demanded, demanded_with_premise

NOW = datetime(2026, 6, 10, 9, 0)


def context_of(words: str) -> Context:
    limits = load_limits()
    calendar = office_calendar(limits, NOW)
    return Context(find_facts(text_of(words), now=NOW, calendar=calendar), NOW, limits, calendar)


def test_two_demanded_clauses_are_one_stretch() -> None:
    ctx = context_of("请将电子版发至邮箱,并将纸质版送县局。")

    (stretch,) = demanded(ctx)

    assert "电子版" in stretch.text
    assert "纸质版" in stretch.text


def test_a_prohibition_is_in_no_stretch() -> None:
    ctx = context_of("不得要求基层报送纸质版。请将电子版发至邮箱。")

    stretches = list(demanded(ctx))

    assert [("纸质版" in s.text) for s in stretches] == [False]


def test_the_premise_of_a_demand_belongs_to_it() -> None:
    ctx = context_of("各镇在平台填报后,须打印盖章送县局。")

    (stretch,) = demanded_with_premise(ctx)

    assert stretch.text.startswith("各镇在平台填报后")


def test_sentences_without_the_words_are_left_out() -> None:
    ctx = context_of("请报送名单。请报送照片。")

    stretches = list(demanded(ctx, "照片 截图"))

    assert [s.text for s in stretches] == ["请报送照片"]


@pytest.mark.parametrize(
    "words", ["平台不记录轨迹", "取消轨迹功能", "轨迹不再上传", "轨迹一律不作为依据", "禁止上传轨迹"]
)
def test_negated_words_are_not_found(words: str) -> None:
    stretch = Stretch(words, 0, words, 0, "")

    assert stretch.find(re.compile("轨迹")) is None


@pytest.mark.parametrize("words", ["轨迹不得少于3公里", "巡查不断加密,上传轨迹", "不漏一户,全程记录轨迹"])
def test_words_that_only_sound_negated_are_found(words: str) -> None:
    stretch = Stretch(words, 0, words, 0, "")

    assert stretch.find(re.compile("轨迹"))


def test_a_stretch_knows_its_place_in_the_paper() -> None:
    ctx = context_of("各镇:\n请报送照片3张。")
    (stretch,) = demanded(ctx, "照片")

    found = stretch.find(re.compile("照片3张"))

    assert found
    start, end = stretch.place(found)
    assert ctx.notice.text.plain[start:end] == "照片3张"


def test_a_quotation_has_at_most_twenty_characters() -> None:
    ctx = context_of("请各镇于六月二十日前将在建工地和已完工工地的名单报送县住房和城乡建设局。")

    words = brief(ctx.notice, 0, len(ctx.notice.text.plain))

    assert len(words.strip("“”")) == 20
