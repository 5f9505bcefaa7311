"""Contests and shows: what no other kind covers."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag


def find(view: View) -> Iterator[Act]:
    contests = view.things(Tag.CONTEST)
    verbs = view.verbs(Tag.HOLD, Tag.ATTEND, Tag.LIGHT)
    if contests and verbs and (view.is_duty or view.is_own):
        yield Act(Kind.OTHER, view.take(verbs + contests))


FINDER = Finder(find, about=frozenset({Tag.CONTEST}))
