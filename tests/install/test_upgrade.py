"""Installed from a bundle, upgraded, and rolled back by itself: real installations side by side in a scratch folder."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from jianfu.site.installing import service
from jianfu.site.installing.home import Home
from tests.install.making import PLAIN, TREE, command, install, open_folder, small_bundle, stopped_afterwards
from tests.site.conftest import Visitor

MIGRATIONS = "jianfu/apps/journal/migrations"
MIGRATION = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("journal", "%s")]
    operations = [migrations.RunSQL("%s")]
"""
BETTER = {f"{MIGRATIONS}/0003_newer.py": MIGRATION % ("0002_guards", "CREATE TABLE newer_table (a integer)")}
# The first step stays in the database when the second fails.
BROKEN = {
    f"{MIGRATIONS}/0003_harm.py": MIGRATION % ("0002_guards", "UPDATE gate_notice SET state = 'harmed'"),
    f"{MIGRATIONS}/0004_fails.py": MIGRATION % ("0003_harm", "SELECT no_such_column"),
}
UNWELL = """

def papers_folder() -> Sign:
    return broken("文件夹", "写不进保存文件的文件夹", "")
"""
PAPER = "各乡镇:请于2026年12月5日前报送《大棚面积统计表》。".encode()


pytestmark = pytest.mark.xdist_group("installed")


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def bundles(scratch: Path) -> dict[str, Path]:
    """The version in use, a better one, and two that must not stay."""
    out = scratch / "bundles"
    out.mkdir()
    asked = "jianfu/site/running/health.py"
    health = (TREE / asked).read_text() + UNWELL
    return {
        "old": small_bundle(out, "0.1.0"),
        "better": small_bundle(out, "0.2.0", BETTER),
        "broken": small_bundle(out, "0.3.0", BROKEN),
        "unwell": small_bundle(out, "0.4.0", BETTER | {asked: health}),
    }


@pytest.fixture(scope="module")
def home(bundles: dict[str, Path], scratch: Path) -> Iterator[Home]:
    """An installation of the old version, with a paper in it. The test that leaves a newer one is the last."""
    with stopped_afterwards(scratch / "home") as home:
        done = install(bundles["old"], home.root)
        assert done.returncode == 0, done.stdout + done.stderr
        visitor = visitor_of(home)
        visitor.wait(visitor.drop("先.txt", PAPER))
        yield home


def owners(home: Home) -> set[str]:
    """Who owns what lies in the data folder, and who runs the service."""
    process = Path(f"/proc/{service.running(home)}")
    files = [process, *Path(home.settings()["JIANFU_VAR"]).rglob("*")]
    return {pwd.getpwuid(path.stat().st_uid).pw_name for path in files}


def visitor_of(home: Home) -> Visitor:
    return Visitor(f"http://127.0.0.1:{home.settings()['PORT']}")


def tables(home: Home) -> set[str]:
    with sqlite3.connect(
        f"file:{home.settings()['JIANFU_VAR']}/jianfu.sqlite3?mode=ro", uri=True
    ) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")}


def papers(home: Home) -> list[tuple[str, str]]:
    with sqlite3.connect(
        f"file:{home.settings()['JIANFU_VAR']}/jianfu.sqlite3?mode=ro", uri=True
    ) as database:
        return list(database.execute("SELECT key, state FROM gate_notice ORDER BY id"))


def test_five_answers_make_a_site_that_is_well_and_an_administrator_who_can_sign_in(home: Home) -> None:
    told = service.health("127.0.0.1", int(home.settings()["PORT"]))
    assert told
    assert told["well"]
    assert told["version"] == home.version == "0.1.0"
    assert home.user == ("nobody" if PLAIN else pwd.getpwuid(os.geteuid()).pw_name)
    assert owners(home) == {home.user}
    assert home.env_file.stat().st_mode & 0o077 == 0
    assert Path(home.settings()["JIANFU_VAR"]).stat().st_mode & 0o077 == 0


def test_second_run_changes_nothing_and_asks_nothing(home: Home, bundles: dict[str, Path]) -> None:
    pid, before = service.running(home), home.env_file.read_text()

    done = install(bundles["old"], home.root, NAME="别的县", ADMIN="YS0009 别人")

    assert done.returncode == 0, done.stderr
    assert "初始密码" not in done.stdout
    assert home.env_file.read_text() == before
    assert service.running(home) == pid


@pytest.mark.parametrize(("which", "why"), [("broken", "数据库出错"), ("unwell", "文件夹:写不进")])
def test_version_that_is_not_well_is_taken_back_with_the_data_as_before(
    home: Home, bundles: dict[str, Path], which: str, why: str
) -> None:
    before, there = papers(home), tables(home)

    done = command(home, "upgrade", str(bundles[which]))

    assert done.returncode == 1, done.stdout
    assert "已退回0.1.0,数据与升级前相同" in done.stderr
    assert why in done.stderr
    told = service.health("127.0.0.1", int(home.settings()["PORT"]))
    assert told
    assert told["version"] == home.version == "0.1.0"
    assert tables(home) == there
    assert papers(home) == before
    assert sorted(path.name for path in (home.root / "versions").iterdir()) == ["0.1.0"]
    visitor = visitor_of(home)
    assert "12月6日" in visitor.wait(visitor.drop("后.txt", PAPER.replace("5日".encode(), "6日".encode())))


def test_bundle_that_is_damaged_strange_or_older_changes_nothing(
    home: Home, bundles: dict[str, Path], tmp_path: Path
) -> None:
    cut, text = tmp_path / "cut.tar", tmp_path / "text.tar"
    cut.write_bytes(bundles["better"].read_bytes()[:-200_000])
    text.write_text("不是包")
    changed = tmp_path / "changed.tar"
    shutil.copy(bundles["better"], changed)
    subprocess.run(["sed", "-i", "s/jianfu 的命令/jianfu 的命今/", str(changed)], check=True)
    pid = service.running(home)

    said = [
        command(home, "upgrade", str(file)) for file in (cut, text, changed, bundles["old"], tmp_path / "no")
    ]

    assert [done.returncode for done in said] == [1] * 5
    words = ["没有拷完整", "没有拷完整", "已损坏", "已经是0.1.0", "没有这个文件"]
    for done, word in zip(said, words, strict=True):
        assert word in done.stderr, done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert service.running(home) == pid
    assert home.version == "0.1.0"


def test_upgrade_takes_a_backup_and_the_new_version_runs_with_all_there_was(
    home: Home, bundles: dict[str, Path]
) -> None:
    before, earlier = papers(home), backups(home)

    done = command(home, "upgrade", str(bundles["better"]))

    assert done.returncode == 0, done.stdout + done.stderr
    assert "升级好了:0.1.0 → 0.2.0" in done.stdout
    told = service.health("127.0.0.1", int(home.settings()["PORT"]))
    assert told
    assert told["well"]
    assert told["version"] == "0.2.0"
    assert "newer_table" in tables(home)
    assert papers(home) == before
    (backup,) = set(backups(home)) - set(earlier)
    assert "演练通过" in command(home, "restore", str(backup), "--drill").stdout


def backups(home: Home) -> list[Path]:
    return sorted((Path(home.settings()["JIANFU_VAR"]) / "backups").glob("before-*.jianfu"))
