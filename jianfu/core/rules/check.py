"""Notice and Context in, Report out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.shapes import Context, Finding, Hit, NotSeen, Report, Rule, Verdict

_STRICTNESS = {v: i for i, v in enumerate(Verdict)}


def check_all(notice: Notice, ctx: Context, rules: Iterable[Rule]) -> Report:
    """Run every rule that was in force on the day; strictest findings first, then by place."""
    findings: list[Finding] = []
    unseen: list[NotSeen] = []
    for rule in rules:
        if rule.since > ctx.on or (rule.emergency and notice.emergency):
            continue
        missing: set[str] = set()
        for subject in rule.subject(notice):
            lacking = [n.rpartition(".")[2] for n in rule.needs if _value(subject, n) is None]
            if lacking:
                missing.update(lacking)
                continue
            findings.extend(_finding(rule, hit, notice) for hit in rule.check(subject, ctx))
        missing.update(r for r in rule.registers if r not in ctx.known)
        if missing:
            unseen.append(NotSeen(rule, tuple(sorted(missing))))
    findings.sort(key=lambda f: (_STRICTNESS[f.verdict], not f.certain, f.evidence[0].start))
    return Report(tuple(findings), tuple(unseen))


def _value(subject: Any, path: str) -> Any:
    """`meeting.starts_at` of a demand; None as soon as a step is None."""
    for name in path.split("."):
        subject = getattr(subject, name)
        if subject is None:
            return None
    return subject


def _finding(rule: Rule, hit: Hit, notice: Notice) -> Finding:
    demand = hit.demand
    if demand is None:
        demand = next((d for d in notice.demands if any(a <= hit.start < b for a, b in d.evidence)), None)
    return Finding(
        rule=rule,
        verdict=hit.level or rule.level,
        message=hit.message,
        evidence=(notice.quote(hit.start, hit.end),),
        lighter=hit.lighter or rule.lighter,
        certain=hit.certain,
        demand=notice.demands.index(demand) if demand in notice.demands else None,
    )
