"""What the installer understands, and the unit it writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jianfu.site.installing import Failed, service
from jianfu.site.installing.home import Home
from jianfu.site.installing.install import unit_text
from jianfu.site.installing.questions import QUESTIONS, ask, given, understood
from jianfu.site.installing.upgrade import check_newer

ANSWERS = {"NAME": "云水县", "ADDRESS": "jianfu.lan", "ADMIN": "YS0001 周明远", "DATA": "/data/j", "MAIL": ""}
TREE = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("jianfu.lan", ("0.0.0.0", "8000", "http://jianfu.lan:8000")),
        ("http://10.20.1.8:80/", ("0.0.0.0", "80", "http://10.20.1.8")),
        ("https://jianfu.lan", ("127.0.0.1", "8000", "https://jianfu.lan")),
    ],
)
def test_address_says_who_may_come_and_by_which_way(address: str, expected: tuple[str, str, str]) -> None:
    settings = understood(ANSWERS | {"ADDRESS": address}).settings()

    assert (settings["JIANFU_HOST"], settings["PORT"], settings["JIANFU_ADDRESS"]) == expected
    assert ("JIANFU_HTTPS" in settings) == address.startswith("https")


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        ("ADDRESS", "jianfu.lan/x", "不带路径"),
        ("ADDRESS", "jianfu.lan:99999", "看不懂"),
        ("ADMIN", "周明远", "工号和姓名"),
        ("DATA", "data", "完整路径"),
        ("MAIL", "mail.lan", "服务器 和 发信邮箱"),
        ("NAME", "云水'县", "不能有引号"),
    ],
)
def test_wrong_answer_is_told_in_one_line(key: str, answer: str, said: str) -> None:
    with pytest.raises(Failed, match=said):
        understood(ANSWERS | {key: answer})


def test_five_questions_are_asked_and_an_empty_line_takes_what_is_offered() -> None:
    asked: list[str] = []

    def listen(words: str) -> str:
        asked.append(words)
        return "" if "/var/lib" in words or "邮件" in words else "云水县"

    answers = ask({}, listen)

    assert len(asked) == len(QUESTIONS) == 5
    assert answers["DATA"] == "/var/lib/jianfu"
    assert answers["MAIL"] == ""


def test_answers_come_from_a_file_and_the_environment_before_anybody_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("# 回答\nNAME = 云水县\nADDRESS=a.lan\n")

    known = given(tmp_path / "a", {"JIANFU_INSTALL_ADDRESS": "b.lan"})

    assert known == {"NAME": "云水县", "ADDRESS": "b.lan"}
    with pytest.raises(Failed, match="ADMIN"):
        ask(known, None)


def test_file_with_a_word_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("NAMES=云水县\n")

    with pytest.raises(Failed, match="NAMES 不认识"):
        given(tmp_path / "a", {})


@pytest.mark.parametrize(
    ("old", "new", "fits"), [("0.9.0", "0.10.0", True), ("0.2.0", "0.1.9", False), ("1.0", "1.0", False)]
)
def test_only_a_newer_version_is_an_upgrade(old: str, new: str, fits: bool) -> None:
    if fits:
        check_newer(old, new)
        return
    with pytest.raises(Failed):
        check_newer(old, new)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "current/bin").mkdir(parents=True)
    (tmp_path / "current/bin/python").symlink_to(shutil.which("true") or "/bin/true")
    home.env_file.write_text(f"# 设置\nJIANFU_VAR='{tmp_path}/data'\nPORT=8001\nA_1=\"b c\"\n")
    return home


def test_settings_are_read_as_the_shell_reads_them(home: Home) -> None:
    assert home.settings() == {"JIANFU_VAR": f"{home.root}/data", "PORT": "8001", "A_1": "b c"}

    home.env_file.write_text("PORT = 8001\n")
    with pytest.raises(Failed, match="看不懂"):
        home.settings()


def test_unit_is_one_that_systemd_takes(home: Home, tmp_path: Path) -> None:
    unit = tmp_path / "jianfu.service"
    unit.write_text(unit_text((TREE / "deploy/jianfu.service").read_text(), home))

    assert "@" not in unit.read_text().replace("…", "").partition("[Unit]")[2]
    assert f"ReadWritePaths={home.root}/data" in unit.read_text()
    if shutil.which("systemd-analyze"):
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "jianfu.service" not in done.stderr


def test_command_of_the_installation_is_one_the_shell_takes() -> None:
    for name in ("install.sh", "jianfu.sh"):
        subprocess.run(["sh", "-n", str(TREE / "deploy" / name)], check=True)


def test_service_that_does_not_stop_when_asked_is_stopped(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    command = [sys.executable, "-c", deaf, "jianfu.site"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        (home.root / "serve.pid").write_text(str(process.pid))
        monkeypatch.setattr(service, "_STOP", 1)
        monkeypatch.setattr(service, "by_systemd", lambda: False)

        service.stop(home)

        process.wait(10)  # killed, it may take a moment to be gone
        assert service.running(home) is None


def test_process_that_only_has_the_number_of_the_service_is_left_alone(home: Home) -> None:
    with subprocess.Popen(["sleep", "30"]) as other:
        (home.root / "serve.pid").write_text(str(other.pid))

        service.stop(home)

        assert other.poll() is None
        other.kill()
