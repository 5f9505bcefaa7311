"""One text -> its kinds of formalism, each with the clause that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianfu.core.reading.characters import alike
from jianfu.core.voices.signs import CATEGORIES, RELIEF, SIGNS, SINCE

_END = re.compile(r"[。!?;\n]+")
_COMMA = re.compile(r"[,:]")
_RELIEF, _SINCE = re.compile(RELIEF), re.compile(SINCE)
_BEFORE = {"too_many_documents": ("disguised_documents",), "duplicate_forms": ("urgent_forms",)}
_POLICY = re.compile(r"加大整治力度|持续整治|专项整治|(?:针对(?!性)|着力解决|聚焦)[^。]{0,40}等(?:突出)?问题")
"""A sentence of a policy lists the kinds; nobody tells of them in it."""
_QUOTED = 2
"""Quotations of one kind: more would be the text itself."""


@dataclass(frozen=True, slots=True)
class Label:
    """A kind, the words that show it with their place in the text, and how often such words are meant so."""

    category: str
    text: str
    start: int
    end: int
    confidence: float


def classify(text: str) -> tuple[Label, ...]:
    """The kinds in the order of the contract, each with its best words, at most twice."""
    plain = alike(text)
    kept = [at for at, char in enumerate(plain) if not char.isspace() or char == "\n"]
    words = "".join(plain[at] for at in kept)
    sentences = list(_sentences(words))
    labels: list[Label] = []
    used: dict[str, set[tuple[int, int]]] = {}
    # What a clause tells under its narrower name is not told again under the wider one.
    for category, signs in sorted(SIGNS.items(), key=lambda pair: pair[0] in _BEFORE):
        best: dict[tuple[int, int], tuple[float, float]] = {}
        for begin, stop in sentences:
            if _POLICY.search(words, begin, stop):
                continue
            for sign in signs:
                span = sign.find(words[begin:stop])
                if not span or _is_relief(words, begin + span[0], begin + span[1]):
                    continue
                clause = _clause(words, begin + span[0], begin + span[1])
                rank = sign.sure + _weight(words[clause[0] : clause[1]], heading=begin == 0)
                if any(
                    clause == taken for other in _BEFORE.get(category, ()) for taken in used.get(other, ())
                ):
                    continue
                best[clause] = max(best.get(clause, (0.0, 0.0)), (rank, sign.sure))
        used[category] = set(best)
        for clause in sorted(best, key=lambda c: (-best[c][0], c))[:_QUOTED]:
            start, end = kept[clause[0]], kept[clause[1] - 1] + 1
            labels.append(Label(category, text[start:end], start, end, best[clause][1]))
    return tuple(sorted(labels, key=lambda label: CATEGORIES.index(label.category)))


def _weight(clause: str, *, heading: bool) -> float:
    """Words with a number in them tell more; the headline of a bulletin tells less than what follows."""
    numbers = 0.05 if re.search(r"[\d一二三四五六七八九十百千]", clause.lstrip("0123456789.")) else 0.0
    return numbers - (0.2 if heading and re.match(r"\d{1,2}\.", clause) else 0.0)


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in _END.finditer(words):
        if mark.start() > begin:
            yield begin, mark.start()
        begin = mark.end()
    if begin < len(words):
        yield begin, len(words)


def _clause(words: str, start: int, end: int) -> tuple[int, int]:
    """The clauses around the words, with the one after them while that stays short."""
    left = max((m.end() for m in _COMMA.finditer(words, 0, start)), default=0)
    left = max(left, max((m.end() for m in _END.finditer(words, 0, start)), default=0))
    stop = _END.search(words, end)
    limit = stop.start() if stop else len(words)
    comma = _COMMA.search(words, max(end, left + 6), limit)
    right = comma.start() if comma else limit
    return left, right


def _is_relief(words: str, start: int, end: int) -> bool:
    """Is this clause about a burden that was taken away, or forbidden?"""
    left, right = _clause(words, start, end)
    clause = words[left:right]
    return bool(_RELIEF.search(clause)) and not _SINCE.search(clause)
