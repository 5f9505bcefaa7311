"""Meetings to attend or to hold, and training."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag, Token
from jianfu.core.patterns import pattern

_CALLED = pattern(
    r"举办|举行|定于|定在|拟于|将于|于\d|请|参加|参会|出席|组织|各|\d[点时:]|上午|下午|今晚|明天|不定期|定期|对[^,]{2,16}(?:进行|开展)"
)
_LABEL = pattern(r"^(?:会议|参会|培训|开会)?(?:时间|地点|方式|人员|范围|对象|名称|内容|议程)$")
_CONVENED = pattern(r"召集|主持")
# 支委会每月一次, 党课每季度一讲
_STANDING = pattern(r"(?:会|会议|日|课)[^,会]{0,4}每[^,]{1,4}[一二两三\d][次回]$")
_LESSON = pattern(r"党课[^,]{0,8}[一二两三四\d][次讲堂节]|[讲上][^,]{0,6}党课")
# 为考生和家长举办讲座
_FOR_CITIZENS = pattern("考生|家长|市民|居民|求职者|欢迎")
_ANY_MEETING = frozenset(("会", "会议", "大会", "例会"))
# 9月8日上午9点,三楼会议室,河长制推进会,各镇水利站长参加
_A_MEETING = pattern(
    r"(?:推进|调度|部署|动员|工作|座谈|现场|视频|例|碰头|总结|协调|专题)会(?:议)?(?=[,;。(]|$)"
)
_COMING = frozenset(("参加", "出席", "列席"))
_HELD = pattern(r"(?:例会|三会一课|主题党日|组织生活)(?!开展情况|情况|落实)")
_GOING = pattern(r"参会|开会|到会|赴会|听会|准时进入|收听|收看")
# 安全教育 is a field; 组织一次安全教育, 每周一课 is held.
_TEACHING = pattern(r"教育$|课$|学习$|研讨$")
_TAUGHT = pattern(r"开展|组织|举办|举行|接受|参加|进行|集中|安排|[上讲好]|每|[一两二三四\d][次堂期场]|逐")
_GETS_TAUGHT = pattern(r"(?:接受|参加)[^,]{0,8}教育")


def find(view: View) -> Iterator[Act]:
    if not (view.is_duty or view.is_own):
        return
    yield from _training(view)
    yield from _meeting(view)


def _training(view: View) -> Iterator[Act]:
    verbs = view.verbs(Tag.TRAIN)
    verbs = [v for v in verbs if not _names_a_meeting(view, v)]
    if verbs and not _TAUGHT.search(view.text):
        verbs = [v for v in verbs if not _TEACHING.search(v.word)]
    verbs += [v for v in view.things(Tag.TRAIN) if v not in verbs and view.verbs(Tag.ATTEND, Tag.HOLD)]
    if not verbs and _LESSON.search(view.text):
        verbs = view.things(Tag.TRAIN)
    if not verbs and _GETS_TAUGHT.search(view.text):
        verbs = view.verbs(Tag.ATTEND, Tag.LIGHT)
    if view.is_own and _FOR_CITIZENS.search(view.sentence):
        return
    if verbs and (view.is_duty or _CALLED.search(view.text)):
        yield Act(
            Kind.TRAINING,
            view.take(verbs + view.verbs(Tag.HOLD, Tag.ATTEND, Tag.LIGHT) + view.things(Tag.MEETING)),
        )


def _names_a_meeting(view: View, verb: Token) -> bool:
    """召开技能培训视频调度会: what the meeting is about. 培训会议 itself is training."""
    return any(
        0 <= w.start - verb.end <= 2 and w.word not in _ANY_MEETING
        for w in view.words
        if w.tag is Tag.MEETING
    )


def _meeting(view: View) -> Iterator[Act]:
    meetings = view.things(Tag.MEETING)
    if meetings and _STANDING.search(view.text) and not view.verbs(Tag.HAND_IN, Tag.CHECK, Tag.DO):
        yield Act(Kind.MEETING, view.take(meetings + view.verbs(Tag.HOLD)))
        return
    gather = view.verbs(Tag.HOLD, Tag.ATTEND)
    if not meetings:
        named = _A_MEETING.search(view.sentence)
        gather = [
            v
            for v in gather
            if _GOING.search(v.word)
            or _CONVENED.search(view.sentence)
            or (named and v.word in _COMING and view.text.endswith(v.word))
        ]
    light = view.verbs(Tag.LIGHT, Tag.BUILD) if meetings and not gather else []
    if not gather and not (light and _HELD.search(view.text)):
        return
    if view.is_own and not _CALLED.search(view.text):
        return
    yield Act(Kind.MEETING, view.take(gather + light + meetings))


FINDER = Finder(
    find, about=frozenset({Tag.TRAIN, Tag.HOLD, Tag.ATTEND, Tag.MEETING}), signs="接受教育 受教育"
)
