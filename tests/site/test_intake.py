"""The whole site with a watched folder: a paper that is put there stands on the desk, and nobody has done anything."""

from __future__ import annotations

import time
from pathlib import Path

from tests.site.conftest import free_port, start_site, stop_site

PAPER = "关于报送大棚面积的通知\n各乡镇:\n请于11月27日17:00前报送大棚面积。\n"


def test_paper_in_the_folder_is_taken_in_and_put_away(tmp_path: Path) -> None:
    desk = tmp_path / "inbox" / "青石镇"
    desk.mkdir(parents=True)
    (desk / "通知.txt").write_text(PAPER)
    site = start_site(tmp_path / "var", free_port(), JIANFU_SAMPLE="1", JIANFU_INBOX=str(tmp_path / "inbox"))
    try:
        for _ in range(180):
            away = [path.name for path in (desk / "已收").rglob("*.txt")] if (desk / "已收").exists() else []
            if away:
                break
            time.sleep(0.5)
    finally:
        stop_site(site)

    assert away == ["通知.txt"], site.log()
