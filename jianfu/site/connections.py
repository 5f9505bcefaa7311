"""What the site is connected to. Nothing by default; what is connected by half stops the start with one clear line.

Secrets come from the environment alone and are never repeated in an error.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Callable
from typing import Any

from jianfu.site import env

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)
_TLS = ("none", "starttls", "ssl")


def address(*on: object) -> str:
    """Where people reach the site: what is sent holds links, so with any connection it must be known."""
    value = env.address("JIANFU_ADDRESS")
    if any(on) and not value:
        raise env.WrongSetting("JIANFU_ADDRESS", "", "接了消息就要写本系统的网址，消息里的链接要用")
    return value


def _whole(first: str, *others: str) -> None:
    """Something was written down, and what switches it on was not: rather a clear line than silence."""
    written = next((name for name in others if env.text(name, "")), None)
    if written and not env.text(first, ""):
        raise env.WrongSetting(first, "", f"写了 {written} 就要写它")


def mail() -> dict[str, Any] | None:
    """The SMTP server of the office."""
    _whole("JIANFU_MAIL_HOST", "JIANFU_MAIL_FROM", "JIANFU_MAIL_USER", "JIANFU_MAIL_PASSWORD")
    host = env.text("JIANFU_MAIL_HOST", "")
    if not host:
        return None
    sender = env.needed("JIANFU_MAIL_FROM")
    if not _MAIL.fullmatch(sender):
        raise env.WrongSetting("JIANFU_MAIL_FROM", sender, "应是一个邮箱地址")
    tls = env.one_of("JIANFU_MAIL_TLS", _TLS)
    user = env.text("JIANFU_MAIL_USER", "")
    server = {
        "host": host,
        "port": env.number("JIANFU_MAIL_PORT", {"ssl": 465, "starttls": 587}.get(tls, 25), low=1, high=65535),
        "username": user,
        "password": env.needed("JIANFU_MAIL_PASSWORD") if user else "",
        "use_tls": tls == "starttls",
        "use_ssl": tls == "ssl",
    }
    return {"server": server, "sender": sender}


def wecom() -> dict[str, Any] | None:
    """The office's application in WeCom, or in its private deployment."""
    _whole("JIANFU_WECOM_CORP", "JIANFU_WECOM_AGENT", "JIANFU_WECOM_SECRET")
    corp = env.text("JIANFU_WECOM_CORP", "")
    if not corp:
        return None
    return {
        "host": env.address("JIANFU_WECOM_HOST") or "https://qyapi.weixin.qq.com",
        "corp": corp,
        "agent": env.needed_number("JIANFU_WECOM_AGENT"),
        "secret": env.needed("JIANFU_WECOM_SECRET"),
    }


def dingtalk() -> dict[str, Any] | None:
    """The office's application in DingTalk, or in its private deployment."""
    _whole("JIANFU_DINGTALK_KEY", "JIANFU_DINGTALK_AGENT", "JIANFU_DINGTALK_SECRET")
    key = env.text("JIANFU_DINGTALK_KEY", "")
    if not key:
        return None
    return {
        "host": env.address("JIANFU_DINGTALK_HOST") or "https://oapi.dingtalk.com",
        "key": key,
        "agent": env.needed_number("JIANFU_DINGTALK_AGENT"),
        "secret": env.needed("JIANFU_DINGTALK_SECRET"),
    }


def wecom_robot() -> str:
    """The robot of the office's own group; its address holds its key."""
    return env.secret_address("JIANFU_WECOM_ROBOT")


def dingtalk_robot() -> dict[str, str] | None:
    where = env.secret_address("JIANFU_DINGTALK_ROBOT")
    return {"address": where, "secret": env.text("JIANFU_DINGTALK_ROBOT_SECRET", "")} if where else None


_BOX = {"unit": "", "host": "", "user": "", "password": "", "tls": "ssl", "folder": "INBOX", "move_to": ""}
_BOX_TLS = ("ssl", "starttls", "none")
_BOX_PORTS = {"ssl": 993, "starttls": 143, "none": 143}


def mailboxes() -> list[dict[str, Any]]:
    """Mailboxes of townships and villages, from a file: each has a password of its own."""
    path = env.file("JIANFU_MAILBOXES")
    if path is None:
        return []

    def wrong(wanted: str) -> env.WrongSetting:
        return env.WrongSetting("JIANFU_MAILBOXES", str(path), wanted)

    if path.stat().st_mode & stat.S_IRWXO:
        raise wrong("里面有密码，请设成别人不可读(chmod 600)")
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("mailbox", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        raise wrong("不是能读的 TOML 文件") from None
    if not isinstance(rows, list) or not rows:
        raise wrong("里面没有 [[mailbox]]")
    return [_mailbox(number, row, wrong) for number, row in enumerate(rows, 1)]


def _mailbox(number: int, row: Any, wrong: Callable[[str], env.WrongSetting]) -> dict[str, Any]:
    """One of them; what is wrong is named, its value never repeated."""
    known = _BOX.keys() | {"port", "senders"}
    strange = sorted(set(row) - known) if isinstance(row, dict) else ["…"]
    if strange:
        raise wrong(f"第{number}个邮箱里的 {strange[0]} 不认识")
    box = {name: row.get(name, default) for name, default in _BOX.items()}
    bad = [name for name, value in box.items() if not isinstance(value, str)]
    bad += [name for name in ("unit", "host", "user", "password") if not box[name]]
    if bad:
        raise wrong(f"第{number}个邮箱的 {bad[0]} 没有写，或不是文字")
    if box["tls"] not in _BOX_TLS:
        raise wrong(f"第{number}个邮箱的 tls 应是 {'、'.join(_BOX_TLS)} 之一")
    port, senders = row.get("port", _BOX_PORTS[box["tls"]]), row.get("senders", [])
    if not isinstance(port, int) or not 1 <= port <= 65535:
        raise wrong(f"第{number}个邮箱的 port 应是 1 到 65535 之间的整数")
    if not isinstance(senders, list) or not all(isinstance(one, str) for one in senders):
        raise wrong(f"第{number}个邮箱的 senders 应是域名的列表")
    return box | {"port": port, "senders": senders}
