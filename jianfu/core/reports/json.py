"""Examination -> the JSON of the command line. Keys are fixed: add freely, never rename."""

from __future__ import annotations

from typing import Any

from jianfu.core.cost import Hours, total
from jianfu.core.examine import Examination
from jianfu.core.facts.shapes import Deadline, Demand, Notice, Unit, Value
from jianfu.core.reading.shapes import Span
from jianfu.core.rules.shapes import Finding, Verified

Json = dict[str, Any]


def to_json(exam: Examination, *, with_text: bool = False, ms: float | None = None) -> Json:
    """One object for one paper; missing values are None, missing lists []."""
    reading, notice = exam.reading, exam.notice
    out: Json = {
        "path": reading.name,
        "sha256": reading.sha256,
        "state": str(reading.state),
        "reason": reading.reason,
        "kind": reading.kind,
        "ms": None if ms is None else round(ms, 1),
        "notice": _notice(notice) if notice else None,
        "demands": [],
        "findings": [_finding(f) for f in exam.report.findings],
        "not_seen": [{"rule": n.rule.code, "needs": list(n.needs)} for n in exam.report.not_seen],
        "hours": _hours(total(exam.hours)),
    }
    if notice:
        out["demands"] = [_demand(d, notice, h) for d, h in zip(notice.demands, exam.hours, strict=True)]
        if with_text:
            out["text"] = notice.text.chars
    return out


def deadline_iso(deadline: Deadline) -> str | None:
    """`2026-11-28`, with `T15:00` where the hour is in the words."""
    if deadline.date is None:
        return None
    return (
        deadline.date.isoformat(timespec="minutes") if deadline.has_time else deadline.date.date().isoformat()
    )


def _notice(notice: Notice) -> Json:
    return {
        "title": _value(notice, notice.title),
        "issuer": [_value(notice, v) for v in notice.issuers],
        "doc_number": _value(notice, notice.doc_number),
        "doc_type": _value(notice, notice.genre),
        "issued_on": _value(notice, notice.issued_on),
        "recipients": [_value(notice, v) for v in notice.recipients],
        "urgent": notice.urgency is not None or notice.emergency is not None,
        "emergency": _value(notice, notice.emergency),
    }


def _demand(demand: Demand, notice: Notice, hours: Hours) -> Json:
    deadline = demand.deadline
    return {
        "kind": str(demand.kind),
        "role": str(demand.role) if demand.role else None,
        "evidence": [_span(notice.quote(a, b)) for a, b in demand.evidence],
        "frequency": str(demand.frequency) if demand.frequency else None,
        "deadline": deadline
        and {
            **_span(notice.quote(deadline.start, deadline.end)),
            "date": deadline_iso(deadline),
            "certain": deadline.certain,
        },
        "audience": [_value(notice, v) for v in demand.audience],
        "proofs": [_value(notice, v) for v in demand.proofs],
        "meeting": _meeting(demand, notice),
        "hours": _hours(hours) | {"basis": hours.basis, "places": hours.places, "returns": hours.returns},
    }


def _meeting(demand: Demand, notice: Notice) -> Json | None:
    if demand.meeting is None:
        return None
    names = ("starts_at", "ends_at", "hours", "online", "attendees", "attendee_n", "convener", "place")
    return {"name": demand.meeting.name} | {n: _value(notice, getattr(demand.meeting, n)) for n in names}


def _finding(finding: Finding) -> Json:
    source = finding.rule.source
    return {
        "rule": finding.rule.code,
        "title": finding.rule.title,
        "verdict": str(finding.verdict),
        "demand": finding.demand,
        "message": finding.message,
        "evidence": [_span(s) for s in finding.evidence],
        "source": {
            "paper": source.paper,
            "clause": source.clause,
            "says": source.says,
            "verified": source.verified is Verified.YES,
        },
        "lighter": finding.lighter,
        "certain": finding.certain,
        "local": finding.rule.local,
    }


def _span(span: Span) -> Json:
    return {"text": span.text, "start": span.start, "end": span.end, "where": span.where}


def _value(notice: Notice, value: Value[Any] | None) -> Json | None:
    if value is None:
        return None
    plain = value.value.name if isinstance(value.value, Unit) else value.value
    if hasattr(plain, "isoformat"):
        plain = plain.isoformat()
    return _span(notice.quote(value.start, value.end)) | {"value": plain}


def _hours(hours: Hours) -> Json:
    return {"low": round(hours.low, 1), "likely": round(hours.likely, 1), "high": round(hours.high, 1)}
