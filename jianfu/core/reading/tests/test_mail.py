"""A mail is one paper: subject, body, attachments."""

from __future__ import annotations

import base64
import io
import re
import struct
import time
import zipfile
from datetime import datetime
from email.message import EmailMessage

import pytest

from jianfu.core.reading import Part, Reading, State, read_file
from jianfu.core.reading.tests.ole import make_ole
from tests.files.sheet import make_csv, make_xlsx

ASK = "请于2026年6月12日前报送物资清单。"


def make_mail(*attachments: tuple[str, bytes], body: str = ASK) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "关于报送物资清单的通知", "a@example.org", "b@example.org"
    mail["Date"] = "Wed, 10 Jun 2026 10:20:00 +0000"
    mail.set_content(body)
    for name, content in attachments:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail


def read(data: bytes) -> Reading:
    (reading,) = read_file("来信.eml", data)
    return reading


def test_attachments_follow_the_body_in_their_order() -> None:
    first, second = "各村填写附表。".encode("gb18030"), "联系电话0577-88880001".encode("utf-16")

    reading = read(make_mail(("通知.txt", first), ("说明.doc", second)).as_bytes())

    assert reading.text
    assert reading.text.chars.split("\n") == [
        "关于报送物资清单的通知",
        ASK,
        "各村填写附表。",
        "联系电话****-********",
    ]
    places = [(b.where, b.part) for b in reading.text.blocks]
    assert places[2:] == [("附件1 第1段", Part.ATTACHMENT), ("附件2 第1段", Part.ATTACHMENT)]
    assert reading.text.sent_at == datetime(2026, 6, 10, 18, 20)
    assert (reading.kind, reading.state) == ("mail", State.READ)


def test_page_only_mail_in_gb2312_with_raw_header() -> None:
    head = "Subject: 关于报送清单的通知\nDate: bad\nContent-Type: text/html; charset=gb2312\nMIME-Version: 1.0\n\n"
    page = f"<style>p{{}}</style><p>各村:</p><p>{ASK}<br>谢谢,朱镕。</p><script>x()</script>"

    reading = read((head + page).encode("gb18030"))

    assert reading.text
    assert reading.text.chars.split("\n") == ["关于报送清单的通知", "各村:", ASK, "谢谢,朱镕。"]
    assert reading.text.sent_at is None


def test_encoded_words_in_subject_and_file_name() -> None:
    word = "=?gb2312?B?" + base64.b64encode("附件一.txt".encode("gbk")).decode() + "?="
    part = f'Content-Type: text/plain; name="{word}"\nContent-Transfer-Encoding: base64\n\n'
    part += base64.b64encode("机".encode("utf-16-be") * 9 + b"\0\1\2" * 50).decode()
    raw = f"From: a@example.org\nSubject: {word}\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\n\n{ASK}\n--xx\n{part}\n--xx--\n"

    reading = read(raw.encode())

    assert reading.text
    assert reading.text.chars.startswith("附件一.txt\n")
    assert reading.state is State.PARTIAL
    assert reading.reason
    assert "附件1《附件一.txt》" in reading.reason


def test_wrapped_lines_of_a_mail_are_whole_sentences() -> None:
    body = "\n".join(
        [
            "各村要高度重视此次夏季消防安全专项检查工作,明确专人负",
            "责,认真组织开展自查自纠,建立健全工作机制,并于6月30日",
            "前将检查情况报送至镇应急办,逾期未报的予以提醒。",
        ]
    )

    reading = read(make_mail(body=body).as_bytes())

    assert reading.text
    assert "明确专人负责" in reading.text.plain
    assert "6月30日前" in reading.text.plain


def test_a_mark_on_an_attachment_keeps_the_whole_mail_out() -> None:
    reading = read(
        make_mail(("无标记.txt", b"plain"), ("来文.txt", "机密★1年\n关于有关情况的报告".encode())).as_bytes()
    )

    assert (reading.state, reading.text, reading.sha256) == (State.CLASSIFIED, None, "")


def test_an_attached_zip_and_an_attached_mail_are_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("通知.txt", "第一份在压缩包里。")
    mail = make_mail(("附件.zip", packed.getvalue()))
    mail.add_attachment(make_mail(body="第二份在来信里。"))

    reading = read(mail.as_bytes())

    assert reading.text
    assert "第一份在压缩包里。" in reading.text.chars
    assert "第二份在来信里。" in reading.text.chars


def test_an_unreadable_attachment_leaves_the_rest_usable() -> None:
    reading = read(make_mail(("坏.docx", b"PK\x03\x04 no archive")).as_bytes())

    assert reading.state is State.PARTIAL
    assert reading.text
    assert ASK in reading.text.chars


