"""What the house does beside the site: it asks the workers, and in its hour makes, keeps and drills a backup."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jianfu.site.backup import keeping
from tests.site.conftest import Site, Visitor, free_port, start_site, stop_site

PATIENCE = 90
SHANGHAI = ZoneInfo("Asia/Shanghai")


def health_of(site: Site, **headers: str) -> dict[str, Any]:
    """What /health/ says, well or not."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(
            urllib.request.Request(f"{site.url}/health/", headers=headers), timeout=20
        ) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as error:
        return dict(json.load(error))


def wait_until_well(site: Site) -> dict[str, Any]:
    for _ in range(PATIENCE * 2):
        told = health_of(site)
        if told["well"]:
            return told
        time.sleep(0.5)
    raise AssertionError(told)


def records_of(site: Site, what: str) -> dict[str, Any]:
    for _ in range(PATIENCE * 5):
        path = site.var / "house.json"
        told = json.loads(path.read_text()) if path.exists() else {}
        if what in told:
            return dict(told[what])
        time.sleep(0.2)
    raise AssertionError(site.log())


def test_night_that_was_missed_is_made_up_for_drilled_and_told(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    days_ago = (datetime.now().astimezone() - timedelta(days=3)).isoformat()
    (tmp_path / "var/house.json").write_text(json.dumps({"since": days_ago}))
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0")
    try:
        visitor = Visitor(site.url)
        visitor.wait(visitor.drop("先.txt", "各乡镇:请于12月5日前报送《大棚面积统计表》。".encode()))
        told = wait_until_well(site)
        drill = records_of(site, "drill")
        backup = records_of(site, "backup")
    finally:
        stop_site(site)

    assert "阅读程序正常" in str(told["signs"])
    assert backup["well"], backup
    assert drill["well"], drill
    assert "日志完整" in drill["words"]
    assert len(list((site.var / "backups").glob("jianfu-*.jianfu"))) == 1
    assert not list(site.var.glob("restore-*"))


def test_wish_from_the_page_is_done_by_the_house_and_a_failure_is_told(tmp_path: Path) -> None:
    """Where the file should go something else lies already: as real as a folder without rights, whoever runs this."""
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0")
    try:
        for minutes in range(3):
            at = datetime.now(SHANGHAI) + timedelta(minutes=minutes)
            (site.var / "backups" / (keeping.name_at(at) + ".half")).mkdir()
        (site.var / "wish").write_text("backup")
        failed = records_of(site, "backup")
    finally:
        stop_site(site)

    assert not failed["well"]
    assert failed["words"] == "那里已有同名的文件夹"
    assert failed["well_at"] == ""


def test_site_for_an_office_name_behind_tls_starts_and_is_well(tmp_path: Path) -> None:
    """It is called by another name, listens everywhere and sends everybody to https: its own machine still may ask."""
    names = {"JIANFU_HOST": "0.0.0.0", "JIANFU_HOSTS": "jianfu.example", "JIANFU_HTTPS": "1"}
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="0", **names)
    try:
        told = wait_until_well(site)
        plain = answer(site, Host="jianfu.example")
        through_tls = answer(site, Host="jianfu.example", **{"X-Forwarded-Proto": "https"})
        other_name = answer(site, Host="other.example")
    finally:
        stop_site(site)

    assert told["well"]
    assert plain == 301
    assert through_tls == 200
    assert other_name == 400


def answer(site: Site, **headers: str) -> int:
    """The status of the first page, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any, **__: Any) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay())
    try:
        return int(opener.open(urllib.request.Request(site.url + "/", headers=headers), timeout=20).status)
    except urllib.error.HTTPError as error:
        return error.code
