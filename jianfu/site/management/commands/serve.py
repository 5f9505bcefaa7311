"""`jianfu-site serve`: database, sample county, web server and worker, stopped together."""

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

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jianfu.apps.gate import actions
from jianfu.apps.gate.core import UNSETTLED
from jianfu.apps.gate.models import Notice
from jianfu.site import env

SAMPLE_SECONDS = 120
"""How long the start waits for the sample county; scans take their time."""
MOST_RESTARTS = 5


class Command(BaseCommand):
    help = "准备好数据库和示例，启动网页和检查进程；按 Ctrl+C 一起停止"

    def handle(self, *args: Any, **options: Any) -> None:
        host = env.text("JIANFU_HOST", "127.0.0.1")
        port = env.number("PORT", 8000, low=1, high=65535)
        if not is_free(host, port):
            raise CommandError(f"端口{port}已被占用，没有启动。请换一个：make run PORT={port + 1}")
        call_command("migrate", verbosity=0)
        self.say("数据库就绪")
        call_command("collectstatic", interactive=False, verbosity=0)
        again = actions.resume()
        if again:
            self.say(f"接着看上次没有看完的{again}份")
        if env.flag("JIANFU_SAMPLE", True):
            call_command("sample", stdout=self.stdout)
        # Both by name: a shell that starts it in the background has switched SIGINT off.
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)
        Supervisor(host, port, self.say).run()

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


class Supervisor:
    """Starts the server and the worker, restarts a worker that died, stops both at the end."""

    def __init__(self, host: str, port: int, say: Any) -> None:
        self.host, self.port, self.say = host, port, say
        self.server: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None
        self.restarts = 0

    def run(self) -> None:
        try:
            self.worker = start(*JIANFU, "worker")
            self.server = start(*granian(self.host, self.port))
            self._wait_until_well()
            self._wait_for_samples()
            self.say(f"可以用了：http://{self.host}:{self.port}  (按 Ctrl+C 停止)")
            self._watch()
        except KeyboardInterrupt:
            self.say("\n正在停止…")
        finally:
            stop(self.server, self.worker)
        self.say("已停止，数据都在")

    def _wait_until_well(self) -> None:
        assert self.server
        for _ in range(300):
            if self.server.poll() is not None:
                raise CommandError("网页服务没有启动成功，请看上面的提示")
            with (
                suppress(OSError),
                urllib.request.urlopen(f"http://{self.host}:{self.port}/well/", timeout=5),
            ):
                self.say("网页服务就绪")
                return
            time.sleep(0.1)
        raise CommandError("网页服务30秒内没有应答")

    def _wait_for_samples(self) -> None:
        samples = Notice.objects.filter(sample=True)
        told = 0
        for _ in range(SAMPLE_SECONDS * 5):
            left = samples.filter(state__in=UNSETTLED).count()
            if not left:
                return
            if left != told:
                self.say(f"正在看示例县的文件，还有{left}份")
                told = left
            self._keep_worker()
            time.sleep(0.2)
        self.say("其余示例在后台继续看")

    def _watch(self) -> None:
        assert self.server
        while self.server.poll() is None:
            self._keep_worker()
            time.sleep(0.5)
        raise CommandError("网页服务停止了，请看上面的提示")

    def _keep_worker(self) -> None:
        """A worker that died is started again; what it was reading is read again."""
        assert self.worker
        if self.worker.poll() is None:
            return
        self.restarts += 1
        if self.restarts > MOST_RESTARTS:
            raise CommandError("检查进程反复停止，请把上面的提示告诉管理员")
        self.say("检查进程停了一次，已重新启动")
        actions.resume()
        self.worker = start(*JIANFU, "worker")


PR_SET_PDEATHSIG = 1
JIANFU = (sys.executable, "-m", "jianfu.site")


def granian(host: str, port: int) -> tuple[str, ...]:
    """One process with threads: its memory holds the pace counters, and SQLite has one writer anyway."""
    options = (
        "--interface wsgi --workers 1 --blocking-threads 8 --http 1 --no-ws --log-level error --no-access-log"
    )
    address = ("--host", host, "--port", str(port))
    return (sys.executable, "-m", "granian", *options.split(), *address, "jianfu.site.wsgi:application")


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


def stop(*children: subprocess.Popen[bytes] | None) -> None:
    """Ask, wait ten seconds, insist."""
    running = [child for child in children if child and child.poll() is None]
    for child in running:
        child.terminate()
    for child in running:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
