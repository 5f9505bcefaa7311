"""Settings from the environment, each with its type: a wrong value stops the start with one clear line."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit


class WrongSetting(SystemExit):
    """Ends the program with a Chinese line instead of a traceback."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"环境变量 {name}={value} 不能用：{wanted}。请改正后再启动。")


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def needed(name: str) -> str:
    """A value without which what was switched on cannot work."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise WrongSetting(name, "", "不能为空")
    return value


def address(name: str) -> str:
    """An http address without its last slash; "" where it is not set."""
    value = os.environ.get(name, "").strip().rstrip("/")
    if value and not value.startswith(("http://", "https://")):
        raise WrongSetting(name, value, "应以 http:// 或 https:// 开头")
    return value


def one_of(name: str, options: Sequence[str]) -> str:
    """One of some words; the first where it is not set."""
    value = os.environ.get(name, "").strip().lower() or options[0]
    if value not in options:
        raise WrongSetting(name, value, f"应是 {'、'.join(options)} 之一")
    return value


def secret_address(name: str) -> str:
    """An http address that holds a key: it is not repeated."""
    value = os.environ.get(name, "").strip()
    if value and not (urlsplit(value).scheme in {"http", "https"} and urlsplit(value).hostname):
        raise WrongSetting(name, "…", "应以 http:// 或 https:// 开头")
    return value


def words(name: str, default: list[str]) -> list[str]:
    """Separated by commas."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or default


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "yes", "true", "on", "0", "no", "false", "off"}:
        return value in {"1", "yes", "true", "on"}
    raise WrongSetting(name, value, "应写 1 或 0")


def number(name: str, default: int, *, low: int, high: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise WrongSetting(name, value, f"应是 {low} 到 {high} 之间的整数")


def clock(name: str, default: str) -> time | None:
    """An hour of the day such as 02:30; None where it says "no"."""
    value = os.environ.get(name, "").strip() or default
    if value.lower() == "no":
        return None
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise WrongSetting(name, value, "应写时刻,如 02:30;不要时写 no") from None


def folder(name: str, default: Path) -> Path:
    """A folder that exists and can be written to; made where it is missing, for the owner alone."""
    path = Path(os.environ.get(name, "").strip() or default).absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(name, str(path), f"建不了这个文件夹({error.strerror})") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise WrongSetting(name, str(path), "这个文件夹不可写")
    return path


def needed_number(name: str) -> int:
    needed(name)
    return number(name, 0, low=1, high=10**12)


def standing_folder(name: str) -> Path | None:
    """A folder of somebody else that must be there, such as a share; None where it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    if not Path(value).is_dir() or not os.access(value, os.R_OK | os.X_OK):
        raise WrongSetting(name, value, "没有这个文件夹，或没有权限")
    return Path(value).absolute()


def file(name: str) -> Path | None:
    """A file that must exist when it is named."""
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    if not Path(value).is_file():
        raise WrongSetting(name, value, "找不到这个文件")
    return Path(value).absolute()


def secret(name: str, kept_in: Path) -> str:
    """The secret from the environment; else the one in the file, made on the first start."""
    value = os.environ.get(name, "")
    if value:
        if len(value) < 32:
            raise WrongSetting(name, "…", "应不少于 32 个字符")
        return value
    opener = partial(os.open, mode=0o600)
    with suppress(FileExistsError), open(kept_in, "x", opener=opener) as new:
        new.write(secrets.token_urlsafe(50))
    return kept_in.read_text()


def name_of_machine(kept_in: Path) -> str:
    """Eight random characters, made on the first start: tells machines apart that share a database."""
    with suppress(FileExistsError), open(kept_in, "x") as new:
        new.write(secrets.token_hex(4))
    return kept_in.read_text()


def broker(name: str) -> str:
    """The address of a Redis or RabbitMQ, or "". Its value is not repeated: it may hold a password."""
    value = os.environ.get(name, "").strip()
    if not value:
        return ""
    if urlsplit(value).scheme not in {"redis", "rediss", "amqp", "amqps"} or not urlsplit(value).hostname:
        raise WrongSetting(name, "…", "应写 redis://主机:6379/0 或 amqp://用户:密码@主机:5672//")
    if find_spec("celery") is None:
        raise WrongSetting(name, "…", "没有安装 celery,请先安装 jianfu[celery]")
    return value
