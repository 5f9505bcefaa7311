"""A real site: server and worker as `make run` starts them, in a folder of their own."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import databases

READY = "可以用了"
START_SECONDS = 120


@dataclass
class Site:
    url: str
    var: Path
    process: subprocess.Popen[bytes]
    database: str = ""
    """The address of its PostgreSQL; "": SQLite in its data folder."""

    def log(self) -> str:
        return (self.var / "log").read_text(encoding="utf-8")


@dataclass
class Visitor:
    """A browser without a screen: cookies and forms."""

    url: str
    opener: urllib.request.OpenerDirector = field(init=False)

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, path: str = "/") -> str:
        return self.read(path).decode()

    def read(self, path: str) -> bytes:
        with self.opener.open(self.url + path, timeout=20) as answer:
            return bytes(answer.read())

    def token(self, path: str = "/") -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert found, path
        return found[1]

    def sign_in(self, staff_code: str, password: str) -> None:
        form = {"staff_code": staff_code, "password": password}
        body = urllib.parse.urlencode(form | {"csrfmiddlewaretoken": self.token("/sign-in/")}).encode()
        with self.opener.open(urllib.request.Request(self.url + "/sign-in/", body), timeout=60) as answer:
            assert "sign-in" not in answer.url, answer.read().decode()

    def drop(self, name: str, data: bytes) -> str:
        """Drop one file; returns the path of its item."""
        token = self.token()
        edge = uuid.uuid4().hex
        body = (
            (
                f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
                f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
            ).encode()
            + data
            + f"\r\n--{edge}--\r\n".encode()
        )
        headers = {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Accept": "application/json",
            "Referer": self.url,
        }
        request = urllib.request.Request(self.url + "/drop/", body, headers)
        return str(json.load(self.opener.open(request, timeout=60))["where"])

    def wait(self, path: str, seconds: float = 30) -> str:
        """The page of an item once it is settled."""
        for _ in range(int(seconds * 20)):
            page = self.get(path)
            if "data-wait" not in page:
                return page
            time.sleep(0.05)
        raise AssertionError(f"{path} was not settled in {seconds} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_site(var: Path, port: int, **environment: str) -> Site:
    """Start `serve` and wait for its last line."""
    var.mkdir(exist_ok=True)
    out: IO[bytes] = (var / "log").open("wb")
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    settings = {"JIANFU_VAR": str(var), "PORT": str(port), "PYTHONUNBUFFERED": "1", **environment}
    database = environment.get("DATABASE_URL", "")
    if databases.on_postgresql() and not database:
        databases.create(name_of(var))
        database = settings["DATABASE_URL"] = databases.address(name_of(var))
    command = [sys.executable, "-m", "jianfu.site", "serve"]
    process = subprocess.Popen(command, stdout=out, stderr=out, env=keep | settings)
    site = Site(f"http://127.0.0.1:{port}", var, process, database)
    for _ in range(START_SECONDS * 10):
        if READY in site.log():
            return site
        assert process.poll() is None, site.log()
        time.sleep(0.1)
    stop_site(site)
    raise AssertionError(site.log())


def stop_site(site: Site) -> None:
    site.process.send_signal(signal.SIGINT)
    try:
        site.process.wait(20)
    except subprocess.TimeoutExpired:
        site.process.kill()
    for folder in threshold_of(site.var):
        shutil.rmtree(folder, ignore_errors=True)
    if databases.on_postgresql():
        databases.drop(name_of(site.var))


def threshold_of(var: Path) -> list[Path]:
    """The folders in memory that belong to this data folder."""
    return [Path(f"/dev/shm/jianfu-{zlib.crc32(bytes(var)):08x}{name}") for name in ("", "-day")]


def name_of(var: Path) -> str:
    return f"jianfu_site_{zlib.crc32(bytes(var)):08x}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One for all tests of a run, without the sample county."""
    running = start_site(
        tmp_path_factory.mktemp("site") / "var",
        free_port(),
        JIANFU_SAMPLE="0",
        JIANFU_DROPS_PER_MINUTE="10000",
    )
    yield running
    stop_site(running)


@pytest.fixture
def visitor(site: Site) -> Visitor:
    return Visitor(site.url)


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Tests of one running site stay in one process under xdist."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.skip("没有找到chromium；安装：apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens the first page; every request to another host fails the test."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def opened(width: int = 1366, height: int = 768, path: str = "/", **more: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai", **more
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
        context.on("request", lambda r: strangers.append(r.url) if not r.url.startswith(site.url) else None)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(site.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [url for url in strangers if not url.startswith(("data:", "blob:"))]
