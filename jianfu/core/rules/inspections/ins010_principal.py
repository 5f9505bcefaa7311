"""INS010: research and inspection do not routinely ask for the first leader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.inspections.visits import VISIT
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import paragraph_of, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_PRINCIPAL = (
    r"(?:(?:党政|党委政府|镇村|县乡|单位|党组织|乡镇|街道|村|社区)?主要(?:负责(?:同志|人|干部)|领导(?:同志)?)|一把手|“一把手”|党政(?:正职|一把手|领导)"
    r"|正职"
    r"|(?:党工?委|党(?:总)?支部|党组织|乡|镇|街道|村|社区|居)书记|(?<!秘)(?<!副)书记|(?<![副局部科厅处股])[乡镇]长|街道(?:办事处)?主任"
    r"|(?<!妇联)(?<!副)(?:村|居|社区)(?:委会)?主任|书记[、和]主任)"
)
_ACT = (
    r"(?:座谈|见(?:个|一|上一|见)?面|见一下|会见|参加|出席|到会|到场|在场|列席|汇报|(?:接受|进行|开展|作|做)?(?:个别)?(?:访谈|面谈|谈话|约谈|询问|问询)"
    r"|交流(?!材料|发言材料)"
    r"|(?:介绍|说明|报告)(?:有关|工作|相关|总体|基本)?情况|对接|等候|表态|接待|当面|在镇|在岗|在办公室|在单位|在家(?=等|,|$)|留守|交换意见|见见面|碰头|聊)"
)
_GAP = r"[^,;:!?\n]{0,18}?"
_MEETING_THEM = pattern(
    r"(?:与|同|和|约|约见|约谈|会见|访谈|面见|见|听取|邀请|请)(?:你们?|贵|各|有关|所在|相关|被调研|当地|受检|乡镇|镇|街道|村|县|区|、|\(街道\)|单位|的|党委"
    rf"|政府)*{_PRINCIPAL}{_GAP}{_ACT}"
    rf"|{_PRINCIPAL}{_GAP}{_ACT}"
    rf"|(?:见面|座谈|反馈|汇报|介绍|访谈|约谈|谈话)(?:会)?{_GAP}(?:参加|出席|与会|对象|人员|由|为|包括|:){_GAP}{_PRINCIPAL}"
    rf"|(?:见面|座谈|反馈|汇报|访谈)会[^;!?\n]{{0,12}}?(?:参加|出席|与会|列席)(?:人员|对象|范围)?[^;!?\n]{{0,6}}?{_PRINCIPAL}"
    rf"|(?:座谈|访谈|约谈|谈话|会见|约见|面见|见){_GAP}{_PRINCIPAL}|{_PRINCIPAL}(?:见面|反馈|座谈)会"
)
_MEETS = pattern(r"见.{0,2}面|会见|座谈(?!会)")
_NOT = pattern(r"不|无需|免|谢绝|勿|禁")
_WORDS = "主要 一把手 党政 正职 书记 镇长 乡长 主任"
_TALKS = pattern("座谈|介绍|见面|汇报")
_ESCORT = pattern(r"陪同|陪检")
_PERSONNEL = pattern(
    r"组织部|干部考察|考察组|民主(?:测评|推荐)|选人用人|任前|提拔|换届|述职|领导班子(?:考核|建设|运行)|政治素质|巡察组|审计(?:组|厅|局)|纪(?:委|检)|案件"
    r"|核查线索|防汛会商|任免"
)
_VISIT = pattern(VISIT + r"|反馈会|见面会|调研组|来镇|到访|走访")
_SENDS = pattern(
    r"书记(?:处|员)|主要(?:负责(?:同志|人|干部)|领导(?:同志)?)(?:要|须|应|必须)?(?:带队|亲自(?:抓|部署|安排|研究|过问|督促|带队)|高度重视)|第一书记"
)
_HOUSEHOLD = pattern(
    r"与(?:群众|农户|村民|党员|企业)|向(?:群众|村民|党员)|到(?:村|户|组)(?:开展|进行)?(?:走访|宣讲|调研)|带头|带队|包保|联系点|述职|接访"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if _PERSONNEL.search(notice.text.plain):
        return
    for passage, words in said(ctx, _MEETING_THEM, _WORDS, but={Side.PUBLIC}):
        if _only_escorts(words.text) or _SENDS.search(words.text) or _HOUSEHOLD.search(words.statement.text):
            continue
        before = words.statement.text[: max(0, words.start - words.statement.start)]
        if _NOT.search(before[-6:]):
            continue
        if (
            _MEETS.search(words.text)
            or _VISIT.search(passage.text)
            or _VISIT.search(paragraph_of(ctx, words.start))
        ):
            yield Hit.on(words, f"检查调研要见主要负责人:“{words.text}”")


def _only_escorts(words: str) -> bool:
    """陪同 is INS009's; 陪同座谈 asks for the principal as well."""
    return bool(_ESCORT.search(words)) and not _TALKS.search(words)


RULE = Rule(
    code="INS010",
    title="检查调研不动辄见主要负责人",
    source=Clause("gd-2024", "三(改进方式方法)", "督查检查调研不随意要求主要负责人出面", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    about=_WORDS,
    check=check,
    lighter="请分管或具体经办的同志介绍,主要负责人照常工作",
    bad=(
        "督查组将与各镇党委书记、镇长座谈,请提前安排时间。",
        "检查反馈会请街道党工委书记、办事处主任参加。",
        "调研组拟听取乡镇主要负责同志工作情况汇报。",
        "暗访后召开见面会,参加人员:镇党政主要领导、村党支部书记。",
        "县里调研的同志周四上午到,麻烦请你们镇长在办公室见个面,介绍一下情况。",
    ),
    good=(
        "调研期间请分管的同志介绍情况,不要求主要负责同志出面。",
        "请各镇主要负责同志带队到村检查防汛准备。",
        "主要负责同志要亲自部署,县里将适时督查。",
        "县委组织部考察组将与镇党委书记个别谈话。",
        "以往调研动辄要求与党委书记座谈,今后一律不再安排。",
        "检查组现场向护林员和村民了解情况。",
        "定于6月16日召开重阳座谈会,请各村书记参加。",
    ),
)
