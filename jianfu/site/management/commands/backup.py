"""`jianfu backup FILE`: rows and papers into one encrypted file, read back before it is believed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from jianfu.site import databases
from jianfu.site.backup import file
from jianfu.site.backup.seal import Unopened
from jianfu.site.running import records


class Command(BaseCommand):
    help = "备份数据库和保存的文件,成一个加密文件"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        databases.check()
        key = settings.VAR / "backup_key"
        try:
            told = file.write(options["file"].absolute(), file.words_of(key))
        except (OSError, Unopened) as error:
            raise SystemExit(f"备份没有完成,没有留下半份文件:{records.why(error)}") from None
        self.stdout.write(
            f"已备份并核对:{options['file']},共{sum(told['rows'].values())}行、{told['papers']}份文件"
        )
        if key.exists():
            self.stdout.write(f"口令在 {key},请抄一份另处保管:机器坏了,没有它打不开备份")
