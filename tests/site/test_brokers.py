"""Celery by a setting: the same papers, examined by workers that Redis or RabbitMQ feeds; and what if they die."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.services import broker
from tests.site.conftest import Site, Visitor, free_port, start_site, stop_site

PATIENCE = 90
"""Seconds until what waited for a broker must be examined: it is looked for every few seconds."""


def paper(day: int) -> bytes:
    return f"各乡镇:请于12月{day}日前报送《大棚面积统计表》。".encode()


@contextmanager
def running(var: Path, url: str) -> Iterator[Site]:
    site = start_site(var, free_port(), JIANFU_SAMPLE="0", JIANFU_BROKER=url)
    try:
        yield site
    finally:
        stop_site(site)


@contextmanager
def own_redis(folder: Path, port: int) -> Iterator[None]:
    """A Redis of the test's own, that keeps nothing over a restart."""
    program = shutil.which("redis-server")
    assert program, "redis-server is installed together with the Redis that answers"
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield
    finally:
        process.kill()
        process.wait()


class Wire:
    """A port in front of a broker: it can be cut, or go silent with the line open."""

    def __init__(self, to: int) -> None:
        self.to, self.open = to, True
        self.ends: list[socket.socket] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            self.ends.append(near)
            if not self.open:
                continue  # taken and never answered
            far = socket.create_connection(("127.0.0.1", self.to))
            self.ends.append(far)
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        self._hang_up(one, other)

    def silence(self) -> None:
        """New callers are let in and never answered; those that talk are cut off."""
        self.open = False
        self._hang_up(*self.ends)
        self.ends.clear()

    @staticmethod
    def _hang_up(*ends: socket.socket) -> None:
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._hang_up(*self.ends)
        self.ends.clear()
        self.open = True


def wait_for_port(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody answers on {port}")


@pytest.mark.parametrize("name", ["Redis", "RabbitMQ"])
def test_papers_are_examined_by_workers_a_broker_feeds(name: str, tmp_path: Path) -> None:
    with running(tmp_path / "var", broker(name)) as site:
        visitor = Visitor(site.url)
        places = [visitor.drop(f"{day}.txt", paper(day)) for day in range(5, 9)]

        pages = [visitor.wait(place, PATIENCE) for place in places]

    for day, page in zip(range(5, 9), pages, strict=True):
        assert f"12月{day}日" in page


def test_broker_that_is_not_there_holds_up_no_page_and_loses_no_paper(tmp_path: Path) -> None:
    broker("Redis")
    port = free_port()
    with running(tmp_path / "var", f"redis://127.0.0.1:{port}/0") as site:
        visitor = Visitor(site.url)
        places = [visitor.drop(f"{day}.txt", paper(day)) for day in range(5, 8)]
        assert all("正在看这份文件" in visitor.get(place) for place in places)

        with own_redis(tmp_path, port):
            pages = [visitor.wait(place, PATIENCE) for place in places]

    assert all(f"12月{day}日" in page for day, page in zip(range(5, 8), pages, strict=True))
    assert "papers wait until it does" in site.log()


def test_broker_that_dies_with_its_messages_loses_no_paper(tmp_path: Path) -> None:
    broker("Redis")
    port = free_port()
    with own_redis(tmp_path, port), running(tmp_path / "var", f"redis://127.0.0.1:{port}/0") as site:
        visitor = Visitor(site.url)
        visitor.wait(visitor.drop("先.txt", paper(4)), PATIENCE)
        subprocess.run(["redis-cli", "-p", str(port), "shutdown", "nosave"], check=False, capture_output=True)
        places = [visitor.drop(f"{day}.txt", paper(day)) for day in range(5, 8)]

        with own_redis(tmp_path, port):
            pages = [visitor.wait(place, PATIENCE) for place in places]

    assert all(f"12月{day}日" in page for day, page in zip(range(5, 8), pages, strict=True))


def test_broker_that_falls_silent_holds_up_no_page_and_loses_no_paper(tmp_path: Path) -> None:
    user = broker("RabbitMQ").rpartition("@")[0]
    wire = Wire(5672)
    with running(tmp_path / "var", f"{user}@127.0.0.1:{wire.port}//") as site:
        visitor = Visitor(site.url)
        visitor.wait(visitor.drop("先.txt", paper(4)), PATIENCE)
        wire.silence()
        # The visitor gives up after a minute, a page after two seconds.
        places = [visitor.drop(f"{day}.txt", paper(day)) for day in range(5, 8)]
        assert all("正在看这份文件" in visitor.get(place) for place in places)

        wire.mend()
        pages = [visitor.wait(place, PATIENCE) for place in places]

    assert all(f"12月{day}日" in page for day, page in zip(range(5, 8), pages, strict=True))
