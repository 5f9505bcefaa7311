"""The rules as the office reads them: by kind of demand, each with its clause and how often it was wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from jianfu.apps.gate.item import VERIFIED
from jianfu.apps.gate.models import FalseAlarm
from jianfu.core.reports.words import VERDICT
from jianfu.core.rules.book import KINDS
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Rule
from jianfu.core.rules.sources import cite


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule. `wrong`: how often people of the office called a finding of it wrong."""

    code: str
    title: str
    cited: str
    says: str
    verified: str
    verdict: str
    lighter: str
    wrong: int


def chapters(alarms: QuerySet[FalseAlarm]) -> list[tuple[str, list[Entry]]]:
    """(kind in words, its rules) in the order of the rulebook."""
    counted = alarms.order_by().values("rule").annotate(n=Count("pk"))
    wrong = {row["rule"]: row["n"] for row in counted}
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for rule in all_rules():
        found[KINDS[rule.code[:3]]].append(_entry(rule, wrong.get(rule.code, 0)))
    return list(found.items())


def _entry(rule: Rule, wrong: int) -> Entry:
    return Entry(
        code=rule.code,
        title=rule.title,
        cited=cite(rule.source),
        says=rule.source.says,
        verified=VERIFIED[rule.source.verified],
        verdict=VERDICT[rule.level],
        lighter=rule.lighter,
        wrong=wrong,
    )
