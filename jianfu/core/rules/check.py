"""Notice and Context in, Report out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.shapes import Context, Finding, Hit, NotSeen, Report, Rule, Verdict, Verified

_STRICTNESS = {v: i for i, v in enumerate(Verdict)}
_QUOTED = re.compile(r"“([^“”]{21,})”")


def check_all(notice: Notice, ctx: Context, rules: Iterable[Rule]) -> Report:
    """Run every rule that was in force on the day; strictest findings first, then by place.

    A rule's registers are missed only where its subject stands in the paper: a paper without a meeting says
    nothing about the meeting plan.
    """
    findings: list[Finding] = []
    unseen: list[NotSeen] = []
    for rule in rules:
        if rule.since > ctx.on or (rule.emergency and notice.emergency):
            continue
        if rule.about and not any(word in notice.text.plain for word in rule.about):
            continue
        missing: set[str] = set()
        subjects = tuple(rule.subject(notice))
        for subject in subjects:
            lacking = [n.rpartition(".")[2] for n in rule.needs if _value(subject, n) is None]
            if lacking:
                missing.update(lacking)
                continue
            findings.extend(_finding(rule, hit, notice) for hit in rule.check(subject, ctx))
        if subjects:
            missing.update(r for r in rule.registers if r not in ctx.known)
        if missing:
            unseen.append(NotSeen(rule, tuple(sorted(missing))))
    findings = _settle(findings)
    findings.sort(key=lambda f: (_STRICTNESS[f.verdict], not f.certain, f.evidence[0].start))
    return Report(tuple(findings), tuple(unseen))


def _value(subject: Any, path: str) -> Any:
    """`meeting.starts_at` of a demand; None as soon as a step is None."""
    for name in path.split("."):
        subject = getattr(subject, name)
        if subject is None:
            return None
    return subject


def _settle(findings: list[Finding]) -> list[Finding]:
    """Leave out what another finding names more exactly, and what a rule says twice of the same words."""
    kept: dict[tuple[str, int, int], Finding] = {}
    for f in findings:
        first = [g for g in findings if g.certain and g.rule.code in f.rule.yields_to]
        if not any(_overlap(f, g) for g in first):
            kept.setdefault((f.rule.code, f.evidence[0].start, f.evidence[0].end), f)
    return list(kept.values())


def _overlap(a: Finding, b: Finding) -> bool:
    return any(p.start < q.end and q.start < p.end for p in a.evidence for q in b.evidence)


def _verdict(rule: Rule, hit: Hit) -> Verdict:
    """A source nobody has verified carries at most a return."""
    verdict = hit.level or rule.level
    if verdict is Verdict.BLOCK and rule.source.verified is Verified.NO:
        return Verdict.RETURN
    return verdict


def _short(message: str) -> str:
    """A message quotes at most 20 characters of the paper; the evidence holds the rest."""
    return _QUOTED.sub(lambda m: f"“{m[1][:19]}…”", message)


def _finding(rule: Rule, hit: Hit, notice: Notice) -> Finding:
    demand = hit.demand
    if demand is None:
        demand = next((d for d in notice.demands if any(a <= hit.start < b for a, b in d.evidence)), None)
    return Finding(
        rule=rule,
        verdict=_verdict(rule, hit),
        message=_short(hit.message),
        evidence=(notice.quote(hit.start, hit.end),),
        lighter=hit.lighter or rule.lighter,
        certain=hit.certain,
        demand=notice.demands.index(demand) if demand in notice.demands else None,
    )
