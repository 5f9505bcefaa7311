"""What a clause is worth: is it in force, for whom, and are its words taken back?"""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Force, Match, Side, Statement
from jianfu.core.rules.patterns import pattern

GONE = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})
"""A prohibition, the past, a quotation of criticised practice: said, and not demanded."""
VOID = GONE | {Force.MAY}
BELOW = frozenset({Side.BELOW, Side.OPEN})
"""The grassroots, or whoever the paper addresses."""

# 不承担代收, 谢绝陪同: the very words are taken back, whatever the clause around them does.
_UNDONE = pattern(
    r"(?:不(?!定期|时|论|管|间断|少|低|超|断|同|仅|但|足|全|齐|规|完|够|满|良|力|合|达|符|按|及)"
    r"|无权|(?:无需|无须|不要求|不用)[^,;]{0,4}|勿|谢绝|破除|杜绝|免于|免除|拒绝)[^,;]{0,3}$"
)
_DECLINED = pattern(r"(?<=.)(?:不(?:承担|参与|翻|查|看|听|要求|需|设|搞)|无权|谢绝)")
# The same for words that stand alone: 取消轨迹功能, 照片不再收集. 不断, 不少于, 不漏一户 deny nothing that follows.
_DENIED = pattern(
    r"(?:不(?![断少低漏足同仅光但只论管到力定实能全合符明清够达超间折及时])|不得|不能|无需|无须|(?<!听)取消|停止|禁止|严禁|杜绝|没有|尚未|并未)"
    r"[^,。;、]{0,6}$"
)
_DENIED_AFTER = pattern(r"[^,;]{0,14}?(?:不作为|不得(?![少低])|不再|不纳入|不列入|不计入|不作要求|不予)")
_DENYING = pattern(r"不再|不得(?![少低])|不需|不必|不用|不要|无需|无须|严禁|禁止|(?<!听)取消")

_PLEASE = pattern(r"(?<![邀申聘提报恳])请(?![示假教])|麻烦|劳烦")
# 请…报我局: the sender receives, the reader acts.
_TO_US = pattern(
    r"^(?:并)?请(?!示)[^;]*(?:报|送|交|发|反馈|传|回)(?:送|至|到|给|回)?(?:我|本)[局办委厅中部县镇街科股室站所]"
)


def is_taken_back(text: str, match: re.Match[str]) -> bool:
    """Are the matched words of a sentence declined within them or right before them?"""
    start = match.start()
    return bool(_UNDONE.search(text, max(0, start - 10), start) or _DECLINED.search(match.group()))


def is_denied(text: str, match: re.Match[str]) -> bool:
    """Is there a negation before, in or after matched words of a run of clauses?"""
    start, end = match.span()
    return bool(
        _DENIED.search(text, max(0, start - 12), start)
        or _DENYING.search(match.group())
        or _DENIED_AFTER.match(text, end)
    )


def side_of(clause: Statement) -> Side:
    """Who acts. 请 speaks to the reader, whoever was named earlier in the sentence."""
    if clause.side is Side.SENDER and _PLEASE.search(clause.text):
        return Side.OPEN
    return clause.side


def is_demanded(clause: Statement) -> bool:
    return clause.force is Force.DUTY and clause.side in BELOW


def is_plain(clause: Statement) -> bool:
    return clause.force is Force.PLAIN and clause.side in BELOW


def is_asked_of_anyone(clause: Statement) -> bool:
    return clause.force is Force.DUTY and clause.side is not Side.SENDER


def is_arranged(clause: Statement) -> bool:
    """In force, whoever does it: neither prohibited, past, quoted nor voluntary, nor put on the public."""
    return clause.force not in VOID and clause.side is not Side.PUBLIC


def is_act_demanded(clause: Statement) -> bool:
    """Demanded where the words name act and object by themselves.

    Also in a clause that otherwise only exhorts (要确保传达不过夜), and in one that names the grassroots and its act
    without a modal verb (各村抽1名干部到镇里坐班).
    """
    if clause.force is Force.DUTY or clause.force is Force.EXHORT:
        return clause.side in BELOW
    if clause.force is Force.PLAIN:
        return clause.side is Side.BELOW and clause.actor is not None and clause.actor.start >= clause.start
    if clause.force is not Force.OWN:
        return False
    return _TO_US.search(clause.text) is not None or (
        clause.side is Side.OPEN and clause.text.startswith("要")
    )


# One named department of the same level or above: not the one who is asked from above.
_DEPARTMENT = pattern(r"^(?:\w{1,4})?[省市县区州我]\w{0,12}(?:局|委|厅|办|部|中心|办公室)$")


def by_department(m: Match) -> bool:
    """Is it a department like the sender, and not the grassroots, that has to act?"""
    actor = m.statement.actor
    return actor is not None and actor.end <= m.start and _DEPARTMENT.match(actor.value) is not None
