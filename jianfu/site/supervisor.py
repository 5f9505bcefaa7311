"""Server and workers of one machine: started, watched, started again, stopped together."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from jianfu.apps.gate.core import UNSETTLED
from jianfu.apps.gate.models import Notice
from jianfu.site import house
from jianfu.site.running import beat

SAMPLE_SECONDS = 120
"""How long the start waits for the sample county; scans take their time."""
LONG_LIFE = 60
"""Seconds after which the death of a worker counts as the first again."""
LONGEST_PAUSE = 30


class Kept:
    """A process that is started again when it dies, after a pause that grows while it keeps dying."""

    def __init__(self, *command: str) -> None:
        self.command = command
        self.deaths = 0
        self.begin()

    def begin(self) -> None:
        self.process = start(*self.command)
        self.since = time.monotonic()
        self.again_at: float | None = None

    @property
    def is_dead(self) -> bool:
        return self.process.poll() is not None

    def tend(self) -> bool:
        """True where it was dead and has just been started again."""
        now = time.monotonic()
        if not self.is_dead:
            return False
        if self.again_at is None:
            end_group(self.process)
            self.deaths = 0 if now - self.since > LONG_LIFE else self.deaths + 1
            self.again_at = now + min(LONGEST_PAUSE, 2**self.deaths / 4 if self.deaths > 1 else 0)
        if now < self.again_at:
            return False
        self.begin()
        return True


class Supervisor:
    """Starts server and workers, starts again what died, keeps house, stops all at the end."""

    def __init__(self, host: str, port: int, say: Any) -> None:
        self.host, self.port, self.say = host, port, say
        self.server: Kept | None = None
        self.workers: list[Kept] = []
        self.house = house.Keeper(say, start)
        beat.forget()
        self.errands: list[Kept] = []

    def run(self) -> None:
        try:
            # Celery's worker has its own processes.
            self.workers = [
                Kept(*JIANFU, "worker") for _ in range(1 if settings.BROKER else settings.WORKERS)
            ]
            self.errands = [Kept(*JIANFU, name) for name in house.errands()]
            self.server = Kept(*granian(self.host, self.port))
            self._wait_until_well()
            self._wait_for_samples()
            self.say(f"可以用了：http://{self.host}:{self.port}  (按 Ctrl+C 停止)")
            while True:
                self._tend()
                self.house.tend()
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.say("\n正在停止…")
        finally:
            night = [self.house.nights.process] if self.house.nights.process else []
            stop(*(kept.process for kept in (self.server, *self.workers, *self.errands) if kept), *night)
        self.say("已停止，数据都在")

    def _wait_until_well(self) -> None:
        assert self.server
        for _ in range(300):
            if self.server.is_dead:
                raise CommandError("网页服务没有启动成功，请看上面的提示")
            with (
                suppress(OSError),
                ask(self.host, self.port, "/well/"),
            ):
                self.say("网页服务就绪")
                return
            time.sleep(0.1)
        raise CommandError("网页服务30秒内没有应答")

    def _wait_for_samples(self) -> None:
        samples = Notice.objects.filter(sample=True, twin=None)
        told = 0
        for _ in range(SAMPLE_SECONDS * 5):
            left = samples.filter(state__in=UNSETTLED).count()
            if not left:
                return
            if left != told:
                self.say(f"正在看示例县的文件，还有{left}份")
                told = left
            self._tend()
            time.sleep(0.2)
        self.say("其余示例在后台继续看")

    def _tend(self) -> None:
        """What died is started again; what a worker was reading is read again."""
        for worker in self.workers:
            if worker.tend():
                self.say("检查进程停了一次，已重新启动")
                self.house.resume_all()
        for errand in self.errands:
            if errand.tend():
                self.say("收发进程停了一次，已重新启动")
        if self.server and self.server.tend():
            self.say("网页服务停了一次，已重新启动")


PR_SET_PDEATHSIG = 1
JIANFU = (sys.executable, "-m", "jianfu.site")


def granian(host: str, port: int) -> tuple[str, ...]:
    """One process with threads: its memory holds the pace counters, and SQLite has one writer anyway."""
    options = (
        "--interface wsgi --workers 1 --blocking-threads 8 --http 1 --no-ws --log-level error --no-access-log"
    )
    address = ("--host", host, "--port", str(port))
    return (sys.executable, "-m", "granian", *options.split(), *address, "jianfu.site.wsgi:application")


def ask(host: str, port: int, path: str) -> Any:
    """Ask the site from its own machine, whatever name and address it has for others. Raises OSError."""
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    request = urllib.request.Request(f"http://{near}:{port}{path}", headers={"Host": "localhost"})
    # Past any proxy the environment names.
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5)


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        # Without this a port that was just closed counts as taken for a minute.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def start(*command: str) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl+C reaches the supervisor alone and each child is told once."""
    return subprocess.Popen(  # noqa: S603 - our own commands
        command, start_new_session=True, env=os.environ, preexec_fn=_leave_with_parent
    )


def _leave_with_parent() -> None:
    """On Linux the kernel ends a child whose supervisor was killed and could not say so."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def stop(*children: subprocess.Popen[bytes]) -> None:
    """Ask, wait ten seconds, insist."""
    running = [child for child in children if child.poll() is None]
    for child in running:
        child.terminate()
    for child in running:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()


def end_group(process: subprocess.Popen[bytes]) -> None:
    """A leader that was killed may leave children behind, which would go on in its name."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
