"""Is a word that can be a verb one here? Chinese writes 检查 for "to check", "check" and the first half of 检查组.

Each function answers for `words[n]` of one clause, plain[start:end].
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianfu.core.facts.demands.objects import EVENTS, TAKE_MATTERS, is_acted_on, is_handed_over, is_in_object
from jianfu.core.facts.words import Tag, Token

# 报送的, 检查时: the verb only describes a thing here, nobody is told to act.
_DESCRIBES = re.compile(
    r"(?:办理|管理|推进|落实)?[出到]?的(?!$)|(?:办理|工作|实施|推进)?中的|中(?=收集|发现|提出|反映|存在|查出|,)|(?:完成|结束|完毕|到位)后|[出中]发现的|时|过程|期间|者|人员(?=为|由|应|要|须|是|和|$)|[^,、]{0,6}(?:指标|质量|力度|渠道|水平)(?=并|$)"
)
# 参会名单, 培训人数: of those who come or are counted.
_OF_THOSE = re.compile(r"责任人|负责人|专班|小组|人员|人数|代表|回执|名单|率|照片|签到|记录")
# 成立巡查队: a body, whatever governs it.
_NAMES_A_BODY = re.compile(r"[组队站点室局所岗员股]|小区|指导员|机构|办(?![理结事案])|办公室|领导小组")
# 改造任务, 考核办法: a verb before an abstract noun is the first half of a name.
_NAMES_A_MATTER = re.compile(
    r"问题(?:反馈|整改|清单|线索)|”?(?:报告|总结)|任务|工作|情况|指标|基础|成绩|目标|项目|办法|意见|标准|经费|能力|水平|要求|方式|范围|内容|[体机]制|制度|意识|氛围|责任(?!心|区|人)|职责|"
    r"体系|时间|对象|结果|依据|原则|重点|规定|结束|过程|行为|事项|照片|图片|影像|记录|轨迹|日志|台账|资料|材料|名单|业务|进度|进展|纪律|面|知晓|覆盖|条件|提纲|通知|地点|方案|条件|成果|领导|指挥长|干部|电话|安排"
)
# 检查组, 培训班: and before one of these, the name of a body, a place, a paper.
_NAMES_A_THING = re.compile(
    r"等[^,]{0,2}(?:资料|材料|台账)|组|机构|小区|指导员|办(?![理结事案])|点|站|科(?!学|技)|股|室|区|队|局|所|表|单|册|簿|数|员|人(?!数|口|居|群|民|社|行|流)|日|案|年报|报告|中(?!心)|前|后|记录"
)
# 稽察督查时间, 督查考核组: two acts in one name.
_TWICE = re.compile(
    r"(?:检查|督查|督导|督察|考核|考评|验收|排查|巡查|培训|评比|整治|抽查|暗访|清查|筛查|登记|随访){1,3}(?:等|组|队|办|时间|方式|对象|范围|内容|结果|情况(?!报))"
)
_NAMES_A_PLACE = re.compile(
    r"表(?![决彰])|册|单(?![位独])|区|工程|防涝|设施|管网|系统|点(?!位)|站|室|局|所|员|费|车|卡|股|科|中心|档案|密度|率|期(?!间)|物资"
)
_LEADS = re.compile("引导|动员|督促|教育|提醒|告知|鼓励|发动")
_UNIT = re.compile(r"[^,。的]{0,8}单位")
_EVERY = re.compile(r"(?:各|由|与|被|对)[^,。]{0,4}$")
_OF_IT = re.compile(r"的(?:考核|奖惩|检查|考评|督查|评比|监督|培训){1,3}$")
_DOING = frozenset({Tag.DO, Tag.CHECK, Tag.TRAIN, Tag.FIND})
# 在编制、调整过程中应…: when, not what
_OF_TIME = re.compile(r"[^,将把并须应要请]{0,24}(?:过程中|的同时|基础上|前提下|情况下)")
_LOOKING = frozenset(("排查", "摸排", "巡查", "检查", "督查", "普查", "考核", "监测", "隐患排查"))
# 配齐通风、检测、防护装备
_IN_LIST = re.compile(r"(?:、[^,、]{1,6})*?[^,、]{0,6}(?:装备|设备|设施|器材|仪器|用品)")
_EACH_OF_THEM = ("每场", "每次", "每期", "每批", "每轮")
_SET = frozenset(("定于", "定在", "拟定于", "兹定于"))
_GOES_BY = ("根据", "按照", "结合", "依据")
_BASIS = re.compile(r"..[^,并,]{0,16}?(?:情况|要求|需要|实际|规定|标准|部署|安排|通知|方案|精神|计划|结果)")
# 落实检查制度, 做好排查工作: a light verb makes these an act again.
_LENT = re.compile("工作|任务|制度|机制|活动|行动")
_WORK = re.compile(r"(?:管理)?工作(?:的|和|及|与|、|由|中|$)")
_HANDLES = frozenset({Tag.HAND_IN, Tag.FILL_IN, Tag.BUILD, Tag.SETUP, Tag.SIGN, Tag.LIGHT, Tag.LEND})
_LENDING = (Tag.LIGHT, Tag.SETUP, Tag.HOLD)
# 上传经费明细: what follows is what is written, whatever it is called.
_WRITES = frozenset(("上传", "录入", "填报", "填写", "补录", "核对", "梳理", "清点"))
_FINISHES = frozenset(("完成", "办结"))
_WEAK = frozenset(("加强", "强化", "坚持", "完善", "履行", "承担"))


def is_verb(plain: str, words: Sequence[Token], n: int, start: int, end: int) -> bool:
    """Somebody does it here: no name, no description, nothing that another verb already handles."""
    word = words[n]
    if word.word == "发" and plain[word.end : word.end + 1] in ("〔", "[", "(", "【", ""):
        return False  # 川编办发〔2020〕159号
    if (
        _OF_TIME.match(plain, word.end, end)
        or _in_title(plain, word, start)
        or _DESCRIBES.match(plain, word.end, end)
    ):
        return False
    if (
        _is_basis(plain, word, start)
        or _is_charge(words, n)
        or _is_topic(words, n)
        or is_handed_over(plain, words, n, start)
    ):
        return False
    if (
        is_in_object(plain, words, n)
        or is_acted_on(plain, word, start, end)
        or _is_name_part(plain, words, n, start, end)
        or _is_for_the_public(words, n)
    ):
        return False
    if plain[word.end : word.end + 1] == "率":
        return False
    if word.tag not in _HANDLES and _OF_THOSE.match(plain, word.end, end):
        return False
    if word.tag in EVENTS and _TWICE.match(plain, word.end, end):
        return False
    if plain[word.start - 2 : word.start] in _EACH_OF_THEM:
        return False  # 每场宣讲拍摄照片
    if word.tag is Tag.CHECK and plain.startswith("反馈", word.end):
        return False  # 对照巡察反馈问题
    if word.word in _LOOKING and plain.startswith("信息", word.end):
        return False
    if word.tag in EVENTS and _IN_LIST.match(plain, word.end, end) and plain[word.start - 1] in "、齐备置足":
        return False
    if _is_governed(plain, words, n):
        named = _NAMES_A_MATTER.match(plain, word.end) or _NAMES_A_BODY.match(plain, word.end)
        return not named or bool(_LENT.match(plain, word.end))
    if _WORK.match(plain, word.end, end):
        return False
    if word.tag in TAKE_MATTERS or word.word in _WRITES:
        return True
    if word.tag is not Tag.PUBLISH_RESULT and _NAMES_A_MATTER.match(plain, word.end, end):
        return False
    names = _NAMES_A_THING if word.tag in EVENTS else _NAMES_A_PLACE
    return not names.match(plain, word.end, end)


def _in_title(plain: str, word: Token, start: int) -> bool:
    """Within 《…》 or “…” that opens in this clause: a name, not an act."""
    at = word.start
    if plain[at - 1 : at] == "“" and plain.startswith("”", word.end):
        return False  # 开展“回头看”
    return plain.rfind("《", start, at) > plain.rfind("》", start, at) or plain.rfind(
        "“", start, at
    ) > plain.rfind("”", start, at)


def _is_basis(plain: str, word: Token, start: int) -> bool:
    """根据报名情况组织, 结合普查要求: what one goes by."""
    by = max(plain.rfind(w, start, word.start) for w in _GOES_BY)
    basis = _BASIS.match(plain, by, word.end + 8) if by >= 0 else None
    return basis is not None and basis.end() >= word.end


def _is_charge(words: Sequence[Token], n: int) -> bool:
    """安排专人负责信息上报: the act is to name somebody; what that person does is no act of its own."""
    behind = False
    for w in words[:n]:
        if w.tag is Tag.PERSON:
            behind = True
        elif behind and w.word == "负责":
            return True
    return False


def _is_topic(words: Sequence[Token], n: int) -> bool:
    """入户走访须定位: what stands right before the modal is what it is about."""
    last = n
    while (
        last + 1 < len(words) and words[last + 1].start == words[last].end and words[last + 1].tag in _DOING
    ):
        last += 1
    modal = words[last + 1] if last + 1 < len(words) else None
    return (
        modal is not None
        and modal.tag is Tag.MUST
        and modal.start == words[last].end
        and modal.word[0] != "不"
        and modal.word not in _SET
    )


def _is_name_part(plain: str, words: Sequence[Token], n: int, start: int, end: int) -> bool:
    """各汇报单位, 督查考核, 培训签到表, 检测报告, 责任书的考核: the word stands within a name."""
    word = words[n]
    if _UNIT.match(plain, word.end, end) and _EVERY.search(plain, start, word.start):
        return True
    before = words[n - 1] if n and words[n - 1].end == word.start else None
    after = words[n + 1] if n + 1 < len(words) and words[n + 1].start == word.end else None
    if after and (word.tag, after.tag) in ((Tag.CHECK, Tag.ASSESS), (Tag.TRAIN, Tag.PROOF)):
        return True
    if word.word in ("报告", "通报", "反馈") and before and before.tag in EVENTS:
        return True
    return word.tag in EVENTS and bool(_OF_IT.search(plain, start, end))


def _is_for_the_public(words: Sequence[Token], n: int) -> bool:
    """引导居民主动报备: the residents report."""
    if words[n].tag not in (Tag.HAND_IN, Tag.FILL_IN, Tag.FIND):
        return False
    led = next((i for i, w in enumerate(words[:n]) if _LEADS.fullmatch(w.word)), None)
    return led is not None and any(w.tag is Tag.PUBLIC for w in words[led:n])


def _is_governed(plain: str, words: Sequence[Token], n: int) -> bool:
    """开展…检查, 做好…上报工作: a light verb earlier in the clause lends its force to the noun."""
    # 建立培训制度 asks for training; 建立评比制度 for a rule.
    lending = (*_LENDING, Tag.BUILD) if words[n].tag is Tag.TRAIN else _LENDING
    lenders = (w for w in words[:n] if (w.tag in lending and w.word not in _WEAK) or w.word in _FINISHES)
    # 完成排查并报结果: behind 并 a verb stands on its own.
    return any(
        "并" not in plain[w.end : words[n].start] and not _in_title(plain, w, max(0, w.start - 40))
        for w in lenders
    )
