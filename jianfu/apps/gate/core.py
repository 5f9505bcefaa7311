"""States and verdicts of the gate: what may follow what, and by when an answer is owed; pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from jianfu.core.rules.shapes import Verdict as Level
from jianfu.core.worktime import Calendar


class State(StrEnum):
    WAITING = "waiting"
    """Dropped; the guards have not looked yet and nothing of it is stored."""
    READ = "read"
    """Its words are on the page; demands and findings follow."""
    EXAMINED = "examined"
    PARTIAL = "partial"
    """Examined as far as it could be read."""
    BUNDLE = "bundle"
    """An archive or mail: its papers are notices of their own."""
    UNREADABLE = "unreadable"
    CLASSIFIED = "classified"


UNSETTLED = (State.WAITING, State.READ)


class Direction(StrEnum):
    """Where a paper comes from, as the desk on which it was dropped shows; nobody is asked."""

    OPEN = "open"
    """The open pre-check, without signing in."""
    DRAFT = "draft"
    """A department's own paper, before it is sent."""
    ARRIVED = "arrived"
    """What reached a township or village."""


class DemandState(StrEnum):
    CHECKED = "checked"
    """Examined; nobody has asked the gate for anything yet."""
    REVIEW = "review"
    ADMITTED = "admitted"
    URGENT = "urgent"
    """Passed at once, looked at afterwards."""
    ADVISED = "advised"
    ASKED = "asked"
    MERGED = "merged"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


OPEN = (DemandState.CHECKED, DemandState.ADVISED, DemandState.ASKED)
"""What its sender may still hand in, or change first."""
WAITING = (DemandState.REVIEW, DemandState.URGENT)
"""What a person still has to look at."""
PASSED = frozenset({DemandState.ADMITTED, DemandState.URGENT})
"""What the grassroots owes: it has a number."""


class Verdict(StrEnum):
    ADMIT = "admit"
    ADVISE = "advise"
    ASK = "ask"
    MERGE = "merge"
    STOP = "stop"


class NotNow(Exception):
    """The step is not allowed in this state; its text says what is the case and what is possible."""


WORDS = {
    DemandState.CHECKED: "尚未准入",
    DemandState.REVIEW: "审核中",
    DemandState.ADMITTED: "已准入",
    DemandState.URGENT: "紧急直通",
    DemandState.ADVISED: "建议修改",
    DemandState.ASKED: "请补充说明",
    DemandState.MERGED: "已合并",
    DemandState.STOPPED: "已停收",
    DemandState.WITHDRAWN: "已撤回",
}
SHAPES = {
    DemandState.REVIEW: "▲",
    DemandState.ADMITTED: "●",
    DemandState.URGENT: "◆",
    DemandState.MERGED: "＝",
    DemandState.STOPPED: "■",
}
"""Text plus shape, never colour alone; what is not listed has ○."""

URGENT_REASONS = ("防汛防台", "火情", "安全生产事故", "公共卫生", "社会稳定", "上级急件")
"""Chips beside 紧急直通: one tap instead of a sentence."""
VERDICT_WORDS = {
    Verdict.ADMIT: "准予下发",
    Verdict.ADVISE: "建议修改",
    Verdict.ASK: "请补充说明",
    Verdict.MERGE: "合并到",
    Verdict.STOP: "不再收集",
}

_AFTER = {
    Verdict.ADMIT: DemandState.ADMITTED,
    Verdict.ADVISE: DemandState.ADVISED,
    Verdict.ASK: DemandState.ASKED,
    Verdict.MERGE: DemandState.MERGED,
    Verdict.STOP: DemandState.STOPPED,
}
_OPEN_TO = {
    # Looked at afterwards: an urgent demand is confirmed, merged or stopped, never sent back for another try.
    DemandState.URGENT: {Verdict.ADMIT, Verdict.MERGE, Verdict.STOP},
    DemandState.REVIEW: set(Verdict),
    # 不再收集: what runs may be stopped or merged at any time.
    DemandState.ADMITTED: {Verdict.STOP, Verdict.MERGE},
}


