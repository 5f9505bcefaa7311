"""What a clause states, that asks nothing: how things are, an aim, the case in which something is to be done."""

from __future__ import annotations

import re

# 发现台账不全的, 接到报告后, 必要时: the case in which something is to be done, not the act.
_CONDITION = re.compile(
    r"(?:的|时|后|前|期间|不力|不到位|不及时|不严|不实|严重后果|之日起|情况下|过程中|基础上|条件下|前提下|领导下|指导下)$"
)
# 户厕整改是一项民心工程, 原备案继续有效, 标准按…确定, 备案当场办结: how things are.
_STATES = re.compile(
    r"是[^,]{0,14}(?:义务|责任|要求|保障|前提|基础|关键|内容)$|所称(?!职)|是一[项种个场条]|来源于|源自|取决于|涵盖|视为|旨在"
    r"|(?:当场|即时|随时|随到随|一次)办[结理好]$|延时服务$|(?:会后|课后|另行)(?:发布|下发|印发|公布|提供)$|继续有效$|仍然?有效$|长期有效$|[同等]等?样?有效$|(?:标准|费用|金额|比例|年限|范围|时限)[^,]{0,4}按[^,]{2,40}(?:确定|执行|计算)$"
)
# 补贴资金待验收合格后拨付: who pays is not who reads.
_PAID = re.compile(
    r"(?:资金|补贴|补助|奖金|奖补|经费)[^,]{0,16}(?:待|由|经)[^,]*(?:拨付|发放|兑付|支付|兑现)$"
)
_IS = re.compile(
    r"[^,]{0,8}(?:职能|职责|宗旨|原则)(?:为|是)|[是即]指|[^,]{0,12}(?:包括|(?<!部)分为)"
    r"|(?:本(?:制度|办法|方案|规定|细则|意见|标准|规则|规划|预案|条例|责任书|公约)|该(?:调查|制度|办法|项目|系统|平台))"
    r"[^,须应要]{0,8}(?:按|由|是|为|自|一式|适用|规定|所)"
)
# 到2025年…基本建成, 人均…达到6次以上: an aim; with 确保 or a modal it would be asked.
_AIM = re.compile(
    r"(?:到|至)\d{4}年(?:底|末)?[^,]*$|(?:人均|平均|全[县市镇乡区]|[^,]{1,12}[率数])[^,]*(?:达到?|实现|基本建成|提升[到至]|提高[到至])[^,]*$"
)
# 确需补办手续的: the case.
_IF_NEEDED = re.compile("[如若确凡][^,]{0,10}需[^,]*的")


def is_case(text: str) -> bool:
    return _IF_NEEDED.fullmatch(text) is not None


def states(text: str, *, goes_on: bool) -> bool:
    """`goes_on`: the sentence has told its reader to act already, so that an aim is asked for, too."""
    return bool(
        _CONDITION.search(text)
        or _IS.match(text)
        or _STATES.search(text)
        or _PAID.search(text)
        or (not goes_on and _AIM.match(text))
    )
