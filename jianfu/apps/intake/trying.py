"""The button 测试 of 连接: can the folder be used, do the mailboxes open. Nothing is taken."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings

from jianfu.apps.intake.actions.boxes import CLOSED
from jianfu.apps.intake.folder import Gone, folders
from jianfu.apps.intake.mailbox import Trouble, open_mailbox
from jianfu.apps.intake.queries import unit_for
from jianfu.apps.people.models import UnitQuerySet

AT_ONCE = 8
NOBODYS = "对不上乡镇或村的名称、代码"
_ALL = os.R_OK | os.W_OK | os.X_OK


def try_folder(scope: UnitQuerySet) -> list[str]:
    """What is wrong with the folder and those in it; one sentence where nothing is.

    scope  units in sight of who asks; whose folder nobody knows is told to who sees the whole site
    """
    try:
        names = folders(settings.INBOX)
    except Gone:
        return [CLOSED]
    whose = {name: unit_for(name) for name in names}
    ours = [name for name, unit in whose.items() if unit and scope.filter(pk=unit.pk).exists()]
    said = [
        f"“{name}”{NOBODYS}，里面的文件不收" for name in names if whose[name] is None and _is_whole(scope)
    ]
    said += [f"“{name}”不可读写" for name in ours if not os.access(settings.INBOX / name, _ALL)]
    return said or [f"{len(ours)}个单位的文件夹都可以用" if ours else "里面还没有单位的文件夹"]


def try_mailboxes(scope: UnitQuerySet) -> list[str]:
    """One sentence for each mailbox of units in sight."""
    known = [(box, unit_for(box["unit"])) for box in settings.MAILBOXES]
    ours = [box for box, unit in known if unit and scope.filter(pk=unit.pk).exists()]
    with ThreadPoolExecutor(AT_ONCE) as several:
        told = list(several.map(_try, ours))
    strange = [f"{box['unit']}：{NOBODYS}，不收" for box, unit in known if unit is None and _is_whole(scope)]
    return [f"{box['unit']}：{words}" for box, words in zip(ours, told, strict=True)] + strange


def _is_whole(scope: UnitQuerySet) -> bool:
    return scope.filter(parent=None).exists()


def _try(box: dict[str, Any]) -> str:
    try:
        with open_mailbox(box):
            return "通"
    except Trouble as why:
        return str(why)
