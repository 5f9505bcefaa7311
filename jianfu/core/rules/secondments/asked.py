"""What a demand for people says: of which units, and how many of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianfu.core.facts.shapes import Demand
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.secondments.words import DOWNWARD, ENDED, SHORT_TASK
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.subjects import around

_EACH = pattern(r"(?:各|每个?|全[县市区])(?:\w{0,4}?)(?:乡镇|镇街|镇|乡|街道|村|社区|单位|站|所)|从乡镇")
_COUNT = pattern(r"(\d{1,2}|[一二两三四五六七八九十])(?:名|人|位)")
_NUMBERS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """`units`: names as in the register; `each`: all of a kind are meant, and none is named."""

    units: tuple[str, ...]
    each: bool
    people: int


def asked_of(demand: Demand, ctx: Context, units: Iterable[str]) -> Asked | None:
    """None where it is no secondment, or of nobody in the register."""
    words = around(ctx.notice, demand)
    if SHORT_TASK.search(words) or ENDED.search(words) or DOWNWARD.search(words):
        return None
    known = tuple(dict.fromkeys(units))
    named = tuple(unit for unit in known if unit in words)
    each = not named and _EACH.search(words) is not None
    if not named and not each:
        return None
    found = _COUNT.search(words)
    people = (_NUMBERS.get(found[1]) or int(found[1])) if found else 1
    return Asked(named or known, each, people)
