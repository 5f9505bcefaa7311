"""Scores, rankings, results made known, sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Force, Kind, Side
from jianfu.core.facts.words import Tag, Token

_SCORE = re.compile(
    r"[加扣计得记]\d*\.?\d*分(?!钟)|[扣记]\d+元|(?<![时点:\d])\d+(?:\.\d+)?分(?!钟|之|别|管|散|类|析|批|局|公|行)|满分|百分制|零分"
)
# 评价总分在90分以上: an outcome to reach.
_TARGET = re.compile(r"排名靠[前后]的|(?:总分|得分|分值|成绩)[^,。]{0,6}在?\d+分(?:\([^)]*\))?以上$")
_OWN = re.compile(
    r"一票否决|末位|取消|扣发|约谈|黄牌|表态发言|排名靠后|后[一二三四五\d]+[名位]|问责|追究|追责|严肃处理|诫勉|作(?:出)?(?:书面)?(?:说明|检讨|检查)|低于\d+分的"
)
_LOSS = re.compile(
    r"不得(?:享受|评优|评先|评为|参评|晋升)|取消.{0,12}(?:资格|评优|评先|先进|奖|工资|荣誉|称号)"
)
# 县里将对先进集体进行表彰 asks nothing of anybody.
_HONOURS = re.compile("表彰|奖励")
# 一次性奖励3万元: money for whoever earns it.
_PAYS = re.compile(
    r"(?:奖励|补助|补贴|奖补)[^,]{0,8}\d+(?:\.\d+)?(?:万?元|%)|(?:按|给予)[^,]{0,16}(?:元|%)[^,]{0,8}(?:奖励|奖补|补助)"
)
# Accountability aimed at the public is no demand on the grassroots.
_ON_PUBLIC = re.compile(
    r"对[^,。]{0,40}(?:人员|个人|企业|群众|村民|居民|经营者|业主|行为人|商户|公民|者)|如?发现(?:不|瞒|谎)报|(?:套取|骗取|冒领)[^,。]{0,12}(?:资金|补助|补贴|待遇|款)"
)
_ON_STAFF = re.compile(
    r"干部|工作人员|责任人|值班人员|各?村|镇|乡|街道|社区|单位|部门|领导|党员|网格员|信息员|有关人员|相关人员|参会人员"
)
_BY_RESULT = re.compile(
    r"(?<!不再)(?:作为|纳入|列入|计入|与).{0,24}(?:考核|考评|评优|评先|评价|挂钩|绩效|积分|总分|成绩|排名|依据|重要内容)"
)


_SHOWN = frozenset(("公布", "张榜", "张榜公布", "公示", "上墙", "公开", "发布", "兑现", "发放"))
# 免疫效果评价, 灾害风险评估: a matter is weighed, nobody is scored.
_WEIGHS = frozenset(("评估", "评价", "评定", "评议", "考察", "定级"))
_OF_PEOPLE = re.compile(r"[镇乡村]|单位|部门|干部|街道|社区|工作(?!人员|$)|绩效|人员|满意|队伍|领导")


# 检测结果通报乡镇: they are told.
_TOLD_TO = re.compile(r"通报(?:给|至)?(?:各?乡镇|各?村|属地|所在地|相关单位|有关部门)")
# 落实责任人并予以通报: made known, not judged.
_JUDGED = re.compile(
    r"[查考核评督]|不力|不到位|不及时|不合格|落后|排名|结果|进度|完成|情况|问题|工作|未|批评|违|成绩|名次"
)
# 给予相应处理
_PUNISHES = re.compile(r"(?:给予|予以|作出)[^,]{0,12}(?:处理|处分|惩处|惩戒)")


def _of_things(view: View, verb: Token) -> bool:
    near = view.text[max(0, verb.start - view.statement.start - 8) :]
    return verb.word in _WEIGHS and not _OF_PEOPLE.search(near)


def find(view: View) -> Iterator[Act]:
    s = view.statement
    if s.force in (Force.FORBID, Force.QUOTED, Force.MAY, Force.EXHORT) or s.side is Side.PUBLIC:
        return
    if s.force is Force.PAST and Kind.ASSESSMENT not in view.theme:
        return
    verbs = view.verbs(Tag.ASSESS, Tag.SCORE, Tag.SANCTION, Tag.PUBLISH_RESULT)
    counted = s.force is Force.PLAIN and _BY_RESULT.search(view.text)
    told = counted or s.force in (Force.DUTY, Force.OWN) or Kind.ASSESSMENT in view.theme
    lost = _LOSS.search(view.text)
    if not lost and not (
        told
        and (verbs or _PUNISHES.search(view.text) or _SCORE.search(view.text) or _BY_RESULT.search(view.text))
    ):
        return
    if Kind.ASSESSMENT not in view.theme:
        verbs = [v for v in verbs if not _of_things(view, v)]
        if all(v.word == "通报" for v in verbs) and (
            not _JUDGED.search(view.sentence) or _TOLD_TO.search(view.text)
        ):
            verbs = []
        if not verbs and not (
            lost or _PUNISHES.search(view.text) or _SCORE.search(view.text) or _BY_RESULT.search(view.text)
        ):
            return
    if _TARGET.search(view.text):
        return
    if _ON_PUBLIC.search(view.sentence) and not _ON_STAFF.search(view.sentence):
        return
    if Kind.MEETING in view.theme and verbs and all(v.word == "表态发言" for v in verbs):
        return
    if s.force is Force.OWN and verbs and all(_HONOURS.search(v.word) for v in verbs):
        return
    if _PAYS.search(view.text) and Kind.ASSESSMENT not in view.theme and not _SCORE.search(view.text):
        return
    if lost:
        verbs += view.verbs(Tag.DO)
    elif any(v.tag is Tag.ASSESS for v in verbs):
        verbs += [v for v in view.verbs(Tag.DO) if v.word in _SHOWN]  # 排名并张榜公布
    yield Act(Kind.ASSESSMENT, view.take(verbs), own=bool(lost or _OWN.search(view.text)))


FINDER = Finder(
    find,
    about=frozenset({Tag.ASSESS, Tag.SCORE, Tag.SANCTION, Tag.PUBLISH_RESULT}),
    signs="处理 处分 处罚 惩处 惩戒 分 扣 记 积分 成绩 排名 不得 取消 考核 考评 评优 评先 评价 挂钩 绩效 依据 重要内容",
)
