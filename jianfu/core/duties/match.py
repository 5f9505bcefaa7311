"""A demand against the list: whose duty is it, what part does the township get, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jianfu.core.duties import saying
from jianfu.core.duties.asked import Asked
from jianfu.core.duties.departments import is_outsider
from jianfu.core.duties.likeness import Index, says_something
from jianfu.core.duties.model import chances
from jianfu.core.duties.roles import Part, chance_of_lead, part_of, tells_as_its_half
from jianfu.core.duties.shapes import DutyItem, DutyList, ListClass

NONE, ASK = "none", "ask"
SURE = 0.66
"""Below this chance an accusation is not made: a person looks."""
SURER = 0.88
"""The same where less than usual speaks for it: a taken-back matter of which no act and no target is asked, or a
department of the government that asks for what no list names: lists are written in other words than demands."""
FAIR = 0.34
"""Below this nothing is said of a demand that seems in order."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    item: DutyItem
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """The answer for one demand; `confidence` is the chance that `decision` is right."""

    decision: str
    role: Part | None
    item: DutyItem | None
    confidence: float
    candidates: tuple[Candidate, ...]
    why: str

    @property
    def is_accusation(self) -> bool:
        return (
            self.decision == NONE
            or (self.decision == ListClass.RECLAIMED and self.role is not Part.INFORM)
            or (self.decision == ListClass.ASSIST and self.role is Part.LEAD)
        )

    @property
    def to_be_looked_at(self) -> bool:
        return self.is_accusation or self.decision == ASK


class Matcher:
    """One list, ready for many demands."""

    def __init__(self, duties: DutyList) -> None:
        self._index = Index(duties)

    def match(self, text: str, issuer: str | None = None) -> Match:
        whole = self._match(Asked(text, issuer))
        if whole.is_accusation:
            return whole
        for part in Asked(text, issuer).parts():
            found = self._match(Asked(part, issuer or Asked(text).issuer))
            if found.is_accusation and found.confidence >= max(SURE, whole.confidence) and found.item:
                return replace(found, candidates=_merged(found.candidates, whole.candidates))
        return whole

    def _match(self, asked: Asked) -> Match:
        entries = self._index.entries
        shares, none = chances(self._index.features(asked, asked.matter), self._outside(asked))
        order = sorted(range(len(entries)), key=lambda at: (-shares[at], at))[:_SHOWN]
        shown = tuple(Candidate(entries[at].item, round(shares[at], 4)) for at in order)
        of_class = {
            c: sum(s for s, e in zip(shares, entries, strict=True) if e.item.listed is c) for c in ListClass
        }
        listed = max(of_class, key=lambda c: of_class[c])
        if none > of_class[listed]:
            return self._settled(asked, NONE, part_of(asked, None), None, none, shown)
        item = (
            next(c.item for c in shown if c.item.listed is listed)
            if any(c.item.listed is listed for c in shown)
            else max(
                (e.item for e in entries if e.item.listed is listed),
                key=lambda i: shares[[e.item for e in entries].index(i)],
            )
        )
        sure = of_class[listed]
        part = part_of(asked, listed)
        if listed is ListClass.ASSIST:
            lead = chance_of_lead(asked, item, self._index)
            if lead >= 0.5:
                part = Part.LEAD
            elif part is Part.LEAD or tells_as_its_half(asked, item):
                part = Part.ASSIST
            if part is Part.LEAD:
                return self._settled(asked, listed, part, item, sure, shown, accused=sure * lead)
        return self._settled(asked, listed, part, item, sure, shown)

    def _outside(self, asked: Asked) -> Sequence[float]:
        issuer = asked.issuer or ""
        known = self._index.knows_sender(issuer)
        return (
            float(bool(issuer) and is_outsider(issuer)),
            float(bool(issuer) and not known and not is_outsider(issuer)),
            float(known),
            self._index.strange(asked.matter),
        )

    @staticmethod
    def _settled(
        asked: Asked,
        decision: str,
        part: Part | None,
        item: DutyItem | None,
        sure: float,
        shown: tuple[Candidate, ...],
        accused: float | None = None,
    ) -> Match:
        # An accusation is as sure as its weakest part: the class, and whose half it is.
        found = Match(str(decision), part, item, round(sure if accused is None else accused, 4), shown, "")
        needed = FAIR if not found.is_accusation else SURER if _is_thin(found, asked) else SURE
        enough = found.confidence >= needed and (found.item is not None or says_something(asked.matter))
        if not enough:
            found = replace(found, decision=ASK)
        return replace(found, why=saying.why(found, asked))


def _is_thin(found: Match, asked: Asked) -> bool:
    """Does the accusation rest on the matter alone?"""
    if found.item is None:
        return not is_outsider(asked.issuer or "")
    return found.decision == ListClass.RECLAIMED and not asked.has_target and asked.level < 2


def _merged(first: Sequence[Candidate], second: Sequence[Candidate]) -> tuple[Candidate, ...]:
    known = {c.item for c in first}
    more = [c for c in second if c.item not in known]
    return tuple(sorted([*first[:3], *more], key=lambda c: -c.confidence)[:_SHOWN])
