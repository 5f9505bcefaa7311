"""What the page of one item shows, made from the stored report; nothing is judged here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from jianfu.apps.gate.core import State
from jianfu.apps.gate.deadlines import Choice, day_of, deadline_choices, weekday_of
from jianfu.apps.gate.false_alarms import wrong_in
from jianfu.apps.gate.models import Demand, FalseAlarm, Notice
from jianfu.apps.gate.original import Chunk, chunks_of
from jianfu.apps.gate.status import status_of_demand
from jianfu.core.cost import number
from jianfu.core.examine import office_calendar
from jianfu.core.limits import Limits
from jianfu.core.reports.words import FREQUENCY, KIND, NEED, ROLE, VERDICT, certainty
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Example, Rule, Verified
from jianfu.core.rules.sources import Paper, cite, paper
from jianfu.core.worktime import Calendar

FIRST_FINDINGS = 5
_QUOTE = 20
"""Most characters of the original in a quotation."""
VERIFIED = {
    Verified.YES: "条款已与公布的原文核对",
    Verified.CONTENT: "内容已核对，条款序号待核",
    Verified.NO: "原文待核",
}


@dataclass(frozen=True, slots=True)
class DemandCard:
    row: Demand
    n: int
    kind: str
    quote: str
    where: str
    due: str
    words: str
    often: str
    role: str
    hours: str
    basis: str
    choices: tuple[Choice, ...]
    proofs: str
    stand: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    n: int
    quote: str
    where: str
    message: str
    cited: str
    lighter: str
    verdict: str
    sure: str
    certain: bool
    hours: str
    index: int
    """Its place in the report, and"""
    suggestion: str
    """what adopting it would change."""
    rule: Rule | None
    source: Paper | None
    verified: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    wrong: FalseAlarm | None
    """A person has called it so."""


@dataclass(frozen=True, slots=True)
class Page:
    chunks: list[Chunk]
    demands: list[DemandCard]
    findings: list[FindingCard]
    more: list[FindingCard]
    vague: list[DemandCard]
    """Demands whose day somebody may choose, and"""
    settled: list[DemandCard]
    """those for which it was chosen."""
    unseen: list[str]
    total: str
    span: str


def page_of(notice: Notice, *, now: datetime, limits: Limits) -> Page:
    report = notice.report
    rules = {rule.code: rule for rule in all_rules()}
    # The row may have been loaded just before the examination was stored, its demands just after.
    rows = list(notice.demands.all()) if report else []
    calendar = office_calendar(limits, now)
    wrong = wrong_in(notice) if report else {}
    order = by_hours(report.get("findings", []), report.get("demands", []))
    offers = notice.suggestions or [""] * len(order)
    findings = [_finding(n, i, offers[i], report, rules, wrong.get(i)) for n, i in enumerate(order, 1)]
    shown = {i: n for n, i in enumerate(order, 1)}
    cards = [_demand(row, report["demands"][row.number], choices_of(row, now, calendar)) for row in rows]
    hours = report.get("hours") or {"low": 0, "likely": 0, "high": 0}
    return Page(
        chunks=chunks_of(notice.paper, shown),
        demands=cards,
        findings=findings[:FIRST_FINDINGS],
        more=findings[FIRST_FINDINGS:],
        vague=[card for card in cards if card.choices and not card.row.due_chosen][:1],
        settled=[card for card in cards if card.row.due_chosen],
        unseen=_unseen(report.get("not_seen", []), rules),
        total=number(hours["likely"]),
        span=f"{number(hours['low'])} 到 {number(hours['high'])}",
    )


def by_hours(findings: list[Any], demands: list[Any]) -> list[int]:
    """Indices of the findings, those about the costliest demand first; equal ones keep the order of core."""

    def cost(i: int) -> float:
        demand = findings[i]["demand"]
        return 0.0 if demand is None else float(demands[demand]["hours"]["likely"])

    return sorted(range(len(findings)), key=lambda i: -cost(i))


def short(words: str, most: int = _QUOTE) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def choices_of(row: Demand, now: datetime, calendar: Calendar) -> tuple[Choice, ...]:
    """The two readings of an ambiguous deadline, at the hour core understood."""
    deadline = row.notice.report["demands"][row.number]["deadline"]
    if deadline is None or deadline["certain"]:
        return ()
    clock = timezone.localtime(row.due_at).time() if row.due_at and row.due_has_time else None
    return deadline_choices(deadline["text"], now, calendar, clock=clock)


def _demand(row: Demand, report: Any, choices: tuple[Choice, ...]) -> DemandCard:
    span = report["evidence"][0]
    frequency = report["frequency"]
    return DemandCard(
        row=row,
        n=row.number + 1,
        kind=KIND[report["kind"]],
        quote=short(span["text"], 40),
        where=span["where"],
        due=due_words(row, report),
        words=report["deadline"]["text"] if report["deadline"] else "",
        often=FREQUENCY[frequency] if frequency and frequency != "once" else "",
        role=ROLE[report["role"]] if report["role"] else "",
        hours=number(row.hours_likely),
        basis=report["hours"]["basis"],
        choices=choices,
        proofs="、".join(dict.fromkeys(str(v["value"]) for v in report.get("proofs", ()))),
        stand=str(status_of_demand(row)),
    )


def due_words(row: Demand, report: Any) -> str:
    if row.due_at is None:
        return str(report["deadline"]["text"]) if report["deadline"] else ""
    due = timezone.localtime(row.due_at)
    return f"{day_of(due)}（{weekday_of(due)}）" + (f"{due:%H:%M}" if row.due_has_time else "")


def _finding(
    n: int, index: int, suggestion: str, report: Any, rules: dict[str, Rule], wrong: FalseAlarm | None
) -> FindingCard:
    row = report["findings"][index]
    rule = rules.get(row["rule"])
    span = row["evidence"][0]
    demand = row["demand"]
    likely = 0.0 if demand is None else report["demands"][demand]["hours"]["likely"]
    return FindingCard(
        n=n,
        quote=short(span["text"]),
        where=span["where"],
        message=row["message"],
        cited=cite(rule.source) if rule else row["source"]["paper"],
        lighter=row["lighter"],
        verdict=VERDICT[row["verdict"]],
        sure=certainty(row["certain"]),
        certain=row["certain"],
        hours=number(likely) if likely >= 0.05 else "",
        index=index,
        suggestion=suggestion,
        rule=rule,
        source=paper(rule.source.paper) if rule else None,
        verified=VERIFIED[rule.source.verified] if rule else "",
        bad=_examples(rule.bad) if rule else (),
        good=_examples(rule.good) if rule else (),
        wrong=wrong,
    )


def _examples(examples: tuple[str | Example, ...]) -> tuple[str, ...]:
    return tuple(str(e) for e in examples[:2])


def _unseen(rows: list[Any], rules: dict[str, Rule]) -> list[str]:
    """One sentence for each thing that was not there, with the rules it would have helped."""
    lacking: dict[str, list[str]] = {}
    for row in rows:
        rule = rules.get(row["rule"])
        for need in row["needs"]:
            lacking.setdefault(NEED.get(need, "其他登记"), []).append(rule.title if rule else row["rule"])
    return [f"{need}:{'、'.join(titles)}" for need, titles in lacking.items()]


def is_clean(notice: Notice) -> bool:
    return notice.state == State.EXAMINED and not notice.findings
