"""Concrete tasks of no other kind: bodies, people, signs, goods, watches, plans, powers."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.efforts import OUTCOME, efforts, is_carried_out
from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind, Side
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

# 每周推送一次资料: sent down, not up
_PASSES_ON = frozenset(("推送", "发送", "发", "发给"))
_COMES_ROUND = pattern(r"每[日天周月季年旬半][^,]{0,12}[一二两三四\d]次")
# 转移一户报告一户: the first act is only the occasion of the second.
_ONE_BY_ONE = pattern(r"一([户个处人件])[^,]{1,4}一\1")
_LOSES = pattern(r"(?:少|缺|漏|未|不|差|每)[^,]{0,16}[扣减]\d")
_SCORED = pattern(r"\d分(?!钟|别)")
_LOSES_RIGHT = pattern(r"取消[^,]{0,10}(?:资格|待遇)", signs="取消")
_A_PAPER = pattern("通知|文件|方案|通报|函")
_WAYS = frozenset(("入户", "拉网", "到场"))
# 审核后报送: steps towards what is handed in.
_PREPARES = pattern("审核|初审|复核|核定|收集|注销|报账|评选|遴选|推荐|受理|审批|认定|整改|转发|传达|征求")
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
    if "%" in view.text and (rate := OUTCOME.search(view.text)):
        done = [v for v in done if v.start - view.statement.start > rate.start()]
    if _LOSES_RIGHT.search(view.text):
        done = [v for v in done if v.word != "取消"]
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
    done += [
        v
        for v in view.verbs(Tag.ASSESS, Tag.INSTALL)
        if v.word == "评议" or (v.word == "转发" and _A_PAPER.search(view.text))
    ]
    found = done + watch + ([] if view.taken else efforts(view, done)) + powers
    if view.is_own and view.things(Tag.POWER):
        found += view.verbs(Tag.SOFT)
    if found or (not view.taken and is_carried_out(view)):
        yield Act(Kind.DELEGATED_TASK, view.take(list(dict.fromkeys(found))))


def _belongs_to_looking(view: View, verb: Token) -> bool:
    """隐患排查整治, 入户检查, 带队巡查: one campaign of looking and mending, one way of looking."""
    return any(
        w.tag is Tag.CHECK
        and (verb.start in (w.end, w.start - len(verb.word)) or (verb.end <= w.start and verb.word in _WAYS))
        for w in view.words
    )


FINDER = Finder(
    find,
    about=frozenset(
        {
            Tag.DO,
            Tag.SOFT,
            Tag.WATCH,
            Tag.BUILD,
            Tag.SETUP,
            Tag.FILL_IN,
            Tag.LIGHT,
            Tag.ATTEND,
            Tag.HAND_IN,
            Tag.INSTALL,
            Tag.ASSESS,
        }
    ),
    signs="不少于 至少 不低于 将 把 负责 联系 包 结对 一",
)
