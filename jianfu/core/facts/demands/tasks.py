"""Concrete tasks of no other kind: bodies, people, signs, goods, watches, plans, powers."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind, Side
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_COUNTED = pattern(
    r"\d+(?:个|户|人|名|次|份|处|套|台|亩|公里|元|%|条|篇|场|家|件|小时|吨|棵|块|期)|每[村镇乡户周月季日天年]|\d+月\d+日|[0-9一二三四五六七八九十]+月(?:底|份|中旬|上旬|下旬)|前完成|日前"
)
_MEASURES = pattern(
    r"(?:落实|采取|执行)(?!有效|有力|切实|得力|坚决|相应|必要|各项|各种|一切|果断|断然)[^,]{1,14}措施$"
)
_GATHERS_HANDS = pattern(r"组织[^,]{0,6}(?:群众|力量|人员|劳力|党员|干部|村民|志愿者|队伍)")
_OUTCOME = pattern(r"[率度](?:要|须|应)?(?:达到|达|在|不低于|保持)[^,]{0,8}%")
_VAGUE = pattern(r"机制|长效机制|体制机制|工作机制|工作格局|体系")
_PERSONS = pattern(
    r"专人|[^成全人动委队党团学教职社]员(?![会工额])|志愿者|联系人|\d+名|[一二两]名|责任人|负责人|人员|队伍|专班|领导小组|机构|工作组|力量|队(?![长员])"
)

# 每月驻村不少于22天: whatever it is, it is counted.
_RATE = pattern(
    r"每[日天周月季年][^,]{0,10}(?:不少于|至少|不低于)[^,]{0,6}?[\d一二两三四五六七八九十]+(?:天|次|个|小时|户|人)"
)
# 带领应征青年到县医院参加体检
_LED_THERE = pattern(
    r"(?:带领|组织|动员|带|通知)[^,]{1,20}(?:参加|前往|赴|到)(?![^,]{0,12}(?:会|培训|学习|比赛|竞赛))"
)
# 初赛由各校组织: the work is given away.
_GIVEN_AWAY = pattern(
    r"由(?:各|所在|所属|当地|辖区|村|乡镇|镇|街道|社区|学校)[^,]{0,24}(?:组织|承办|负责|实施|办理|落实|统筹|牵头)(?!部|者|法)"
)
# 安排好会场, 落实食宿
_ARRANGES = pattern(
    r"(?:安排|落实|确定|布置|提供)好?[^,]{0,10}(?:地点|场地|会场|食宿|住宿|车辆|值班表|排班|座位|会务|交通)"
)
# 每周推送一次资料: sent down, not up
_PASSES_ON = frozenset(("推送", "发送", "发", "发给"))
# 逐户上门宣传
_AT_THE_DOOR = pattern(r"逐[户人]|上门|入户|面对面|挨家挨户")
_COMES_ROUND = pattern(r"每[日天周月季年旬半][^,]{0,12}[一二两三四\d]次")
# 转移一户报告一户: the first act is only the occasion of the second.
_ONE_BY_ONE = pattern(r"一([户个处人件])[^,]{1,4}一\1")
_LOSES = pattern(r"(?:少|缺|漏|未|不|差|每)[^,]{0,16}[扣减]\d")
_SCORED = pattern(r"\d分(?!钟|别)")
# 每季度开展一次活动
_EVENT = pattern(
    r"(?:[一二两三四五六\d][次场期轮]|每[半个]?[年月季周]度?)[^,]{0,16}(?:活动|宣传|服务|行动|走访)|(?:活动|宣传|服务|行动|走访)[^,]{0,10}[一二两三四五六\d][次场期轮]"
)
# 审核后报送: steps towards what is handed in.
_PREPARES = pattern("审核|初审|复核|核定|收集|评选|遴选|推荐|受理|审批|认定|整改|转发|传达|征求")
# 严格值班制度 asks for discipline, not for a watch.
_ORDERLY = pattern(r"(?:并|要)?(?:严格(?!执行|落实)|严明|完善|健全|加强)")


def find(view: View) -> Iterator[Act]:
    if not view.is_duty and not (view.is_own and view.things(Tag.POWER)):
        return
    if (
        view.theme & {Kind.OTHER, Kind.ASSESSMENT}
        and view.statement.side is not Side.BELOW
        and not _COMES_ROUND.search(view.text)
    ):
        return  # how to take part in a contest, how a scheme works
    if (Kind.ASSESSMENT in view.theme and _SCORED.search(view.text)) or _LOSES.search(view.text):
        return  # 得分80分以上的全额拨付, 少宣传一次扣2分
    done = [v for v in view.verbs(Tag.DO) if not _belongs_to_looking(view, v)]
    if "%" in view.text and (rate := _OUTCOME.search(view.text)):
        done = [v for v in done if v.start - view.statement.start > rate.start()]
    if any(w.tag is Tag.HAND_IN for w in view.taken):
        done = [v for v in done if not _PREPARES.fullmatch(v.word)]
    watch = [] if _ORDERLY.match(view.text) else view.things(Tag.WATCH)
    powers = (
        [v for v in view.verbs(Tag.SETUP, Tag.BUILD, Tag.FILL_IN, Tag.SOFT) if v.word != "形成"]
        if view.things(Tag.POWER)
        else []
    )
    # An act of another kind already says what the other words are for.
    if _ONE_BY_ONE.search(view.text) and view.taken:
        return
    done += [v for v in view.verbs(Tag.HAND_IN) if v.word in _PASSES_ON]
    found = done + watch + ([] if view.taken else _otherwise(view, done)) + powers
    if view.is_own and view.things(Tag.POWER):
        found += view.verbs(Tag.SOFT)
    if found:
        yield Act(Kind.DELEGATED_TASK, view.take(list(dict.fromkeys(found))))


def _belongs_to_looking(view: View, verb: Token) -> bool:
    """隐患排查整治, 入户检查: one campaign of looking and mending, one way of looking."""
    return any(
        w.tag is Tag.CHECK and (w.end == verb.start or (w.start == verb.end and verb.word == "入户"))
        for w in view.words
    )


def _otherwise(view: View, done: list[Token]) -> list[Token]:
    """What is built, planned, or done in numbers where nothing else is asked."""
    soft: list[Token] = []
    if not ("%" in view.text and _OUTCOME.search(view.text)):
        soft = _built(view) + _counted(view)
        if view.has(Tag.LIGHT) and _GATHERS_HANDS.search(view.text):
            soft += view.verbs(Tag.LIGHT)
    if view.has(Tag.LIGHT) and _EVENT.search(view.text):
        soft += view.verbs(Tag.LIGHT)
    if not done and _RATE.search(view.text):
        soft += view.words[:1]
    if view.has(Tag.LIGHT, Tag.SETUP) and (_GIVEN_AWAY.search(view.text) or _ARRANGES.search(view.text)):
        soft += view.verbs(Tag.LIGHT, Tag.SETUP, Tag.SOFT)
    if view.has(Tag.ATTEND, Tag.LIGHT, Tag.SOFT) and _LED_THERE.search(view.text):
        soft += view.verbs(Tag.ATTEND, Tag.LIGHT, Tag.SOFT)
    return soft


def _built(view: View) -> list[Token]:
    """Bodies, people and means that are set up; plans that are made."""
    built = view.verbs(Tag.SETUP, Tag.BUILD)
    if not built:
        return []
    planned = [v for v in built if v.tag is Tag.BUILD and v.word not in ("完善", "健全", "形成", "建成")]
    if not view.has(Tag.PLAN, Tag.POWER) or _VAGUE.search(view.text):
        planned = []
    if not view.has(Tag.TEAM, Tag.MEANS, Tag.BODY) and not _PERSONS.search(view.text):
        built = []
    return built + planned


def _counted(view: View) -> list[Token]:
    """Soft verbs with a number or means beside them; measures that are taken."""
    soft = view.verbs(Tag.SOFT)
    if (
        soft
        and not view.has(Tag.MEANS)
        and not (_COUNTED.search(view.text) or _AT_THE_DOOR.search(view.text))
    ):
        soft = []
    if view.statement.side is Side.BELOW and _MEASURES.search(view.text):
        soft += view.verbs(Tag.SETUP, Tag.LIGHT)
    return soft


FINDER = Finder(
    find,
    about=frozenset(
        {Tag.DO, Tag.SOFT, Tag.WATCH, Tag.BUILD, Tag.SETUP, Tag.FILL_IN, Tag.LIGHT, Tag.ATTEND, Tag.HAND_IN}
    ),
    signs="不少于 至少 不低于",
)
