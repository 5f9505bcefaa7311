"""Pasted chats become messages; a notice stays a notice."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.reading import Reading, read_file


def read(chars: str) -> Reading:
    (reading,) = read_file("粘贴", chars.encode())
    return reading


def said(reading: Reading) -> list[tuple[str, str]]:
    assert reading.text
    return [(m.speaker, reading.text.chars[m.start : m.end]) for m in reading.text.messages]


DESKTOP = "李明 2026/6/10 18:20\n请各村今天下班前报送物资清单\n不得拖延\n\n王芳 2026/6/10 18:21\n收到\n"


@pytest.mark.parametrize(
    ("chars", "messages"),
    [
        (DESKTOP, [("李明", "请各村今天下班前报送物资清单\n不得拖延"), ("王芳", "收到")]),
        ("李明 6月10日 18:20\n请报送值班表\n", [("李明", "请报送值班表")]),
        ("李明　２０２６／６／１０　１８：２０\n请报送值班表\n", [("李明", "请报送值班表")]),
        ("平安是福 昨天 18:20\n请报送值班表\n", [("平安是福", "请报送值班表")]),
        ("青石镇-李明 2026年6月10日 下午6:20\n请报送值班表\n", [("青石镇-李明", "请报送值班表")]),
        ("2026-06-10 18:20:33 应急小李(10001)\n请报送值班表\n", [("应急小李(10001)", "请报送值班表")]),
        (
            "[2026/6/10 18:20] 李明: 请报送值班表\n[18:21] 王芳: 收到\n",
            [("李明", "请报送值班表"), ("王芳", "收到")],
        ),
        (
            "李明:请各村报送值班表\n王主任:收到,今天17:00前\n",
            [("李明", "请各村报送值班表"), ("王主任", "收到,今天17:00前")],
        ),
        ("李明：\n请各村报送值班表\n\n王芳：\n收到\n", [("李明", "请各村报送值班表"), ("王芳", "收到")]),
        (
            "微信群聊记录如下:\n\n—————  2026-06-10  —————\n\n李明  18:20\n\n@所有人 请报送值班表\n\n王芳  18:25\n\n收到\n",
            [("李明", "@所有人 请报送值班表"), ("王芳", "收到")],
        ),
        ("@所有人 今晚24时前上传走访照片。", [("", "@所有人 今晚24时前上传走访照片。")]),
        (
            "【群公告】\n各村:\n请于6月12日前报送材料。\n",
            [("", "【群公告】\n各村:\n请于6月12日前报送材料。")],
        ),
    ],
)
def test_who_said_what(chars: str, messages: list[tuple[str, str]]) -> None:
    reading = read(chars)

    assert reading.kind == "chat"
    assert said(reading) == messages


def test_a_forwarded_notice_is_one_message() -> None:
    notice = "——转发——\n关于报送物资的通知\n各村:\n现通知如下:\n时间: 6月12日 18:00\n联系人:李明\n青石镇应急办\n2026年6月10日"

    reading = read(f"青石应急 2026/6/10 18:20\n{notice}\n\n红旗村 2026/6/10 18:30\n收到\n")

    assert said(reading) == [("青石应急", notice), ("红旗村", "收到")]


@pytest.mark.parametrize(
    "chars",
    [
        "关于召开会议的通知\n各村:\n时间:2026年6月12日 18:20\n地点:镇二楼会议室\n联系人:李明\n",
        "各乡镇人民政府:\n现通知如下:\n王芳:负责材料的收集整理。\n李明:负责现场的布置协调。\n",
        "会议时间: 2026年6月12日 18:20\n地点: 镇政府二楼\n",
        "关于演练的安排\n签到 8:30\n开幕 9:00\n领导讲话 9:30\n",
        "签到 8:30\n开幕 9:00\n领导讲话 9:30\n",
        "青石镇值班表\n李明:13800138000\n王芳:13900139000\n",
        "一、工作目标\n全面落实。\n二、时间安排\n6月10日 18:20前报送\n",
        "关于在工作群发布@所有人信息的规范\n各村:\n请遵照执行。\n",
        "青石镇人民政府 2026年6月8日\n关于报送材料的通知\n",
    ],
)
def test_a_notice_is_no_chat(chars: str) -> None:
    reading = read(chars)

    assert reading.kind == "text"
    assert said(reading) == []


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ("李明 2026/6/10 18:20", datetime(2026, 6, 10, 18, 20)),
        ("李明 2026年6月10日 下午6:20", datetime(2026, 6, 10, 18, 20)),
        ("李明 6月10日 18:20", None),
        ("李明 18:20", None),
        ("李明 2026/13/40 18:20", None),
    ],
)
def test_sent_at_needs_a_full_date(head: str, moment: datetime | None) -> None:
    reading = read(f"{head}\n请各村报送值班表\n")

    assert reading.text
    assert reading.text.sent_at == moment


def test_a_day_line_dates_the_times_after_it() -> None:
    reading = read("————— 2026-06-10 —————\n\n李明  18:20\n\n请各村报送值班表\n")

    assert reading.text
    assert reading.text.sent_at == datetime(2026, 6, 10, 18, 20)
