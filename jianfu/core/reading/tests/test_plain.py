"""Text in any encoding an office computer writes, Markdown and saved web pages."""

from __future__ import annotations

import pytest

from jianfu.core.reading import State, read_file
from jianfu.core.reading.page import html_to_text
from jianfu.core.reading.plain import decode
from jianfu.core.reading.shapes import ReadLimits

NOTICE = "关于报送物资清单的通知\n各乡镇人民政府:\n请于2026年6月12日18:00前报送。\n青石县应急管理局\n"
TRADITIONAL = "關於報送物資清單的通知\n各鄉鎮人民政府:\n請於2026年6月12日前報送。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    (reading,) = read_file("a.txt", NOTICE.encode(encoding))

    assert reading.text
    assert reading.text.chars == NOTICE


def test_big5_is_not_taken_for_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5"))[0] == TRADITIONAL


@pytest.mark.parametrize("words", ["通知", "请报表", "联通", "收到,今天报"])
def test_a_few_gbk_characters_are_enough(words: str) -> None:
    assert decode(words.encode("gbk"))[0] == words


def test_line_ends_of_all_systems_are_one_line_feed() -> None:
    (reading,) = read_file("a.txt", "一\r\n二\r三\n四".encode())

    assert reading.text
    assert reading.text.chars == "一\n二\n三\n四"


def test_a_damaged_byte_costs_one_character_and_is_told() -> None:
    data = (NOTICE * 5).encode()
    damaged = data[:100] + b"\xff" + data[100:]

    (reading,) = read_file("a.txt", damaged)

    assert reading.state is State.PARTIAL
    assert reading.text
    assert reading.text.chars.count("\ufffd") == 1
    assert reading.reason


@pytest.mark.parametrize(
    "noise", [bytes(range(256)) * 20, bytes(5000), b"\x01\x02\x03\x04" * 500, b"\xfe\xff" * 900]
)
def test_noise_is_no_text(noise: bytes) -> None:
    (reading,) = read_file("a.txt", noise)

    assert reading.state is State.UNREADABLE


def test_markdown_is_read_as_it_is_shown() -> None:
    (reading,) = read_file("a.md", "# 关于报送的通知\n\n各村:\n\n请于**6月12日**前报送 #1 号表。\n".encode())

    assert reading.text
    assert reading.text.chars == "关于报送的通知\n\n各村:\n\n请于6月12日前报送 #1 号表。\n"


@pytest.mark.parametrize("name", ["通知.doc", "通知.xls", "通知.html"])
def test_a_web_page_saved_under_an_office_suffix_is_read(name: str) -> None:
    page = (
        "<html><head><meta charset=gb2312><title>x</title></head><body><h1>关于报送的通知</h1>"
        "<p>请于6月12日前<b>报送</b>。</p><p style='display: none'>看不见</p>"
        "<table><tr><td>村名</td><td>户数</td></tr></table></body></html>"
    )

    (reading,) = read_file(name, page.encode("gb18030"))

    assert reading.kind == "html"
    assert reading.text
    assert reading.text.chars.split() == ["关于报送的通知", "请于6月12日前报送。", "村名", "户数"]


def test_a_page_nested_deeply_is_still_read() -> None:
    assert "报送" in html_to_text("<div>" * 200 + "报送")


def test_a_page_nested_without_end_does_no_harm() -> None:
    (reading,) = read_file("a.html", b"<html>" + b"<div>" * 200_000)

    assert reading.state is State.UNREADABLE


def test_external_entities_of_a_page_are_not_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    hidden = tmp_path_factory.mktemp("files") / "hidden.txt"
    hidden.write_text("hidden words")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{hidden}">]><html><body>报送&x;</body></html>'

    assert "hidden words" not in html_to_text(page)


RTF = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}{\*\generator x;}\f0 "


def test_rich_text_named_doc_is_read() -> None:
    codes = "".join(f"\\'{byte:02x}" for byte in "各村:".encode("gbk"))
    body = codes + r"\par \u35831?\u20110?6\'d4\'c2{\v hidden}\tab 30\'c8\'d5\line{\b bold}\cell\row}"

    (reading,) = read_file("通知.doc", RTF + body.encode())

    assert reading.kind == "rtf"
    assert reading.text
    assert reading.text.chars == "各村:\n请于6月\t30日\nbold\t\n"


@pytest.mark.parametrize("body", [b"", b"{" * 5000, rb"\u-99999999999999999 \'zz", rb"\u55357?"])
def test_broken_rich_text_does_no_harm(body: bytes) -> None:
    (reading,) = read_file("通知.doc", RTF + body)

    assert reading.state in (State.UNREADABLE, State.READ)


def test_limits_come_first() -> None:
    (reading,) = read_file("a.txt", b"x" * 2000, ReadLimits(file_bytes=1000))

    assert reading.state is State.UNREADABLE
