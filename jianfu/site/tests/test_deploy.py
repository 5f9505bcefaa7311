"""As an office runs it: what Django itself looks at before a site is opened finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OFFICE = {
    "JIANFU_OIDC_ISSUER": "https://sso.example",
    "JIANFU_OIDC_CLIENT_ID": "a",
    "JIANFU_OIDC_CLIENT_SECRET": "b",
}


def check(var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    environment |= {"JIANFU_VAR": str(var), "JIANFU_HTTPS": "1", **settings}
    command = [sys.executable, "-m", "jianfu.site", "check", "--deploy", "--fail-level", "INFO"]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("settings", [{}, OFFICE], ids=["alone", "with the sign-in of the office"])
def test_check_before_opening_is_clean(tmp_path: Path, settings: dict[str, str]) -> None:
    done = check(tmp_path, **settings)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (OFFICE | {"JIANFU_OIDC_CLIENT_SECRET": ""}, "JIANFU_OIDC_CLIENT_SECRET"),
        (OFFICE | {"JIANFU_OIDC_ISSUER": "sso.example"}, "应以 http:// 或 https:// 开头"),
    ],
    ids=["secret", "issuer"],
)
def test_half_a_sign_in_stops_the_start_in_one_line(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    done = check(tmp_path, **settings)

    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_issuer_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    code = "import django, sys; django.setup(); import jianfu.site.urls; print('allauth' in sys.modules)"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("JIANFU_")}
    environment |= {"JIANFU_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "jianfu.site.settings"}

    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)

    assert done.stdout.strip() == "False", done.stderr


MAIL = {
    "JIANFU_MAIL_HOST": "mail.example",
    "JIANFU_MAIL_FROM": "a@mail.example",
    "JIANFU_ADDRESS": "http://jianfu.example",
}
WECOM = {"JIANFU_WECOM_CORP": "c", "JIANFU_WECOM_AGENT": "7", "JIANFU_WECOM_SECRET": "very-secret"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (MAIL | {"JIANFU_ADDRESS": ""}, "JIANFU_ADDRESS"),
        (MAIL | {"JIANFU_MAIL_FROM": "减负办"}, "应是一个邮箱地址"),
        (MAIL | {"JIANFU_MAIL_HOST": ""}, "写了 JIANFU_MAIL_FROM 就要写它"),
        (MAIL | {"JIANFU_MAIL_TLS": "yes"}, "none、starttls、ssl"),
        (MAIL | {"JIANFU_MAIL_USER": "u"}, "JIANFU_MAIL_PASSWORD"),
        (WECOM, "JIANFU_ADDRESS"),
        (WECOM | {"JIANFU_WECOM_AGENT": "seven"}, "JIANFU_WECOM_AGENT"),
        (WECOM | {"JIANFU_WECOM_HOST": "qyapi.example"}, "应以 http:// 或 https:// 开头"),
        ({"JIANFU_DINGTALK_SECRET": "very-secret"}, "JIANFU_DINGTALK_KEY"),
        ({"JIANFU_WECOM_ROBOT": "very-secret"}, "JIANFU_WECOM_ROBOT=…"),
    ],
)
def test_half_a_connection_stops_the_start_and_repeats_no_secret(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    done = check(tmp_path, **settings)

    assert done.returncode != 0
    assert said in done.stderr
    assert "very-secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_whole_connections_start(tmp_path: Path) -> None:
    done = check(tmp_path, **MAIL, **WECOM)

    assert done.returncode == 0, done.stdout + done.stderr


BOX = '[[mailbox]]\nunit = "青石镇"\nhost = "mail.example"\nuser = "qingshi"\npassword = "very-secret"\n'


@pytest.mark.parametrize(
    ("words", "mode", "said"),
    [
        (BOX, 0o644, "chmod 600"),
        ("[[mailbox]", 0o600, "不是能读的 TOML 文件"),
        ("", 0o600, "里面没有 [[mailbox]]"),
        (BOX.replace("host", "hots"), 0o600, "第1个邮箱里的 hots 不认识"),
        (BOX.replace('unit = "青石镇"', ""), 0o600, "第1个邮箱的 unit 没有写"),
        (BOX + "port = 0", 0o600, "port 应是"),
        (BOX + 'tls = "yes"', 0o600, "tls 应是"),
        (BOX + 'senders = "county.example"', 0o600, "senders 应是"),
        (BOX, 0o600, ""),
    ],
)
def test_file_of_mailboxes_is_looked_at_before_the_start(
    tmp_path: Path, words: str, mode: int, said: str
) -> None:
    file = tmp_path / "mailboxes.toml"
    file.write_text(words)
    file.chmod(mode)

    done = check(tmp_path / "var", JIANFU_MAILBOXES=str(file))

    assert (done.returncode == 0) is (not said), done.stderr
    assert said in done.stderr
    assert "very-secret" not in done.stderr


def test_inbox_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    done = check(tmp_path / "var", JIANFU_INBOX=str(tmp_path / "nowhere"))

    assert "没有这个文件夹" in done.stderr
