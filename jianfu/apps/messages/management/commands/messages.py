"""`jianfu-site messages`: looks every few seconds whether there is something to tell, and tells it."""

from __future__ import annotations

import signal
import threading
import traceback
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from jianfu.apps.messages import actions

EVERY = 10.0
"""Seconds between two rounds: 紧急直通 waits no longer than that."""


class Command(BaseCommand):
    help = "送消息：早上一条、答复、紧急直通"

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = threading.Event()
        # What is being sent is sent to its end.
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        signal.signal(signal.SIGINT, lambda *_: stopped.set())
        while not stopped.is_set():
            try:
                close_old_connections()
                actions.go_round(timezone.now(), going=lambda: not stopped.is_set())
            except DatabaseError as error:
                self.stderr.write(f"数据库暂时没有应答({type(error).__name__}),稍后再试")
            except Exception as error:
                # Kind and place only: the message of an error may hold words of a paper.
                place = traceback.extract_tb(error.__traceback__)[-1]
                self.stderr.write(f"{type(error).__name__} {place.filename}:{place.lineno}")
            stopped.wait(EVERY)
