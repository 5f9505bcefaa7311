"""How much a text is about each item of a list: things, words, acts and who sent it, as plain numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from jianfu.core.duties.asked import Asked, acts_in
from jianfu.core.duties.departments import is_same, kinds_of
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass
from jianfu.core.duties.terms import Vector, added, cosine, length, rarity, terms_of
from jianfu.core.reading.characters import alike

NAMES = (
    "name_words", "name_things", "all_words", "all_things", "name_covered", "asked_covered", "owner_part",
    "owner_asks", "other_asks", "same_act", "tough_on_basic", "soft_on_reclaimed", "tough_on_reclaimed",
    "soft_on_basic", "soft_on_assist", "tough_on_assist", "target", "is_basic", "is_assist",
    "named_act", "act_missing", "idle_on_reclaimed", "town_part", "only_watched", "owner_idle",
)  # fmt: skip
"""The features in the order of the model's weights."""

_ENOUGH = 4
"""Pairs of characters that make a matter, where none of the things we know is named."""
_ANY = frozenset({"落实", "组织", "建设", "管理", "服务", "推广"})
"""Words for doing that stand before any act: 落实田长制,巡查耕地 is watching."""
_NUMBERED = re.compile(r"(?:^|(?<=[\s;。,]))(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item made ready: its terms, and the acts it names."""

    item: DutyItem
    name: Vector
    whole: Vector
    name_length: float
    whole_length: float
    owner_parts: tuple[Vector, ...]
    town_parts: tuple[Vector, ...]
    acts: frozenset[str]
    named: frozenset[str]
    level: int


def duties_of(cell: str | None) -> list[str]:
    """The clauses of a duty column: numbered ones, else those between semicolons."""
    if not cell:
        return []
    words = alike(cell)
    numbered = [bare for part in _NUMBERED.split(words) if (bare := part.strip().rstrip(";。"))]
    return numbered if len(numbered) > 1 else [part.strip() for part in words.split(";") if part.strip()]


class Index:
    """The items of one list, ready to be asked."""

    def __init__(self, duties: DutyList) -> None:
        raw = [self._raw(item) for item in duties.items]
        self._rare = rarity(added(*parts) for parts, _ in raw)
        self._unknown = math.log(len(raw) + 1) + 1
        self.entries = tuple(
            self._entry(item, parts, pieces) for item, (parts, pieces) in zip(duties.items, raw, strict=True)
        )
        self._owners = {kind for i in duties.items for o in i.owner for kind in kinds_of(o)}

    @staticmethod
    def _raw(item: DutyItem) -> tuple[list[tuple[float, Vector]], list[str]]:
        pieces = [*duties_of(item.owner_duty), *duties_of(item.town_duty)]
        parts = [(1.0, terms_of(item.name)), *((0.6, terms_of(piece)) for piece in pieces)]
        if item.group:
            parts.append((0.15, terms_of(item.group)))
        if item.how:
            parts.append((0.15, terms_of(item.how)))
        return parts, pieces

    def _entry(self, item: DutyItem, parts: list[tuple[float, Vector]], pieces: list[str]) -> Entry:
        name, whole = self.weighed(parts[0][1]), self.weighed(added(*parts))
        said = [a for text in (item.name, *pieces) for a in acts_in(text)]
        clauses = tuple(self.weighed(vector) for _, vector in parts[1 : 1 + len(pieces)])
        halves = len(duties_of(item.owner_duty))
        return Entry(
            item,
            name,
            whole,
            length(name),
            length(whole),
            clauses[:halves],
            clauses[halves:],
            frozenset(a.name for a in said),
            _tough(frozenset(a.name for a in acts_in(item.name))),
            max((a.level for a in said if a.word not in _ANY), default=-1),
        )

    def weighed(self, vector: Vector) -> Vector:
        return {t: v * self._rare.get(t, self._unknown) for t, v in vector.items()}

    def knows_sender(self, issuer: str | None) -> bool:
        return bool(issuer and kinds_of(issuer) & self._owners)

    def strange(self, words: str) -> float:
        """The share of a text, by pairs of characters and things named, that no item of the list knows."""
        vector = {t: v for t, v in terms_of(words).items() if len(t) == 2 or t.startswith("§")}
        whole = sum(vector.values()) or 1.0
        return sum(v for t, v in vector.items() if t not in self._rare) / whole

    def knows(self, words: str) -> bool:
        """Does any item share a thing or a pair of characters with the text?"""
        return any(
            (len(t) == 2 or t.startswith("§")) and t in self._rare for t in terms_of(words, spoken=True)
        )

    def features(self, asked: Asked, words: str, *, spoken: bool = False) -> list[list[float]]:
        """For every item in order its numbers, as `NAMES` names them."""
        vector = self.weighed(terms_of(words, spoken=spoken))
        split = _split(vector)
        sizes = (length(split[0]), length(split[1]))
        known = sum(v for t, v in vector.items() if t in self._rare) or 1.0
        sender_known = self.knows_sender(asked.issuer)
        below = vector if spoken else self.weighed(terms_of(asked.below_words))
        return [self._features(e, asked, vector, below, sizes, known, sender_known) for e in self.entries]

    def _features(
        self,
        entry: Entry,
        asked: Asked,
        vector: Vector,
        below: Vector,
        sizes: tuple[float, float],
        known: float,
        sender_known: bool,
    ) -> list[float]:
        shared = [(t, v) for t, v in vector.items() if t in entry.whole]
        likenesses = _likenesses(entry, shared, sizes)
        covered = sum(entry.name[t] for t, _ in shared if t in entry.name) / (sum(entry.name.values()) or 1.0)
        told = sum(v * min(1.0, entry.whole[t] / (v or 1.0)) for t, v in shared) / known
        owner_part, town_part = nearest(vector, entry.owner_parts), nearest(below, entry.town_parts)
        listed = entry.item.listed
        owner = bool(asked.issuer) and any(is_same(asked.issuer or "", o) for o in entry.item.owner)
        tough, soft = asked.level >= 4, 0 <= asked.level <= 1
        basic, assist, taken = (listed is c for c in (ListClass.BASIC, ListClass.ASSIST, ListClass.RECLAIMED))
        return [
            *likenesses,
            math.sqrt(covered),
            math.sqrt(told),
            owner_part,
            float(owner and not basic),
            float(sender_known and not owner and not basic),
            float(bool(_tough(asked.named) & entry.acts)),
            float(basic and tough and entry.level < 4),
            float(taken and soft),
            float(taken and tough),
            float(basic and soft),
            float(assist and soft),
            float(assist and tough),
            float(taken and asked.has_target),
            float(basic),
            float(assist),
            float(bool(_tough(asked.named) & entry.named)),
            float(bool(_hard(asked.named)) and not _hard(asked.named) & entry.acts),
            float(taken and bool(entry.named) and not _tough(asked.named) and not asked.has_target),
            town_part,
            float(basic and 0 <= entry.level <= 1),
            float(taken and owner and not _tough(asked.named) and not asked.has_target),
        ]


def nearest(vector: Vector, parts: Sequence[Vector]) -> float:
    return max((cosine(vector, part) for part in parts), default=0.0)


def _tough(classes: frozenset[str]) -> frozenset[str]:
    return classes & {"check", "test", "license", "order", "punish", "collect", "promote"}


def _hard(classes: frozenset[str]) -> frozenset[str]:
    return classes & {"test", "license", "order", "punish"}


def says_something(words: str) -> bool:
    """Is there enough in a text to know what it is about?"""
    found = terms_of(words)
    return any(t.startswith("§") for t in found) or sum(len(t) == 2 and t[0] != "¤" for t in found) >= _ENOUGH


def _split(vector: Vector) -> tuple[Vector, Vector]:
    things = {t: v for t, v in vector.items() if t.startswith("§")}
    return {t: v for t, v in vector.items() if t not in things}, things


def _likenesses(entry: Entry, shared: Sequence[tuple[str, float]], sizes: tuple[float, float]) -> list[float]:
    """Cosines with the name and with everything, for words and for things apart; each against its own length."""
    sums = [0.0, 0.0, 0.0, 0.0]
    for term, value in shared:
        thing = term.startswith("§")
        sums[2 + thing] += value * entry.whole[term]
        if term in entry.name:
            sums[thing] += value * entry.name[term]
    lengths = (entry.name_length, entry.name_length, entry.whole_length, entry.whole_length)
    return [s / (sizes[at % 2] * lengths[at]) for at, s in enumerate(sums)]
