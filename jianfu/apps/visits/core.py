"""Codes, days and joining of visits; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from jianfu.core.rules.inspections.announced import matter
from jianfu.core.rules.topics import same_topic


class Kind(StrEnum):
    INSPECTION = "inspection"
    RESEARCH = "research"
    TOUR = "tour"
    COVERT = "covert"


KIND_WORDS = {
    Kind.INSPECTION: "检查",
    Kind.RESEARCH: "调研",
    Kind.TOUR: "观摩",
    Kind.COVERT: "暗访",
}


class State(StrEnum):
    PLANNED = "planned"
    MERGED = "merged"
    """Joined with another visit, whose code holds."""
    DROPPED = "dropped"
    """Cancelled, or its paper passes no more."""


class NotNow(Exception):
    """The step cannot be done; its text says what is the case and what is possible."""


def code_of(year: int, serial: int) -> str:
    """检-2026-031; beyond 999 visits a year it simply grows."""
    return f"检-{year}-{serial:03d}"


_CODE = re.compile(r"\s*(?:检查?)?\s*[-—–－‐]?\s*(20\d\d)\s*[-—–－‐]\s*(\d{3,5})\s*")


def parse_code(words: str) -> tuple[int, int] | None:
    """Year and serial of a code as people type it; None where it is none. 检 must be there: 2026-0413 is a paper's."""
    found = _CODE.fullmatch(words)
    return (int(found[1]), int(found[2])) if found and "检" in words else None


def kind_of(words: str) -> Kind:
    """What the words call it; what they do not name is an inspection."""
    for pattern, kind in (
        (r"暗访|四不两直", Kind.COVERT),
        (r"观摩|拉练", Kind.TOUR),
        (r"督查|督导|检查|核查|抽查|考核|巡查", Kind.INSPECTION),
        (r"调研|走访|考察", Kind.RESEARCH),
    ):
        if re.search(pattern, words):
            return kind
    return Kind.INSPECTION


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit as joining sees it: whose, what about, where and when."""

    key: int
    sender: int | None
    title: str
    first: date
    last: date
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two visits that could be one. `places`: those who are spared a second reception."""

    earlier: Stop
    later: Stop
    places: frozenset[int]
    same_matter: bool


def joint_offers(stops: Sequence[Stop], *, within: int) -> Iterator[Joint]:
    """To each visit the one before it that it could best join: to the same place, no more than `within` days earlier.

    One about the same matter is better than one that merely goes to the same place, and the nearest is best; pairs about
    one matter come first. Nothing is joined by it: each sender decides.
    """
    found: dict[int, Joint] = {}
    by_day = sorted(stops, key=lambda stop: (stop.first, stop.key))
    for earlier, later in combinations(by_day, 2):
        common = earlier.places & later.places
        if common and (later.first - earlier.last).days <= within:
            alike = same_topic(matter(earlier.title), matter(later.title)) >= 0.5
            joint, known = Joint(earlier, later, common, alike), found.get(later.key)
            if known is None or _worth(joint) >= _worth(known):
                found[later.key] = joint
    yield from sorted(found.values(), key=lambda joint: (not joint.same_matter, joint.later.first))


def _worth(joint: Joint) -> tuple[bool, int]:
    return joint.same_matter, -abs((joint.later.first - joint.earlier.last).days)
