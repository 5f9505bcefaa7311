"""A whistle against the list: which department has to come, or is it the township's own work?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from jianfu.core.duties.asked import Asked
from jianfu.core.duties.departments import kinds_of
from jianfu.core.duties.likeness import Index, duties_of
from jianfu.core.duties.model import chances
from jianfu.core.duties.saying import named
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass
from jianfu.core.duties.terms import Vector, cosine, things_in, told_in
from jianfu.core.reading.characters import alike

DEPARTMENT, TOWN, ASK = "department", "town", "ask"
SURE = 0.55
"""Below this chance the duty officer is asked: a minute, where a wrong address costs a day."""
_SHOWN = 5
_NOTHING = 1e-4
"""A chance that no address depends on."""


@dataclass(frozen=True, slots=True)
class Option:
    item: DutyItem
    lead: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Route:
    decision: str
    lead: str | None
    support: tuple[str, ...]
    item: DutyItem | None
    confidence: float
    candidates: tuple[Option, ...]
    why: str

    @property
    def to_be_looked_at(self) -> bool:
        return self.decision == ASK


class Router:
    """One list, ready for many whistles."""

    def __init__(self, duties: DutyList) -> None:
        self._index = Index(duties)
        self._halves = [self._owners_things(entry.item) for entry in self._index.entries]

    def route(self, text: str) -> Route:
        asked = Asked(text)
        entries = self._index.entries
        shares, _ = chances(self._index.features(asked, asked.text, spoken=True))
        told = self._index.weighed(told_in(asked.text))
        leads = [self._lead(at, told) if share > _NOTHING else None for at, share in enumerate(shares)]
        chance: dict[str | None, float] = defaultdict(float)
        for share, lead in zip(shares, leads, strict=True):
            if share > _NOTHING:
                chance[lead] += share
        best = max(chance, key=lambda lead: chance[lead])
        order = sorted(range(len(entries)), key=lambda at: (-shares[at], at))[:_SHOWN]
        shown = tuple(Option(entries[at].item, leads[at], round(shares[at], 4)) for at in order)
        top = max((at for at in range(len(entries)) if leads[at] == best), key=lambda at: shares[at])
        item, sure = entries[top].item, round(min(chance[best], 1.0), 4)
        decision = DEPARTMENT if best else TOWN
        if sure < SURE or not self._index.knows(asked.text):
            decision = ASK
        support = tuple(o for o in item.owner if o != best) if best else ()
        return Route(decision, best, support, item, sure, shown, _why(decision, item, best))

    def _lead(self, at: int, told: Vector) -> str | None:
        """The owner named first, unless the clauses of the owner's column give the matter to another."""
        item = self._index.entries[at].item
        if item.listed is ListClass.BASIC or not item.owner:
            return None
        common, clauses = self._halves[at]
        if not clauses:
            return item.owner[0]
        words = {t: v for t, v in told.items() if t not in common}
        near = {owner: cosine(words, clause) for owner, clause in clauses.items()}
        best = max(near, key=lambda owner: near[owner])
        return best if near[best] > 2 * near.get(item.owner[0], 0.0) + 0.1 else item.owner[0]

    def _owners_things(self, item: DutyItem) -> tuple[frozenset[str], dict[str, Vector]]:
        """What the whole item is about, which tells nothing between its owners; and what else each clause names."""
        common = frozenset(things_in(item.name))
        clauses = {
            owner: self._index.weighed({t: v for t, v in things_in(clause).items() if t not in common})
            for owner, clause in clauses_of_owners(item).items()
        }
        return common, clauses


def clauses_of_owners(item: DutyItem) -> dict[str, str]:
    """Which clause of the owner's column is whose: by the names in them, else by their order."""
    named = _under_names(item)
    if len(named) > 1:
        return named
    clauses = duties_of(item.owner_duty)
    if len(item.owner) < 2 or len(clauses) < 2:
        return {}
    by_name = {owner: clause for clause in clauses for owner in item.owner if _names(clause, owner)}
    if len(by_name) > 1:
        return by_name
    return dict(zip(item.owner, clauses, strict=False)) if len(clauses) == len(item.owner) else {}


def _under_names(item: DutyItem) -> dict[str, str]:
    """县水利局:1.…;2.… 县公安局:1.…: what stands below each owner's name."""
    words = alike(item.owner_duty or "")
    starts = sorted((at, owner) for owner in item.owner if (at := words.find(f"{owner}:")) >= 0)
    ends = [at for at, _ in starts[1:]] + [len(words)]
    return {owner: words[at:end] for (at, owner), end in zip(starts, ends, strict=False)}


def _names(clause: str, owner: str) -> bool:
    """县水利局:…; …(执法局)."""
    head = clause.partition(":")[0] if ":" in clause else ""
    tail = clause[clause.rfind("(") + 1 : -1] if clause.endswith(")") else ""
    return any(part and kinds_of(part) & kinds_of(owner) for part in (head, tail))


def _why(decision: str, item: DutyItem, lead: str | None) -> str:
    if decision == ASK:
        return f"拿不准,请值班人员看。最接近的是{named(item)}"
    if decision == TOWN:
        return f"属于{named(item)},由镇街自己办"
    return f"属于{named(item)},由{lead}办"