def property_stream(submitted: datetime) -> bytes:
    ticks = int((submitted - datetime(1601, 1, 1)).total_seconds()) * 10**7
    return bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, ticks)


def wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def test_an_outlook_file_is_read_like_any_mail() -> None:
    data = make_ole(
        {
            "__properties_version1.0": property_stream(datetime(2026, 6, 10, 10, 20)),
            "__substg1.0_0037001F": wide("关于报送物资清单的通知"),
            "__substg1.0_1000001F": wide(f"各村:\r\n{ASK}\r\n"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("附件.txt"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": "各村填写附表。".encode(),
        }
    )

    reading = read(data)

    assert reading.kind == "msg"
    assert reading.text
    assert reading.text.chars.split("\n") == ["关于报送物资清单的通知", "各村:", ASK, "各村填写附表。"]
    assert reading.text.blocks[-1].where == "附件1 第1段"
    assert reading.text.sent_at == datetime(2026, 6, 10, 18, 20)


def test_an_old_outlook_file_with_gbk_streams_and_an_attached_mail() -> None:
    inner = "__attach_version1.0_#00000000/__substg1.0_3701000D"
    data = make_ole(
        {
            "__substg1.0_0037001E": "关于报送的通知".encode("gbk"),
            "__substg1.0_10130102": f"<p>{ASK}</p>".encode("gbk"),
            f"{inner}/__properties_version1.0": bytes(24),
            f"{inner}/__substg1.0_0037001F": wide("原来的通知"),
            f"{inner}/__substg1.0_1000001F": wide("请各村组织培训。"),
        }
    )

    reading = read(data)

    assert reading.text
    assert reading.text.chars.split("\n") == ["关于报送的通知", ASK, "原来的通知", "请各村组织培训。"]


@pytest.mark.parametrize("cut", [600, 1500, 2500, 4000])
def test_a_truncated_outlook_file_says_so(cut: int) -> None:
    data = make_ole(
        {"__substg1.0_0037001F": wide("关于报送的通知" * 300), "__substg1.0_1000001F": wide(ASK * 300)}
    )

    reading = read(data[:cut])

    assert reading.state in (State.UNREADABLE, State.PARTIAL, State.READ)
    assert reading.state is State.READ or reading.reason


def test_a_stream_that_claims_gigabytes_is_not_followed() -> None:
    data = bytearray(
        make_ole({"__substg1.0_0037001F": wide("关于报送的通知"), "__substg1.0_1000001F": wide(ASK * 300)})
    )
    entry = data.index(wide("__substg1.0_1000001F"))
    data[entry + 120 : entry + 128] = struct.pack("<Q", 2**30)

    start = time.process_time()
    reading = read(bytes(data))

    assert time.process_time() - start < 5
    assert reading.state is State.UNREADABLE


@pytest.mark.parametrize("ticks", [0, 2**63, 2**64 - 1])
def test_a_date_no_calendar_has_costs_only_the_date(ticks: int) -> None:
    stream = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, ticks)

    reading = read(
        make_ole({"__properties_version1.0": stream, "__substg1.0_1000001F": wide(ASK)}),
    )

    assert reading.text
    assert (reading.text.chars, reading.text.sent_at) == (ASK, None)


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Subject: =?utf-8?b?5YWz5LqO5oql6YCB?= =?utf-8?b?A?=", "关于报送"),
        ("Subject: =?utf-8?b?A?=", ""),
        ("Subject: 关于报送 =?utf-8?b?A?=", "关于报送"),
        ("Subject: 关于报送\nDate: Fri, 31 Dec 9999 23:59:59 -1200", "关于报送"),
        ("Subject: 关于报送\nContent-Type: text/plain; charset*0*=x''a; charset*1=b", "关于报送"),
        ("Subject: 关于报送\nContent-Type: text/plain; charset=none-such", "关于报送"),
    ],
)
def test_a_broken_header_never_costs_the_mail(head: str, subject: str) -> None:
    reading = read(f"From: a@example.org\nTo: b@example.org\n{head}\n\n{ASK}\n".encode())

    assert reading.text
    assert ASK in reading.text.chars
    assert reading.text.chars.startswith(subject or ASK)


def test_a_list_of_people_in_an_attachment_gives_its_header_only() -> None:
    rows = [["姓名", "联系电话"], ["周山川", "13900000001"], ["吴小溪", "13900000002"]]

    reading = read(make_mail(("名单.xlsx", make_xlsx({"名单": rows})), ("二.csv", make_csv(rows))).as_bytes())

    assert reading.text
    assert "联系电话" in reading.text.chars
    assert not re.search("周山川|吴小溪|139", reading.text.chars)
    assert [(table.where, table.rows) for table in reading.text.tables] == [
        ("附件1 名单", 2),
        ("附件2 表", 2),
    ]
