"""What a finding asks to leave out goes: the clause with the words, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.revising.mend import has_subject
from jianfu.core.revising.sentences import Part, Sentence
from jianfu.core.revising.shapes import Drop, Replace, Suggestion
from jianfu.core.revising.ways import Case, quoted
from jianfu.core.rules.patterns import pattern

_BY_WHEN = r"(?:于|在|按)?(?:[^,]{0,12}?(?:前|内|后|当日|当天|次日|今天|每日|每周|每月|按月|按季|月底|年底))?"
_GIVES = r"(?:报(?![名刊警])|上报|报送|报备|反馈|提交|交|送|发(?![现生放])|上传|回传|印发|备案|存档|归档|备查|留存|入[卷档])"
# Says only when, where, to whom, how much or on pain of what the clause before asks.
_TAILS = (
    rf"(?:并|同时|再|并请|请)?(?:统一|一并|及时|分别)?{_BY_WHEN}(?:统一)?(?:截图|照片|扫描件?|[^,]{{0,4}}(?:结果|材料|情况|名单))?{_GIVES}[^,]{{0,16}}",
    rf"{_BY_WHEN}(?:必须|务必|须|要)?(?:全部)?(?:完成|到位)",
    r"由[^,]{1,10}(?:汇总|统一检查|检查|抽查|通报|保管|考核|上报|报送)|[^,]{2,6}(?:抽查|检查|汇总)|专人(?:保管|负责)|按类存放|一式[^,]{1,4}",
    r"控制在[^,]{1,12}|[^,]{0,4}(?:内容为|内容由|包括)[^,]*|悬挂于[^,]*|装订成册[^,]*|摆放在[^,]*",
    r"(?:每个?(?:年|季度?|月|周|人|村|镇|单位|少|低|缺)|满分|计|少于|未达到|缺一项|达不到)[^,]{0,20}|(?:不得|不能|原则上不)[^,]{0,8}",
    r"(?:没|未)[^,]{1,6}的[^,]{0,16}|没有[^,]{1,8}也[^,]*|[^,]{0,6}也要报|无[^,]{1,6}(?:也|的)?(?:要|须|实行)?(?:零报告|报)[^,]*",
    r"[^,]{0,8}(?:进度|情况|结果|参与率|完成率)(?:每[日周月季]|按[日周月季]|纳入|列入|进行|实行|作为)?[^,]{0,8}(?:通报|考核|排名|公布|依据)",
    r"连续[^,]{1,6}|可得[^,]{1,6}|[^,]{0,10}(?:扣|加|减|得)\d*\.?\d*分|[^,]*的(?:视为|不予认可|按[^,]{1,10}处理)[^,]*",
    r"逐[件项条]登记|并?(?:重新|迎接|备齐待查|以备|供)[^,]{0,12}|第一时间[^,]{0,6}|[^,]{0,6}随时(?:回应|响应|回复|接听)",
    r"[今明后]天[^,]{0,4}要|[^,]{1,4}完[^,]{0,8}|(?:超时|逾期|否则|不然|别让)[^,]*|证明[^,]*|为[^,]{1,6}加油|做到随叫随到|确保有问必答",
)
_TAIL = pattern("|".join(_TAILS))
_ACTS_ITSELF = pattern(r"并?(?:做好|加强|开展|组织|抓好|落实|完成|加快|推进)")
_SHORT = 5
# What is spoken of in one breath: if one goes, the other has nothing left to say.
_TOPICS = tuple(
    pattern(p)
    for p in (
        "定位|轨迹|位置|打卡半径|围栏|经纬度|GPS",
        "照片|拍照|图片|影像|合影|留影|截图|水印|传图|有图",
        "签到|打卡|点名",
        "转发|点赞|投票|关注|跟帖|评论|朋友圈",
        "否决",
        "排名|晾晒|位次|红黑榜|排位",
        "宣传栏|标语|展板|横幅|标牌|门牌|上墙|挂牌",
        "征订|认购|捐款|答题",
        "下载|安装|注册|激活|登录|推广",
    )
)
_SCORE = pattern(r"\n\d+(?:\.\d+)?分?(?:\n|$)")
_ITEM_ENDS = pattern(r"[、,;。]|以及|和|及|与|等(?:方式|形式|材料|资料|情况)?|$")
# The next item is an act of its own, and no object of the first one's verb.
_ACT = pattern(r"[查听走访座抽实随现暗询]|(?:制度|流程|人员)上墙")
_BEFORE_ITEM = pattern(r"(?:、|以及|和|及|与)$")


def leave_out(case: Case) -> Iterator[Suggestion]:
    """The clauses with the words, those on the same topic, and their tails; else without those on the topic."""
    sentence = case.sentence()
    line = case.line
    if sentence is None or case.in_table or line.is_heading(case.plain, line.sentences.index(sentence)):
        return
    touched = set(sentence.touched(case.start, case.end))
    if not touched or _SCORE.match(case.plain, line.end):
        return
    tried: list[set[int]] = []
    for parts in (_with_kin(case, sentence, touched), _with_tails(case, sentence, touched)):
        if parts not in tried:
            tried.append(parts)
            yield case.suggest(f"删去{quoted(case.words)}", *drops(sentence, parts))


def list_item(case: Case) -> Iterator[Suggestion]:
    """查阅台账 out of 听取介绍、查阅台账、实地走访; the first one takes the mark behind it along."""
    sentence = case.sentence()
    before = case.plain[max(case.start - 2, 0) : case.start]
    joint, ends = _BEFORE_ITEM.search(before), _ITEM_ENDS.search(case.plain, case.end)
    if sentence is None or ends is None or case.words.count("、") > 3:
        return
    says = f"删去{quoted(case.words)}"
    if joint and (ends.group() != "、" or joint.group() == "、"):
        yield case.suggest(says, Replace(case.start - len(before) + joint.start(), ends.start(), ""))
    elif ends.group() == "、" and _ACT.match(case.plain, ends.end()) and case.start in _starts(sentence):
        yield case.suggest(says, Replace(case.start, ends.end(), ""))


def _starts(sentence: Sentence) -> set[int]:
    return {part.start for part in sentence.parts}


def drops(sentence: Sentence, numbers: set[int]) -> Iterator[Drop]:
    return (Drop(sentence.parts[i].start, sentence.parts[i].end) for i in sorted(numbers))


def _with_tails(case: Case, sentence: Sentence, touched: set[int]) -> set[int]:
    parts = set(touched)
    for i in range(max(touched) + 1, len(sentence.parts)):
        if not is_tail(case, sentence.parts[i]):
            break
        parts.add(i)
    return parts


def _with_kin(case: Case, sentence: Sentence, touched: set[int]) -> set[int]:
    topics = [t for t in _TOPICS if t.search(case.words)]
    parts = _with_tails(case, sentence, touched)
    for i, part in enumerate(sentence.parts):
        if i not in parts and any(t.search(case.plain, part.start, part.end) for t in topics):
            parts |= _with_tails(case, sentence, {i})
    return parts


def is_tail(case: Case, part: Part) -> bool:
    """Has it nothing to say once the clause before is gone? A few words without a subject have not."""
    if _TAIL.fullmatch(case.plain, part.start, part.end):
        return True
    if part.end - part.start > _SHORT or has_subject(case.notice, part):
        return False
    return _ACTS_ITSELF.match(case.plain, part.start, part.end) is None
