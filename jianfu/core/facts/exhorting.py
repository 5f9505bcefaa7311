"""Good will: attach importance, strengthen leadership, carry out the spirit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.facts.forbidding import AT_LEAST
from jianfu.core.facts.modes import ACTS
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_AND_ACTS = re.compile(r"(?<![合一兼吞])并(?![存列重行网联])")
_CONCRETE = frozenset({Tag.HAND_IN, Tag.KEEP, Tag.FILL_IN, Tag.BUILD, Tag.SIGN, Tag.DO, Tag.CHECK, Tag.HOLD})
_MEASURED = frozenset(("确保", "保证", "保障", "推动", "推进"))
_ON_THE_AGENDA = re.compile(r"议事日程|工作日程|中心任务|来抓$|摆[上在]")
# 全力做好今年秋季禁烧工作, 做到思想到位、组织到位: good will about a whole field, unless a number makes it a task.
_GENERAL = pattern(
    r"^[^,\d]{0,10}(?:全力|切实|扎实|努力|统筹)(?:以赴|地)?(?:做好|抓好|开展|推进)[^,\d]*工作$|(?:[^,、]{2,4}到位、){2,}"
    r"|^[^,]{0,10}(?:传达|学习|贯彻|领会|落实)[^,]{0,30}精神$|^[^,、]{0,8}(?:坚持|遵循)[^,]*(?:方针|原则|理念|思想|导向)$|^(?:请|要)?(?:各[^,]{1,8})?认真(?:组织)?(?:学习|传达学习|学习贯彻|学习领会)$",
    signs="精神 工作 到位 方针 原则 理念 思想 导向 认真",
)


def exhorts(text: str, words: Sequence[Token]) -> bool:
    """The first verb is one of good will (提高信息报送质量): what follows is its object. A number makes it a task."""
    if (
        _GENERAL.search(text)
        or _ON_THE_AGENDA.search(text)
        or (text.startswith("进一步") and not any(c.isdigit() for c in text))
    ):
        return True
    first = next((w for w in words if w.tag in ACTS or w.tag is Tag.EXHORT), None)
    if first is None or first.tag is not Tag.EXHORT:
        return False
    if _AND_ACTS.search(text) and any(w.tag in _CONCRETE and w.start > first.end for w in words):
        return False  # 加大宣传力度并做好记录
    return first.word not in _MEASURED or not (any(c.isdigit() for c in text) or AT_LEAST.search(text))
