"""The sentences by which papers are found, instead of fields to fill in; and the pages of what they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils import timezone

from jianfu.apps.gate.core import PASSED, DemandState, State
from jianfu.apps.gate.deadlines import week_end
from jianfu.apps.gate.models import Concern, Demand, Notice
from jianfu.apps.gate.visible import matters_of, papers_for
from jianfu.apps.people.models import Person

Narrow = Callable[[QuerySet[Concern], datetime], QuerySet[Concern]]
PAGE = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    words: str
    narrow: Narrow


def _with(papers: QuerySet[Concern], **conditions: object) -> QuerySet[Concern]:
    """Papers with such a demand. By key: few demands are due or wait, and a database begins with those few."""
    return papers.filter(notice__in=Demand.objects.filter(**conditions).order_by().values("notice"))


def _due_this_week(papers: QuerySet[Concern], now: datetime) -> QuerySet[Concern]:
    today = timezone.localdate(now)
    after = timezone.make_aware(datetime.combine(week_end(today) + timedelta(days=1), datetime.min.time()))
    return _with(papers, due_at__gte=now, due_at__lt=after, state__in=PASSED)


def _in_review(papers: QuerySet[Concern], now: datetime) -> QuerySet[Concern]:
    """Papers with a demand that waits for a person, and papers that wait as a whole."""
    demands = Demand.objects.filter(state=DemandState.REVIEW).order_by().values("notice")
    whole = Notice.objects.filter(answer_due__isnull=False, standing=DemandState.REVIEW)
    return papers.filter(notice__in=demands.union(whole.order_by().values("pk")))


def _without_number(papers: QuerySet[Concern], now: datetime) -> QuerySet[Concern]:
    """Said in a manner that PostgreSQL does not take for one row in all: it sorted everything for it."""
    found = papers.annotate(number=Coalesce("notice__admission__pk", 0))
    return found.filter(number=0, notice__answer_due__isnull=True)


SENTENCES = (
    Sentence("all", "全部", lambda papers, now: papers),
    Sentence("week", "本周到期", _due_this_week),
    Sentence("admitted", "已准入", lambda papers, now: papers.filter(notice__admission__isnull=False)),
    Sentence("none", "未准入", _without_number),
    Sentence("review", "审核中", _in_review),
    Sentence("stopped", "已停收", lambda papers, now: _with(papers, state=DemandState.STOPPED)),
)


def sentence(key: str) -> Sentence:
    return next((s for s in SENTENCES if s.key == key), SENTENCES[0])


@dataclass(frozen=True, slots=True)
class Place:
    """Between which papers a page ends; in an address 1790000000000000-4711."""

    at: datetime
    key: int

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}-{self.key}"


def place(words: str) -> Place | None:
    """None for what is no place."""
    found = _PLACE.fullmatch(words)
    return Place(_EPOCH + timedelta(microseconds=int(found[1])), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Page:
    """Papers, newest first. `newer`, `older`: the places where the pages beside it begin; None: there is none."""

    papers: list[Notice]
    newer: Place | None
    older: Place | None


def page(
    person: Person,
    chosen: Sentence,
    words: str,
    *,
    now: datetime,
    older: Place | None = None,
    newer: Place | None = None,
) -> Page:
    """Papers in sight that the sentence means and whose title holds the words; from the newest, or from a place on.

    Nothing is counted, and no page costs more than the first. What a unit was concerned with and may see no longer
    leaves its place empty.
    """
    found = chosen.narrow(matters_of(person), now)
    found = found.filter(notice__twin=None).exclude(notice__state__in=(State.BUNDLE, State.CLASSIFIED))
    if words:
        found = found.filter(Q(notice__title__icontains=words) | Q(notice__name__icontains=words))
    start = newer or older
    if start:
        found = found.filter(_beyond(start, later=newer is not None))
    order = ("received_at", "notice_id") if newer else ("-received_at", "-notice_id")
    places = [
        Place(*row) for row in found.order_by(*order).values_list("received_at", "notice_id")[: PAGE + 1]
    ]
    more, places = len(places) > PAGE, places[:PAGE]
    if newer:
        places.reverse()
    first, last = (places[0], places[-1]) if places else (None, None)
    return Page(
        papers=_seen(person, places),
        newer=first if (more if newer else older) else None,
        older=last if (more or newer) else None,
    )


def _beyond(start: Place, *, later: bool) -> Q:
    """The time is named alone too: by it a database enters its index."""
    way = "gt" if later else "lt"
    same = Q(received_at=start.at, **{f"notice_id__{way}": start.key})
    return Q(**{f"received_at__{way}e": start.at}) & (Q(**{f"received_at__{way}": start.at}) | same)


def _seen(person: Person, places: list[Place]) -> list[Notice]:
    found = papers_for(person).filter(pk__in=[one.key for one in places]).defer("paper", "report")
    papers = {notice.pk: notice for notice in with_rows(found)}
    return [papers[one.key] for one in places if one.key in papers]


def with_rows(notices: Iterable[Notice]) -> Iterable[Notice]:
    """One page of notices with what their rows need, in a constant number of queries."""
    page = list(notices)
    prefetch_related_objects(page, "sender", "admission", "demands__merged_into__notice__admission")
    return page
