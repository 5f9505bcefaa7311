"""`make bundle`, whole: every wheel of the lock file, installed where there is no network, into a site that is well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.install.making import TREE, command, install, open_folder, stopped_afterwards


@pytest.fixture
def scratch() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


def cut_off() -> list[str]:
    """The words before a command that leave it this machine and nothing else; none where that may not be asked for."""
    words = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    able = not os.geteuid() and shutil.which("unshare") and shutil.which("ip")
    return words if able and subprocess.run([*words, "true"], check=False).returncode == 0 else []


def test_bundle_of_this_tree_installs_with_no_network_and_examines_a_paper(scratch: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "deploy.bundle", "--out", str(scratch)],
        cwd=TREE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    (bundle,) = scratch.glob("*.tar")

    with stopped_afterwards(scratch / "home") as home:
        done = install(bundle, home.root, *cut_off())
        assert done.returncode == 0, done.stdout + done.stderr
        paper = scratch / "先.txt"
        paper.write_text("各乡镇:请于2026年12月5日前报送《大棚面积统计表》。")
        checked = command(home, "check", "--format", "json", "--now", "2026-11-22T09:00", str(paper))

    assert "装好了,运行正常:http://jianfu.example" in done.stdout
    assert "周明远(工号YS0001)的初始密码" in done.stdout
    assert "2026-12-05" in checked.stdout
    assert (home.root / "docs/install.md").exists()
