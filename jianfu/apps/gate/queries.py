"""Reads that more than one place needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from jianfu.apps.gate.core import UNSETTLED, Direction, State
from jianfu.apps.gate.deadlines import day_of, week_end, weekday_of
from jianfu.apps.gate.models import Arrival, Finding, Notice
from jianfu.apps.gate.status import Status, status_of
from jianfu.apps.people.models import Unit
from jianfu.core.cost import number
from jianfu.core.reports.words import KIND

WEEK = timedelta(days=7)
_SHOWN = 60
"""Notices on the first page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A notice as one line of the first page."""

    notice: Notice
    due: datetime | None
    day: str
    clock: str
    what: str
    who: str
    hours: str
    findings: int
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    rows: list[Row] = field(default_factory=list)
    folded: bool = False
    running: bool = False


def notices_for(keys: Iterable[str]) -> QuerySet[Notice]:
    """What this browser dropped, and the sample county; papers of a bundle stand for themselves."""
    return shown(
        Notice.objects.filter(direction=Direction.OPEN).filter(
            Q(key__in=list(keys)) | Q(bundle__key__in=list(keys)) | Q(sample=True)
        )
    )


def shown(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """The newest of some papers, with what a row of a list needs and without their words."""
    return (
        notices.exclude(state__in=(State.BUNDLE, State.CLASSIFIED))
        .filter(twin=None)
        .defer("paper", "report")
        .select_related("sender", "admission")
        .prefetch_related("demands__merged_into__notice__admission")[:_SHOWN]
    )


def by_deadline(
    notices: Iterable[Notice], *, now: datetime, hours: dict[int, float] | None = None
) -> list[Group]:
    """Groups by the next deadline: this week, next week, later, none, past; empty groups are left out.

    hours  what each paper costs this desk; with it rows tell where their paper stands, and what need not be looked
           at now is folded. None: the hours of everybody
    """
    desk = hours is not None
    running = Group("正在看", running=True)
    week, next_week, later = Group("本周"), Group("下周"), Group("以后", folded=desk)
    none, past = Group("没有写时限", folded=desk), Group("已过时限", folded=True)
    last = week_end(timezone.localtime(now).date())
    for notice in notices:
        row = _with_own(_row(notice, now, with_status=desk), hours)
        if notice.state in UNSETTLED:
            running.rows.append(row)
        elif row.due is None:
            none.rows.append(row)
        elif row.due < now:
            past.rows.append(row)
        else:
            day = timezone.localtime(row.due).date()
            (week if day <= last else next_week if day <= last + WEEK else later).rows.append(row)
    for group in (week, next_week, later, past):
        group.rows.sort(key=lambda row: row.due or now, reverse=group is past)
    return [group for group in (running, week, next_week, later, none, past) if group.rows]


def rows(notices: Iterable[Notice], *, now: datetime, hours: dict[int, float] | None = None) -> list[Row]:
    """One line each, in the given order, with where it stands; hours as `by_deadline` has them."""
    return [_with_own(_row(notice, now, with_status=True), hours) for notice in notices]


def _with_own(row: Row, hours: dict[int, float] | None) -> Row:
    if hours is None:
        return row
    own = hours.get(row.notice.pk)
    return replace(row, hours=number(own) if own else "")


def _row(notice: Notice, now: datetime, with_status: bool) -> Row:
    """The next deadline counts; where all are past, the last."""
    dated = sorted((d for d in notice.demands.all() if d.due_at), key=lambda d: d.due_at or now)
    following = [d for d in dated if d.due_at and d.due_at >= now] or dated[-1:]
    first = following[0] if following else None
    kinds = list(dict.fromkeys(KIND[d.kind] for d in notice.demands.all()))  # type: ignore[index]
    lines = dict(notice.lines)
    due = timezone.localtime(first.due_at) if first else None
    return Row(
        notice=notice,
        due=due,
        day=day_of(due) if due else "",
        clock=weekday_of(due) + (f" {due:%H:%M}" if first and first.due_has_time else "") if due else "",
        what="、".join(kinds[:3]) + ("等" if len(kinds) > 3 else ""),
        who=lines.get("谁发的", ""),
        hours=number(sum(d.hours_likely for d in notice.demands.all())),
        findings=notice.findings,
        status=status_of(notice) if with_status else None,
    )


def without_number(units: QuerySet[Unit], first: date, last: date, *, most: int) -> list[Notice]:
    """The newest papers that lie on the desks of some units since `first` to `last` and have no number."""
    arrivals = Arrival.objects.filter(
        unit__in=units.order_by(),
        matched=None,
        notice__state__in=(State.EXAMINED, State.PARTIAL),
        arrived_at__gte=_midnight(first),
        arrived_at__lt=_midnight(last) + timedelta(days=1),
    ).exclude(way="passed")
    rows = arrivals.order_by("-arrived_at").select_related("notice").defer("notice__paper", "notice__report")
    return list({row.notice_id: row.notice for row in rows[: most * 10]}.values())[:most]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True, slots=True)
class Found:
    """How often a rule found something, and the likely hours of what it was about."""

    rule: str
    papers: int
    hours: float


def findings(units: QuerySet[Unit], first: date, last: date, *, most: int) -> list[Found]:
    """The rules behind most hours in papers of some units that were examined from `first` to `last`."""
    rows = Finding.objects.filter(unit__in=units.order_by(), found_on__range=(first, last))
    counted = rows.order_by().values("rule").annotate(papers=Count("pk"), touched=Sum("hours"))
    return [
        Found(row["rule"], row["papers"], row["touched"])
        for row in counted.order_by("-touched", "rule")[:most]
    ]


def late_papers(senders: QuerySet[Unit], *, now: datetime) -> QuerySet[Notice]:
    """Papers of some senders whose answer is overdue, the oldest first. However late, a person decides them."""
    late = Notice.objects.filter(answer_due__lt=now, sender__in=senders.order_by())
    return late.defer("paper", "report").select_related("sender").order_by("answer_due", "id")
