"""Scores, rankings, results made known, sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Force, Kind, Side
from jianfu.core.facts.words import Tag

_SCORE = re.compile(
    r"[加扣计得记]\d*\.?\d*分(?!钟)|\d+(?:\.\d+)?分(?!钟|之|别|管|散|类|析|批|局|公|行)|满分|百分制|零分"
)
# 评价总分在90分以上: an outcome to reach.
_TARGET = re.compile(r"排名靠[前后]的|(?:总分|得分|分值|成绩)[^,。]{0,6}在?\d+分(?:\([^)]*\))?以上$")
_OWN = re.compile(
    r"一票否决|末位|取消|扣发|约谈|黄牌|表态发言|排名靠后|后[一二三四五\d]+[名位]|问责|追究|追责|严肃处理|诫勉"
)
_LOSS = re.compile(r"不得(?:评优|评先|评为|参评|晋升)|取消.{0,12}(?:资格|评优|评先|先进|奖|工资|荣誉|称号)")
# 县里将对先进集体进行表彰 asks nothing of anybody.
_HONOURS = re.compile("表彰|奖励")
# Accountability aimed at the public is no demand on the grassroots.
_ON_PUBLIC = re.compile(
    r"对[^,。]{0,40}(?:人员|个人|企业|群众|村民|居民|经营者|业主|行为人|商户|公民|者)|如?发现(?:不|瞒|谎)报"
)
_ON_STAFF = re.compile(
    r"干部|工作人员|责任人|值班人员|各?村|镇|乡|街道|社区|单位|部门|领导|党员|网格员|信息员|有关人员|相关人员|参会人员"
)
_BY_RESULT = re.compile(
    r"(?:作为|纳入|列入|计入|与).{0,24}(?:考核|考评|评优|评先|评价|挂钩|绩效|依据|重要内容)"
)


def find(view: View) -> Iterator[Act]:
    s = view.statement
    if s.force in (Force.FORBID, Force.QUOTED, Force.MAY, Force.EXHORT) or s.side is Side.PUBLIC:
        return
    if s.force is Force.PAST and Kind.ASSESSMENT not in view.theme:
        return
    if _TARGET.search(view.text):
        return
    if _ON_PUBLIC.search(view.sentence) and not _ON_STAFF.search(view.sentence):
        return
    verbs = view.verbs(Tag.ASSESS, Tag.SCORE, Tag.SANCTION, Tag.PUBLISH_RESULT)
    scored = _SCORE.search(view.text)
    told = s.force in (Force.DUTY, Force.OWN) or Kind.ASSESSMENT in view.theme
    lost = _LOSS.search(view.text)
    if not lost and not (told and (verbs or scored or _BY_RESULT.search(view.text))):
        return
    if Kind.MEETING in view.theme and verbs and all(v.word == "表态发言" for v in verbs):
        return
    if s.force is Force.OWN and verbs and all(_HONOURS.search(v.word) for v in verbs):
        return
    if lost:
        verbs += view.verbs(Tag.DO)
    yield Act(Kind.ASSESSMENT, view.take(verbs), own=bool(lost or _OWN.search(view.text)))
