"""待审: what waits for a person, in which order, and the answer that is drafted for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from jianfu.apps.gate.actions import demands_for_a_person, needs_a_person
from jianfu.apps.gate.core import VERDICT_WORDS, WAITING, DemandState, Verdict, verdicts_in
from jianfu.apps.gate.deadlines import day_of, weekday_of
from jianfu.apps.gate.item import Page
from jianfu.apps.gate.likeness import Similar, came_back_in_parts, name_of, similar, words_of
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.status import Status, status_of
from jianfu.apps.people.models import Person, Unit
from jianfu.core.cost import number
from jianfu.core.overlap import ALONE, said_of_parts, side_by_side

SOON = timedelta(hours=4)
QUEUE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    notice: Notice
    hours: str
    due: str
    late: bool
    urgent: bool


def waiting_for(person: Person, *, now: datetime) -> QuerySet[Notice]:
    """What owes an answer in the person's area: late and soon due first, then the costliest."""
    asked = Demand.objects.filter(notice=OuterRef("pk"), state__in=WAITING).order_by().values("notice")
    hours = asked.annotate(likely=Sum("hours_likely")).values("likely")
    return (
        Notice.objects.filter(answer_due__isnull=False, sender__in=area_of(person))
        .annotate(
            cost=Coalesce(Subquery(hours), 0.0),
            pressing=Case(When(answer_due__lt=now + SOON, then=Value(0)), default=Value(1)),
        )
        .order_by("pressing", F("cost").desc(), "answer_due", "id")
        .select_related("sender")
    )


def queue(person: Person, *, now: datetime) -> list[Waiting]:
    rows = waiting_for(person, now=now).defer("paper", "report").prefetch_related("demands")[:QUEUE_SHOWN]
    return [_waiting(notice, now) for notice in rows]


def _waiting(notice: Notice, now: datetime) -> Waiting:
    assert notice.answer_due
    due = timezone.localtime(notice.answer_due)
    return Waiting(
        notice=notice,
        hours=number(notice.cost),  # type: ignore[attr-defined]
        due=f"{day_of(due)}（{weekday_of(due)}）{due:%H:%M}前答复",
        late=notice.answer_due < now,
        urgent=DemandState.URGENT in notice.states,
    )


def area_of(person: Person) -> QuerySet[Unit]:
    return Unit.objects.for_user(person)


def open_demands(notice: Notice) -> list[Demand]:
    return [demand for demand in notice.demands.all() if demand.state in WAITING]


def suggested(notice: Notice) -> Verdict:
    """What the findings speak for; the reviewer decides."""
    if DemandState.REVIEW not in notice.states:
        return Verdict.ADMIT
    waiting = {demand.number for demand in open_demands(notice)}
    grave = needs_a_person(notice) if notice.demands_nothing else waiting & demands_for_a_person(notice)
    return Verdict.ADVISE if grave else Verdict.ADMIT


@dataclass(frozen=True, slots=True)
class Side:
    """Words of both papers that stand opposite each other."""

    here: str
    there: str
    same: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier paper with much the same words: one line, and both texts side by side."""

    notice: Notice
    line: str
    status: Status
    sides: list[Side]
    split: str
    """One line where the earlier paper came back in several, of which this is one; else ""."""
    parts: list[Notice]
    """The others of them."""


def alike(person: Person, notice: Notice) -> list[Alike]:
    """Up to three earlier papers of the area whose words are like these, the likest first."""
    area = area_of(person)
    sent = Q(handed_in_at__isnull=False) | Q(admission__isnull=False)
    scope = Notice.objects.filter(sent, sender__in=area).exclude(pk=notice.earlier_id).distinct()
    return [_alike(notice, one, scope) for one in similar(notice, scope, 3)]


def _alike(notice: Notice, one: Similar, scope: QuerySet[Notice]) -> Alike:
    here, there = words_of(notice), words_of(one.notice)
    rows = side_by_side(one.likeness, len(here), len(there))
    split, parts = _split(notice, one, scope)
    return Alike(
        split=split,
        parts=parts,
        notice=one.notice,
        line=one.line,
        status=status_of(one.notice),
        sides=[
            Side(here[row.a_start : row.a_end].strip(), there[row.b_start : row.b_end].strip(), row.same)
            for row in rows
        ],
    )


def _split(notice: Notice, one: Similar, scope: QuerySet[Notice]) -> tuple[str, list[Notice]]:
    """An earlier paper that came back in several: what is said of this one, and the others of them."""
    if one.notice.sender_id != notice.sender_id or one.likeness.share_of_b >= ALONE:
        return "", []  # what others ask in like words is no part of it
    if one.notice.received_at > notice.received_at:
        return "", []
    # A paper whose suggestions were adopted goes on as its new version.
    found = came_back_in_parts(one.notice, scope.filter(revisions=None, sender=notice.sender))
    if found is None or notice not in found[1]:
        return "", []
    line = said_of_parts(found[0].share, len(found[1]), name_of(one.notice))
    return line, [part for part in found[1] if part != notice]


def verdicts(notice: Notice, page: Page) -> list[tuple[str, str, str, str]]:
    """(value, key, word, drafted answer) of each verdict that is possible now; every word of the answer may be changed."""
    possible = set(verdicts_in(notice.states)) - ({Verdict.MERGE} if notice.demands_nothing else set())
    drafts = {
        Verdict.ADMIT: "同意按原文下发。",
        Verdict.ADVISE: _advice(notice, page) or "建议按页面上的意见修改，改好即给编号。",
        Verdict.ASK: "请补充一句：这项要求依据哪份文件，结果给谁用。",
        Verdict.MERGE: "与已准入事项内容相近，请沿用原编号，不另发文。",
        Verdict.STOP: "这项不再收集。",
    }
    return [
        (verdict.value, str(n), VERDICT_WORDS[verdict], drafts[verdict])
        for n, verdict in enumerate(Verdict, 1)
        if verdict in possible
    ]


def _advice(notice: Notice, page: Page) -> str:
    """The lighter ways of the first findings on what waits, one sentence each."""
    waiting = {demand.number for demand in open_demands(notice)}
    rows = notice.report["findings"]
    about = {i for i, row in enumerate(rows) if row["demand"] is None or row["demand"] in waiting}
    cards = [c for c in (*page.findings, *page.more) if c.rule and c.index in about and not c.wrong]
    return "\n".join(f"{card.where}“{card.quote}”：{card.lighter}。" for card in cards[:3])
