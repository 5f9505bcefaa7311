"""Who has to act in a clause, and on which side of the paper that actor stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jianfu.core.facts.clauses import Clause
from jianfu.core.facts.modes import ACTS
from jianfu.core.facts.shapes import Side, Unit
from jianfu.core.facts.sides import Actor, actor_of
from jianfu.core.facts.words import Tag, Token

ACTORS = frozenset({Tag.BELOW, Tag.BODY, Tag.SENDER, Tag.INSPECTOR, Tag.PUBLIC})
# 不少于 counts, 定于 and 决定 tell what the sender will do.
_SETS = frozenset("不定决兹拟经研")
_OPENS = frozenset(
    {Tag.SETUP, Tag.BUILD, Tag.LIGHT, Tag.HAND_IN, Tag.FILL_IN, Tag.INSTALL, Tag.HOLD, Tag.EXHORT}
)
_MODALS = frozenset(
    {Tag.MUST, Tag.URGE, Tag.ONCE, Tag.SINCE, Tag.ASK, Tag.WILL, Tag.MAY, Tag.FORBID, Tag.PAST}
)
# After one of these a name is spoken to or acted upon; it does not act.
_TO = frozenset("对向给至到从为将把被与同经往以按及送在于供")
# 燃气经营企业, 供电企业, 在建工地: the character is part of a name.
_IN_NAMES = re.compile(r"所在|经[营济]|供[电水热气暖销应]|在[建职校岗编]|从业|对外|合同|共同|同业|以[上下]")
# 深入基层, 减轻基层负担, 所称村级权力清单是指村级…: where one goes or what one speaks of.
_UPON = re.compile(
    r"(?:深入|减轻|赋能|服务|面向|下沉|走进|关心|关爱|倾听|困扰|加重|增加|转嫁|指|即)(?:到|给|至|于)?$"
    r"|通过|利用|依托|借助|运用|针对|围绕|根据|依据|参照"
)
_AND = frozenset('、和及与或,()"“”')
# 领导小组名单, 各单位电话: a thing of theirs, nobody acts.
_OWNED = re.compile(r"(?:人员)?名单|信息|情况|数据|档案|人数|户数|[^,。]{0,8}率|联系电话|电话|证件|资料")
# 会后各村: the name begins with 各.
_EACH = re.compile(r"[^\W\d]{1,8}?(?<![直级属、])(?=各)")
# 根据区医保局安排, 现就居民医保工作, 指出一些乡镇: the name stands in a phrase, nobody acts.
_ADVERBIAL = re.compile(
    r"根据|按照?(?!时|期|月|周|季|年|日|要求)|依据|遵照|依照|接[^,]{1,12}(?:通知|要求|部署)|现[就将]|关于|鉴于|围绕|指出|出现|发现|发生|遇[有到见]|接到|如[有遇发]|若[有遇发]|凡(?!是?各)|进一步"
)
# 村民喝到放心水: a public noun acts where its verb, a modal or a stop follows; 农民负担监督卡 is a thing.
_ACTS_ITSELF = re.compile(
    r"$|[,、和及与或等()的]|须|应|要|必|需|可|不|得|自|均|都|也|凡|每|在|于|对|按|从|如|若|因|将|把|由|一律|主动|积极|全|未|没|已|报名|参|签|注册|使用|通过|定期|提前|准时|按时|先|再|\d"
)
# 患者每季度随访一次: somebody visits them.
_DONE_TO = re.compile(r"[^,须应要自主]{0,14}(?:随访|走访|家访|回访|慰问|探访|救助|帮扶|安置|见面)")
# 住户调查辅助员, 企业培训班: the verb behind the people is a part of the name, too.
_OF_A_NAME = re.compile(r"[^,、的]{0,4}?(?:员|人员|组|队|班|表|册|办法|制度|工作)(?=[须应要可每负]|$|\d)")
# 县里要的农机台账, 检查组指出的问题: whose verb describes a thing does not act here.
_OF_THEIRS = re.compile(r"[^,、的]{1,6}的(?!$|同志|人员|单位)")
_THING = re.compile(
    r"[^,、须应要必可]{0,14}(?:数据|情况|[率表数册]|名单|信息|台账|档案|意愿|需求|问题|意见|资料|卡|证|工作|标准|政策)(?=须|应|要|必|需|可|不|达|$)"
)
# 市里要求今天完成: who requires it does not do it.
_REQUIRES = re.compile("要求|通知(?!书|单)|强调|明确要求")
_TOPICS = frozenset({Tag.PAPER, Tag.LEDGER, Tag.PROOF, Tag.PLAN})
# 由群众签字: whoever calls on them gets the signature.
_SIGNS = re.compile("签[字名]|按手印")
_UPPER_TAGS = frozenset({Tag.SENDER, Tag.INSPECTOR, Tag.BODY})


def find_actor(plain: str, clause: Clause, words: Sequence[Token], issuer: Unit | None) -> Actor | None:
    """The subject of the clause. Behind 请, 由, 要求 it wins over an earlier one (县局要求各镇…)."""
    asked_from = _from_the_asked(plain, words)
    if asked_from is words and _ADVERBIAL.match(plain, clause.start, clause.end):
        return None
    words = asked_from
    told = any(w.tag is Tag.MUST and w.word[0] not in _SETS for w in words)
    found: Actor | None = None
    first = -1
    end = clause.start
    asked = skipping = False
    for n, word in enumerate(words):
        if word.word == "将":
            continue  # 将残疾人登记表报…: what follows is handed over
        if word.tag is Tag.ASK:
            asked = True
        elif word.tag in ACTORS and not _is_letter(plain, word, end):
            lead = _IN_NAMES.sub("", plain[end : word.start])
            joined = n > 0 and words[n - 1].tag in ACTORS and _joined(lead)
            skipping = (joined and skipping) or (not joined and bool(_TO & set(lead)))
            skipping = skipping or bool(_OWNED.match(plain, word.end, clause.end) or _UPON.search(lead))
            asked_to = n > 0 and words[n - 1].tag is Tag.ASK and words[n - 1].end == word.start
            skipping = skipping or (
                word.tag is Tag.PUBLIC
                and (
                    _SIGNS.match(plain, word.end) is not None
                    or (not asked_to and _is_attribute(plain, word, words[n + 1 :], clause.end))
                )
            )
            skipping = skipping or (
                word.tag in _UPPER_TAGS
                and bool(_OF_THEIRS.match(plain, word.end, clause.end) or _REQUIRES.match(plain, word.end))
            )
            skipping = skipping or (word.tag is Tag.PUBLIC and _is_list_of_places(plain, clause, words))
            if skipping:
                end = word.end
                continue
            follows = joined and first >= 0
            if not follows and (found is None or asked):
                first = _name_start(plain, end, word.start)
            if follows or found is None or asked:
                before = found if follows else None
                by = (asked or follows) and any(w.word == "由" for w in words[max(0, n - 3) : n])
                found = actor_of(plain, first, word, issuer, asked or told or bool(found and found.asked), by)
                if before and before.side is Side.BELOW and _AND & set(lead):
                    found = replace(found, side=Side.BELOW)  # 各村、各企业要…
                asked = False
        elif word.tag in _TOPICS and found is None and _is_spoken_to(words[n + 1 : n + 2]):
            pass  # 汇报材料大家抓紧弄: the topic comes first
        elif word.tag not in _MODALS:
            if _inside_name(plain, words[n : n + 3]):
                continue  # 消防救援大队
            break  # behind the first act or thing, names are objects
        end = word.end - (word.tag is Tag.WILL and word.word[-1] in _TO)
    return found


def _is_list_of_places(plain: str, clause: Clause, words: Sequence[Token]) -> bool:
    """低洼院落、临水住户、工棚: what it is about, unless somebody is greeted."""
    text = plain[clause.start : clause.end]
    return "、" in text and text[0] not in "各广全" and not any(w.tag in ACTS for w in words)


def _is_spoken_to(following: Sequence[Token]) -> bool:
    return bool(following) and following[0].tag is Tag.BELOW and following[0].word[0] in "大各你所"


def _is_attribute(plain: str, word: Token, behind: Sequence[Token], end: int) -> bool:
    """农民负担监督卡, 游客接待数据, 公众举报问题: the people are part of a thing's name."""
    if _DONE_TO.match(plain, word.end, end):
        return True
    if _THING.match(plain, word.end, end) or plain.startswith("的", word.end):
        return True
    acts = bool(behind) and behind[0].start == word.end and not _OF_A_NAME.match(plain, behind[0].end, end)
    return not acts and not _ACTS_ITSELF.match(plain, word.end, end)


