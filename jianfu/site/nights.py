"""When the nightly work is due, and the one process that does it beside the site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from jianfu.site.backup import keeping
from jianfu.site.running import records

AGAIN = timedelta(hours=1)
"""A night that did not go well is tried again after so long."""


def due(
    now: datetime, at: time | None, *, since: datetime, done: datetime | None, tried: datetime | None
) -> bool:
    """Has the hour passed without a backup? A machine that was off at night makes up for it when it starts.

    at     the hour, in office time; None: never
    since  when the house was first kept: nothing is due before the first hour after it
    done, tried  when a backup last went well, and when it was last tried
    """
    hour = last_hour(now, at)
    if hour is None or since >= hour or (done and done >= hour):
        return False
    return tried is None or tried < hour or now - tried >= AGAIN


def last_hour(now: datetime, at: time | None) -> datetime | None:
    """The latest moment not after `now` at which the clock showed `at`."""
    if at is None:
        return None
    today = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


class Nights:
    """Starts the nightly work in its hour or when somebody wishes it; never two at once."""

    def __init__(self, start: Callable[..., subprocess.Popen[bytes]]) -> None:
        self.start = start
        self.process: subprocess.Popen[bytes] | None = None
        self.wished = ""

    def tend(self) -> None:
        if self.process and self.process.poll() is None:
            return
        if self.process and self.wished:
            records.fulfilled()
        self.process, self.wished = None, records.wished()
        last = records.of("backup")
        if self.wished or due(
            timezone.localtime(),
            settings.BACKUP_AT,
            since=records.since(),
            done=last.succeeded,
            tried=last.tried,
        ):
            more = ["--drill"] if self.wished == "drill" else []
            self.process = self.start(sys.executable, "-m", "jianfu.site", "nightly", *more)


def next_hour(now: datetime) -> datetime | None:
    hour = last_hour(now, settings.BACKUP_AT)
    return hour + timedelta(days=1) if hour else None


def newest() -> datetime | None:
    """When the newest backup on the disk was made."""
    there = keeping.backups_in(settings.BACKUPS)
    return timezone.make_aware(there[0][0]) if there else None
