"""The ways out: mail, WeCom, DingTalk. Each is off until the environment connects it (docs/connect.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from jianfu.apps.messages.ways import dingtalk, mail, wecom
from jianfu.apps.messages.ways.trouble import NotSent, Refused, Unsure

__all__ = ["PERSONAL", "ROBOTS", "WAYS", "NotSent", "Refused", "Unsure", "Way", "connected"]


@dataclass(frozen=True, slots=True)
class Way:
    """word: on the screen. setting: its name in the settings. address: the field of `Person`; "" of a robot.

    send(to, subject, text) raises NotSent, Refused or Unsure.
    """

    word: str
    setting: str
    address: str
    send: Callable[[str, str, str], None]
    most: int
    """Bytes of a text."""


WAYS = {
    "wecom": Way("企业微信", "WECOM", "wecom", wecom.send, 2000),
    "dingtalk": Way("钉钉", "DINGTALK", "dingtalk", dingtalk.send, 2000),
    "mail": Way("邮件", "MAIL", "mail", mail.send, 20_000),
    "wecom_robot": Way("企业微信群机器人", "WECOM_ROBOT", "", wecom.post, 2000),
    "dingtalk_robot": Way("钉钉群机器人", "DINGTALK_ROBOT", "", dingtalk.post, 2000),
}
"""In the order in which somebody is reached: a messenger before the mail."""
PERSONAL = tuple(name for name, way in WAYS.items() if way.address)
ROBOTS = tuple(name for name, way in WAYS.items() if not way.address)


def connected(names: tuple[str, ...] = tuple(WAYS)) -> list[str]:
    return [name for name in names if getattr(settings, WAYS[name].setting)]