def _is_letter(plain: str, word: Token, end: int) -> bool:
    """局, 办, 委 alone end an organ's name only if a name stands before them."""
    return word.tag is Tag.BODY and len(word.word) == 1 and not plain[end : word.start].isalnum()


def _from_the_asked(plain: str, words: Sequence[Token]) -> Sequence[Token]:
    """名单请各镇汇总: the words from 请 on, where a name follows it at once."""
    for n, word in enumerate(words[:-1]):
        lead = plain[word.end : words[n + 1].start]
        if (
            word.tag is Tag.ASK
            and words[n + 1].tag in ACTORS
            and len(lead) <= 14
            and not _TO & set(_IN_NAMES.sub("", lead))
        ):
            return words[n:]
    return words


def _inside_name(plain: str, words: Sequence[Token]) -> bool:
    """镇环境整治领导小组: 整治 is a part of the organ's name."""
    if words[0].tag in _OPENS:
        return False
    organ = next((w for w in words[1:] if w.tag in (Tag.BODY, Tag.INSPECTOR)), None)
    if organ is None or organ.start - words[0].end > 8:
        return False
    between = plain[words[0].end : organ.start]
    return (
        (not between or between.isalnum())
        and not _TO & set(between)
        and not any(w.tag in _MODALS for w in words[1:2])
    )


def _joined(lead: str) -> bool:
    """Nothing but a name's own characters or an "and" between two actors."""
    return len(lead) <= 8 and not (_TO - _AND) & set(lead)


def _name_start(plain: str, low: int, at: int) -> int:
    """Where the name begins that ends in an organ word: 县水务局 begins at 县."""
    start = at
    while start > low and at - start < 20 and (plain[start - 1].isalnum() and plain[start - 1] not in _TO):
        start -= 1
    each = _EACH.match(plain, start, at)
    return each.end() if each else start
