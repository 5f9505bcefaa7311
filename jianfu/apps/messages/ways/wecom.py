"""企业微信: an application of the office writes to one person; a robot to the office's own group.

Source: developer.work.weixin.qq.com, "发送应用消息" and "群机器人配置说明"; private deployments have the same paths.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from jianfu.apps.messages.ways import tokens, trouble, web
from jianfu.apps.messages.ways.trouble import NotSent, Refused

_TOKEN_GONE = {40014, 42001}
_TOO_MANY = {45009, 45033, -1}
_NO_SUCH_PERSON = {81013, 60111, 40003}


def send(to: str, subject: str, text: str) -> None:
    told = _send(to, text)
    if told.get("errcode") in _TOKEN_GONE:
        tokens.forget("wecom")
        told = _send(to, text)
    _check(told)


def _send(to: str, text: str) -> dict[str, Any]:
    office = settings.WECOM
    token = tokens.token_of(
        "wecom",
        lambda: web.ask(
            f"{office['host']}/cgi-bin/gettoken", {"corpid": office["corp"], "corpsecret": office["secret"]}
        ),
    )
    body = {"touser": to, "msgtype": "text", "agentid": office["agent"], "text": {"content": text}}
    return web.ask(f"{office['host']}/cgi-bin/message/send", {"access_token": token}, body)


def post(to: str, subject: str, text: str) -> None:
    """The robot's address holds its key."""
    _check(web.ask(settings.WECOM_ROBOT, {}, {"msgtype": "text", "text": {"content": text}}))


def _check(told: dict[str, Any]) -> None:
    code = told.get("errcode")
    if code in _NO_SUCH_PERSON or (code == 0 and told.get("invaliduser")):
        raise Refused(trouble.REFUSED_TO)
    if code in _TOO_MANY:
        raise NotSent(trouble.REFUSED)
    if code != 0:
        raise NotSent(trouble.REFUSED_US)
