"""SQLite or PostgreSQL by one address; what cannot be used is told in one Chinese line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jianfu.site.databases import database, in_chinese
from tests.databases import own_database


def start(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], env=env, capture_output=True, text=True, timeout=60, check=False
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    return line


def test_without_an_address_it_is_a_file_that_takes_the_write_lock_at_once(tmp_path: Path) -> None:
    found = database("", tmp_path)

    assert found["NAME"] == tmp_path / "jianfu.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database("sqlite:////data/a.sqlite3", tmp_path)["OPTIONS"] == found["OPTIONS"]


def test_postgresql_does_not_wait_for_ever(tmp_path: Path) -> None:
    found = database("postgres://u:p%40ss@db:5433/jianfu?sslmode=require", tmp_path)

    assert (found["HOST"], found["PORT"], found["NAME"], found["PASSWORD"]) == ("db", 5433, "jianfu", "p@ss")
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["connect_timeout"] == 5


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:hidden@h/d",
        "jianfu",
        "postgres://u:hidden@h",
        "postgres://u:hidden@h:port/d",
        "sqlite://",
        "sqlite:///relative.db",
        "postgres://u:hid[den@h/d",
    ],
)
def test_wrong_address_ends_the_start_without_repeating_the_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="环境变量 DATABASE_URL") as end:
        database(url, tmp_path)

    assert "hidden" not in str(end.value)


def test_wrong_address_is_one_line_on_the_screen(site_env: dict[str, str]) -> None:
    done = start(site_env | {"DATABASE_URL": "mysql://x"}, "jianfu.site", "serve")

    assert one_line(done).startswith("环境变量 DATABASE_URL=… 不能用")


@pytest.mark.parametrize("command", ["jianfu.site serve", "jianfu journal verify"])
def test_database_that_does_not_answer_is_one_line(site_env: dict[str, str], command: str) -> None:
    env = site_env | {"DATABASE_URL": "postgres://u:hidden@127.0.0.1:1/d", "PORT": "18237"}

    assert one_line(start(env, *command.split())) == "连不上数据库。请核对 DATABASE_URL,并看数据库是否已启动"


def test_database_without_tables_is_one_line(site_env: dict[str, str]) -> None:
    assert "请先运行 jianfu-site migrate" in one_line(start(site_env, "jianfu", "journal", "verify"))


def test_file_that_is_no_database_is_one_line(site_env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("不是数据库" * 1000)

    done = start(site_env | {"DATABASE_URL": f"sqlite:///{tmp_path}/notes"}, "jianfu.site", "serve")

    assert "数据库文件已损坏" in one_line(done)


@pytest.mark.postgres
def test_locale_that_knows_no_chinese_stops_the_start(site_env: dict[str, str]) -> None:
    with own_database(locale="C") as url:
        line = one_line(start(site_env | {"DATABASE_URL": url}, "jianfu.site", "serve"))

    assert "不认汉字" in line
    assert "LC_CTYPE 'C.UTF-8'" in line


@pytest.mark.postgres
def test_database_that_was_not_made_is_one_line(site_env: dict[str, str]) -> None:
    line = one_line(
        start(site_env | {"DATABASE_URL": site_env["DATABASE_URL"] + "x"}, "jianfu.site", "serve")
    )

    assert "没有这个库" in line


def test_unknown_trouble_is_told_without_its_words() -> None:
    assert (
        in_chinese(ValueError("postgres://u:hidden@h"))
        == "数据库出错(ValueError),没有完成。请看数据库自己的记录"
    )
