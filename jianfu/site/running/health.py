"""Can the site work at this moment? Five questions, quick enough to be asked every few seconds."""

from __future__ import annotations

import os
import secrets
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from jianfu.apps.gate.core import UNSETTLED
from jianfu.apps.gate.models import Notice
from jianfu.site import databases
from jianfu.site.running import beat, records
from jianfu.site.running.shapes import Sign, broken, look, well

LOW, FULL = 2 * 2**30, 200 * 2**20
"""Free bytes of a disk below which somebody should look; below which it counts as full."""
_PAPER = b"x" * 128 * 2**10
LONG = timedelta(minutes=10)
"""A paper that waits longer is told."""
BORN = time.monotonic()
"""When this process began, on the clock of this machine."""


def health() -> list[Sign]:
    """The five signs; nothing of it says what a paper holds."""
    return [database(), queue(), worker(), papers_folder(), disks()]


def database() -> Sign:
    name = "数据库"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        return broken(name, databases.in_chinese(error), "看数据库是否在运行,再看磁盘空间")
    if missing:
        return broken(name, f"表结构比程序旧,差{missing}步", "停下服务,运行 jianfu-site migrate 后再启动")
    return well(name, f"{connection.display_name},能读能写")


def queue() -> Sign:
    name = "队列"
    try:
        if not broker_answers():
            words = "消息队列没有应答,收到的文件都在,等它恢复后接着看"
            return broken(name, words, "看 Redis 或 RabbitMQ 是否在运行")
        waiting = Notice.objects.filter(state__in=UNSETTLED, bundle=None, twin=None)
        number, oldest = waiting.count(), waiting.order_by("received_at").first()
    except DatabaseError as error:
        return broken(name, databases.in_chinese(error), "先看数据库")
    if oldest is None:
        return well(name, "没有在等的文件")
    waited = timezone.now() - oldest.received_at
    words = f"{number}份在等,最久的等了{said(waited)}"
    return look(name, words, "看检查进程是否在应答;扫描件多时属正常") if waited > LONG else well(name, words)


def broker_answers() -> bool:
    """Always true where the queue is a table."""
    if not settings.BROKER:
        return True
    from jianfu.site import celery

    return celery.answers()


def worker() -> Sign:
    """The newest answer of a worker, whose reading child has read a line before it answered."""
    age, name = beat.age(), "检查进程"
    if age is None and time.monotonic() - BORN < beat.EVERY:
        return broken(name, "正在启动,还没有应答", "等一分钟再看")
    if age is None or age > beat.SILENT:
        words = "还没有应答" if age is None else f"{said(timedelta(seconds=age))}没有应答"
        return broken(name, words, "服务会自己重新启动它;仍不好时重启服务,看日志")
    return well(name, f"{said(timedelta(seconds=age))}前应答,阅读程序正常")


def papers_folder() -> Sign:
    """Something is written, read and removed again, as a paper would be."""
    name, probe = "文件夹", Path(settings.PAPERS) / f"probe-{secrets.token_hex(4)}.half"
    try:
        probe.write_bytes(_PAPER)
        whole = probe.read_bytes() == _PAPER
        probe.unlink()
    except OSError as error:
        probe.unlink(missing_ok=True)
        return broken(name, f"写不进保存文件的文件夹:{records.why(error)}", "看磁盘空间和文件夹的属主、权限")
    return well(name, "保存文件的文件夹能写能读") if whole else broken(name, "写入与读出不一致", "检查磁盘")


def disks() -> Sign:
    """The fullest of the disks on which something is kept."""
    name, free = "磁盘", min(free_space().values())
    words = ";".join(f"{what}还剩{size(left)}" for what, left in free_space().items())
    if free < FULL:
        return broken(
            name, f"{words}。快满了,新的文件可能收不下;已保存的都在", "腾出空间,或把数据搬到大一些的盘"
        )
    if free < LOW:
        return look(name, words, "早些腾出空间")
    return well(name, words)


def free_space() -> dict[str, int]:
    """Free bytes by what is kept there; folders on one disk are one entry."""
    by_disk: dict[int, tuple[list[str], int]] = {}
    folders = {"数据": settings.VAR, "文件": settings.PAPERS, "备份": settings.BACKUPS}
    for what, folder in folders.items():
        about = os.statvfs(folder)
        free = about.f_bavail * about.f_frsize if about.f_favail or not about.f_files else 0
        names, _ = by_disk.setdefault(os.stat(folder).st_dev, ([], free))
        names.append(what)
    return {"、".join(names): free for names, free in by_disk.values()}


def size(number: int) -> str:
    """Bytes as a person says them."""
    return f"{number / 2**30:.1f}GB" if number >= 2**30 else f"{number / 2**20:.0f}MB"


def said(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 90:
        return f"{seconds}秒"
    return f"{seconds // 60}分钟" if seconds < 5400 else f"{seconds // 3600}小时"
