"""Notice and Context in, Report out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.sentences import places_in
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
    finding_of, today, places = _Findings(notice), ctx.on, places_in(ctx)
    for rule in rules:
        if rule.since > today or (rule.emergency and notice.emergency):
            continue
        if rule.rests_on and (unknown := [name for name in rule.rests_on if _unknown(ctx, name)]):
            if _demands(notice, rule):
                unseen.append(NotSeen(rule, tuple(unknown)))
            continue
        if rule.about and not places[rule.about]:
            continue
        hits, missing = _hits(rule, ctx)
        findings += [finding_of(rule, hit) for hit in hits]
        if missing:
            unseen.append(NotSeen(rule, tuple(sorted(missing))))
    findings = _settle(findings)
    findings.sort(key=lambda f: (_STRICTNESS[f.verdict], not f.certain, f.evidence[0].start))
    return Report(tuple(findings), tuple(unseen))


def _hits(rule: Rule, ctx: Context) -> tuple[list[Hit], set[str]]:
    """What the rule finds, and what it could not see."""
    hits: list[Hit] = []
    missing: set[str] = set()
    subject = None
    for subject in rule.subject(ctx):
        lacking = [n.rpartition(".")[2] for n in rule.needs if _value(subject, n) is None]
        missing.update(lacking)
        if not lacking:
            hits.extend(rule.check(subject, ctx))
    if subject is not None:
        missing.update(name for name in rule.registers if _unknown(ctx, name))
    return hits, missing


def _unknown(ctx: Context, register: str) -> bool:
    return getattr(ctx.registers, register, None) is None


def _demands(notice: Notice, rule: Rule) -> bool:
    """Does the paper demand what the rule is about? Looked up, never searched for: the rule must cost nothing."""
    return bool(notice.demands_of(*rule.kinds) if rule.kinds else notice.demands)


def _value(subject: Any, path: str) -> Any:
    """`meeting.starts_at` of a demand; None as soon as a step is None."""
    for name in path.split("."):
        subject = getattr(subject, name)
        if subject is None:
            return None
    return subject


class _Findings:
    """Makes findings of the hits on one paper; knows at once which demand stands at a place."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.index = {id(d): n for n, d in enumerate(notice.demands)}
        self.at: list[int | None] = [None] * len(notice.text.plain)
        for n, demand in reversed(list(enumerate(notice.demands))):
            for start, end in demand.evidence:
                self.at[start:end] = [n] * len(self.at[start:end])

    def __call__(self, rule: Rule, hit: Hit) -> Finding:
        demand = self.index.get(id(hit.demand)) if hit.demand else None
        if hit.demand is None and hit.start < len(self.at):
            demand = self.at[hit.start]
        return Finding(
            rule=rule,
            verdict=_verdict(rule, hit),
            message=_short(hit.message),
            evidence=(self.notice.quote(hit.start, hit.end),),
            lighter=hit.lighter or rule.lighter,
            certain=hit.certain,
            demand=demand,
        )


def _verdict(rule: Rule, hit: Hit) -> Verdict:
    """A source nobody has verified carries at most a return."""
    verdict = hit.level or rule.level
    if verdict is Verdict.BLOCK and rule.source.verified is Verified.NO:
        return Verdict.RETURN
    return verdict


def _short(message: str) -> str:
    """A message quotes at most 20 characters of the paper; the evidence holds the rest."""
    return _QUOTED.sub(lambda m: f"“{m[1][:19]}…”", message)


def _settle(findings: list[Finding]) -> list[Finding]:
    """Leave out what another finding names more exactly, and what a rule says twice of the same words."""
    certain: defaultdict[str, list[Finding]] = defaultdict(list)
    for f in findings:
        if f.certain:
            certain[f.rule.code].append(f)
    first = {code: _Spans(found) for code, found in certain.items()}
    kept: dict[tuple[str, int, int], Finding] = {}
    for f in findings:
        if not any(first[code].meet(f) for code in f.rule.yields_to if code in first):
            kept.setdefault((f.rule.code, f.evidence[0].start, f.evidence[0].end), f)
    return list(kept.values())


class _Spans:
    """The places of findings, sorted, so that one more is compared with all of them in a few steps."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        spans = sorted((e.start, e.end) for f in findings for e in f.evidence)
        self.starts = [start for start, _ in spans]
        self.reach = list(accumulate((end for _, end in spans), max))

    def meet(self, finding: Finding) -> bool:
        """Does one of them share words with the finding?"""
        return any(self._meets(e.start, e.end) for e in finding.evidence)

    def _meets(self, start: int, end: int) -> bool:
        before = bisect_left(self.starts, end)
        return before > 0 and self.reach[before - 1] > start
