"""Which files and mails are papers, and what of a mail is handed on."""

from __future__ import annotations

import pytest

from jianfu.apps.intake import core

MAIL = (
    b"Received: from a.example by b.example\r\n\tfor <lin@yunshui.example>\r\n"
    b"From: =?utf-8?b?5p2O5rGf?= <li@county.example>\r\nTo: lin@yunshui.example\r\nMessage-ID: <1@county.example>\r\n"
    b"Subject: =?utf-8?b?6YCa55+l?=\r\nDate: Mon, 23 Nov 2026 09:00:00 +0800\r\n"
    b'Content-Type: text/plain;\r\n charset="utf-8"\r\n\r\n' + "请于11月27日前报送。\r\n".encode()
)

Seen = tuple[int, int, int, float]


@pytest.mark.parametrize(
    "name",
    [
        "~$通知.docx",
        ".通知.docx.swp",
        "通知.docx.part",
        "通知.pdf.crdownload",
        "Thumbs.db",
        "desktop.ini",
        "a.TMP",
        core.NOTE,
        "已收",
    ],
)
def test_what_programs_leave_is_no_paper(name: str) -> None:
    assert not core.is_paper(name)


@pytest.mark.parametrize("name", ["通知.docx", "扫描件 (1).pdf", "无后缀", "partner.xlsx"])
def test_papers_are_papers(name: str) -> None:
    assert core.is_paper(name)


@pytest.mark.parametrize(
    ("before", "now", "whole"),
    [
        ((5, 1, 7, 95.0), (5, 1, 7, 100.0), False),
        ((5, 1, 7, 89.0), (5, 1, 7, 100.0), True),
        ((4, 1, 7, 0.0), (5, 1, 7, 100.0), False),
        ((5, 1, 7, 0.0), (5, 2, 7, 100.0), False),
        ((5, 1, 7, 0.0), (5, 1, 8, 100.0), False),
        ((0, 1, 7, 0.0), (0, 1, 7, 100.0), False),
    ],
    ids=["too soon", "still", "grew", "written again", "another file", "empty"],
)
def test_file_is_whole_when_it_has_not_changed_for_a_while(before: Seen, now: Seen, whole: bool) -> None:
    assert core.is_whole(core.Look(*before), core.Look(*now)) is whole


def test_mail_is_handed_on_without_who_wrote_to_whom() -> None:
    paper = core.paper_of(MAIL)

    assert b"li@county.example" not in paper
    assert b"lin@yunshui.example" not in paper
    assert b"Subject: =?utf-8?b?6YCa55+l?=" in paper
    assert b'Content-Type: text/plain;\r\n charset="utf-8"' in paper
    assert paper.endswith("\r\n\r\n请于11月27日前报送。\r\n".encode())


def test_same_mail_to_two_townships_is_one_paper() -> None:
    other = MAIL.replace(b"lin@yunshui", b"he@baishui").replace(b"b.example", b"c.example")

    assert core.paper_of(other) == core.paper_of(MAIL)
    assert core.mark_of(other) == core.mark_of(MAIL)


@pytest.mark.parametrize(
    "mail", [b"", b"\r\n\r\n", b"no head at all", b"Subject", b"A: b", b"\xff\xfe\x00:\r\n\r\nx"]
)
def test_broken_mail_breaks_nothing(mail: bytes) -> None:
    assert core.paper_of(mail).startswith(b"Subject: ")
    assert core.mark_of(mail)
    assert core.sender_of(mail) == ""


@pytest.mark.parametrize(
    "head",
    [
        b"Auto-Submitted: auto-generated\r\n",
        b"auto-submitted: auto-replied (vacation)\r\n",
        b"Precedence: bulk\r\n",
        b"Content-Type: multipart/report; report-type=delivery-status\r\n",
        b"From: jianfu@yunshui.example\r\n",
        b'From: "=?utf-8?b?5YeP6LSf?=" <JIANFU@yunshui.example>\r\n',
    ],
    ids=["generated", "vacation", "bulk", "not delivered", "our own", "our own with a name"],
)
def test_what_a_machine_sent_is_left_alone(head: bytes) -> None:
    assert core.is_automatic(head + b"Subject: x\r\n\r\nbody", "jianfu@yunshui.example")


def test_what_a_person_sent_is_taken() -> None:
    assert not core.is_automatic(b"Auto-Submitted: no\r\n" + MAIL, "jianfu@yunshui.example")
    assert not core.is_automatic(MAIL, "")


@pytest.mark.parametrize(
    ("domains", "may"),
    [
        ([], True),
        (["county.example"], True),
        (["example"], True),
        (["ounty.example"], False),
        (["evil.example"], False),
    ],
)
def test_only_named_domains_may_write_where_some_are_named(domains: list[str], may: bool) -> None:
    assert core.may_write(MAIL, domains) is may


@pytest.mark.parametrize(
    ("words", "encoded"), [("INBOX", "INBOX"), ("已收", "&XfJlNg-"), ("A&B/已收", "A&-B/&XfJlNg-")]
)
def test_name_of_a_mail_folder(words: str, encoded: str) -> None:
    assert core.folder_name(words) == encoded
