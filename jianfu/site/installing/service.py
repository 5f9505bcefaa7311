"""The service of an installation: a unit of systemd where that runs the machine, else a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from jianfu.site.installing import Failed
from jianfu.site.installing.home import Home

UNIT = Path("/etc/systemd/system/jianfu.service")
_GREEN = int(os.environ.get("JIANFU_PATIENCE") or 180)
"""Seconds until a start must be well; more on a slow machine: JIANFU_PATIENCE=600 ./install.sh"""
_STOP = 60
"""Seconds a service has to stop by itself."""


def by_systemd() -> bool:
    return UNIT.exists() and Path("/run/systemd/system").is_dir()


def start(home: Home) -> None:
    if by_systemd():
        _systemctl("start")
    else:
        process = launch(home, home.version)
        _pid_file(home).write_text(str(process.pid))


def stop(home: Home) -> None:
    """Ask, wait, insist: a service that is killed loses nothing. Raises Failed where it may not be stopped."""
    if by_systemd():
        _systemctl("stop")
        return
    for how, seconds in ((signal.SIGTERM, _STOP), (signal.SIGKILL, 10)):
        if pid := running(home):
            try:
                os.kill(pid, how)
            except PermissionError:
                raise Failed(f"服务(进程{pid})是别的用户启动的,停不了它。请用 root 运行") from None
            _wait_for_end(home, seconds)
    _pid_file(home).unlink(missing_ok=True)


def _wait_for_end(home: Home, seconds: int) -> None:
    for _ in range(seconds * 10):
        if not running(home):
            return
        time.sleep(0.1)


def running(home: Home) -> int | None:
    """The process of a service that was started here; None: it does not run."""
    with suppress(OSError, ValueError):
        pid = int(_pid_file(home).read_text())
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        if b"jianfu.site" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return pid
    return None


def launch(home: Home, version: str, **more: str) -> subprocess.Popen[bytes]:
    """Server and workers of a version, as the user of the service; what they say goes to serve.log of the data folder."""
    log = Path(home.settings()["JIANFU_VAR"]) / "serve.log"
    with log.open("ab") as out:
        os.chmod(log, 0o600)
        if user := home.as_user():
            os.chown(log, int(str(user["user"])), int(str(user["group"])))
        return subprocess.Popen(  # noqa: S603
            home.command(version, "serve"),
            env=home.environment(**more),
            cwd=home.root,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            **home.as_user(),  # type: ignore[call-overload]
        )


def trial(home: Home, version: str) -> None:
    """Start a version where nobody reaches it, until it is well. Raises Failed with what is not."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    settings = {"PORT": port, "JIANFU_HOST": "127.0.0.1", "JIANFU_TRIAL": "1"}
    process = launch(home, version, **settings)
    try:
        wait_until_well("127.0.0.1", int(port), process, version)
    finally:
        process.terminate()
        try:
            process.wait(_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_well(
    host: str, port: int, process: subprocess.Popen[bytes] | None = None, version: str = ""
) -> None:
    """Raises Failed where it is not well in time, or its process has ended."""
    told: dict[str, Any] = {}
    hopeless = 0
    for _ in range(_GREEN):
        if process and process.poll() is not None:
            raise Failed("没有启动成功,原因在数据文件夹的 serve.log 里")
        told = health(host, port) or told
        if told.get("well") and version in ("", told["version"]):
            return
        hopeless = hopeless + 1 if any(sign["name"] not in _GROWS for sign in _bad(told)) else 0
        if hopeless == _SURE:
            break
        time.sleep(1)
    raise Failed(";".join(f"{sign['name']}:{sign['words']}" for sign in _bad(told)) or "网页服务没有应答")


_GROWS = {"检查进程", "队列"}
"""What becomes well while one waits; a database or a disk does not."""
_SURE = 5


def _bad(told: dict[str, Any]) -> list[dict[str, str]]:
    return [sign for sign in told.get("signs", ()) if sign["state"] == "broken"]


def health(host: str, port: int) -> dict[str, Any] | None:
    """What /health/ says; None where nobody answers."""
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    request = urllib.request.Request(f"http://{near}:{port}/health/", headers={"Host": "localhost"})
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as error:
        with suppress(ValueError):
            return dict(json.load(error))
    except (OSError, ValueError):
        pass
    return None


def wait_for_service(home: Home) -> None:
    settings = home.settings()
    wait_until_well(
        settings.get("JIANFU_HOST", "127.0.0.1"), int(settings.get("PORT", "8000")), version=home.version
    )


def _systemctl(verb: str) -> None:
    done = subprocess.run(["systemctl", verb, "jianfu"], capture_output=True, text=True, check=False)  # noqa: S603, S607
    if done.returncode:
        raise Failed(f"systemctl {verb} jianfu 没有成功:{done.stderr.strip()}")


def _pid_file(home: Home) -> Path:
    return home.root / "serve.pid"
