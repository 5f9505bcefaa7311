"""The site as it is started: what it says, what it keeps, how it stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.databases import everything_in
from tests.site.conftest import READY, Site, Visitor, free_port, start_site, stop_site

SECRET = """机密★3年

云水县水务局关于青石坝除险加固方案的通知

各乡镇人民政府:
    请各乡镇于12月5日前报送暗标玉簪花涉密情况。
"""


def test_classified_paper_leaves_no_trace_on_disk_in_memory_or_log(site: Site, visitor: Visitor) -> None:
    word = "暗标玉簪花"

    where = visitor.drop("青石坝玉簪花.txt", SECRET.encode())
    page = visitor.wait(where)
    time.sleep(0.5)

    assert "系统未保存" in page
    assert word not in page
    assert "玉簪花" not in site.log()
    held = Path("/dev/shm")
    files = [p for folder in (site.var, *held.glob("jianfu-*")) for p in folder.rglob("*") if p.is_file()]
    assert site.database or any(p.name.startswith("jianfu.sqlite3") for p in files)
    kept = {str(path): path.read_bytes() for path in files}
    for where, data in (kept | {"database": everything_in(site.database, site.var)}).items():
        for trace in ("玉簪花", "除险加固"):
            assert trace.encode() not in data, where
            assert trace.encode("unicode_escape") not in data, where


def test_paper_is_examined_by_the_worker_and_is_quick(visitor: Visitor) -> None:
    visitor.wait(visitor.drop("先.txt", "各乡镇:请于12月5日前报送《大棚面积统计表》。".encode()))

    began = time.monotonic()
    page = visitor.wait(visitor.drop("后.txt", "各乡镇:请于12月6日前报送《受冻情况统计表》。".encode()))

    assert time.monotonic() - began < 2
    assert "12月6日" in page


def test_numbers_of_people_are_nowhere_in_the_database(site: Site, visitor: Visitor) -> None:
    visitor.wait(visitor.drop("电话.txt", "请各村12月5日前反馈。联系人:林工,手机13900002468。".encode()))

    stored = everything_in(site.database, site.var)
    assert "联系人".encode("unicode_escape") in stored or "联系人".encode() in stored
    assert b"13900002468" not in stored


def test_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        environment = os.environ | {"JIANFU_VAR": str(tmp_path / "var"), "PORT": port}
        environment.pop("DJANGO_SETTINGS_MODULE", None)

        done = subprocess.run(
            [sys.executable, "-m", "jianfu.site", "serve"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert done.returncode != 0
    assert f"端口{port}已被占用" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_setting_stops_the_start_with_one_line(tmp_path: Path) -> None:
    environment = os.environ | {"JIANFU_VAR": str(tmp_path / "var"), "JIANFU_FILE_MB": "很大"}

    done = subprocess.run(
        [sys.executable, "-m", "jianfu.site", "check"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode != 0
    assert done.stderr.strip().splitlines() == [
        "环境变量 JIANFU_FILE_MB=很大 不能用：应是 1 到 500 之间的整数。请改正后再启动。"
    ]


def test_killed_worker_is_started_again_and_everything_stops_together(tmp_path: Path) -> None:
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0")
    visitor = Visitor(site.url)
    try:
        worker = next(pid for pid in children(site.process.pid) if "worker" in command_of(pid))
        os.kill(worker, signal.SIGKILL)
        page = visitor.wait(visitor.drop("再来.txt", "各乡镇:请于12月7日前报送《低温受灾统计表》。".encode()))
        assert "12月7日" in page
        family = children(site.process.pid)
    finally:
        stop_site(site)

    assert "已重新启动" in site.log()
    assert "已停止" in site.log()
    assert site.process.returncode == 0
    assert family
    assert not [pid for pid in family if is_running(pid)]


def test_killed_supervisor_leaves_nobody_behind(tmp_path: Path) -> None:
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0")
    family = children(site.process.pid)

    site.process.kill()
    site.process.wait()

    assert len(family) == 2
    for _ in range(100):
        if not any(is_running(pid) for pid in family):
            return
        time.sleep(0.1)
    raise AssertionError("server or worker goes on without its supervisor")


def test_start_says_what_it_does_and_ends_with_the_address(tmp_path: Path) -> None:
    site = start_site(tmp_path / "var", free_port())
    try:
        page = Visitor(site.url).get()
    finally:
        stop_site(site)

    lines = site.log().splitlines()
    said = next(line for line in lines if READY in line)
    assert site.url in said
    assert "示例（虚构）" in page


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def is_running(pid: int) -> bool:
    """Not gone, and not merely waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
