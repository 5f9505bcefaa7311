"""Which night has a backup, and which backups stay."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jianfu.site.backup import keeping
from jianfu.site.nights import due

ZONE = ZoneInfo("Asia/Shanghai")
AT = time(2, 30)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00").replace(tzinfo=ZONE)


LONG_AGO = moment("01T08:00")


@pytest.mark.parametrize(
    ("now", "done", "tried", "expected"),
    [
        ("22T02:29", "21T02:31", "21T02:31", False),
        ("22T02:30", "21T02:31", "21T02:31", True),
        ("22T02:35", "22T02:31", "22T02:31", False),
        ("22T02:50", "21T02:31", "22T02:31", False),
        ("22T03:32", "21T02:31", "22T02:31", True),
        ("22T09:00", "19T02:31", "19T02:31", True),
    ],
    ids=[
        "before the hour",
        "in the hour",
        "done",
        "just failed",
        "an hour after failing",
        "was off at night",
    ],
)
def test_backup_is_due(now: str, done: str, tried: str, expected: bool) -> None:
    assert due(moment(now), AT, since=LONG_AGO, done=moment(done), tried=moment(tried)) is expected


def test_first_backup_waits_for_the_first_hour() -> None:
    since = moment("21T16:00")

    assert not due(moment("21T23:00"), AT, since=since, done=None, tried=None)
    assert due(moment("22T02:30"), AT, since=since, done=None, tried=None)


def test_no_hour_means_never() -> None:
    assert not due(moment("22T12:00"), None, since=LONG_AGO, done=None, tried=None)


def test_a_year_of_nights_leaves_days_weeks_and_months(tmp_path: Path) -> None:
    first = datetime(2025, 11, 22, 2, 30)
    (tmp_path / "年终报告.docx").write_bytes(b"")
    (tmp_path / "jianfu-2025-13-45-9999.jianfu").write_bytes(b"")
    for night in range(365):
        now = first + timedelta(days=night)
        (tmp_path / keeping.name_at(now)).write_bytes(b"")
        keeping.prune(tmp_path, now=now.replace(tzinfo=ZONE))

    kept = [at for at, _ in keeping.backups_in(tmp_path)]

    last = first + timedelta(days=364)
    assert kept[:7] == [last - timedelta(days=n) for n in range(7)]
    assert len({(at.year, at.month) for at in kept}) == 12
    assert len({tuple(at.isocalendar())[:2] for at in kept if last - at < timedelta(days=28)}) >= 4
    assert len(kept) <= 7 + 4 + 12
    assert (tmp_path / "年终报告.docx").exists()
    assert (tmp_path / "jianfu-2025-13-45-9999.jianfu").exists()


def test_two_backups_of_one_day_leave_the_newer(tmp_path: Path) -> None:
    early, late = datetime(2026, 11, 22, 2, 30), datetime(2026, 11, 22, 16, 5)
    for at in (early, late):
        (tmp_path / keeping.name_at(at)).write_bytes(b"")

    assert keeping.prune(tmp_path, now=late.replace(tzinfo=ZONE)) == 1
    assert [at for at, _ in keeping.backups_in(tmp_path)] == [late]


def test_only_the_latest_backups_before_upgrades_stay(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"before-0.{day}.0-2026-11-0{day}-101500.jianfu").write_bytes(b"")

    keeping.prune(tmp_path, now=moment("22T12:00"))

    assert sorted(path.name[7:12] for path in tmp_path.iterdir()) == ["0.3.0", "0.4.0", "0.5.0"]