def state_after(state: DemandState, verdict: Verdict) -> DemandState:
    """The state that a verdict leads to. NotNow if nobody may decide that in this state."""
    if verdict not in _OPEN_TO.get(state, ()):
        raise NotNow(f"事项现为“{WORDS[state]}”,这一步已不能做。请看最新的答复。")
    return _AFTER[verdict]


def verdicts_in(states: Iterable[DemandState]) -> list[Verdict]:
    """What may be answered where something stands in these states, in the order of the keys."""
    allowed = set().union(*(_OPEN_TO.get(state, set()) for state in states))
    return [verdict for verdict in Verdict if verdict in allowed]


NEEDS_A_PERSON = frozenset({Level.BLOCK, Level.RETURN, Level.NEEDS_APPROVAL})
"""Findings of these levels keep a paper from passing by itself; 提醒 and 告知 are admitted and counted."""


def demands_for_a_person(findings: Iterable[tuple[str, int | None]], demands: int) -> frozenset[int]:
    """Which demands a person has to look at; the others pass.

    findings  (level, index of the demand or None) of each finding; one about the whole paper concerns every demand
    demands   how many there are
    """
    grave = {about for level, about in findings if level in NEEDS_A_PERSON}
    return frozenset(range(demands)) if None in grave else frozenset(i for i in grave if i is not None)


def hours_by_rule(report: dict[str, Any]) -> dict[str, float]:
    """Likely hours that each rule of a report is about: of its demands, each once, or of the whole paper.

    >>> report = {"demands": [{"hours": {"likely": 2.0}}, {"hours": {"likely": 5.0}}]}
    >>> hours_by_rule(report | {"findings": [{"rule": "FRM007", "demand": 1}, {"rule": "DOC001", "demand": None}]})
    {'FRM007': 5.0, 'DOC001': 7.0}
    """
    likely = [float(demand["hours"]["likely"]) for demand in report.get("demands", ())]
    about: dict[str, set[int]] = {}
    for finding in report.get("findings", ()):
        touched = range(len(likely)) if finding["demand"] is None else [finding["demand"]]
        about.setdefault(finding["rule"], set()).update(touched)
    return {rule: sum(likely[i] for i in demands) for rule, demands in about.items()}


SHORT_NOTICE = timedelta(days=3)
SHORT_CLOCK = timedelta(hours=4)


def answer_due(asked: datetime, first_deadline: datetime | None, calendar: Calendar) -> datetime:
    """When the office owes its answer: one working day, four office hours where the deadline is within 3 days.

    Local clock times without a zone. Source: journeys J3; the length of the clock is a local choice.
    """
    day = calendar.office_length
    short = first_deadline is not None and first_deadline - asked < SHORT_NOTICE
    return calendar.add_office_time(asked, SHORT_CLOCK if short else day)


def number_of(year: int, serial: int) -> str:
    """2026-0413; beyond 9,999 papers a year it simply grows."""
    return f"{year}-{serial:04d}"


_NUMBER = re.compile(r"\s*(20\d\d)\s*[-—–－‐]\s*(\d{4,6})\s*")


def parse_number(words: str) -> tuple[int, int] | None:
    """Year and serial of an admission number as people type it; None where it is none."""
    found = _NUMBER.fullmatch(words)
    return (int(found[1]), int(found[2])) if found else None


# As JSON writes them: a NUL, half a pair of surrogates. PostgreSQL stores neither.
_NO_TEXT = re.compile(
    r"(?P<keep>\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\u0000|\\ud[89a-f][0-9a-f]{2}"
)
_SECRET_NAME = re.compile(r"绝密|机密|秘密")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def shown_name(name: str) -> str:
    """The name of a file without its folders, and without characters that could deceive the eye."""
    base = _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, dot, suffix = base.rpartition(".")
    return f"{stem[:100]}.{suffix[:12]}" if dot and stem else base[:100] or "未命名"


def name_of_unread(name: str) -> str:
    """The name kept for a file the guards could not look into: none, where it speaks of secrecy."""
    return "没有读出的文件" if _SECRET_NAME.search(name) else shown_name(name)


def storable(value: Any) -> Any:
    """A JSON-able value without the characters no database takes; each becomes U+FFFD, so places stay true."""
    return json.loads(_NO_TEXT.sub(lambda m: m["keep"] or r"\ufffd", json.dumps(value)))
