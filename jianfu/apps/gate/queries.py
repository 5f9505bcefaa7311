"""Reads that more than one place needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jianfu.apps.gate.core import UNSETTLED, State, day_of, week_end, weekday_of
from jianfu.apps.gate.models import Notice
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


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    rows: list[Row] = field(default_factory=list)
    folded: bool = False
    running: bool = False


def notices_for(keys: Iterable[str]) -> QuerySet[Notice]:
    """What this browser dropped, and the sample county; papers of a bundle stand for themselves."""
    from django.db.models import Q

    return (
        Notice.objects.filter(Q(key__in=list(keys)) | Q(bundle__key__in=list(keys)) | Q(sample=True))
        .exclude(state__in=(State.BUNDLE, State.CLASSIFIED))
        .filter(twin=None)
        .defer("paper", "report")
        .prefetch_related("demands")[:_SHOWN]
    )


def first_page(keys: Iterable[str], *, now: datetime) -> list[Group]:
    """Groups by the next deadline: this week, next week, later, none, past; empty groups are left out."""
    running = Group("正在看", running=True)
    week, next_week, later = Group("本周"), Group("下周"), Group("以后")
    none, past = Group("没有写时限"), Group("已过时限", folded=True)
    last = week_end(timezone.localtime(now).date())
    for notice in notices_for(keys):
        row = _row(notice, now)
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


def _row(notice: Notice, now: datetime) -> Row:
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
    )
