"""Responsibility letters: signed, passed further down, or the paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag

_SYSTEM = re.compile(r"(?:实施|实行|推行|落实|建立).{0,24}目标(?:管理)?责任制")


def find(view: View) -> Iterator[Act]:
    if not (view.is_duty or view.is_own):
        return
    signing = view.verbs(Tag.SIGN)
    letters = view.things(Tag.LETTER)
    if signing and letters:
        yield Act(Kind.RESPONSIBILITY_LETTER, view.take(signing + letters), own=True)
    elif Kind.RESPONSIBILITY_LETTER in view.theme and _SYSTEM.search(view.text):
        yield Act(Kind.RESPONSIBILITY_LETTER, view.take(view.verbs(Tag.LIGHT, Tag.BUILD)[:1]))
