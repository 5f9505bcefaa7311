"""What the leader is asked to decide, and what departments did well: sentences of one line, from the sums and the papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jianfu.apps.board import core
from jianfu.apps.board.burden import Burden
from jianfu.apps.board.scope import Sight
from jianfu.apps.gate import eased
from jianfu.apps.people.models import Unit
from jianfu.core.cost import number

DECIDE, EXAMPLES = 3, 2
_CROWDED = 5
"""So many demands due on one day are worth a sentence."""


def to_decide(burden: Burden) -> list[str]:
    """At most three matters; each says what is the case and what could be done."""
    if burden.scope.sight is not Sight.AREA:
        return []
    return list(islice(_matters(burden), DECIDE))


def _matters(burden: Burden) -> Iterator[str]:
    over = [(d.name, d.papers[-1] - q) for d in burden.departments if (q := d.quota[-1]) is not None]
    over = [(name, n) for name, n in over if n > 0]
    if over:
        yield f"{names([name for name, _ in over])}发文多于限额{sum(n for _, n in over)}份,是否准许。"
    after = core.months_back(burden.month, -1)
    days = eased.due_days(Unit.objects.below(burden.scope.own), after, core.last_day(after))
    most = max(days.items(), key=lambda item: item[1], default=None)
    if most and most[1] >= _CROWDED:
        yield f"{most[0].month}月{most[0].day}日有{most[1]}项同一天到期,是否请部门错开。"
    came = burden.without_number(burden.month)
    if came.demands:
        yield f"{came.demands}项没有编号就到基层,是否请发文部门补办。"
    assessed = sum(d.assessment.demands for d in burden.departments)
    if assessed:
        yield f"近12个月为考核提的要求有{assessed}项,是否并入年度考核。"


def done_well(burden: Burden) -> list[str]:
    """At most two, of different departments."""
    found = eased.eased(Unit.objects.below(burden.scope.own), burden.month, core.last_day(burden.month))
    sentences: dict[int, str] = {}
    for one in found:
        if one.merged:
            words = f"{one.sender}把一项并入已准入的,省约{number(one.saved)}人时。"
        else:
            words = f"{one.sender}改轻一件,由约{number(one.before)}减到约{number(one.after)}人时。"
        sentences.setdefault(one.sender.pk, words)
    return list(sentences.values())[:EXAMPLES]


def names(of: Sequence[str]) -> str:
    """One by name, several by the first and their number."""
    return of[0] if len(of) == 1 else f"{of[0]}等{len(of)}个部门"
