"""A rule, what it hits, and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from jianfu.core.facts.shapes import Demand, Kind, Match, Notice, Value
from jianfu.core.limits import Limit, Limits
from jianfu.core.reading.shapes import Span
from jianfu.core.records import record
from jianfu.core.rules.registers import NOTHING, Registers
from jianfu.core.worktime import Calendar


class Verdict(StrEnum):
    """Strictest first. The machine never rejects: a person decides on all but a clean paper."""

    BLOCK = "block"
    RETURN = "return"
    NEEDS_APPROVAL = "needs_approval"
    WARN = "warn"
    INFORM = "inform"


class Verified(StrEnum):
    """How far a clause was checked against the published text (rulebook 0.1)."""

    YES = "V"
    CONTENT = "Vc"
    """Content seen, number not: cite the paper and its part, never a number."""
    NO = "U"


@record
class Clause:
    """Where a rule comes from: `paper` is a key of docs/sources.toml; `says` is our own short sentence.

    `clause` is the number where `verified` is YES (`第十六条(二)`, `第1项`, `三(一)1`); else the part that was
    seen (`第四部分`, `会议部分`). `sources.cite` makes the words for people of it.
    """

    paper: str
    clause: str
    says: str
    verified: Verified = Verified.YES


@record
class Example:
    """A text that shows a rule, the moment it is examined (the sending time of a message), and what the office knows."""

    text: str
    now: datetime | None = None
    registers: Registers = NOTHING

    def __str__(self) -> str:
        """For people: `[2026-06-10 09:00] [发文登记:本月已发17件] 关于…`."""
        when = [f"[{self.now:%Y-%m-%d %H:%M}]"] if self.now else []
        known = [f"[{self.registers}]"] if any(self.registers.known()) else []
        return " ".join((*when, *known, self.text))


@record
class Context:
    """What a rule may know beside the paper. The command line has no registers but the lists of its area file.

    hours  person-hours a year in one township of each demand, likely ones; () where they were not counted
    memo   keeps what several rules derive from the same paper, so that it is derived once
    """

    notice: Notice
    now: datetime
    limits: Limits
    calendar: Calendar
    registers: Registers = NOTHING
    hours: tuple[float, ...] = ()
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def on(self) -> date:
        """The day whose limits apply: the day of issue, else today."""
        return self.notice.issued_on.value if self.notice.issued_on else self.now.date()

    def limit(self, name: str) -> Limit:
        return self.limits.at(name, self.on)


@record
class Hit:
    """The words (of `Text.plain`) that a rule touches, and one Chinese sentence about them.

    certain  False where a person has to look: shown as 需人看
    demand   the demand meant, where it is one
    lighter  in place of the rule's own lighter way, when a better one can be computed
    level    in place of the rule's own verdict, where one clause weighs its cases differently
    """

    start: int
    end: int
    message: str
    certain: bool = True
    demand: Demand | None = None
    lighter: str | None = None
    level: Verdict | None = None

    @classmethod
    def on(cls, words: Match | Value[Any] | Demand, message: str, **more: Any) -> Hit:
        if isinstance(words, Demand):
            more.setdefault("demand", words)
        return cls(words.start, words.end, message, **more)


def whole(ctx: Context) -> Iterable[Notice]:
    """The subject of a rule about the paper as one thing."""
    yield ctx.notice


@record
class Rule:
    """One clause made checkable.

    subject   what of the paper is examined, one after another (default: the notice itself)
    about     words, parted by spaces, of which the paper must hold one, else the rule is not asked at all: the cheap first
              look. Give the words without which `check` can find nothing (借调 抽调 选派 跟班 ...), and write its
              patterns with `patterns.pattern`, which compiles at first use
    needs     attributes of the subject that must have been seen (`meeting.attendee_n` for a demand's meeting);
              else the rule is silent and the report says so
    registers what the office must know for the other half of the rule; without it the report says "not seen"
    rests_on  what the office must know for the rule to say anything at all; without it the rule is not run, and the
              report says "not seen" of a paper that has a demand of `kinds` (of any kind, where `kinds` is empty)
    emergency True (default): silent while a declared emergency response covers the paper (E1)
    yields_to codes of rules that name the same act more exactly. Where one of them has a certain finding on
              overlapping words, this rule's finding is left out: the one that names the act stands alone
    """

    code: str
    title: str
    source: Clause
    level: Verdict
    since: date
    check: Callable[[Any, Context], Iterator[Hit]]
    lighter: str
    bad: tuple[str | Example, ...]
    good: tuple[str | Example, ...]
    subject: Callable[[Context], Iterable[Any]] = whole
    about: str = ""
    needs: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    emergency: bool = True
    yields_to: tuple[str, ...] = ()
    local: bool = False
    """From a local or proposed text: shown as 本地设置, never as a national rule."""


@record
class Finding:
    rule: Rule
    verdict: Verdict
    message: str
    evidence: tuple[Span, ...]
    lighter: str
    certain: bool
    demand: int | None
    """Index of the demand in `Notice.demands`."""


@record
class NotSeen:
    rule: Rule
    needs: tuple[str, ...]


@record
class Report:
    findings: tuple[Finding, ...] = ()
    not_seen: tuple[NotSeen, ...] = ()
