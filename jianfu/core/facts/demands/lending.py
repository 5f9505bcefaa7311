"""Staff lent to the sender."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

_PEOPLE = pattern(r"\d+名|[一二两三四五]名|若干名|人员|干部|骨干|力量|同志|专人|工作者|人到|教师|职工")

# 拟从各镇抽调2名干部: the sender takes them.
_FROM_BELOW = pattern(r"从[^,]{1,60}(?:抽|借|选)")
# 选派2名业务骨干参加培训 come back the same day.
_TO_COURSE = pattern(
    r"参训|参会|与会|听课|听会|(?:参加|出席)[^,]{0,12}(?:培训|会议|[会班]|学习|讲座|活动)[^,]{0,4}$"
)


# 增派人员维持秩序: staff at one's own places
_OUT = frozenset(("增派", "派出", "支援"))
_UPWARD = pattern(r"到[县市镇区省局]|至[县市区省]|指挥部|专班|集中|工作组|参加")


def find(view: View) -> Iterator[Act]:
    lending = view.verbs(Tag.LEND)
    if lending and all(v.word in _OUT for v in lending) and not _UPWARD.search(view.text):
        lending = []
    told = view.is_duty or (view.is_own and _FROM_BELOW.search(view.text))
    if told and lending and _PEOPLE.search(view.text) and not _TO_COURSE.search(view.text):
        yield Act(Kind.SECONDMENT, view.take(lending + view.verbs(Tag.DO, Tag.CHECK, Tag.SETUP, Tag.BUILD)))


FINDER = Finder(find, about=frozenset({Tag.LEND}))
