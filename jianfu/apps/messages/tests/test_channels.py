"""The ways out, against real servers on this machine: what is tried again, and what never is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
from datetime import timedelta
from typing import Any

import pytest

from jianfu.apps.messages import actions
from jianfu.apps.messages.models import Message, State
from jianfu.apps.messages.tests.makers import MONDAY, admitted, at, reachable, waiting
from jianfu.apps.messages.tests.servers import Messenger, PostOffice
from jianfu.apps.messages.ways import WAYS, NotSent, Refused, Unsure, dingtalk
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import County, make_county

SECRET = "a-secret-of-the-office"
TOKEN = {"errcode": 0, "access_token": "token-1", "expires_in": 7200}
WECOM_SEND = "/cgi-bin/message/send"
DINGTALK_SEND = "/topapi/message/corpconversation/asyncsend_v2"


@pytest.fixture
def wecom(messenger: Messenger, settings: Any) -> Messenger:
    messenger.answers["/cgi-bin/gettoken"] = TOKEN
    settings.WECOM = {"host": messenger.host, "corp": "ww1", "agent": 7, "secret": SECRET}
    return messenger


@pytest.fixture
def ding(messenger: Messenger, settings: Any) -> Messenger:
    messenger.answers["/gettoken"] = TOKEN
    settings.DINGTALK = {"host": messenger.host, "key": "k1", "agent": 7, "secret": SECRET}
    return messenger


@pytest.fixture
def county() -> County:
    return make_county()


def something_due(county: County, **addresses: str) -> Person:
    place = county.townships[0]
    admitted("报送大棚面积", county.departments[0], place, passed=at(11, 20), due=at(11, 25))
    return reachable(place, Role.TOWNSHIP_CLERK, addresses.pop("mail", ""), **addresses)


def rounds(*minutes: int) -> None:
    for minute in minutes:
        actions.go_round(MONDAY + timedelta(minutes=minute))


def test_wecom_is_asked_for_one_token_and_given_the_text(wecom: Messenger) -> None:
    for to in ("lin", "he"):
        WAYS["wecom"].send(to, "减负", "近日到时")

    (token, first, second) = wecom.asked
    assert token[1] == {"corpid": "ww1", "corpsecret": SECRET}
    assert (first[0], first[1]) == (WECOM_SEND, {"access_token": "token-1"})
    assert first[2] == {"touser": "lin", "msgtype": "text", "agentid": 7, "text": {"content": "近日到时"}}
    assert second[2]["touser"] == "he"


def test_dingtalk_writes_a_work_notice_to_one_person(ding: Messenger) -> None:
    WAYS["dingtalk"].send("user1", "减负", "近日到时")

    (body,) = ding.bodies(DINGTALK_SEND)
    assert body == {
        "agent_id": 7,
        "userid_list": "user1",
        "msg": {"msgtype": "text", "text": {"content": "近日到时"}},
    }


def test_token_that_ran_out_is_asked_for_again(wecom: Messenger) -> None:
    wecom.answers[WECOM_SEND] = [{"errcode": 42001}, {"errcode": 0}]

    WAYS["wecom"].send("lin", "减负", "近日到时")

    assert [path for path, _, _ in wecom.asked].count("/cgi-bin/gettoken") == 2


def test_robot_of_dingtalk_signs_with_its_secret(messenger: Messenger, settings: Any) -> None:
    settings.DINGTALK_ROBOT = {"address": f"{messenger.host}/robot/send?access_token=t", "secret": "SEC1"}

    WAYS["dingtalk_robot"].send("", "减负", "待答复2件")

    ((_, query, body),) = messenger.asked
    known = hmac.new(b"SEC1", f"{query['timestamp']}\nSEC1".encode(), hashlib.sha256).digest()
    assert query["access_token"] == "t"
    assert query["sign"] == base64.b64encode(known).decode()
    assert body == {"msgtype": "text", "text": {"content": "待答复2件"}}


def test_sign_is_the_published_one() -> None:
    # Computed once with openssl: printf '1700000000000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
    assert (
        dingtalk.sign("SECabc", 1_700_000_000_000)["sign"] == "jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM="
    )


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        ({"errcode": 81013}, Refused),
        ({"errcode": 0, "invaliduser": "lin"}, Refused),
        ({"errcode": 45009}, NotSent),
        ({"errcode": 60020}, NotSent),
        ((502, {}), NotSent),
        ((302, {}), NotSent),
        ([1, 2], Unsure),
        ("no object", Unsure),
        (None, Unsure),
    ],
    ids=str,
)
def test_answers_of_wecom(wecom: Messenger, answer: Any, raised: type[Exception]) -> None:
    wecom.answers[WECOM_SEND] = [answer]

    with pytest.raises(raised) as told:
        WAYS["wecom"].send("lin", "减负", "近日到时")

    assert told.type is raised
    assert SECRET not in str(told.value)
    assert "127.0.0.1" not in str(told.value)


@pytest.mark.django_db
def test_server_that_says_later_is_asked_again_with_pauses(post_office: PostOffice, county: County) -> None:
    something_due(county, mail="lin@yunshui.example")
    post_office.answer = "451 later"

    rounds(0, 0, 2, 3, 8)
    assert post_office.asked == 3

    post_office.answer = "250 OK"
    rounds(40, 50)
    assert len(post_office.letters) == 1
    assert Message.objects.get().state == State.SENT


@pytest.mark.django_db
def test_after_four_tries_a_message_is_given_up(post_office: PostOffice, county: County) -> None:
    something_due(county, mail="lin@yunshui.example")
    post_office.answer = "451 later"

    rounds(*range(0, 200, 5))

    assert post_office.asked == 4
    assert (Message.objects.get().state, Message.objects.get().trouble) == (
        State.FAILED,
        "对方服务器没有收下",
    )


@pytest.mark.django_db
def test_address_that_the_server_does_not_know_is_tried_once(post_office: PostOffice, county: County) -> None:
    something_due(county, mail="nobody@yunshui.example")

    rounds(0, 5, 30)

    assert (Message.objects.get().tries, Message.objects.get().trouble) == (1, "对方不认这个收件地址")


@pytest.mark.django_db
def test_message_that_perhaps_arrived_is_never_sent_again(wecom: Messenger, county: County) -> None:
    something_due(county, wecom="lin")
    wecom.answers[WECOM_SEND] = [None, {"errcode": 0}]

    rounds(0, 5, 30, 120)

    assert len(wecom.bodies(WECOM_SEND)) == 1
    assert Message.objects.get().state == State.FAILED


@pytest.mark.django_db
def test_machine_killed_while_sending_sends_no_second(
    post_office: PostOffice, county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent_and_killed(message: Message, send: Any) -> None:
        send()
        raise SystemExit

    something_due(county, mail="lin@yunshui.example")
    with monkeypatch.context() as killed:
        killed.setattr(actions, "_tried", sent_and_killed)
        with pytest.raises(SystemExit):
            actions.go_round(MONDAY)
    assert len(post_office.letters) == 1

    Message.objects.update(taken_at=MONDAY)
    rounds(1, 5, 11, 60)

    assert len(post_office.letters) == 1
    assert Message.objects.get().state == State.FAILED


@pytest.mark.django_db
def test_silent_server_is_asked_once_a_round(
    county: County, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ADDRESS = "http://jianfu.example"
    settings.WECOM = {"host": "http://127.0.0.1:9", "corp": "ww1", "agent": 7, "secret": SECRET}
    something_due(county, wecom="lin")
    reachable(county.townships[0], Role.TOWNSHIP_CLERK, "", wecom="he")

    rounds(0)

    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 1]


@pytest.mark.django_db
def test_messenger_comes_before_the_mail(post_office: PostOffice, wecom: Messenger, county: County) -> None:
    something_due(county, mail="lin@yunshui.example", wecom="lin")

    rounds(0)

    assert len(wecom.bodies(WECOM_SEND)) == 1
    assert not post_office.letters


@pytest.mark.django_db
def test_robot_tells_the_office_what_it_owes_once_a_day_and_nothing_else(
    messenger: Messenger, county: County, settings: Any
) -> None:
    settings.WECOM_ROBOT = f"{messenger.host}/cgi-bin/webhook/send?key=k"
    admitted("报送大棚面积", county.departments[0], county.townships[0], passed=at(11, 20), due=at(11, 25))
    rounds(0)
    assert not messenger.asked

    Message.objects.all().delete()
    waiting("甲通知", county.departments[0], county.burden_office, due=at(11, 23, 17))
    actions.Morning.objects.all().delete()
    rounds(0, 5)

    ((_, _, body),) = messenger.asked
    assert "待答复1件" in body["text"]["content"]
    assert "大棚" not in body["text"]["content"]


@pytest.mark.django_db
def test_no_secret_and_no_address_reaches_the_log(
    wecom: Messenger, county: County, caplog: pytest.LogCaptureFixture
) -> None:
    something_due(county, wecom="lin.xc")
    wecom.answers[WECOM_SEND] = [(500, {})]

    with caplog.at_level(logging.DEBUG):
        rounds(0)

    said = "\n".join(str(record.__dict__) for record in caplog.records if record.name.startswith("jianfu"))
    assert "was not taken" in said
    assert not [word for word in (SECRET, "token-1", "lin.xc", "大棚", "127.0.0.1") if word in said]
