"""`jianfu-site password YS0001`: a new first password, for when no administrator can sign in any more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianfu.apps.people import actions
from jianfu.apps.people.core import plain_code
from jianfu.apps.people.models import Person


class Command(BaseCommand):
    help = "给一个工号重设初始密码(管理员自己忘了密码时用)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("staff_code", help="工号")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(staff_code=plain_code(options["staff_code"])).first()
        if person is None:
            raise CommandError("没有这个工号")
        self.stdout.write(f"{person.name}的初始密码:{actions.set_initial_password(person, by=None)}")
