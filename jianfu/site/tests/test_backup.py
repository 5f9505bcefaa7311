"""A backup opens with its key alone, whole or not at all, and what comes out of it is what went in."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from jianfu.site.backup.seal import Opener, Sealer, Unopened
from tests.databases import own_database

WORDS = "青石岭上一棵老槐树下的第三块石头旁边有一口井,井水很甜很凉很清澈"
FILL = """
import django; django.setup()
from django.conf import settings
from jianfu.apps.gate import actions, papers
from jianfu.apps.people.tests.makers import make_county, make_person
from jianfu.apps.people.models import Role
from jianfu.apps.journal.actions import write
county = make_county(townships=2, departments=1, villages=1)
clerk = make_person(county.departments[0], Role.DEPARTMENT_CLERK)
write("准予下发", "notice:1", by=clerk, after={"state": "admitted"})
write("撤回", "notice:1", by=None)
papers.keep("保存的一份".encode())
"""
MORE = """
import django; django.setup()
from jianfu.apps.journal.actions import write
write("撤回", "notice:2", by=None)
"""
SPOIL = """
import sys, django; django.setup()
from pathlib import Path
from django.conf import settings
from jianfu.site.backup import file, rows
dumped = rows.dumped
def twice(counts):
    lines = list(dumped(counts))
    return [*lines, lines[-1]]
rows.dumped = twice
file.write(Path(sys.argv[2]), file.words_of(settings.VAR / "backup_key"))
"""
"""A backup that opens, and whose last row stands in it twice."""
TELL = """
import django; django.setup()
from django.conf import settings
from jianfu.site.backup import rows
counts = {}
lines = sorted(rows.dumped(counts))
import hashlib
print(len(lines), hashlib.sha256(b"".join(lines)).hexdigest(), sum(1 for p in settings.PAPERS.rglob("*") if p.is_file()))
"""


def sealed(data: bytes, words: str = WORDS) -> bytes:
    out = io.BytesIO()
    sealer = Sealer(out, words)
    sealer.write(data)
    sealer.close()
    return out.getvalue()


def opened(data: bytes, words: str = WORDS) -> bytes:
    return Opener(io.BytesIO(data), words).read()


@pytest.mark.parametrize("size", [0, 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_what_goes_in_comes_out(size: int) -> None:
    data = b"jianfu " * (size // 7 + 1)

    assert opened(sealed(data[:size])) == data[:size]
    assert b"jianfu jianfu" not in sealed(data)


def test_other_words_do_not_open_it() -> None:
    with pytest.raises(Unopened, match="口令不对"):
        opened(sealed(b"abc"), WORDS + "?")


@pytest.mark.parametrize("at", [0, 20, 30, 45, 2**20, -1])
def test_one_changed_byte_is_noticed(at: int) -> None:
    data = bytearray(sealed(bytes(2**20 + 100)))
    data[at] ^= 1

    with pytest.raises(Unopened):
        opened(bytes(data))


def test_cut_exchanged_and_doubled_chunks_are_noticed() -> None:
    whole = sealed(bytes(3 * 2**20))
    head, chunk = 39, 4 + 2**20 + 16
    first, second = whole[head : head + chunk], whole[head + chunk : head + 2 * chunk]
    rest = whole[head + 2 * chunk :]

    for forged in (first + second, second + first + rest, first + first + rest, first + rest):
        with pytest.raises(Unopened, match=r"不完整|已损坏"):
            opened(whole[:head] + forged)


def run(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], env=env, capture_output=True, text=True, check=False)


def test_backup_is_drilled_and_fills_an_empty_site(site_env: dict[str, str], tmp_path: Path) -> None:
    env = site_env | {"JIANFU_BACKUP_KEY": WORDS}
    target = str(tmp_path / "a.jianfu")
    assert run(env, "-m", "jianfu.site", "migrate", "-v0").stderr == ""
    assert run(env, "-c", FILL).stderr == ""

    made = run(env, "-m", "jianfu", "backup", target)
    drill = run(env, "-m", "jianfu", "restore", target, "--drill")
    refused = run(env, "-m", "jianfu", "restore", target)
    with own_database() as url:
        other = env | {"JIANFU_VAR": str(tmp_path / "other"), "DATABASE_URL": url}
        restored = run(other, "-m", "jianfu", "restore", target)
        verified = run(other, "-m", "jianfu", "journal", "verify")
        before, after = run(env, "-c", TELL), run(other, "-c", TELL)

    assert made.stdout.startswith("已备份并核对"), made.stderr
    assert "演练通过" in drill.stdout, drill.stderr
    assert "日志完整,共2行" in drill.stdout.replace("，", ",")
    assert "这里已有数据,没有恢复" in refused.stderr
    assert restored.stdout.startswith("已恢复"), restored.stderr
    assert verified.returncode == 0
    assert before.stdout == after.stdout
    assert before.stdout.split()[2] == "1"


def test_restore_over_takes_the_place_of_what_is_there_or_leaves_it(
    site_env: dict[str, str], tmp_path: Path
) -> None:
    env = site_env | {"JIANFU_BACKUP_KEY": WORDS}
    target, bad = str(tmp_path / "a.jianfu"), str(tmp_path / "bad.jianfu")
    assert run(env, "-m", "jianfu.site", "migrate", "-v0").stderr == ""
    assert run(env, "-c", FILL).stderr == ""
    assert run(env, "-m", "jianfu", "backup", target).returncode == 0
    first = run(env, "-c", TELL)
    assert run(env, "-c", MORE).stderr == ""
    second = run(env, "-c", TELL)

    failed = run(env, "-c", SPOIL, target, bad)
    refused = run(env, "-m", "jianfu", "restore", bad, "--over")
    kept = run(env, "-c", TELL)
    done = run(env, "-m", "jianfu", "restore", target, "--over")
    restored = run(env, "-c", TELL)

    assert failed.stderr == ""
    assert refused.returncode != 0
    assert second.stdout.split()[:2] == kept.stdout.split()[:2] != first.stdout.split()[:2]
    assert done.returncode == 0, done.stderr
    assert restored.stdout.split()[:2] == first.stdout.split()[:2]
    assert run(env, "-m", "jianfu", "journal", "verify").returncode == 0
    assert not list(Path(env["JIANFU_VAR"]).glob("*.aside"))


def test_wrong_key_and_damaged_file_are_one_line(site_env: dict[str, str], tmp_path: Path) -> None:
    env = site_env | {"JIANFU_BACKUP_KEY": WORDS}
    target = tmp_path / "a.jianfu"
    run(env, "-m", "jianfu.site", "migrate", "-v0")
    assert run(env, "-m", "jianfu", "backup", str(target)).returncode == 0

    other = run(env | {"JIANFU_BACKUP_KEY": WORDS + "?"}, "-m", "jianfu", "restore", str(target))
    target.write_bytes(target.read_bytes()[:-5])
    damaged = run(env, "-m", "jianfu", "restore", str(target), "--drill")

    assert other.stderr.splitlines() == ["口令不对,或备份文件开头已损坏。现有数据没有改动"]
    assert len(damaged.stderr.splitlines()) == 1
    assert "现有数据没有改动" in damaged.stderr
    assert damaged.returncode == 1
