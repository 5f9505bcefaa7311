"""Signing in is for acting: codes, passwords, lockout, the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.people import actions, hashers
from jianfu.apps.people.core import plain_code, weakness_of
from jianfu.apps.people.models import Person, Role
from jianfu.apps.people.tests.makers import make_county, make_person

pytestmark = pytest.mark.django_db
SECRET = "清水河边的老槐树"


@pytest.fixture
def clerk() -> Person:
    township = make_county(townships=1).townships[0]
    return make_person(township, Role.TOWNSHIP_CLERK, staff_code="YS0101", password=SECRET)


def sign_in(client: Client, code: str = "YS0101", password: str = SECRET, **more: str):
    return client.post(reverse("people:sign-in"), {"staff_code": code, "password": password, **more})


def who(client: Client) -> str:
    return getattr(get_user(client), "name", "")  # type: ignore[arg-type]


def test_right_password_signs_in_and_the_page_greets_by_name(client: Client, clerk: Person) -> None:
    answer = sign_in(client)

    assert answer.status_code == 303
    assert clerk.name in client.get("/").content.decode()


@pytest.mark.parametrize("typed", ["ys0101", " YS0101 ", "ＹＳ０１０１"], ids=["small", "spaces", "wide"])
def test_code_is_understood_however_the_keyboard_stood(client: Client, clerk: Person, typed: str) -> None:
    sign_in(client, typed)

    assert who(client) == clerk.name


@pytest.mark.parametrize("code", ["YS0101", "NOBODY"])
def test_wrong_code_and_wrong_password_are_told_alike(client: Client, clerk: Person, code: str) -> None:
    answer = sign_in(client, code, "不对的密码")

    assert answer.status_code == 422
    assert "工号或密码不对" in answer.content.decode()
    assert who(client) == ""


def test_nothing_typed_is_told_without_a_try_being_counted(client: Client) -> None:
    answer = sign_in(client, "", "")

    assert "请写工号和密码" in answer.content.decode()
    assert not AccessAttempt.objects.exists()


def test_who_left_cannot_sign_in(client: Client, clerk: Person) -> None:
    Person.objects.update(is_active=False)

    assert sign_in(client).status_code == 422


def test_way_back_is_kept(client: Client, clerk: Person) -> None:
    assert sign_in(client, next="/item/abc/?x=1")["Location"] == "/item/abc/?x=1"


@pytest.mark.parametrize(
    "way", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_way_back_never_leaves_the_site(client: Client, clerk: Person, way: str) -> None:
    assert sign_in(client, next=way)["Location"] == "/"


def test_no_trace_of_signing_in_is_kept(client: Client, clerk: Person) -> None:
    before = Person.objects.values().get()
    sign_in(client)

    assert Person.objects.values().get() == before
    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()


def test_fifth_failure_locks_and_no_password_is_hashed_then(
    client: Client, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        answer = sign_in(client, password="不对的密码")
    assert answer.status_code == 429
    assert "先停一会儿" in answer.content.decode()

    def hashed(*_: object) -> bool:
        raise AssertionError("a password was hashed")

    monkeypatch.setattr(hashers.OfficeArgon2, "verify", hashed)
    monkeypatch.setattr(hashers.OfficeArgon2, "encode", hashed)

    assert sign_in(client).status_code == 429
    assert who(client) == ""


def test_lockout_is_over_after_a_quarter_of_an_hour(client: Client, clerk: Person) -> None:
    for _ in range(5):
        sign_in(client, password="不对的密码")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert sign_in(client).status_code == 303
    assert not AccessAttempt.objects.exists()


def test_colleague_at_the_same_address_is_not_locked(client: Client, clerk: Person) -> None:
    make_person(clerk.current_posts[0].unit, Role.TOWNSHIP_CLERK, staff_code="YS0102", password=SECRET)
    for _ in range(5):
        sign_in(client, password="不对的密码")

    assert sign_in(client, "YS0102").status_code == 303


def test_failure_keeps_neither_password_nor_the_way_back(client: Client, clerk: Person) -> None:
    sign_in(client, password="不对的密码", next="/item/secret-key/")

    stored = str(AccessAttempt.objects.values().get())
    assert "不对的密码" not in stored
    assert "secret-key" not in stored


def test_signing_out_ends_every_copy_of_the_session(client: Client, clerk: Person) -> None:
    sign_in(client)
    copy = Client()
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    assert who(copy) == clerk.name

    client.post(reverse("people:sign-out"))

    assert who(client) == who(copy) == ""


def test_session_of_a_reviewer_ends_the_same_day_also_for_a_kept_cookie(client: Client) -> None:
    office = make_county().burden_office
    make_person(office, Role.REVIEWER, staff_code="YS0101", password=SECRET)
    sign_in(client)
    client.get("/")
    session = client.session
    assert session["until"] - timezone.now().timestamp() <= 12 * 3600

    session["until"] = timezone.now().timestamp() - 1
    session.save()
    client.cookies["sessionid"] = session.session_key

    assert "登录" in client.get("/").content.decode()
    assert who(client) == ""


def test_initial_password_opens_nothing_but_the_page_that_changes_it(client: Client, clerk: Person) -> None:
    actions.set_initial_password(clerk, by=None, password="先用这个一次性的")
    sign_in(client, password="先用这个一次性的")

    assert client.get("/")["Location"] == reverse("people:password")
    assert "别人替您设的" in client.get(reverse("people:password")).content.decode()


def test_changed_password_opens_the_site_here_and_closes_it_elsewhere(client: Client, clerk: Person) -> None:
    actions.set_initial_password(clerk, by=None, password="先用这个一次性的")
    sign_in(client, password="先用这个一次性的")
    other = Client()
    sign_in(other, password="先用这个一次性的")

    answer = client.post(
        reverse("people:password"), {"old": "先用这个一次性的", "new": SECRET, "again": SECRET}
    )

    assert "密码改好了" in answer.content.decode()
    assert client.get("/").status_code == 200
    assert who(other) == ""


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("不对", "一个全新的好密码", "一个全新的好密码", "现在的密码不对"),
        (SECRET, "一个全新的好密码", "一个全新的坏密码", "两次写的新密码不一样"),
        (SECRET, SECRET, SECRET, "新密码和现在的一样"),
        (SECRET, "iloveyou", "iloveyou", "太常见"),
    ],
    ids=["old", "twice", "same", "common"],
)
def test_password_that_will_not_do_is_told_and_changes_nothing(
    client: Client, clerk: Person, old: str, new: str, again: str, said: str
) -> None:
    client.force_login(clerk)

    answer = client.post(reverse("people:password"), {"old": old, "new": new, "again": again})

    assert said in answer.content.decode()
    clerk.refresh_from_db()
    assert clerk.check_password(SECRET)


@pytest.mark.parametrize("password", ["short", "12345678", "ys0101-ys0101", "我是林小川2026", "aabbaabbaabb"])
def test_weak_passwords_have_a_reason(password: str) -> None:
    assert weakness_of(password, staff_code="YS0101", name="林小川")


def test_a_sentence_is_a_good_password() -> None:
    assert weakness_of(SECRET, staff_code="YS0101", name="林小川") == ""


def test_plain_code_is_stable() -> None:
    assert plain_code(plain_code(" ｙs 0101")) == "YS0101"


def test_form_works_without_script_and_requires_nothing(client: Client) -> None:
    page = client.get(reverse("people:sign-in")).content.decode()

    assert " required" not in page
    assert '<label for="staff_code">工号</label>' in page


def test_sign_in_needs_its_token(clerk: Person) -> None:
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403
