"""The button 测试 of 连接: can the folder be used, do the mailboxes open. Nothing is taken."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings

from jianfu.apps.intake.folder import Gone, folders
from jianfu.apps.intake.mailbox import Trouble, open_mailbox
from jianfu.apps.intake.queries import unit_for

AT_ONCE = 8


def try_folder() -> list[str]:
    """What is wrong with the folder and those in it; one sentence where nothing is."""
    try:
        names = folders(settings.INBOX)
    except Gone:
        return ["收件文件夹打不开，或没有权限"]
    strange = [name for name in names if unit_for(name) is None]
    closed = [
        name
        for name in names
        if name not in strange and not os.access(settings.INBOX / name, os.R_OK | os.W_OK | os.X_OK)
    ]
    said = [f"“{name}”对不上乡镇或村的名称、代码，里面的文件不收" for name in strange]
    said += [f"“{name}”不可读写" for name in closed]
    return said or [f"{len(names)}个单位的文件夹都可以用" if names else "里面还没有单位的文件夹"]


def try_mailboxes() -> list[str]:
    """One sentence for each mailbox."""
    units = [unit_for(box["unit"]) for box in settings.MAILBOXES]
    with ThreadPoolExecutor(AT_ONCE) as several:
        told = list(several.map(_try, settings.MAILBOXES))
    return [
        f"{box['unit']}：{words if unit else '对不上乡镇或村的名称、代码，不收'}"
        for box, unit, words in zip(settings.MAILBOXES, units, told, strict=True)
    ]


def _try(box: dict[str, Any]) -> str:
    try:
        with open_mailbox(box):
            return "通"
    except Trouble as why:
        return str(why)
