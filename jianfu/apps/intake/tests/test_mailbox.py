"""A mailbox: what comes to it arrives; it stays as it was."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate import threshold
from jianfu.apps.gate.core import State
from jianfu.apps.gate.models import Arrival, Notice
from jianfu.apps.gate.tests.files import make_docx
from jianfu.apps.intake import core
from jianfu.apps.intake.actions import take_from_mailbox
from jianfu.apps.intake.models import Box, Taken
from jianfu.apps.intake.tests.imap import ImapServer
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.makers import make_person

Mailbox = dict[str, Any]


def mail(subject: str = "报送大棚面积", body: str = "请于11月27日前报送大棚面积。", **head: str) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "li@county.example", "lin@yunshui.example"
    letter["Subject"] = subject
    letter["Message-ID"] = head.pop("Message_ID", f"<{abs(hash((subject, body)))}@county.example>")
    for name, value in head.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(body)
    return letter.as_bytes()


def take(mailbox: Mailbox) -> int:
    return take_from_mailbox(mailbox, timezone.now())


@pytest.fixture
def opened(mailbox: Mailbox, server: ImapServer) -> Mailbox:
    """Connected some time ago."""
    server.bring(mail("很早以前的信"))
    take(mailbox)
    return mailbox


def test_old_mails_are_no_news(opened: Mailbox) -> None:
    assert take(opened) == 0
    assert not Notice.objects.exists()


def test_new_mail_becomes_an_arrival(
    opened: Mailbox, server: ImapServer, township: Unit, client: Client
) -> None:
    server.bring(mail())

    assert take(opened) == 1

    arrival = Arrival.objects.get()
    assert (arrival.unit, arrival.way, arrival.notice.state) == (township, "mail", State.EXAMINED)
    assert arrival.notice.name == "报送大棚面积.eml"
    client.force_login(make_person(township, Role.TOWNSHIP_CLERK))
    assert "从收件邮箱收到" in client.get(f"/item/{arrival.notice.key}/").content.decode()


def test_attachment_is_read_with_its_mail(opened: Mailbox, server: ImapServer) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["Message-ID"] = (
        "请查收",
        "li@county.example",
        "<9@county.example>",
    )
    letter.set_content("请查收附件。")
    data = make_docx("关于报送大棚面积的通知", "各乡镇:", "请于11月27日前报送大棚面积。")
    letter.add_attachment(data, maintype="application", subtype="octet-stream", filename="通知.docx")
    server.bring(letter.as_bytes())

    take(opened)

    assert Notice.objects.get().demands.count() == 1


def test_mailbox_is_only_looked_at(opened: Mailbox, server: ImapServer) -> None:
    server.bring(mail())
    mails = dict(server.mails)

    take(opened)
    take(opened)

    assert server.mails == mails
    assert {words.split()[0] for words in server.asked} == {
        "CAPABILITY",
        "LOGIN",
        "ID",
        "EXAMINE",
        "UID",
        "LOGOUT",
    }
    assert not [words for words in server.asked if "STORE" in words or "BODY[" in words or "MOVE" in words]


def test_each_mail_is_taken_once(opened: Mailbox, server: ImapServer) -> None:
    server.bring(mail())
    server.bring(mail())

    assert [take(opened), take(opened)] == [1, 0]


def test_mails_numbered_anew_are_known_by_their_own_mark(opened: Mailbox, server: ImapServer) -> None:
    server.bring(mail())
    take(opened)
    server.validity, server.mails, server.next_uid = 2, {}, 1
    server.bring(mail())
    server.bring(mail("另一件"))

    assert take(opened) == 1
    assert Notice.objects.count() == 2
    assert take(opened) == 0


def test_done_is_moved_where_that_is_wanted(opened: Mailbox, server: ImapServer) -> None:
    opened["move_to"] = "已收"
    uid = server.bring(mail())

    take(opened)
    assert not server.moved
    take(opened)

    assert server.moved == [(uid, "&XfJlNg-")]


def test_server_that_cannot_move_keeps_the_mail(opened: Mailbox, server: ImapServer) -> None:
    server.capabilities = "IMAP4rev1"
    opened["move_to"] = "已收"
    server.bring(mail())

    take(opened)
    take(opened)

    assert len(server.mails) == 2
    assert not [words for words in server.asked if "COPY" in words or "STORE" in words or "EXPUNGE" in words]


def test_mail_marked_secret_leaves_nothing_and_is_not_moved(opened: Mailbox, server: ImapServer) -> None:
    opened["move_to"] = "已收"
    server.bring(mail("秘密★ 关于某事的通知", "秘密★5年\n关于某事的通知\n请于11月27日前报送。"))

    take(opened)
    take(opened)

    assert Taken.objects.get().state == core.State.SECRET
    assert not server.moved
    assert "某事" not in str(list(Notice.objects.values())) + str(list(Taken.objects.values()))


@pytest.mark.parametrize(
    "head",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Auto_Submitted": "auto-generated"}],
    ids=["vacation", "bulk", "our own digest"],
)
def test_what_machines_send_goes_round_in_no_circle(
    opened: Mailbox, server: ImapServer, head: dict[str, str]
) -> None:
    server.bring(mail(**head))

    assert take(opened) == 0
    assert server.asked.count("UID FETCH 2 (RFC822.SIZE)") == 1
    take(opened)
    assert server.asked.count("UID FETCH 2 (RFC822.SIZE)") == 1


def test_stranger_is_not_let_in_where_senders_are_named(opened: Mailbox, server: ImapServer) -> None:
    opened["senders"] = ["county.example"]
    server.bring(mail("推销").replace(b"li@county.example", b"li@evil.example"))
    server.bring(mail())

    assert take(opened) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\x01" * 50,
        b"Subject: =?gb2312?b?broken?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x",
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n",
    ],
    ids=["bytes", "broken", "encrypted"],
)
def test_bad_mail_holds_up_nobody(opened: Mailbox, server: ImapServer, data: bytes) -> None:
    server.bring(data)
    server.bring(mail())

    assert take(opened) == 2
    assert sorted(notice.state for notice in Notice.objects.all())[0] == State.EXAMINED


def test_too_large_mail_is_counted_and_not_fetched(
    opened: Mailbox, server: ImapServer, settings: Any
) -> None:
    settings.FILE_MB = 1
    server.bring(mail() + b"x" * 2**20)

    assert take(opened) == 0
    assert Box.objects.get().too_large == 1
    assert not [words for words in server.asked if "BODY.PEEK" in words]


def test_full_memory_leaves_the_mail_for_the_next_time(
    opened: Mailbox, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise threshold.NoRoom

    server.bring(mail())
    with monkeypatch.context() as patched:
        patched.setattr(threshold, "put", full)
        assert take(opened) == 0

    assert take(opened) == 1


def test_mail_that_the_machine_lost_is_fetched_again(opened: Mailbox, server: ImapServer) -> None:
    server.bring(mail())
    take(opened)
    Taken.objects.update(state=core.State.WAITING)
    Notice.objects.update(state=State.UNREADABLE, reason=gate.LOST, sha256=None)

    assert take(opened) == 1
    assert [notice.state for notice in Notice.objects.all()] == [State.EXAMINED]


@pytest.mark.parametrize(
    ("wrong", "trouble"),
    [
        ({"password": "wrong"}, "邮件服务器不认账号或密码"),
        ({"password": "密码"}, "邮件服务器不认账号或密码"),
        ({"folder": "没有"}, "邮箱里没有设置的文件夹"),
        ({"port": 9}, "邮件服务器连不上"),
        ({"tls": "ssl"}, "邮件服务器连不上"),
    ],
    ids=["password", "password in Chinese", "folder", "port", "tls"],
)
def test_trouble_is_told_in_words_of_ours(mailbox: Mailbox, wrong: Mailbox, trouble: str) -> None:
    assert take(mailbox | wrong) == 0
    assert Box.objects.get().trouble == trouble


def test_mailbox_of_a_department_is_left_alone(mailbox: Mailbox, server: ImapServer) -> None:
    assert take(mailbox | {"unit": "云水县农业农村局"}) == 0
    assert not server.asked
