"""钉钉: a work notice of the office's application to one person; a robot, signed, to the office's own group.

Source: open.dingtalk.com, "发送工作通知" and "自定义机器人安全设置".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from typing import Any

from django.conf import settings

from jianfu.apps.messages.ways import tokens, trouble, web
from jianfu.apps.messages.ways.trouble import NotSent, Refused

_TOKEN_GONE = {40014, 42001, 88}
_TOO_MANY = {-1, 90018, 130101, 143106, 143105}
_NO_SUCH_PERSON = {33012, 60121, 40035}


def send(to: str, subject: str, text: str) -> None:
    told = _send(to, text)
    if told.get("errcode") in _TOKEN_GONE:
        tokens.forget("dingtalk")
        told = _send(to, text)
    _check(told)


def _send(to: str, text: str) -> dict[str, Any]:
    office = settings.DINGTALK
    token = tokens.token_of(
        "dingtalk",
        lambda: web.ask(
            f"{office['host']}/gettoken", {"appkey": office["key"], "appsecret": office["secret"]}
        ),
    )
    body = {
        "agent_id": office["agent"],
        "userid_list": to,
        "msg": {"msgtype": "text", "text": {"content": text}},
    }
    path = "/topapi/message/corpconversation/asyncsend_v2"
    return web.ask(office["host"] + path, {"access_token": token}, body)


def post(to: str, subject: str, text: str) -> None:
    robot = settings.DINGTALK_ROBOT
    query = sign(robot["secret"], round(time.time() * 1000)) if robot["secret"] else {}
    _check(web.ask(robot["address"], query, {"msgtype": "text", "text": {"content": text}}))


def sign(secret: str, moment: int) -> dict[str, str]:
    """What shows that the robot's owner writes: HMAC-SHA256 of moment (milliseconds) and secret, keyed with the secret."""
    digest = hmac.new(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256).digest()
    return {"timestamp": str(moment), "sign": base64.b64encode(digest).decode()}


def _check(told: dict[str, Any]) -> None:
    code = told.get("errcode")
    if code in _NO_SUCH_PERSON:
        raise Refused(trouble.REFUSED_TO)
    if code in _TOO_MANY:
        raise NotSent(trouble.REFUSED)
    if code != 0:
        raise NotSent(trouble.REFUSED_US)
