"""What has to be done now and then while the site runs. A database that is away is asked again later."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jianfu.apps.gate import actions
from jianfu.apps.messages import ways as messages
from jianfu.site import tasks
from jianfu.site.nights import Nights
from jianfu.site.running import beat, health, records
from jianfu.site.running.shapes import Health

SOON, DAY = 5.0, 24 * 3600.0
"""Seconds between two looks at what waits; between two clearings."""
OLD = timedelta(seconds=20)
"""Younger papers are in the queue of a live worker."""
ASKED = 300.0
"""Seconds after which a paper that still waits is asked for once more."""


class Keeper:
    def __init__(self, say: Callable[[str], None], start: Callable[..., subprocess.Popen[bytes]]) -> None:
        self.say = say
        self.nights = Nights(start)
        self.asked: dict[str, float] = {}
        self.next_look = time.monotonic() + SOON
        self.next_clearing = self.next_beat = 0.0

    def tend(self) -> None:
        now = time.monotonic()
        if now >= self.next_beat:
            self.next_beat = now + beat.EVERY
            self._guarded(ask_workers)
        if now < self.next_look or settings.TRIAL:
            return
        self.next_look = now + SOON
        self._guarded(self._look)
        if now >= self.next_clearing:
            self.next_clearing = now + DAY
            self._guarded(clear)
        self._guarded(self.nights.tend)

    def resume_all(self) -> None:
        """A worker died: whatever it was at."""
        if not settings.TRIAL:
            self._guarded(actions.resume)

    def _look(self) -> None:
        actions.sweep(now=timezone.now())
        if not health.broker_answers() or health.papers_folder().health is not Health.WELL:
            # Whatever was sent may be lost with it, or has failed: all that waits is asked for when it is back.
            self.asked.clear()
            return
        now = time.monotonic()
        self.asked = {key: at for key, at in self.asked.items() if now - at < ASKED}
        for key in actions.waiting_here(before=timezone.now() - OLD):
            if key not in self.asked:
                actions.enqueue(key)
                self.asked[key] = now

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            close_old_connections()
            act()
        except (DatabaseError, OSError) as error:
            self.say(f"{records.why(error)},稍后再试")


def ask_workers() -> None:
    """Is somebody at work here? Not asked again while the question waits: `running.beat` tells its answer."""
    waiting = DBTaskResult.objects.ready().filter(
        task_path=tasks.answer.module_path, queue_name=settings.HERE
    )
    if waiting.exists():
        return
    # Before papers that wait; a broker knows no order.
    (tasks.answer if settings.BROKER else tasks.answer.using(priority=100)).enqueue()


def errands() -> list[str]:
    """Commands that go on beside the workers, where something is connected: a slow line holds up no paper.

    None in a trial: nothing may be sent or fetched by a version that may be taken back.
    """
    if settings.TRIAL:
        return []
    wanted = {"messages": messages.connected(), "intake": settings.INBOX or settings.MAILBOXES}
    return [name for name, connected in wanted.items() if connected]


def clear() -> None:
    """Rows of tasks that are done, or whose worker was killed, a day ago; answers of workers at once."""
    yesterday = timezone.now() - timedelta(days=1)
    DBTaskResult.objects.successful().filter(task_path=tasks.answer.module_path).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=yesterday).delete()
    DBTaskResult.objects.running().filter(started_at__lt=yesterday).delete()
