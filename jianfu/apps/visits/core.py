"""Codes, days and joining of visits; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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


_DAYS = re.compile(
    r"(?:(?P<year>20\d\d)(?:年|[.\-/]))?(?P<month>\d{1,2})(?:月|[.\-/])(?P<day>\d{1,2})[日号]?"
    r"(?:\s*(?:至|到|[-—–~～])\s*(?:(?P<month2>\d{1,2})(?:月|[.\-/]))?(?P<day2>\d{1,2})[日号]?)?"
)
_MONTHS = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})(?:\s*(?:至|到|[-—–~～、])\s*\d{1,2})*月(?!\d)(?P<part>上旬|中旬|下旬|底|初)?"
)
_QUARTER = re.compile(r"(?:第)?([一二三四1-4])季度")
_HALF = re.compile(r"(上|下)半年")
_PARTS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (25, 31)}


@dataclass(frozen=True, slots=True)
class Days:
    """When a visit is. `exact`: the first day is said; else only the time in which it lies."""

    first: date
    last: date
    exact: bool = False


def days_of(words: str, year: int) -> Days | None:
    """6月18日至20日 · 2026.6.18-20 · 6月 · 6月下旬 · 第二季度 · 下半年 -> the days; None where no time is said."""
    if m := _DAYS.search(words):
        first = _day(int(m["year"] or year), int(m["month"]), int(m["day"]))
        if first:
            month, day = int(m["month2"] or first.month), int(m["day2"] or first.day)
            last = _day(first.year, month, day) or first
            return Days(first, max(first, last), exact=True)
    if (m := _MONTHS.search(words)) and 1 <= int(m["month"]) <= 12:
        low, high = _PARTS.get(m["part"] or "", (1, 31))
        return _span(int(m["year"] or year), int(m["month"]), low, high)
    if m := _QUARTER.search(words):
        quarter = "一二三四".find(m[1]) if not m[1].isdigit() else int(m[1]) - 1
        return _over(year, 3 * quarter + 1, 3 * quarter + 3)
    if m := _HALF.search(words):
        return _over(year, 1, 6) if m[1] == "上" else _over(year, 7, 12)
    return None


def _over(year: int, first_month: int, last_month: int) -> Days:
    return Days(date(year, first_month, 1), _span(year, last_month, 1, 31).last)


def _span(year: int, month: int, low: int, high: int) -> Days:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Days(date(year, month, low), min(end, end.replace(day=min(high, end.day))))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
