"""Concrete tasks of no other kind: bodies, people, signs, goods, watches, plans, powers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind, Side
from jianfu.core.facts.words import Tag

_COUNTED = re.compile(
    r"\d+(?:个|户|人|名|次|份|处|套|台|亩|公里|元|%|条|篇|场|家|件|小时|吨|棵|块|期)|每[村镇乡户周月季日天年]|\d+月\d+日|[0-9一二三四五六七八九十]+月(?:底|份|中旬|上旬|下旬)|前完成|日前"
)
_MEASURES = re.compile(
    r"(?:落实|采取|执行)(?!有效|有力|切实|得力|坚决|相应|必要|各项|各种|一切|果断|断然)[^,]{1,14}措施$"
)
_GATHERS_HANDS = re.compile(r"组织[^,]{0,6}(?:群众|力量|人员|劳力|党员|干部|村民|志愿者|队伍)")
_OUTCOME = re.compile(r"率(?:要|须|应)?(?:达到|达|在|不低于|保持)[^,]{0,8}%")
_VAGUE = re.compile(r"机制|长效机制|体制机制|工作机制|工作格局|体系")
_PERSONS = re.compile(
    r"专人|联络员|信息员|联系人|\d+名|[一二两]名|责任人|负责人|人员|队伍|专班|领导小组|机构|工作组|力量|队(?![长员])"
)

# 每月驻村不少于22天: whatever it is, it is counted.
_RATE = re.compile(
    r"每[日天周月季年][^,]{0,10}(?:不少于|至少|不低于)[^,]{0,6}?[\d一二两三四五六七八九十]+(?:天|次|个|小时|户|人)"
)
# 带领应征青年到县医院参加体检
_LED_THERE = re.compile(
    r"(?:带领|组织|动员|带)[^,]{1,20}(?:参加|前往|赴|到)(?![^,]{0,12}(?:会|培训|学习|比赛|竞赛))"
)
# 审核后报送: steps towards what is handed in.
_PREPARES = re.compile("审核|初审|复核|核定|收集|评选|遴选|推荐|受理|审批|认定|整改|转发|传达|征求")
# 严格值班制度 asks for discipline, not for a watch.
_ORDERLY = re.compile(r"(?:并|要)?(?:严格(?!执行|落实)|严明|完善|健全|加强)")


def find(view: View) -> Iterator[Act]:
    if not view.is_duty and not (view.is_own and view.things(Tag.POWER)):
        return
    if view.theme & {Kind.OTHER, Kind.ASSESSMENT} and view.statement.side is not Side.BELOW:
        return  # how to take part in a contest, how a scheme works
    done = view.verbs(Tag.DO)
    if any(w.tag is Tag.HAND_IN for w in view.taken):
        done = [v for v in done if not _PREPARES.fullmatch(v.word)]
    watch = [] if _ORDERLY.match(view.text) else view.things(Tag.WATCH)
    built = (
        view.verbs(Tag.SETUP, Tag.BUILD)
        if view.things(Tag.TEAM, Tag.MEANS, Tag.BODY) or _PERSONS.search(view.text)
        else []
    )
    planned = view.verbs(Tag.BUILD) if view.things(Tag.PLAN, Tag.POWER) else []
    planned = [
        v for v in planned if v.word not in ("完善", "健全", "形成", "建成") and not _VAGUE.search(view.text)
    ]
    soft = view.verbs(Tag.SOFT) if _COUNTED.search(view.text) or view.things(Tag.MEANS) else []
    powers = (
        [v for v in view.verbs(Tag.SETUP, Tag.BUILD, Tag.FILL_IN, Tag.SOFT) if v.word != "形成"]
        if view.things(Tag.POWER)
        else []
    )
    if _MEASURES.search(view.text) and view.statement.side is Side.BELOW:
        soft += view.verbs(Tag.SETUP, Tag.LIGHT)
    if view.taken or _OUTCOME.search(view.text):
        built = planned = soft = []  # an act of another kind already says what these words are for
    elif _GATHERS_HANDS.search(view.text):
        soft += view.verbs(Tag.LIGHT)
    if view.is_own and view.things(Tag.POWER):
        soft += view.verbs(Tag.SOFT)
    if not view.taken and not done and _RATE.search(view.text):
        soft += view.words[:1]
    if _LED_THERE.search(view.text) and not view.taken:
        soft += view.verbs(Tag.ATTEND, Tag.LIGHT, Tag.SOFT)
    found = done + watch + built + planned + soft + powers
    if found:
        yield Act(Kind.DELEGATED_TASK, view.take(list(dict.fromkeys(found))))
