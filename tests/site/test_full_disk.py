"""A full disk says so and keeps what it had: on a real disk of a few megabytes."""

from __future__ import annotations

import json
import time
import urllib.error
from pathlib import Path

import pytest

from tests import databases
from tests.site.conftest import Site, Visitor, free_port, start_site, stop_site
from tests.site.disks import fill, small_disk
from tests.site.test_house import health_of

MEGABYTES = 48


def paper(number: int) -> bytes:
    """Long enough that a handful of them fills what a log of the database has left."""
    filler = "".join(f"{i}村第{number}批核对大棚、林地、沟渠。" for i in range(400))
    return f"各乡镇:请于2026年12月5日前报送《第{number}期大棚面积统计表》。\n{filler}".encode()


def drop(visitor: Visitor, number: int) -> tuple[str, str]:
    """The place of a paper that was taken, or what was said instead."""
    try:
        return visitor.drop(f"{number}.txt", paper(number)), ""
    except urllib.error.HTTPError as error:
        assert error.code == 507, (error.code, error.read()[:500])  # noqa: PT017
        return "", str(json.load(error)["words"])


def drop_until_refused(visitor: Visitor, first: int) -> tuple[dict[int, str], str]:
    taken: dict[int, str] = {}
    for number in range(first, first + 200):
        where, refused = drop(visitor, number)
        if refused:
            return taken, refused
        taken[number] = where
        time.sleep(0.05)
    raise AssertionError("the full disk took everything")


def check_all_is_there(visitor: Visitor, places: dict[int, str]) -> None:
    for number, where in places.items():
        page = visitor.wait(where, 120)
        assert f"第{number}期大棚面积" in page
        assert "12月5日" in page


@pytest.mark.skipif(databases.on_postgresql(), reason="its disk is that of its server")
def test_full_database_disk_refuses_in_chinese_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", MEGABYTES) as disk:
        site = start_site(disk / "var", free_port(), JIANFU_SAMPLE="0", JIANFU_DROPS_PER_MINUTE="10000")
        try:
            visitor = Visitor(site.url)
            kept = {number: visitor.drop(f"{number}.txt", paper(number)) for number in range(3)}
            check_all_is_there(visitor, kept)
            ballast = fill(disk)
            taken, refused = drop_until_refused(visitor, 100)
            told = health_of(site)
            before = {number: visitor.get(where) for number, where in kept.items()}
            ballast.unlink()
            check_all_is_there(visitor, kept | taken)
            again = visitor.wait(visitor.drop("又.txt", paper(100 + len(taken))), 120)
        finally:
            stop_site(site)

    assert "磁盘已满" in refused
    assert "原件请保留" in refused
    assert not told["well"]
    assert any(sign["name"] == "磁盘" and sign["state"] == "broken" for sign in told["signs"])
    assert all(f"第{number}期大棚面积" in page for number, page in before.items())
    assert "12月5日" in again


def test_full_papers_disk_leaves_papers_waiting_and_no_half_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "papers", 4) as disk:
        site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0", JIANFU_PAPERS=str(disk))
        try:
            visitor = Visitor(site.url)
            kept = {1: visitor.drop("1.txt", paper(1))}
            check_all_is_there(visitor, kept)
            whole = {path: path.read_bytes() for path in files_of(disk)}
            ballast = fill(disk)
            taken = {2: visitor.drop("2.txt", paper(2))}
            time.sleep(8)
            waits = "data-wait" in visitor.get(taken[2])
            halves = [path for path in files_of(disk) if path.name.endswith(".half")]
            told = health_of(site)
            ballast.unlink()
            check_all_is_there(visitor, kept | taken)
        finally:
            stop_site(site)

        assert waits
        assert not halves
        assert "写不进保存文件的文件夹:磁盘已满" in str(told)
        assert {path: path.read_bytes() for path in whole} == whole


def files_of(disk: Path) -> list[Path]:
    return [path for path in disk.rglob("*") if path.is_file() and path.name != "ballast"]


def test_backup_onto_a_full_disk_leaves_no_half_and_the_old_ones(tmp_path: Path) -> None:
    with small_disk(tmp_path / "backups", 2) as disk:
        old = disk / "jianfu-2026-01-01-0230.jianfu"
        old.write_bytes(b"old")
        site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0", JIANFU_BACKUPS=str(disk))
        try:
            fill(disk)
            (site.var / "wish").write_text("backup")
            failed = backup_record(site)
        finally:
            stop_site(site)

        assert failed == {"well": False, "words": "磁盘已满"}
        assert sorted(path.name for path in disk.iterdir()) == ["ballast", old.name]
        assert old.read_bytes() == b"old"


def backup_record(site: Site) -> dict[str, object]:
    for _ in range(300):
        path = site.var / "house.json"
        told = json.loads(path.read_text()) if path.exists() else {}
        if "backup" in told:
            return {name: told["backup"][name] for name in ("well", "words")}
        time.sleep(0.2)
    raise AssertionError(site.log())
