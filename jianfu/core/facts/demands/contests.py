"""Contests and shows: what no other kind covers."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

# 每镇选送节目2个, 选手提前彩排: in a paper about a contest.
_TAKES_PART = pattern(r"选送|参演|彩排|报送(?:节目|作品)")


def find(view: View) -> Iterator[Act]:
    contests = view.things(Tag.CONTEST)
    verbs = view.verbs(Tag.HOLD, Tag.ATTEND, Tag.LIGHT)
    if contests and verbs and (view.is_duty or view.is_own):
        yield Act(Kind.OTHER, view.take(verbs + contests + view.verbs(Tag.HAND_IN)))
    elif Kind.OTHER in view.theme and view.is_duty and _TAKES_PART.search(view.text):
        yield Act(Kind.OTHER, view.take(view.verbs(Tag.DO, Tag.SOFT, Tag.HAND_IN)))


FINDER = Finder(find, about=frozenset({Tag.CONTEST}), themes=frozenset({Kind.OTHER}))
