"""Responsibility letters: signed, passed further down, or the paper itself."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Force, Kind
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

_THIS = pattern(r"(?:本|此|如下|下列)[^,]{0,12}(?:责任书|责任状|承诺书|目标书)")
_EFFECT = pattern("生效|有效期|施行|一式")
_SYSTEM = pattern(r"(?:实施|实行|推行|落实|建立).{0,24}目标(?:管理)?责任制")


def find(view: View) -> Iterator[Act]:
    if view.statement.force in (Force.FORBID, Force.PAST, Force.QUOTED, Force.MAY):
        return
    letters = view.things(Tag.LETTER)
    # 特制定本责任书 makes the paper itself the letter.
    signing = view.verbs(Tag.SIGN) or (view.verbs(Tag.BUILD) if letters and _THIS.search(view.text) else [])
    if _EFFECT.search(view.text):
        return
    if signing and letters:
        yield Act(Kind.RESPONSIBILITY_LETTER, view.take(signing + letters), own=True)
    elif Kind.RESPONSIBILITY_LETTER in view.theme and _SYSTEM.search(view.text):
        yield Act(Kind.RESPONSIBILITY_LETTER, view.take(view.verbs(Tag.LIGHT, Tag.BUILD)[:1]))


FINDER = Finder(find, about=frozenset({Tag.LETTER}), themes=frozenset({Kind.RESPONSIBILITY_LETTER}))
