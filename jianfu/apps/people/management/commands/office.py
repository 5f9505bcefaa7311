"""`jianfu-site office 云水县 YS0001 周明远`: the government and its first administrator."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianfu.apps.people import actions


class Command(BaseCommand):
    help = "设立本级和第一位管理员,初始密码显示一次"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", help="本级名称,如 云水县")
        parser.add_argument("staff_code", help="管理员的工号")
        parser.add_argument("name", help="管理员的姓名")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person, password = actions.found_office(options["place"], options["staff_code"], options["name"])
        except actions.NotThis as why:
            raise CommandError(str(why)) from None
        self.stdout.write(f"{person.name}(工号{person.staff_code})的初始密码:{password}")
        self.stdout.write("只显示这一次。第一次登录时要换成自己的,然后在 设置-机构 里导入名单。")
