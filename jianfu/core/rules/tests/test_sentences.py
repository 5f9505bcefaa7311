"""Sentences of a paper: what they hold together, and when their words are not meant."""

from __future__ import annotations

import re
from datetime import datetime

from jianfu.core.examine import office_calendar
from jianfu.core.facts.find import find_facts
from jianfu.core.facts.shapes import Force, Side, Statement
from jianfu.core.limits import load_limits
from jianfu.core.reading import text_of
from jianfu.core.rules.assessments.score_lines import scored
from jianfu.core.rules.sentences import mentions, said, sentences
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.standing import side_of

NOW = datetime(2026, 6, 10, 9, 0)


def paper(text: str) -> Context:
    limits = load_limits()
    calendar = office_calendar(limits, NOW)
    return Context(find_facts(text_of(text), now=NOW, calendar=calendar), NOW, limits, calendar)


def found(text: str, pattern: str) -> list[str]:
    return [words.text for _, words in said(paper(text), re.compile(pattern))]


def lines(text: str, word: str) -> list[str]:
    return [line.text for line, _ in scored(paper(text), re.compile(word), word)]


def test_words_of_two_clauses_are_found_together() -> None:
    assert found("台账不全的,三日内补齐。", "台账.{0,10}补齐") == ["台账不全的,三日内补齐"]


def test_words_before_a_colon_belong_to_the_sentence_after_it() -> None:
    ctx = paper("二、检查范围:清河镇6个村。联系人另定。")

    (sentence,) = sentences(ctx, "清河")

    assert sentence.text == "检查范围:清河镇6个村"


def test_each_sentence_comes_once_however_often_a_word_stands_in_it() -> None:
    ctx = paper("请各村报台账,台账要齐,台账要新。请各村报名单。")

    assert len(list(sentences(ctx, "台账 名单"))) == 2


def test_a_sentence_holds_a_word_of_every_group() -> None:
    ctx = paper("请各村报台账。请各村补台账。请各村补名单。")

    assert [s.text for s in sentences(ctx, "台账 记录", "补 完善")] == ["请各村补台账"]


def test_a_prohibition_is_not_found() -> None:
    assert found("不得要求基层补台账。", "补台账") == []


def test_words_taken_back_right_before_them_are_not_found() -> None:
    assert found("请各镇照常工作,谢绝层层陪同。", "陪同") == []


def test_please_speaks_to_the_reader_whoever_came_before() -> None:
    clause = Statement("请提前备好展板", 0, 7, 0, 0, "", Force.DUTY, Side.SENDER)

    assert side_of(clause) is Side.OPEN


def test_a_time_of_day_gives_no_points() -> None:
    assert lines("请于9时30分到县会议中心开会。", "会议") == []


def test_a_row_below_the_head_of_a_score_sheet_is_a_score_line() -> None:
    assert lines("考核指标\n台账规范程度\n群众满意率", "台账") == ["台账规范程度"]


def test_an_indicator_named_before_its_points_is_a_score_line() -> None:
    assert lines("(三)台账建立情况。齐全的得4分。", "台账") == ["台账建立情况"]


def test_what_is_not_to_be_scored_is_no_score_line() -> None:
    assert lines("台账规范程度不纳入考核。", "台账") == []


def test_a_quotation_begins_with_the_clause_that_says_it() -> None:
    assert found("各村每日签到,积分每周排名。", "每[日周].{0,20}排名") == ["每周排名"]


def test_words_that_need_both_clauses_keep_both() -> None:
    assert found("电子版发邮箱,纸质版送县局。", "电子版.{0,20}送县局") == ["电子版发邮箱,纸质版送县局"]


def test_words_outside_the_sentences_are_mentioned_and_stand_in_none() -> None:
    ctx = paper("关于报送台账的通知\n各镇:\n请报送名单。")

    assert mentions(ctx, "台账 照片")
    assert not mentions(ctx, "照片 截图")
    assert not list(sentences(ctx, "照片"))
