"""The sentences by which papers are found, instead of fields to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from jianfu.apps.gate.core import PASSED, DemandState, State
from jianfu.apps.gate.deadlines import week_end
from jianfu.apps.gate.models import Demand, Notice
from jianfu.apps.gate.visible import papers_for
from jianfu.apps.people.models import Person

Narrow = Callable[[QuerySet[Notice], datetime], QuerySet[Notice]]


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    words: str
    narrow: Narrow


def _demands(**conditions: object) -> Exists:
    return Exists(Demand.objects.filter(notice=OuterRef("pk"), **conditions))


def _due_this_week(papers: QuerySet[Notice], now: datetime) -> QuerySet[Notice]:
    today = timezone.localdate(now)
    after = timezone.make_aware(datetime.combine(week_end(today) + timedelta(days=1), datetime.min.time()))
    return papers.filter(_demands(due_at__gte=now, due_at__lt=after, state__in=PASSED))


SENTENCES = (
    Sentence("all", "全部", lambda papers, now: papers),
    Sentence("week", "本周到期", _due_this_week),
    Sentence("admitted", "已准入", lambda papers, now: papers.filter(admission__isnull=False)),
    Sentence(
        "none",
        "未准入",
        lambda papers, now: papers.filter(admission__isnull=True, answer_due__isnull=True),
    ),
    Sentence("review", "审核中", lambda papers, now: papers.filter(_demands(state=DemandState.REVIEW))),
    Sentence("stopped", "已停收", lambda papers, now: papers.filter(_demands(state=DemandState.STOPPED))),
)


def sentence(key: str) -> Sentence:
    return next((s for s in SENTENCES if s.key == key), SENTENCES[0])


def papers(
    person: Person | AnonymousUser, chosen: Sentence, words: str, *, now: datetime
) -> QuerySet[Notice]:
    """Papers in sight that the sentence means and whose title holds the words; newest first."""
    found = papers_for(person).filter(twin=None).exclude(state__in=(State.BUNDLE, State.CLASSIFIED))
    if words:
        found = found.filter(Q(title__icontains=words) | Q(name__icontains=words))
    return chosen.narrow(found, now).defer("paper", "report")


def with_rows(notices: Iterable[Notice]) -> Iterable[Notice]:
    """One page of notices with what their rows need, in a constant number of queries."""
    page = list(notices)
    prefetch_related_objects(page, "sender", "admission", "demands__merged_into__notice__admission")
    return page
