"""Reads of channels and secondments: what is in somebody's sight, what could be one, who should be back by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jianfu.apps.channels.core import (
    KIND_WORDS,
    TERM_SHAPES,
    TERM_WORDS,
    Kind,
    Term,
    bare_name,
    term_of,
)
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.people.models import Person
from jianfu.apps.registers.core import State
from jianfu.apps.registers.queries import in_sight
from jianfu.core.examine import office_calendar
from jianfu.core.limits import load_limits
from jianfu.core.rules.topics import same_topic

_NOTICE = 10
"""Working days before its end that a secondment counts as near it."""
_ALIKE = 0.6
_MOST = 8


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    word: str
    count: int


def channels_for(person: Person, kind: str, words: str) -> QuerySet[Channel]:
    found = in_sight(person, Channel.objects.select_related("unit", "notice", "merged_into"))
    if kind == "over":
        found = found.filter(state=State.IN_USE, until__lt=timezone.localdate())
    elif kind == "ended":
        found = found.exclude(state=State.IN_USE)
    elif kind:
        found = found.filter(kind=kind, state=State.IN_USE)
    else:
        found = found.filter(state=State.IN_USE)
    return found.filter(Q(name__icontains=words) | Q(purpose__icontains=words)) if words else found


def kinds_for(person: Person) -> list[Choice]:
    """Each kind with how many are in use, then what is past its day, and what has ended."""
    today, rows = timezone.localdate(), in_sight(person, Channel.objects.all()).order_by()
    in_use = Q(state=State.IN_USE)
    counted = rows.aggregate(
        all=Count("pk", filter=in_use),
        over=Count("pk", filter=in_use & Q(until__lt=today)),
        ended=Count("pk", filter=~in_use),
        **{kind.value: Count("pk", filter=in_use & Q(kind=kind)) for kind in Kind},
    )
    names = {"": "在用", **KIND_WORDS, "over": "过了停用日期", "ended": "已停用"}
    choices = [Choice(key, word, counted[key or "all"]) for key, word in names.items()]
    return [choice for choice in choices if choice.count or choice.key in ("", *Kind)]


def could_join(channel: Channel, person: Person) -> list[Channel]:
    """Other channels of the same sort that somebody sees, for the same people or the same matter; the nearest first."""
    group = Q(kind=Kind.GROUP)
    others = in_sight(person, Channel.objects.in_use().select_related("unit")).exclude(pk=channel.pk)
    others = others.filter(group) if channel.kind == Kind.GROUP else others.exclude(group)
    near = [(_nearness(channel, other), other) for other in others[:400]]
    found = sorted((pair for pair in near if pair[0] > 0), key=lambda pair: -pair[0])
    return [other for _, other in found[:_MOST]]


def _nearness(one: Channel, other: Channel) -> float:
    """0 where neither name, purpose nor people are alike."""
    alike = max(
        same_topic(bare_name(one.name), bare_name(other.name)), same_topic(one.purpose, other.purpose)
    )
    people = same_topic(one.audience, other.audience) if one.kind == Kind.GROUP else 0.0
    best = max(alike, people)
    return best + (0.5 if one.unit_id == other.unit_id else 0) if best >= _ALIKE else 0.0


@dataclass(frozen=True, slots=True)
class Lent:
    """One secondment with where it stands today."""

    row: Secondment
    term: Term
    shape: str
    stands: str


def secondments_for(person: Person, which: str) -> list[Lent]:
    """Those still away first, the ones that should be back before the others."""
    rows = in_sight(person, Secondment.objects.select_related("unit", "lender", "notice"))
    bounds = _bounds(timezone.localdate())
    shown = [_lent(row, *bounds) for row in rows.order_by("-first_day")]
    order = (Term.OVER, Term.SOON, Term.RUNNING, Term.BACK)
    wanted = [lent for lent in shown if (lent.term == which if which else lent.term != Term.BACK)]
    return sorted(wanted, key=lambda lent: order.index(lent.term))


def terms_for(person: Person) -> list[Choice]:
    """How many people are away, by where their stay stands."""
    rows = in_sight(person, Secondment.objects.select_related("unit", "lender"))
    counted: dict[str, int] = dict.fromkeys(Term, 0)
    bounds = _bounds(timezone.localdate())
    for row in rows:
        counted[_lent(row, *bounds).term] += row.people
    away = sum(count for term, count in counted.items() if term != Term.BACK)
    return [
        Choice("", "在借的", away),
        *(Choice(term, TERM_WORDS[term], counted[term]) for term in (Term.OVER, Term.SOON, Term.BACK)),
    ]


def _bounds(today: date) -> tuple[date, float, date]:
    limits = load_limits(settings.AREA)
    calendar = office_calendar(limits, timezone.localtime().replace(tzinfo=None))
    near = calendar.add_working_days(today, _NOTICE)
    return today, float(limits.at("secondment_months", today).value), near


def _lent(row: Secondment, today: date, months: float, near: date) -> Lent:
    if row.state != State.IN_USE:
        term = Term.BACK
    else:
        term = term_of(row.first_day, row.last_day, today=today, months=months, notice=near)
    return Lent(row, term, TERM_SHAPES[term], TERM_WORDS[term])


def facts_of(channel: Channel) -> list[tuple[str, Any]]:
    """What is known of a channel, for its page."""
    rows = (
        ("谁在管", channel.unit),
        ("给谁用", channel.audience),
        ("做什么用", channel.purpose),
        ("备案号", channel.filing),
        ("从哪天起", channel.since),
        ("用到哪天", channel.until),
    )
    return [(label, value) for label, value in rows if value]
