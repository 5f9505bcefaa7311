"""What the page 运行情况 shows beside the five questions of `health`: the night's work, failures, versions, connections."""

from __future__ import annotations

import platform
import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from jianfu.apps.gate.actions.examining import FAILED
from jianfu.apps.gate.models import Notice
from jianfu.apps.messages import ways as messages
from jianfu.apps.messages.queries import counts
from jianfu.site import nights
from jianfu.site.running import records
from jianfu.site.running.health import BORN, said, size
from jianfu.site.running.shapes import Sign, look, off, well
from jianfu.site.version import VERSION

DAY, MONTH = timedelta(days=1), timedelta(days=31)
LATE = timedelta(hours=26)
"""A backup is daily; two hours are for the backup itself and for a machine that starts late."""


def night() -> list[Sign]:
    return [backup(), drill(), journal()]


def backup() -> Sign:
    name, last, now = "备份", records.of("backup"), timezone.localtime()
    if settings.BACKUP_AT is None:
        return off(name, "这台机器不做每日备份(JIANFU_BACKUP_AT=no)")
    made = last.succeeded
    if made is None and not last.at and now - records.since() < LATE:
        return well(name, f"还没有到第一次的时候,将在{settings.BACKUP_AT:%H:%M}做")
    if made is None or now - made > LATE or not last.well:
        since = f"上次做成是{moment(made)}" if made else "还没有做成过"
        return look(
            name, f"最近一次没有做成:{last.words}。{since}" if last.words and not last.well else since, TODO
        )
    if nights.newest() is None:
        return look(name, "备份文件夹里没有备份了", "看备份文件夹是否被清空,再按“现在备份”")
    return well(name, f"{moment(made)},{last.words}")


TODO = "看磁盘空间和备份文件夹的权限,再按“现在备份”"


def drill() -> Sign:
    name, last = "恢复演练", records.of("drill")
    if not last.at:
        words = "还没有演练过,第一次备份后自动做"
        return off(name, words) if settings.BACKUP_AT else look(name, "还没有演练过", "按“现在演练”")
    if not last.well:
        return look(
            name,
            f"{moment(last.tried)}没有通过:{last.words}",
            "先看磁盘空间,再按“现在演练”;仍不通过请保留备份文件",
        )
    if timezone.localtime() - (last.succeeded or timezone.localtime()) > MONTH + DAY:
        return look(name, f"上次通过是{moment(last.succeeded)}", "按“现在演练”")
    return well(name, f"{moment(last.succeeded)}通过:{last.words}")


def journal() -> Sign:
    name, last = "日志核对", records.of("journal")
    if not last.at:
        return off(name, "还没有核对过,随每夜的备份做")
    if not last.well:
        return look(name, f"{moment(last.tried)}:{last.words}", "停止使用,保留现场,与最近的备份比对")
    return well(name, f"{moment(last.succeeded)},{last.words}")


def moment(at: datetime | None) -> str:
    if at is None:
        return "没有过"
    local = timezone.localtime(at)
    return f"{local.month}月{local.day}日{local:%H:%M}"


def failures() -> Sign:
    """Of the last 24 hours, by kind; a paper that could not be examined keeps nothing but its time."""
    name, since = "没做成的", timezone.now() - DAY
    rows = (
        DBTaskResult.objects.failed()
        .filter(finished_at__gt=since)
        .values_list("task_path", "exception_class_path")
        .annotate(number=Count("pk"))
        .order_by("-number")[:10]
    )
    told = [f"{_WORK.get(path, path)}{number}次({kind_of(error)})" for path, error, number in rows]
    papers = Notice.objects.filter(reason=FAILED, received_at__gt=since).count()
    if papers:
        told.insert(0, f"{papers}份文件检查时出错")
    if not told:
        return well(name, "24小时内没有")
    return look(name, ";".join(told), "看服务日志里同一时间的记录;同一种反复出现时请告诉维护单位")


_WORK = {
    "jianfu.apps.gate.tasks.examine": "检查文件",
    "jianfu.apps.ledger.tasks.fold": "汇总负担",
    "jianfu.site.tasks.answer": "应答",
}


def kind_of(path: str) -> str:
    """Why, as far as the class of an error tells; its message is not shown, it may hold words of a paper."""
    try:
        kind = import_string(path)
    except ImportError:
        return "程序出错"
    for parent, words in ((OSError, "磁盘或网络"), (MemoryError, "内存不够")):
        if issubclass(kind, parent):
            return words
    return (
        "数据库"
        if path.startswith(("django.db", "sqlite3", "psycopg"))
        else f"程序出错 {path.rpartition('.')[2]}"
    )


def stored() -> list[tuple[str, str]]:
    """Figures that are neither well nor unwell."""
    return [
        ("数据库大小", size(database_bytes())),
        ("备份", f"{len(list(Path(settings.BACKUPS).glob('*.jianfu')))}份,在{settings.BACKUPS}"),
        ("已运行", said(timedelta(seconds=time.monotonic() - BORN))),
    ]


def database_bytes() -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    path = Path(connection.settings_dict["NAME"])
    return sum(p.stat().st_size for p in path.parent.glob(f"{path.name}*"))


def versions() -> list[tuple[str, str]]:
    with connection.cursor():
        database = connection.pg_version if connection.vendor == "postgresql" else sqlite3.sqlite_version
    return [
        ("减负", VERSION),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        (connection.display_name, str(database)),
        ("系统", f"{platform.system()} {platform.release()}"),
    ]


def connections() -> list[Sign]:
    """Ways out and in, and how people sign in: what is connected, and whether it worked lately."""
    broker, boxes = settings.BROKER, len(settings.MAILBOXES) + bool(settings.INBOX)
    return [
        *(way_out(name) for name in messages.connected()),
        *([] if messages.connected() else [off("消息", "没有接,不发消息")]),
        well("收件", f"已设置{boxes}处") if boxes else off("收件", "没有接邮箱和文件夹,文件由人放入"),
        well("消息队列", "已设置,文件由它分发") if broker else off("消息队列", "没有用,文件由数据库分发"),
        well("统一登录", f"已设置:{settings.OIDC_ISSUER}")
        if settings.OIDC_ISSUER
        else off("统一登录", "没有设置,用工号和密码登录"),
        well("加密访问", "只用https") if settings.HTTPS else off("加密访问", "没有用https,适合封闭的内网"),
    ]


def way_out(name: str) -> Sign:
    sent, failed, trouble = counts(name, timezone.localdate())
    word = messages.WAYS[name].word
    if failed:
        return look(word, f"近7天送出{sent}条,{failed}条没送到:{trouble}", "到 设置-连接 里测试")
    return well(word, f"近7天送出{sent}条")
