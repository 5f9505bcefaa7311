"""Staff lent to the sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag

_PEOPLE = re.compile(r"\d+名|[一二两三四五]名|若干名|人员|干部|骨干|力量|同志|专人|工作者|人到|教师|职工")


def find(view: View) -> Iterator[Act]:
    lending = view.verbs(Tag.LEND)
    if view.is_duty and lending and _PEOPLE.search(view.text):
        yield Act(Kind.SECONDMENT, view.take(lending))
