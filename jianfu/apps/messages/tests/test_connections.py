"""设置 → 连接: in words how each connection is, and a button to try it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jianfu.apps.gate.models import Notice
from jianfu.apps.intake.models import Box
from jianfu.apps.intake.tests.imap import ImapServer
from jianfu.apps.messages.models import Kind, Message, State
from jianfu.apps.messages.tests.makers import reachable
from jianfu.apps.messages.tests.servers import Messenger, PostOffice
from jianfu.apps.people.models import Person, Role, Unit
from jianfu.apps.people.tests.makers import make_county

pytestmark = pytest.mark.django_db
PAGE = reverse("messages:connections")


@pytest.fixture
def admin(client: Client) -> Person:
    person = reachable(make_county().burden_office, Role.ADMIN, "shi@yunshui.example")
    client.force_login(person)
    return person


def tried(client: Client, name: str) -> str:
    return client.post(reverse("messages:test", args=[name])).content.decode()


def test_nothing_is_connected_at_first(client: Client, admin: Person) -> None:
    page = client.get(PAGE).content.decode()

    assert page.count("没有连接") == 7
    assert "<button aria-label" not in page
    assert "连接" in client.get(reverse("people:settings")).content.decode()


def test_test_mail_reaches_who_pressed_the_button(
    client: Client, admin: Person, post_office: PostOffice
) -> None:
    page = tried(client, "mail")

    assert "测试消息已送出" in page
    assert [to for to, _ in post_office.letters] == ["shi@yunshui.example"]
    assert not Message.objects.exists()


def test_trouble_is_told_in_words_without_keys(
    client: Client, admin: Person, messenger: Messenger, settings: Any
) -> None:
    settings.DINGTALK_ROBOT = {
        "address": f"{messenger.host}/robot/send?access_token=top-secret",
        "secret": "SEC1",
    }
    messenger.answers["/robot/send"] = {"errcode": 310000, "errmsg": "sign not match top-secret"}

    page = tried(client, "dingtalk_robot")

    assert "没有送到：对方服务器不认我们的账号、密钥或出口地址" in page
    assert "top-secret" not in page
    assert "SEC1" not in page


def test_who_has_no_account_there_is_told_so(client: Client, admin: Person, settings: Any) -> None:
    settings.WECOM = {"host": "http://127.0.0.1:9", "corp": "c", "agent": 1, "secret": "s"}

    assert "没有企业微信账号" in tried(client, "wecom")


def test_page_counts_what_went_out_and_what_did_not(
    client: Client, admin: Person, post_office: PostOffice
) -> None:
    for n, (state, trouble) in enumerate(
        [(State.SENT, ""), (State.SENT, ""), (State.FAILED, "对方服务器连不上")]
    ):
        Message.objects.create(
            person=admin,
            way="mail",
            kind=Kind.DIGEST,
            about=str(n),
            day="2099-01-01",
            state=state,
            trouble=trouble,
        )

    page = client.get(PAGE).content.decode()

    assert "近7天送出2条，1条没送到" in page
    assert "最近一次不顺：对方服务器连不上" in page


@pytest.mark.parametrize("name", ["mail", "fax"])
def test_what_is_not_connected_cannot_be_tried(client: Client, admin: Person, name: str) -> None:
    assert client.post(reverse("messages:test", args=[name])).status_code == 404


def test_folder_and_mailboxes_are_tried_without_taking_anything(
    client: Client, admin: Person, tmp_path: Path, settings: Any
) -> None:
    settings.INBOX = tmp_path
    for name in ("青石镇", "没有这个镇"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("请于11月27日前报送。")
    with ImapServer() as server:
        box = {"unit": "青石镇", "host": "127.0.0.1", "port": server.port, "tls": "none", "user": "u"}
        box |= {"password": "right", "folder": "INBOX", "move_to": "", "senders": []}
        settings.MAILBOXES = [box, box | {"unit": "白水乡", "password": "wrong"}]
        mail = tried(client, "mailboxes")

    assert "青石镇：通" in mail
    assert "白水乡：邮件服务器不认账号或密码" in mail
    assert "“没有这个镇”对不上乡镇或村" in tried(client, "inbox")
    assert not Notice.objects.exists()
    assert sorted(path.name for path in tmp_path.rglob("*.txt")) == ["a.txt", "a.txt"]


def test_administrator_of_one_county_does_not_see_boxes_of_another(
    client: Client, admin: Person, tmp_path: Path, settings: Any
) -> None:
    settings.INBOX = tmp_path
    other = make_county(name="石桥县")
    for unit in (Unit.objects.get(name="青石镇", parent__name="云水县"), other.townships[1]):
        Box.objects.create(name=f"folder:{unit.pk}", trouble=f"{unit.pk}号打不开")
    near, far = Box.objects.values_list("trouble", flat=True)

    page = client.get(PAGE).content.decode()

    assert near in page
    assert "有的不通" in page
    assert far not in page
