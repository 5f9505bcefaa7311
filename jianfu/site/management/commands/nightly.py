"""`jianfu-site nightly`: a backup, the journal verified, once a month a drill. What came of it is shown on 运行情况."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from jianfu.apps.journal import queries
from jianfu.apps.journal.models import Line
from jianfu.site.backup import file, keeping
from jianfu.site.backup.seal import Unopened
from jianfu.site.running import records

JIANFU = (sys.executable, "-m", "jianfu.site")


class NotWell(Exception):
    """What did not go well, in Chinese."""


class Command(BaseCommand):
    help = "每夜的备份、日志核对,每月一次恢复演练"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--drill", action="store_true", help="现在就演练")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.localtime()
        ended = [self.do("backup", lambda: backup(now))]
        ended.append(self.do("journal", verify))
        if options["drill"] or drill_is_due(now):
            ended.append(self.do("drill", drill))
        if not all(ended):
            sys.exit(1)

    def do(self, what: str, act: Callable[[], str]) -> bool:
        try:
            words, well = act(), True
        except (OSError, DatabaseError, Unopened, NotWell) as error:
            words, well = records.why(error), False
        records.note(what, words, well=well)
        self.stdout.write(f"{NAMES[what]}:{words}" if well else f"{NAMES[what]}没有完成:{words}")
        return well


NAMES = {"backup": "备份", "journal": "日志核对", "drill": "恢复演练"}


def backup(now: datetime) -> str:
    """Only when the new one has been read back do old ones go."""
    target = settings.BACKUPS / keeping.name_at(now)
    told = file.write(target, file.words_of(settings.VAR / "backup_key"))
    keeping.prune(settings.BACKUPS, now=now)
    megabytes = target.stat().st_size / 2**20
    return f"{sum(told['rows'].values())}行、{told['papers']}份文件,{megabytes:.1f}MB,已核对"


def verify() -> str:
    faults = list(islice(queries.faults(), 3))
    if faults:
        raise NotWell("日志不完整:" + ";".join(fault.words for fault in faults))
    return f"日志完整,共{Line.objects.count()}行"


def drill_is_due(now: datetime) -> bool:
    """The first night of each month, and every night until it has gone well."""
    last = records.of("drill").succeeded
    return last is None or (last.year, last.month) != (now.year, now.month)


def drill() -> str:
    """The newest backup into a scratch copy: a process of its own, since it makes a whole database."""
    there = keeping.backups_in(settings.BACKUPS)
    if not there:
        raise NotWell("还没有可以演练的备份")
    command = [*JIANFU, "restore", str(there[0][1]), "--drill"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    last = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()[-1:]
    words = last[0] if last else "没有说明"
    if done.returncode:
        raise NotWell(words.removeprefix("演练没有通过:"))
    return words.removeprefix("演练通过:")
