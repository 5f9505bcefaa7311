"""Edits become changes: headings, numbers, lists, lines."""

from __future__ import annotations

import pytest

from jianfu.core.revising import Drop, Edit, Kind, Replace, accepted, revise_text, settle
from jianfu.core.revising.shapes import Clash
from jianfu.core.revising.tests.papers import examined

HEAD = "关于开展排查的通知\n各乡镇:\n"
TAIL = "\n云水县农业农村局\n2026年6月8日"


def edited(body: str, *gone: str, edits: tuple[Edit, ...] = ()) -> str:
    """The body after the clauses with these words are dropped."""
    exam = examined(HEAD + body + TAIL, "DOC004")
    assert exam.notice
    plain = exam.notice.text.plain
    drops = [Drop(plain.index(w), plain.index(w) + len(w)) for w in gone]
    words = revise_text(exam.notice.text, settle(exam.notice, [*drops, *edits]))[0]
    return words.removeprefix(HEAD).removesuffix(TAIL)


def test_numbers_behind_a_line_that_goes_move_up() -> None:
    body = "一、开展排查。\n二、拍照上传。\n三、加强值守。\n十、做好宣传。"

    assert edited(body, "拍照上传") == "一、开展排查。\n二、加强值守。\n九、做好宣传。"


def test_numbers_stay_where_the_paper_speaks_of_them() -> None:
    body = "一、开展排查。\n二、拍照上传。\n三、按第一项要求加强值守。"

    assert edited(body, "拍照上传") == "一、开展排查。\n三、按第一项要求加强值守。"


def test_a_heading_with_nothing_left_under_it_goes() -> None:
    body = "一、排查内容\n看一遍房屋。\n二、留痕要求\n(一)拍照上传。\n(二)每日签到。\n三、联系方式\n打电话。"

    assert edited(body, "拍照上传", "每日签到") == "一、排查内容\n看一遍房屋。\n二、联系方式\n打电话。"


def test_a_line_whose_heading_alone_would_be_left_goes() -> None:
    body = "一、做好留痕。每次排查须拍照。\n二、加强值守。看好房屋。"

    assert edited(body, "每次排查须拍照") == "一、加强值守。看好房屋。"


def test_numbers_in_the_line_move_up() -> None:
    body = "要做到:一是看房屋;二是拍照片;三是打电话。"

    assert edited(body, "拍照片") == "要做到:一是看房屋;二是打电话。"


def test_the_last_clause_leaves_the_stop_of_the_sentence() -> None:
    assert edited("各村看房屋;拍照片。\n打电话。", "拍照片") == "各村看房屋。\n打电话。"


def test_a_list_loses_its_first_and_its_second_item_cleanly() -> None:
    body = "检查方式:听汇报、看资料、走现场。"
    at = len(HEAD) + body.index("听")

    both = edited(body, edits=(Replace(at, at + 4, ""), Replace(at + 3, at + 7, "")))

    assert both == "检查方式:走现场。"


def test_two_edits_that_want_different_words_clash() -> None:
    exam = examined(HEAD + "请于6月12日前报送。" + TAIL, "DOC004")
    assert exam.notice
    at = exam.notice.text.plain.index("6月12日前")

    with pytest.raises(Clash):
        settle(exam.notice, [Replace(at, at + 6, "6月19日前"), Replace(at + 1, at + 6, "月底前")])


def test_pieces_hold_every_old_and_new_word_in_order() -> None:
    exam = examined(HEAD + "请于6月12日前报送。" + TAIL, "DOC004")
    assert exam.notice
    text = exam.notice.text
    at = text.plain.index("6月12日前")

    words, pieces = revise_text(text, settle(exam.notice, [Replace(at, at + 6, "6月19日前")]))

    assert "".join(p.words for p in pieces if p.kind is not Kind.ADDED) == text.chars
    assert "".join(p.words for p in pieces if p.kind is not Kind.DROPPED) == words
    assert [p.words for p in pieces if p.kind is Kind.ADDED] == ["6月19日前"]


def test_blocks_of_the_accepted_text_hold_its_paragraphs() -> None:
    exam = examined(HEAD + "一、看房屋。\n二、拍照片。\n三、打电话。" + TAIL, "DOC004")
    assert exam.notice
    at = exam.notice.text.plain.index("拍照片")

    after = accepted(exam.notice.text, settle(exam.notice, [Drop(at, at + 3)]))

    assert [after.chars[b.start : b.end] for b in after.blocks] == after.chars.split("\n")
    assert "二、打电话。" in after.chars
