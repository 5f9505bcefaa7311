"""`jianfu-site serve`: database, sample county, web server and worker, stopped together."""

from __future__ import annotations

import signal
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jianfu.apps.gate import actions
from jianfu.site import databases, env
from jianfu.site.supervisor import Supervisor, is_free


class Command(BaseCommand):
    help = "准备好数据库和示例，启动网页和检查进程；按 Ctrl+C 一起停止"

    def handle(self, *args: Any, **options: Any) -> None:
        host = settings.HOST
        port = env.number("PORT", 8000, low=1, high=65535)
        if not is_free(host, port):
            raise CommandError(f"端口{port}已被占用，没有启动。请换一个：make run PORT={port + 1}")
        databases.check()
        call_command("migrate", verbosity=0)
        self.say("数据库就绪")
        call_command("collectstatic", interactive=False, verbosity=0)
        if not settings.TRIAL:
            self.begin()
        # Both by name: a shell that starts it in the background has switched SIGINT off.
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)
        Supervisor(host, port, self.say).run()

    def begin(self) -> None:
        """What waited before, and the sample county."""
        again = actions.resume()
        if again:
            self.say(f"接着看上次没有看完的{again}份")
        if settings.SAMPLE:
            call_command("sample", stdout=self.stdout)

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
