"""FRM019: no certificate of a village is asked for unless it stands on the keep list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_BY_VILLAGE = r"(?:村\(居\)(?:民)?委(?:员)?会|村\(社区\)|村民委员会|居民委员会|村委会|居委会|村\(居\)|社区|村(?=[里上出开盖])|各村)"
_PROOF = r"(?:证明(?:材料|书|信)?|介绍信|鉴定意见|(?:签字|签署|盖)[^,;]{0,4}(?:确认|意见|章))"
_WANTED = pattern(
    rf"{_BY_VILLAGE}[^,;]{{0,14}}?(?:开具|出具|提供|开|出|盖章|加盖公章|签章)[^,;]{{0,16}}?{_PROOF}"
    rf"|{_BY_VILLAGE}[^,;]{{0,6}}?盖章证明|(?:提供|提交|附|持|凭|须有|需有|开具)[^,;]{{0,12}}?{_BY_VILLAGE}[^,;]{{0,8}}?(?:的)?[^,;]{{0,12}}?{_PROOF}"
)
_GONE = pattern(r"不再|无需|无须|不需|取消|不用|不得|禁止|免(?:于|予|去)|自行承诺|告知承诺|代替|替代")
_LAW = pattern(r"《[^》]{2,30}(?:法|法典|条例)》(?:第|规定|的规定)")
_WORDS = ("证明 介绍信 鉴定意见 确认 意见 章", "村 社区 居委会 居民委员会")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    kept = ctx.registers.certificates or ()
    for passage, words in said(ctx, _WANTED, *_WORDS, but={Side.SENDER}):
        if _GONE.search(passage.text) or _LAW.search(passage.text):
            continue
        if not any(_bare(name) in passage.text for name in kept):
            yield Hit.on(words, f"{brief(notice, words.start, words.end)}不在证明事项保留清单上")


def _bare(name: str) -> str:
    """亲属关系证明 is also 证明亲属关系."""
    return re.sub(r"证明(?:材料)?$", "", name)


_KEEP = ("收养登记中的亲属情况证明", "亲属关系证明")

RULE = Rule(
    code="FRM019",
    title="不要求村(社区)开保留清单外的证明",
    source=Clause("cj-2022", "证明事项部分", "保留清单之外的证明,不得要求村级组织出具", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2022, 8, 22),
    check=check,
    rests_on=("certificates",),
    lighter="由受理单位数据核验;核验不了的,由本人书面承诺",
    bad=(
        Example("申请人须提供村委会出具的无房证明。", registers=Registers(certificates=_KEEP)),
        Example("由社区盖章证明其收入情况。", registers=Registers(certificates=_KEEP)),
        Example("请各村为外出务工人员开具未就业证明,6月底前办完。", registers=Registers(certificates=())),
    ),
    good=(
        Example("请各村为村民开具亲属关系证明。", registers=Registers(certificates=_KEEP)),
        Example("不再要求申请人提供村委会出具的无房证明。", registers=Registers(certificates=_KEEP)),
        Example("申请人书面承诺即可,无需社区盖章证明。", registers=Registers(certificates=_KEEP)),
        Example(
            "依据《中华人民共和国民法典》第一千零九十三条,提交村委会出具的孤儿证明。",
            registers=Registers(certificates=_KEEP),
        ),
        "申请人须提供村委会出具的无房证明。",
    ),
)
