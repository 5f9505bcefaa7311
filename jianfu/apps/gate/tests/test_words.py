"""Punctuation, folding, deadlines: the pure parts of the page."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from jianfu.apps.gate.core import storable
from jianfu.apps.gate.deadlines import deadline_choices
from jianfu.apps.gate.item import by_hours, short
from jianfu.apps.gate.original import Line, Piece, _chunks, _folded, _within
from jianfu.apps.gate.templatetags.chinese import marked, zh
from jianfu.core.worktime import load_calendar

NUL, HALF = "\x00", "\ud800"
THURSDAY = datetime(2026, 6, 11, 9, 0)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("定于周六,改为周一;其余不变", "定于周六，改为周一；其余不变"),
        ("若干规定第2项(条号待核)", "若干规定第2项（条号待核）"),
        ("约1,027人时,含路程", "约1,027人时，含路程"),
        ("11月27日17:00前", "11月27日17:00前"),
        ("4 places x 12", "4 places x 12"),
    ],
)
def test_our_sentences_get_wide_punctuation(narrow: str, wide: str) -> None:
    assert zh(narrow) == wide


def test_mark_has_an_anchor_and_is_spoken() -> None:
    html = marked(Line("第1段", "", [Piece("拍<照>", "f", ["f1"], "建议1")]))

    assert (
        html
        == '<a class="at" id="f1"></a><mark class="f"><span class="spoken">建议1：</span>拍&lt;照&gt;</mark>'
    )


def test_long_stretch_without_marks_is_folded_and_marks_stay_open() -> None:
    blocks = [[f"第{i}段", "body", [["字", [], []]]] for i in range(1, 101)]
    blocks[59][2] = [["拍照", [0], []]]

    chunks = list(_folded(list(_chunks(blocks, {0: 1}))))

    assert sum(len(chunk.lines) for chunk in chunks) == 100
    folded = [line.where for chunk in chunks if chunk.look == "fold" for line in chunk.lines]
    assert len(folded) > 80
    assert "第60段" not in folded
    assert "第1段" not in folded


def test_finding_about_the_whole_paper_marks_its_first_lines_only() -> None:
    blocks = [[f"第{i}段", "body", [["字", [0], []]]] for i in range(1, 11)]

    (chunk,) = _chunks(blocks, {0: 1})

    assert [line.pieces[0].mark for line in chunk.lines] == ["f", "f", "f", *[""] * 7]


def test_endless_stretch_is_named_and_not_sent() -> None:
    blocks = [[f"第{i}段", "body", [["字", [], []]]] for i in range(1, 2001)]

    chunks = list(_within(_folded(list(_chunks(blocks, {})))))

    assert sum(len(chunk.lines) for chunk in chunks) < 20
    assert [chunk.label for chunk in chunks if chunk.look == "left"] == ["第9段起1991段没有标记"]


def test_short_paper_is_not_folded() -> None:
    blocks = [[f"第{i}段", "body", [["字", [], []]]] for i in range(1, 31)]

    assert [chunk.look for chunk in _folded(list(_chunks(blocks, {})))] == ["text"]


def test_cells_of_a_sheet_become_rows() -> None:
    blocks = [[f"附件1 {cell}", "sheet", [[cell, [], []]]] for cell in ("A1", "B1", "A2", "B2")]

    (table,) = _chunks(blocks, {})

    assert [[line.pieces[0].text for line in row] for row in table.rows] == [["A1", "B1"], ["A2", "B2"]]


def test_findings_about_the_costliest_demand_come_first() -> None:
    demands = [{"hours": {"likely": 2.0}}, {"hours": {"likely": 40.0}}]
    findings = [{"demand": None}, {"demand": 0}, {"demand": 1}]

    assert by_hours(findings, demands) == [2, 1, 0]


def test_quotation_has_at_most_twenty_characters() -> None:
    assert short("各乡镇要组织村(社区)对辖区内自建房经营场所") == "各乡镇要组织村(社区)对辖区内自建房经…"
    assert len(short("长" * 50)) == 20


@pytest.mark.parametrize("words", ["今天下班前", "今日内", "当天", "下班前"])
def test_vague_deadline_offers_today_and_the_next_working_day(words: str) -> None:
    today, tomorrow = deadline_choices(words, THURSDAY, load_calendar())

    assert today.label.startswith("今天")
    assert tomorrow.label.startswith("明天")
    assert tomorrow.moment - today.moment == timedelta(days=1)


def test_choices_keep_the_hour_that_was_understood() -> None:
    today, _ = deadline_choices("下班前", THURSDAY, load_calendar(), clock=time(17, 30))

    assert today.label == "今天17:30"


def test_on_a_friday_the_other_choice_is_a_date() -> None:
    _, later = deadline_choices("下班前", THURSDAY + timedelta(days=1), load_calendar())

    assert later.label.startswith("6月15日")


@pytest.mark.parametrize("words", ["6月12日下班前", "今天15时前", "11月底前", "每周五", ""])
def test_clear_deadline_offers_nothing(words: str) -> None:
    assert deadline_choices(words, THURSDAY, load_calendar()) == ()


@pytest.mark.parametrize("words", ["𠮷𠮶", r"\u0000", "\\\\ud800", "平常\n", "\ufffd"])
def test_words_a_database_stores_are_left_alone(words: str) -> None:
    assert storable([{words: words}]) == [{words: words}]


def test_each_character_no_database_stores_is_replaced_by_one() -> None:
    assert storable(f"a{NUL}b{HALF}c\\{NUL}𠮷{HALF}") == "a\ufffdb\ufffdc\\\ufffd𠮷\ufffd"
