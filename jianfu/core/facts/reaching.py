"""What reaches from one clause of a sentence to the next: who acts, and what the sentence does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.facts.force import is_due
from jianfu.core.facts.modes import Mode
from jianfu.core.facts.shapes import Force, Side, Value
from jianfu.core.facts.sides import Actor
from jianfu.core.facts.words import Token
from jianfu.core.patterns import pattern

YOU = re.compile("大家|各位.*|你们|所有人|各?单位|贵单位|各单位")
# 区里明天来暗访,路边今天清理到位: who comes is not who has to get ready.
COMES = re.compile(
    r"[来到](?:我|各|你|咱)?(?:们)?[镇乡村县街社]|(?:下来|前来|来)[^,]{0,8}(?:检查|暗访|督查|督导|调研|视察|考核|验收|巡查|看)"
)
WHOEVER = re.compile(r"凡[^,]{2,60}(?:人员|者|户|个人|居民|企业)(?:,|$)")
WILL_BE = re.compile(r"(?:届时|到时)[^,]{0,6}将?|将(?:于|在|对|会|适时|组织|视|从|择优|择期)")
STILL = re.compile("特别是|尤其是|以及|或者?|包括|还有")
NOW = re.compile("今年|今后|现在|目前|现|如今|下一步|请|务必|从现在起|即日起")
OF_ITSELF = re.compile("主动|自觉|如实|积极")
PERSUADE = frozenset(["动员", "引导", "督促", "教育", "鼓励", "发动", "告知", "提醒", "宣传引导"])
# 进行了督查, 2016年是…之年: the sentence tells.
DID = pattern(
    r"(?:进行|开展|召开|组织|完成|建立|实现|取得|下发|印发|作出|举办|成立|通报批评|查处|批评|叫停)[了过]",
    signs="了 过",
)
TOLD = pattern(
    r"(?:\d{4}年|今年)是|(?:第?[一二三四]季度|上半年|前[三3]季度|1[-—至]\d{1,2}月份?),?(?:我|全)[镇县市区乡街][^。]{0,20}(?:完成|实现|开展|投入)|[^。]{0,30}(?<!公)共(?:计)?(?:报[送告]|上报|涉及|开展|召开|收到|排查|完成|发现|检查|走访|发放|清理|整改|拆除|组织|举办|查处|受理|办理|建成|培训|出动|投入|处置)|截[止至][^。,]{2,12}(?:日|底|目前),(?!请)"
    r"|(?:\d{1,2}月\d{1,2}日|近日|日前|近期)[^,。]{0,6},?[^,。]{2,24}发生"
)
# 须经…同意 makes the whole sentence a matter of consent.
CONSENT = pattern(
    r"(?:必须|须|需|应当?)(?:事先)?(?:报)?经[^。]{1,40}?(?:同意|批准|审批)", signs="同意 批准 审批"
)


def reaches_on(text: str, force: Force, mode: Mode, carried: Force | None) -> Force | None:
    """The force of this clause for the next one of its sentence."""
    if force in (Force.DUTY, Force.PAST, Force.OWN):
        return force
    if mode is Mode.SPEECH and is_due(text):
        return Force.DUTY
    return Force.PLAIN if carried is None and text.startswith("为") else carried


def public(words: Sequence[Token]) -> Actor | None:
    """Whom the clause persuades: 动员, 引导 with people behind it."""
    for w in words:
        if w.word in PERSUADE:
            return Actor(Value("", w.end, w.end), Side.PUBLIC)
    return None
