"""Hostile names, contents, sizes and requests."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jianfu.apps.gate import threshold
from jianfu.apps.gate.core import name_of_unread, shown_name
from jianfu.apps.gate.models import Notice
from jianfu.apps.gate.tests.makers import FORM, dropped

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


def test_form_without_its_token_is_refused_and_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/drop/", {"text": FORM})

    assert answer.status_code == 403
    assert "页面过期了" in answer.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("path", ["/", "/item/none/", "/nowhere/"])
def test_every_page_has_the_strict_headers(client: Client, path: str) -> None:
    answer = client.get(path)

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_no_page_carries_inline_style_or_script(client: Client) -> None:
    notice = dropped(client, FORM)

    for path in ("/", f"/item/{notice.key}/"):
        page = client.get(path).content.decode()
        assert not re.search(r"<style|\sstyle=|<script(?! src)|\son[a-z]+=", page)


def test_script_in_content_and_name_stays_text(client: Client) -> None:
    data = f"关于{SCRIPT}的通知\n各乡镇：请于12月5日前报送《{SCRIPT}统计表》，并拍照上传。".encode()
    client.post("/drop/", {"file": SimpleUploadedFile(f"{SCRIPT}.txt", data)})
    notice = Notice.objects.get()

    pages = [
        client.get(path).content.decode()
        for path in ("/", f"/item/{notice.key}/", f"/item/{notice.key}/opinion/")
    ]

    assert all("<script>alert" not in page for page in pages)
    assert "&lt;script&gt;" in pages[1]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\通知.docx", "通知.docx"),
        ("通知\u202excod.exe", "通知xcod.exe"),
        ("a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt"),
        ("..", "未命名"),
        ("", "未命名"),
    ],
)
def test_name_of_a_file_is_only_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_long_name_keeps_its_suffix() -> None:
    assert shown_name("长" * 300 + ".docx") == "长" * 100 + ".docx"


def test_unread_name_that_speaks_of_secrecy_is_not_kept() -> None:
    assert name_of_unread("绝密名单.pdf") == "没有读出的文件"


def test_download_name_cannot_break_the_header(client: Client) -> None:
    notice = dropped(client, FORM)
    Notice.objects.filter(pk=notice.pk).update(title='坏"名\r\nX: 1；甲')

    answer = client.get(f"/item/{notice.key}/opinion/")

    assert answer["Content-Disposition"].count('"') == 2
    assert "%0D%0A" in answer["Content-Disposition"]
    assert "X" not in answer


def test_body_beyond_the_limit_is_refused_unread(client: Client) -> None:
    answer = client.post(
        "/drop/", data=b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(60 * 2**20)
    )

    assert answer.status_code == 413
    assert "文件太大" in answer.content.decode()


def test_nothing_dropped_is_told_kindly(client: Client) -> None:
    answer = client.post("/drop/", {"text": "  "})

    assert answer.status_code == 400
    assert "还没有放东西" in answer.content.decode()


def test_script_gets_the_same_words_as_a_person(client: Client) -> None:
    answer = client.post("/drop/", {"text": ""}, headers={"accept": "application/json"})

    assert answer.json()["title"] == "还没有放东西"


def test_full_memory_keeps_nothing_and_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise threshold.NoRoom

    monkeypatch.setattr(threshold, "put", full)

    answer = client.post("/drop/", {"text": FORM})

    assert answer.status_code == 503
    assert not Notice.objects.exists()


def test_too_many_in_a_minute_wait(client: Client, settings: object) -> None:
    settings.DROPS_PER_MINUTE = 2  # type: ignore[attr-defined]
    visitor = {"REMOTE_ADDR": "192.0.2.7"}

    answers = [client.post("/drop/", {"text": f"{FORM}{n}"}, **visitor).status_code for n in range(3)]

    assert answers == [303, 303, 429]


@pytest.mark.parametrize("path", ["/drop/", "/type-size/", "/item/x/withdraw/", "/item/x/deadline/0/"])
def test_what_changes_something_is_never_a_get(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/item/x/", "/item/x/opinion/", "/item/x/deadlines.ics"])
def test_what_is_read_takes_no_post(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/item/..%2f..%2fetc/", "/static/../settings.py", "/item/x'--/"])
def test_odd_addresses_lead_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1"]
)
def test_type_size_leads_back_into_the_site_only(client: Client, back: str) -> None:
    assert client.post("/type-size/", {"back": back})["Location"] == "/"


def test_cookies_stay_on_the_site_and_unreadable_for_scripts(client: Client) -> None:
    dropped(client, FORM)
    client.get("/")

    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in client.cookies.values())


def test_guessing_a_key_is_hopeless(client: Client) -> None:
    notice = dropped(client, FORM)

    assert len(notice.key) == 16
    other = "y" if notice.key.endswith("x") else "x"
    assert client.get(f"/item/{notice.key[:-1]}{other}/").status_code == 404


def test_large_file_in_parts_becomes_one_item(client: Client) -> None:
    data = FORM.encode() * 3
    half = len(data) // 2
    address = "/drop/0123456789abcdef/"

    first = client.post(
        address, {"offset": 0, "name": "大.txt", "file": SimpleUploadedFile("blob", data[:half])}
    )
    again = client.post(
        address, {"offset": 0, "name": "大.txt", "file": SimpleUploadedFile("blob", data[:half])}
    )
    last = client.post(
        address,
        {"offset": half, "name": "大.txt", "file": SimpleUploadedFile("blob", data[half:]), "last": 1},
    )

    assert first.json() == again.json() == {"held": half}
    assert last.status_code == 303
    assert Notice.objects.get().sha256 == hashlib.sha256(data).hexdigest()


def test_parts_together_stay_below_the_limit(client: Client) -> None:
    part = SimpleUploadedFile("blob", b"x" * 10)

    answer = client.post("/drop/0123456789abcdef/", {"offset": 50 * 2**20, "name": "大.txt", "file": part})

    assert answer.status_code == 413


@pytest.mark.parametrize("offset", ["", "-1", "x", "１"])
def test_odd_offsets_are_refused(client: Client, offset: str) -> None:
    part = SimpleUploadedFile("blob", b"x")

    assert client.post("/drop/0123456789abcdef/", {"offset": offset, "file": part}).status_code == 400
