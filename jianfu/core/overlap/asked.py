"""Are two demands made of the same people, on the same day, about the same thing?"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from jianfu.core.facts.shapes import Demand, Kind, Notice
from jianfu.core.overlap.people import ANYBODY, people_in
from jianfu.core.overlap.topics import Weights, topic_likeness

USUAL_LENGTH = timedelta(hours=2)
"""Of a meeting whose end is not known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one demand asks of whom, as far as two can be compared.

    starts_at  beginning of a meeting or visit; of a return its last moment. None: not known
    ends_at    None: not known
    has_time   the hour is known; else `starts_at` is midnight of the day
    units      keys of the units that must act; () where only words are known
    people     kinds of people as `people_in` gives them
    objects    what is visited or counted, in words: 民宿, 燃气用户
    fields     what a form asks, one name each
    topic      title and words of the demand
    """

    kind: Kind
    topic: str = ""
    issuer: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    has_time: bool = False
    units: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


def asked_of(notice: Notice, demand: Demand) -> Asked:
    """What the paper's own words say; units, objects and fields are the caller's to add."""
    meeting = demand.meeting
    words = [v.value for v in demand.audience]
    if meeting and meeting.attendees:
        words = [meeting.attendees.value]
    starts, has_time = _beginning(demand)
    title = notice.title.value if notice.title else ""
    return Asked(
        kind=demand.kind,
        topic=f"{title}\n{notice.text.plain[demand.start : demand.end]}",
        issuer=notice.issuer.name if notice.issuer else "",
        starts_at=starts,
        ends_at=_end(demand, starts),
        has_time=has_time,
        people=people_in("、".join(words)),
    )


def same_people(a: Asked, b: Asked) -> float:
    """The part of the smaller audience that the other calls too: of units where both are known, and of posts.

    0.0 where one of the two says nothing of its people.
    """
    share = 1.0 if a.units or a.people else 0.0
    if a.units and b.units:
        share = shared(a.units, b.units)
    if a.people and b.people:
        share *= _shared_people(a.people, b.people)
    elif not (a.units and b.units):
        share = 0.0
    return share


def same_time(a: Asked, b: Asked) -> bool:
    """Do they meet at the same hour? Where an hour is not known: False."""
    if not (a.has_time and b.has_time and a.starts_at and b.starts_at):
        return False
    return a.starts_at < _until(b) and b.starts_at < _until(a)


def same_day(a: Asked, b: Asked) -> bool:
    """Do they fall on a common day?"""
    return days_between(a, b) == 0


def days_between(a: Asked, b: Asked) -> int | None:
    """Whole days from the end of one to the beginning of the other, 0 on a common day; None: a day is not known."""
    if not (a.starts_at and b.starts_at):
        return None
    first, second = sorted((a, b), key=lambda one: one.starts_at or datetime.max)
    end = first.ends_at or first.starts_at
    begins = second.starts_at or end
    return max(0, (begins.date() - end.date()).days) if begins and end else None


def same_objects(a: Asked, b: Asked) -> float:
    """The part of the shorter list of visited things that the other names too; 食堂 is part of 学校食堂."""
    return _shared_words(a.objects, b.objects)


def same_fields(a: Asked, b: Asked) -> float:
    """The part of the shorter form that the other asks too."""
    return shared(a.fields, b.fields)


def same_topic(a: Asked, b: Asked, weights: Weights | None = None) -> float:
    return topic_likeness(a.topic, b.topic, weights)


def shared(a: Set[str], b: Set[str]) -> float:
    """The share of the smaller set that the larger has too; 0.0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _beginning(demand: Demand) -> tuple[datetime | None, bool]:
    starts = demand.meeting and demand.meeting.starts_at
    if starts:
        return starts.value, bool(starts.value.hour or starts.value.minute)
    deadline = demand.deadline
    return (deadline.date, deadline.has_time) if deadline else (None, False)


def _end(demand: Demand, starts: datetime | None) -> datetime | None:
    meeting = demand.meeting
    if not meeting or not starts:
        return None
    if meeting.ends_at:
        return meeting.ends_at.value
    return starts + timedelta(hours=meeting.hours.value) if meeting.hours else None


def _until(one: Asked) -> datetime:
    assert one.starts_at
    if one.ends_at and one.ends_at > one.starts_at:
        return one.ends_at
    return one.starts_at + USUAL_LENGTH


def _shared_people(a: frozenset[str], b: frozenset[str]) -> float:
    few, many = sorted((a, b), key=len)
    return sum(any(_meet(one, other) for other in many) for one in few) / len(few)


def _meet(one: str, other: str) -> bool:
    """乡镇/全体 holds every post of the level."""
    (level, _, post), (other_level, _, other_post) = one.partition("/"), other.partition("/")
    return level == other_level and (post == other_post or ANYBODY in (post, other_post))


def _shared_words(a: frozenset[str], b: frozenset[str]) -> float:
    few, many = sorted((a, b), key=len)
    if not few:
        return 0.0
    return sum(any(one in other or other in one for other in many) for one in few) / len(few)
