"""What a clause does to its reader: oblige, forbid, tell, allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from jianfu.core.facts.exhorting import exhorts
from jianfu.core.facts.forbidding import is_forbidden
from jianfu.core.facts.modes import ACTS, Mode
from jianfu.core.facts.shapes import Force, Side
from jianfu.core.facts.states import is_case, states
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_ASKING = frozenset({Tag.MUST, Tag.ASK})
_TELLING = frozenset({Tag.PAST, Tag.SINCE})
_PASSED_ON = frozenset({Tag.HAND_IN, Tag.FILL_IN})
# 不超过1500字, 支委会每月一次: asked without a verb
_WORDS_LIMIT = re.compile(
    r"(?:不超过|不少于|限|控制在)[^,。]{0,4}\d+字|[会议课日][^,]{0,6}每[^,]{1,4}[一二两三\d][次讲回]$"
)
# 台账由48种压减到12种: from, not by.
_FROM_TO = re.compile(r"由[^,]{0,8}?\d[^,]{0,12}[到至为]")
# 让基层干部有更多时间服务群众: what comes of it.
_LETS = re.compile(r"让[^,]{1,12}?(?:有|更|感|腾|少|享|成为|从[^,]{1,12}中)")
_PAPERWORK = frozenset({Tag.SANCTION, Tag.HAND_IN, Tag.FILL_IN, Tag.KEEP, Tag.PROOF, Tag.SIGN})
_DUE = re.compile(
    r"[日底时点]前|每[天日周月季]|[从自]\d+月\d+日[^,]{0,4}[到至]|今[天晚][^,]{0,4}前|明[天早]|会后|逐[人户]"
)
_COUNTED = re.compile(r"\d|[每前内]")
_BECAUSE = re.compile(r"(?:为|针对|为了|鉴于|根据|由于|随着|依据|经(?!.{0,4}决定))(?!期)")
_BY_MACHINE = re.compile(r"由(?:系统|平台)|(?:系统|平台)[^,]{0,3}自动|自动(?:生成|形成|汇总|统计|采集|计算)")
# 将 is "will" before these, and "take" elsewhere (将名单报县局).
_WILL = re.compile(
    r"预计|将(?:于|在(?!.{0,12}(?:报|录|建|上传))|对(?!.{0,20}(?:报|录入|建|移交|纳入))|会(?![议计场务])|适时|不定期|定期|组织(?!情况|实施情况|机构)|视(?!频|力|察)|开展(?!情况|工作情况)|派出?|成立|从|依法|依规|依纪|严肃|不|随机|择机|采取|予以|择优|根据|按照|通过|向|进行|继续|统一|逐步|另行|全程|联合|按|启动(?!情况)|实施(?!方案|意见|细则|情况|办法)|投入|新建)|拟(?:从|对|派|组织|开展|抽|在|于)"
)
# 现将…印发给你们, 特制定本办法, 须经…同意: the paper speaks of itself or of consent.
_FORMULA = pattern(
    r"如下$|由[^,]{2,30}(?:负责解释|制定并组织实施)$|按[^,]{0,6}程序(?:报批|办理|实施|执行)$|^(?:抄送|抄报|主题词)$|另行通知$|现(?:将|予|转发|印发|下发|就|提出|制定).{0,60}(?:你们|如下|以下|公布|公开|印发|转发)|特?制[定订](?:了|本(?!级|村|镇|乡|单位|部门|地|辖区|社区)|此|《[^》]{2,50}(?:办法|方案|细则|制度|规定|条例|预案|意见)》)|制[定订].{0,12}本(?!级|村|镇|乡|单位|部门|地|辖区|社区).{0,8}(?:办法|方案|细则|制度|规定|预案|意见)$"
    r"|(?:印发|转发|下发)给?你们|予以(?:公布|印发)|^特此|起(?:正式)?(?:施行|执行|实施|生效)|^\(?此件|制[定订](?:以下|如下)|须经.{0,40}(?:同意|批准|审批|通过)",
    first="如由按抄主另现特制印转下予起此须(",
)
_NAMES_A_PAPER = pattern(r"^.{0,30}关于.{2,80}的(?:通知|意见|函|通报|决定|批复)", signs="关于")
_MEMBERS = re.compile(
    r"任(?:副?组长|副?主任|总?指挥|成员)|为(?:副?组长|成员)|成立(?:以|由|全?[省市县区镇乡旗州](?!级))"
)
# 基层仍需重复报送 complains.
_GRIEVES = pattern(
    r"不得不|只好|被迫|疲于|苦于|[仍还]需[^,]{0,8}(?:重复|反复)|动不动|隔三[差岔]五|应付各[种类]",
    first="不只被疲苦仍还动隔应",
)
# 你村存在公示不及时等问题 tells what was found.
_FAULTY = re.compile(r"存在[^,]*(?:问题|现象|情况|不足|隐患|短板|差距)$")
# 受到省厅通报, 被点名批评: told of somebody.
_SUFFERED = re.compile(r"(?:受到|遭到|被)[^,的]{0,12}(?:通报|批评|约谈|点名)$")
# 该村未及时上报: told; 未及时上报的 is a case.
_FAILED = pattern(
    r"^[^,]{0,12}?(?:^|[村镇乡局站所位员门道区组人县市])(?:均|仍|也|都|还|尚)?未(?!来|成年|婚|知|必|经)[^,的]{2,}$",
    signs="未",
)
# 对走过场的严肃追责: who is meant, nothing that is told.
_TARGET = re.compile("对[^,]{2,20}的")
_FOUND = re.compile(r"(?:检查|暗访|督查|巡查|抽查|调研|审计|核查)中?发现(?!的)(?!.*的$)")
_SCORE = pattern(
    r"[加扣计得记]\d*\.?\d*分(?!钟)|[扣记]\d+元|\(\d+(?:\.\d+)?分\)|(?<![时点:]\d)\d分(?=[、;。)]|$)|百分制|满分|一票否决|不得(?:评优|评先|评为|参评|晋升)",
    signs="分 元 一票否决 不得",
)


def force_of(
    text: str, words: Sequence[Token], tags: AbstractSet[Tag], side: Side, mode: Mode, carried: Force | None
) -> Force:
    """What a clause does. `tags` are the classes of its `words`; `carried` is the force the sentence has so far:
    近年来,… and 请…,… reach over commas.
    """
    asked = not tags.isdisjoint(_ASKING) and is_asked(text, words)
    if (
        mode is Mode.TITLE
        or (not asked and _BECAUSE.match(text))
        or _FORMULA.search(text)
        or _NAMES_A_PAPER.search(text)
    ):
        return Force.PLAIN
    acts = not tags.isdisjoint(ACTS)
    if told := _tells_otherwise(text, words, tags, mode, carried, asked, acts):
        return told
    if _SCORE.search(text) and Tag.HAND_IN not in tags:
        return Force.DUTY
    if _is_own(text, side, carried, asked):
        return Force.OWN
    if not asked and Tag.MAY in tags:
        return Force.MAY
    if not asked and (side is Side.PUBLIC or states(text, goes_on=carried is Force.DUTY)):
        return Force.PLAIN
    if exhorts(text, words):
        return Force.EXHORT
    return _left(text, tags, side, mode, carried, asked)


def _tells_otherwise(
    text: str,
    words: Sequence[Token],
    tags: AbstractSet[Tag],
    mode: Mode,
    carried: Force | None,
    asked: bool,
    acts: bool,
) -> Force | None:
    """Quoted, forbidden, blamed or past: nothing that is asked now."""
    if mode is Mode.QUOTED:
        return Force.QUOTED
    if mode is Mode.STORY:
        return Force.PAST
    if is_forbidden(text, words):
        return Force.FORBID
    if (
        (Tag.BLAME in tags and not (Tag.SANCTION in tags and _TARGET.match(text)))
        or _GRIEVES.search(text)
        or (Tag.FAULT in tags and not asked and (not acts or _FAULTY.search(text)))
    ):
        return Force.QUOTED
    if is_case(text):
        return Force.PLAIN
    if Tag.ONCE in tags or (not asked and _tells(text, tags, mode, carried)):
        return Force.PAST
    return None


def _left(
    text: str, tags: AbstractSet[Tag], side: Side, mode: Mode, carried: Force | None, asked: bool
) -> Force:
    """A duty, unless the surroundings say that it is none."""
    acts = not tags.isdisjoint(ACTS)
    if "是否" in text and not asked and tags.isdisjoint(_PASSED_ON):
        return Force.PLAIN  # 消防设施是否完好: what is looked at
    if mode is Mode.TELLING and side is Side.OPEN and not (Tag.ASK in tags or _COUNTED.search(text)):
        return Force.EXHORT
    if mode is Mode.SPEECH:
        return _in_speech(text, tags, side, carried, asked)
    if asked or (mode is Mode.DIRECT and _WORDS_LIMIT.search(text)):
        return Force.DUTY
    if carried is Force.PLAIN:
        return Force.PLAIN  # 为…,建立…,制定本办法: all of it is the purpose
    return Force.DUTY if carried is Force.DUTY or (acts and mode is Mode.DIRECT) else Force.PLAIN


def _in_speech(text: str, tags: AbstractSet[Tag], side: Side, carried: Force | None, asked: bool) -> Force:
    """要多到田头听意见 is spoken to nobody; 各镇每月报一次, 要留座谈纪要 is asked."""
    if carried is Force.DUTY or is_due(text):
        return Force.DUTY if asked or tags & ACTS else Force.PLAIN
    named = Tag.PERSON in tags and Tag.SETUP in tags
    if asked and (
        side is Side.BELOW or Tag.ASK in tags or named or tags & _PAPERWORK or _COUNTED.search(text)
    ):
        return Force.DUTY
    return Force.DUTY if side is Side.BELOW and tags & ACTS else Force.EXHORT


def is_due(text: str) -> bool:
    """Has the clause a day or a rhythm?"""
    return _DUE.search(text) is not None


def _tells(text: str, tags: AbstractSet[Tag], mode: Mode, carried: Force | None) -> bool:
    return bool(
        mode is Mode.TELLING
        or carried is Force.PAST
        or not tags.isdisjoint(_TELLING)
        or _FOUND.search(text)
        or ("未" in text and _FAILED.match(text) and not _SCORE.search(text))
        or _SUFFERED.search(text)
    )


def _is_own(text: str, side: Side, carried: Force | None, asked: bool) -> bool:
    """The sender, a machine, or nobody named who "will": 将适时抽查, 由系统生成, 成立以县长为组长的领导小组."""
    if side is Side.SENDER or _BY_MACHINE.search(text):
        return True
    if side is Side.BELOW:
        return False
    return bool(_WILL.search(text) or _MEMBERS.search(text)) or (
        carried is Force.OWN and side is Side.OPEN and not asked
    )


def is_asked(text: str, words: Sequence[Token]) -> bool:
    """A modal, or a verb of asking. 要求 is a noun unless it opens the clause or a name follows (按照…要求)."""
    past = any(w.tag is Tag.PAST for w in words)
    for n, w in enumerate(words):
        if w.tag is Tag.ASK and w.word == "由" and (past or _FROM_TO.match(text, text.find("由"))):
            continue
        if w.word == "让" and _LETS.match(text, text.find("让")):
            continue
        if w.tag is Tag.MUST or (w.tag is Tag.ASK and w.word != "要求"):
            return True
        if w.tag is Tag.ASK and (
            text.startswith("要求") or any(x.tag is Tag.BELOW for x in words[n + 1 : n + 2])
        ):
            return True
    return False
