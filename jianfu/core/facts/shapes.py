"""What a paper says: its elements, its sentences and what they demand.

All `start` and `end` in this package count characters of `Text.plain`; `Notice.quote` turns them into the
original words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from jianfu.core.reading.shapes import Span, Text
from jianfu.core.records import record

T = TypeVar("T")


class Kind(StrEnum):
    REPORT_OR_FORM = "report_or_form"
    MEETING = "meeting"
    INSPECTION = "inspection"
    ASSESSMENT = "assessment"
    RESPONSIBILITY_LETTER = "responsibility_letter"
    DELEGATED_TASK = "delegated_task"
    TRAINING = "training"
    TRACE = "trace"
    APP_OR_GROUP = "app_or_group"
    SECONDMENT = "secondment"
    OTHER = "other"


class Frequency(StrEnum):
    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class Role(StrEnum):
    """In an inspection: does the grassroots look, or is it looked at?"""

    PERFORM = "perform"
    INSPECTED = "inspected"


class Level(StrEnum):
    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


class Body(StrEnum):
    PARTY_COMMITTEE = "party_committee"
    GOVERNMENT = "government"
    GENERAL_OFFICE = "general_office"
    DEPARTMENT = "department"
    INTERNAL_UNIT = "internal_unit"
    COORDINATING_BODY = "coordinating_body"
    ASSOCIATION = "association"
    ENTERPRISE = "enterprise"
    COMMITTEE = "committee"
    """村(居)委会: a self-governing body."""


@record
class Unit:
    """An organ by its name. `level` and `body` are None where the name does not show them."""

    name: str
    level: Level | None
    body: Body | None


@record
class Value(Generic[T]):
    """A value and the words (of `Text.plain`) it came from."""

    value: T
    start: int
    end: int


class Force(StrEnum):
    """What a statement does to its reader. Only DUTY counts as a demand."""

    DUTY = "duty"
    FORBID = "forbid"
    PAST = "past"
    QUOTED = "quoted"
    OWN = "own"
    """The sender's own work."""
    MAY = "may"
    EXHORT = "exhort"
    """Raise awareness, strengthen leadership: nothing to hand in, nowhere to go."""
    PLAIN = "plain"


class Side(StrEnum):
    """Who has to act."""

    BELOW = "below"
    """Townships, villages, their staff, or whoever the paper addresses."""
    SENDER = "sender"
    PUBLIC = "public"
    """Citizens, firms, participants who are not staff."""
    OPEN = "open"
    """No actor is named: the addressee is meant."""


@record
class Statement:
    """One clause of the body: the smallest piece that has its own verb.

    start, end  in `Text.plain`, closing punctuation left out
    sentence    number of the sentence; statements of one sentence share it
    paragraph   number of the line of `Text.plain`
    heading     the nearest heading above, or ""
    actor       the words that name who acts (inherited along the sentence), or None
    """

    text: str
    start: int
    end: int
    sentence: int
    paragraph: int
    heading: str
    force: Force
    side: Side
    actor: Value[str] | None = None


@record
class Match:
    """Words found by `Notice.asks` or `Notice.says`, with the statement they stand in."""

    statement: Statement
    start: int
    end: int
    text: str


@record
class Deadline:
    """The latest moment, with its words. `date` None: the words alone are known (约, 左右, 下旬).

    has_time  the hour is in the words; otherwise `date` is midnight of the last day
    certain   month and day are written, and the year is written or follows from the paper
    """

    text: str
    start: int
    end: int
    date: datetime | None
    has_time: bool = False
    certain: bool = False


@record
class Meeting:
    """What is said of one meeting. None: not seen."""

    name: str | None = None
    starts_at: Value[datetime] | None = None
    ends_at: Value[datetime] | None = None
    hours: Value[float] | None = None
    """Length in hours as announced (半天 = 4, 一天 = 8)."""
    online: Value[bool] | None = None
    attendees: Value[str] | None = None
    attendee_n: Value[int] | None = None
    convener: Value[str] | None = None
    place: Value[str] | None = None


@record
class Demand:
    """Something that a lower body must do, supply or attend.

    evidence   spans of `Text.plain`, the main one first
    audience   who must act, as named
    proofs     kinds of proof asked for: 照片, 签到表, 会议记录, ...
    """

    kind: Kind
    evidence: tuple[tuple[int, int], ...]
    role: Role | None = None
    frequency: Frequency | None = None
    deadline: Deadline | None = None
    audience: tuple[Value[str], ...] = ()
    proofs: tuple[Value[str], ...] = ()
    meeting: Meeting | None = None
    statement: Statement | None = None

    @property
    def start(self) -> int:
        return self.evidence[0][0]

    @property
    def end(self) -> int:
        return self.evidence[0][1]


@record
class Notice:
    """One paper. A value that is None or () was not seen; it is not thereby absent.

    genre       通知, 意见, 函, ... or an un-numbered kind: 工作提示, 便函, 提示函, 群通知
    sent_at     when it was sent: the chat's time, the mail's date, else None
    emergency   the words of a declared emergency response (level, start, command body); a season is none
    """

    text: Text
    title: Value[str] | None = None
    issuers: tuple[Value[Unit], ...] = ()
    doc_number: Value[str] | None = None
    genre: Value[str] | None = None
    issued_on: Value[date] | None = None
    sent_at: datetime | None = None
    recipients: tuple[Value[Unit], ...] = ()
    urgency: Value[str] | None = None
    emergency: Value[str] | None = None
    body: tuple[int, int] = (0, 0)
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    now: datetime = datetime(2026, 1, 1)  # the examination's clock; every caller gives it

    @property
    def is_chat(self) -> bool:
        return bool(self.text.messages)

    @property
    def issuer(self) -> Unit | None:
        return self.issuers[0].value if self.issuers else None

    def quote(self, start: int, end: int) -> Span:
        """The original words for `plain[start:end]`."""
        return self.text.span(start, end)

    def demands_of(self, *kinds: Kind) -> tuple[Demand, ...]:
        return tuple(d for d in self.demands if d.kind in kinds)

    def asks(
        self, pattern: re.Pattern[str], *, sides: Iterable[Side] = (Side.BELOW, Side.OPEN)
    ) -> Iterator[Match]:
        """Each place where the paper positively demands `pattern` of the grassroots.

        Never a prohibition, a quotation of criticised practice, the past, or the sender's own work.
        """
        allowed = frozenset(sides)
        for s in self.statements:
            if s.force is Force.DUTY and s.side in allowed:
                for m in pattern.finditer(s.text):
                    yield Match(s, s.start + m.start(), s.start + m.end(), m.group())

    def says(self, pattern: re.Pattern[str], *forces: Force) -> Iterator[Match]:
        """Each place where a statement holds `pattern`, whoever acts; of the given forces, or of any."""
        for s in self.statements:
            if not forces or s.force in forces:
                for m in pattern.finditer(s.text):
                    yield Match(s, s.start + m.start(), s.start + m.end(), m.group())
