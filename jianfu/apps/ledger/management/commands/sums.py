"""`jianfu-site sums`: are the sums of the board what the lines say? With --rebuild they are made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianfu.apps.ledger import actions
from jianfu.apps.ledger.queries import differences


class Command(BaseCommand):
    help = "核对看板的汇总与逐笔记录是否一致；--rebuild 按逐笔记录重算"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="重算全部汇总（机构调整隶属以后用）")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            actions.rebuild()
        wrong = differences()
        if wrong:
            raise CommandError(f"有{wrong}处汇总与逐笔记录不一致。请运行 jianfu-site sums --rebuild")
        self.stdout.write("汇总与逐笔记录一致")
