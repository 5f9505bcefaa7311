"""Is it well? What the machine asks, and what the administrator sees."""

from __future__ import annotations

import errno
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jianfu.apps.gate.models import Notice
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import make_county, make_person
from jianfu.site import house
from jianfu.site.running import beat, health, records, signs
from jianfu.site.running.shapes import Health

pytestmark = pytest.mark.django_db
GIGABYTE = 2**30


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR, settings.BACKUPS = tmp_path, tmp_path / "backups"
    settings.BACKUPS.mkdir()


@pytest.fixture
def worker_answered() -> None:
    beat.answer()


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_person(make_county().burden_office, Role.ADMIN))
    return client


def disk_with(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    real = os.statvfs(settings.VAR)
    about = os.statvfs_result((real[0], 1, *real[2:4], free, *real[5:]))
    monkeypatch.setattr(health.os, "statvfs", lambda _: about)


@pytest.mark.usefixtures("worker_answered")
def test_health_of_a_well_site_says_so_with_its_version(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_with(monkeypatch, 50 * GIGABYTE)

    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json()["well"] is True
    assert answer.json()["version"]
    assert {sign["name"] for sign in answer.json()["signs"]} == {
        "数据库",
        "队列",
        "检查进程",
        "文件夹",
        "磁盘",
    }


@pytest.mark.parametrize(
    "caller",
    [
        {"REMOTE_ADDR": "10.20.1.9"},
        {"HTTP_X_FORWARDED_FOR": "10.20.1.9"},
        {"HTTP_FORWARDED": "for=10.20.1.9"},
    ],
    ids=["another machine", "through a proxy", "through a proxy of the new kind"],
)
def test_health_is_not_there_for_other_machines(client: Client, caller: dict[str, str]) -> None:
    assert client.get("/health/", **caller).status_code == 404  # type: ignore[arg-type]


def test_worker_that_does_not_answer_is_not_well(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "BORN", time.monotonic() - 1000)
    (settings.VAR / "beat").touch()
    os.utime(settings.VAR / "beat", (0, time.time() - 1000))

    answer = client.get("/health/")

    assert answer.status_code == 503
    assert "16分钟没有应答" in answer.content.decode()


@pytest.mark.usefixtures("worker_answered")
def test_full_disk_is_told_with_what_is_safe(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    disk_with(monkeypatch, 10 * 2**20)

    answer = client.get("/health/")

    assert answer.status_code == 503
    assert "已保存的都在" in answer.content.decode()


def test_folder_that_takes_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    assert health.papers_folder().health is Health.BROKEN
    assert "磁盘已满" in health.papers_folder().words


def test_probe_leaves_nothing_in_the_papers_folder() -> None:
    before = sorted(settings.PAPERS.rglob("*"))

    assert health.papers_folder().health is Health.WELL
    assert sorted(settings.PAPERS.rglob("*")) == before


def test_tables_of_another_version_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: [("a", False), ("b", False)])

    assert "差2步" in health.database().words


def test_paper_that_waits_long_is_told_and_a_fresh_one_is_not() -> None:
    Notice.objects.create(state="waiting")
    fresh = health.queue()
    Notice.objects.update(received_at=timezone.now() - timedelta(minutes=25))
    late = health.queue()

    assert fresh.health is Health.WELL
    assert late.health is Health.LOOK
    assert "1份在等,最久的等了25分钟" in late.words


def test_broker_that_does_not_answer_is_told_with_what_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "broker_answers", lambda: False)

    assert health.queue().health is Health.BROKEN
    assert "收到的文件都在" in health.queue().words


@pytest.mark.usefixtures("worker_answered")
def test_page_answers_whether_it_is_well(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    disk_with(monkeypatch, 50 * GIGABYTE)

    page = admin.get(reverse("site:running")).content.decode()

    assert "一切正常" in page
    for words in ("数据库大小", "日志核对", "恢复演练", "统一登录", "消息队列", "没做成的"):
        assert words in page


@pytest.mark.usefixtures("worker_answered")
def test_page_names_a_backup_that_failed_and_what_to_do(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_with(monkeypatch, 50 * GIGABYTE)
    records.note("backup", "磁盘已满", well=False)

    page = admin.get(reverse("site:running")).content.decode()

    assert "要看一下" in page
    assert "最近一次没有做成：磁盘已满。还没有做成过" in page
    assert "再按“现在备份”" in page


def test_backup_that_is_too_old_is_told_though_it_went_well() -> None:
    old = (timezone.localtime() - timedelta(hours=30)).isoformat()
    (settings.VAR / "house.json").write_text(
        f'{{"backup": {{"at": "{old}", "well": true, "words": "3行", "well_at": "{old}"}}}}'
    )

    assert signs.backup().health is Health.LOOK


def test_failed_task_is_counted_by_kind_and_never_by_its_words(admin: Client) -> None:
    from django_tasks_db.models import DBTaskResult

    for _ in range(2):
        DBTaskResult.objects.create(
            status="FAILED",
            args_kwargs={"args": ["涉密玉簪花"], "kwargs": {}},
            task_path="jianfu.apps.ledger.tasks.fold",
            backend_name="default",
            run_after=timezone.now(),
            finished_at=timezone.now(),
            exception_class_path="django.db.utils.OperationalError",
            traceback="玉簪花",
        )

    page = admin.get(reverse("site:running")).content.decode()

    assert "汇总负担2次（数据库）" in page
    assert "玉簪花" not in page


def test_wish_for_a_backup_is_taken_up_once(admin: Client) -> None:
    admin.post(reverse("site:backup-now"), {"what": "drill"})

    assert "data-wait" in admin.get(reverse("site:backups")).content.decode()
    assert records.wished() == "drill"
    records.fulfilled()
    assert records.wished() == ""


def test_record_that_cannot_be_written_keeps_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    records.note("backup", "先前的", well=True)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(records.os, "fsync", full)
    records.note("backup", "后来的", well=True)

    assert records.of("backup").words == "先前的"
    assert not list(settings.VAR.glob("*.half"))


def test_connection_over_which_nothing_arrives_is_told(
    admin: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WECOM_ROBOT = "https://hook.example/robot"
    monkeypatch.setattr(signs, "counts", lambda *_: (3, 2, "对方没有应答"))

    page = admin.get(reverse("site:running")).content.decode()

    assert "近7天送出3条，2条没送到：对方没有应答" in page
    assert "要看一下" in page


def test_trial_of_a_new_version_sends_and_fetches_nothing(settings: Any) -> None:
    settings.WECOM_ROBOT, settings.INBOX = "https://hook.example/robot", "/srv/inbox"
    before = house.errands()
    settings.TRIAL = True

    assert before == ["messages", "intake"]
    assert house.errands() == []
