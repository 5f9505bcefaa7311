"""误判 as the office sees it: the sentence that is kept, how many findings were wrong, and lines for the rule."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet, Sum

from jianfu.apps.gate.masking import masked, sentence_around
from jianfu.apps.gate.models import Decision, FalseAlarm, Notice
from jianfu.apps.gate.places import area_of
from jianfu.apps.people.models import Person, Unit, UnitKind
from jianfu.core.rules.catalogue import all_rules

WEEK = timedelta(days=7)
_MOST = 300
"""Characters of an example before its names are masked."""


def example_of(notice: Notice, finding: int) -> str:
    """The sentence that a finding quotes, without names."""
    words = _sentence(notice, finding)
    units = Unit.objects.filter(kind=UnitKind.GOVERNMENT)
    area = area_of(notice.sender)
    if area:
        units = units.below(area) | Unit.objects.filter(pk__in=area.above)
    places = [name for unit in units for name in (unit.name, unit.plain, unit.short_name) if name in words]
    people = [name for name in Person.objects.values_list("name", flat=True) if name and name in words]
    return masked(words, places=places, people=people)[:400]


def _sentence(notice: Notice, finding: int) -> str:
    """Of a finding about several lines the first."""
    for _, _, pieces in notice.paper:
        start, end, at = None, 0, 0
        for words, findings, _ in pieces:
            if finding in findings:
                start, end = at if start is None else start, at + len(words)
            at += len(words)
        if start is not None:
            return sentence_around("".join(piece[0] for piece in pieces), start, end, _MOST)
    return str(notice.report["findings"][finding]["evidence"][0]["text"])[:_MOST]


def wrong_in(notice: Notice) -> dict[int, FalseAlarm]:
    """Findings of a paper that were called wrong, by their index in the report."""
    return {alarm.finding: alarm for alarm in notice.false_alarms.all()}


def standing_findings(notice: Notice) -> list[dict[str, Any]]:
    """Findings of the report without those that a person has called wrong."""
    wrong = wrong_in(notice)
    return [row for i, row in enumerate(notice.report.get("findings", ())) if i not in wrong]


@dataclass(frozen=True, slots=True)
class Share:
    """How many findings people have looked at, and how many of them they called wrong."""

    findings: int
    wrong: int

    @property
    def percent(self) -> str:
        return f"{self.wrong / self.findings:.1%}" if self.findings else ""


def share_of_week(area: QuerySet[Unit], *, now: datetime) -> Share:
    """Of the findings in papers that were answered within seven days, how many were called wrong."""
    since = now - WEEK
    answered = Decision.objects.filter(undone_at=None, decided_at__gt=since).order_by().values("notice")
    marked = FalseAlarm.objects.filter(marked_at__gt=since).order_by().values("notice")
    papers = Notice.objects.filter(pk__in=answered.union(marked), sender__in=area.order_by())
    wrong = FalseAlarm.objects.filter(notice__in=papers).count()
    return Share(papers.order_by().aggregate(n=Sum("findings"))["n"] or 0, wrong)


def as_examples(alarms: Iterable[FalseAlarm]) -> str:
    """Lines that can be pasted into `good` of each rule; they come sorted by rule."""
    titles = {rule.code: rule.title for rule in all_rules()}
    lines: list[str] = []
    for rule, group in groupby(alarms, lambda alarm: alarm.rule):
        lines.append(f"# {rule} {titles.get(rule, '')}".rstrip())
        words = dict.fromkeys(alarm.words for alarm in group)
        lines += [f"        {json.dumps(one, ensure_ascii=False)}," for one in words]
    return "".join(f"{line}\n" for line in lines)
