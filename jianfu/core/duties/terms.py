"""Texts as weighted terms: stretches of characters, the groups of things they name, the kinds of acts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from jianfu.core.duties.asked import without_numbers
from jianfu.core.duties.words import Found, acts, fields, sounds, things
from jianfu.core.duties.words.symptoms import symptoms
from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike

Vector = dict[str, float]

# What every list and every demand says, whatever it is about.
_EMPTY = pattern(
    r"(?:有关|相关|工作|情况|事项|负责|做好|开展|进行|加强|推进|实施|落实|承担|完成|及时|按照|根据|要求|规定|本[镇街]|辖区|范围|所辖|内的|依法|职责|任务"
    r"|各(?:乡镇|镇街|镇|乡|街道|村|社区|地|单位|户)|你[镇街]|贵[镇街]|乡镇|街道|社区|镇[里上内]|村[里上]|全[县镇区市]|[县区市]级|本月|下月|月底|年底|今年|本周|下周|明天|今天|每[月周天日年季]"
    r"|请|务必|一律|逐[一户家个]|全部|所有|以及|或者|并且|同时|并|和|与|及|的|了|对|在|由|为|等|把|将|被|我们|我局|你们|他们|咱|俺|我家|这个|那个|就是|还有|一个|有人|没人|都|又|也|很|太|吧|呢|啊|嘛|哦|了吗|怎么|什么|这|那|个|只|前|后|后面|天天|好多|一直)"
)
# Whom a teller names because they are near, and where it is: seldom what it is about.
_NEARBY = pattern(
    r"老人家|老年人|老人|老头|老太婆|老太太|老太|老大爷|大爷|婆婆|爷爷|奶奶|小娃娃|娃娃|娃儿|娃|小孩子|小孩|孩子|小朋友|学生"
    r"|隔壁|邻居|对门|小区|小学|中学|学校|幼儿园|老板|厂里|厂子|店里|外地人|手机"
)
_RUN = pattern(r"[^\W\d_]+")
SINGLE, PAIR, TRIPLE = 0.25, 1.0, 0.6
GROUP, SHORT_GROUP, SLIP, ACT = 2.2, 1.2, 0.9, 0.8
"""Weights before the rarity of a term counts."""
SIGN, PLAIN = 0.55, 4
"""A thing and what is wrong with it count by the characters of both words, up to so many."""
ASIDE = 0.35
"""Who is near counts so much where something else is named: 老人 when a lift stands still."""
FIELD = 0.25
"""A field of work tells little by itself, but keeps what is far off from coming near."""


def terms_of(text: str, *, spoken: bool = False) -> Vector:
    """The terms of a text with their weights; of a spoken one also symptoms, and what it may have been misheard for."""
    words = without_numbers("".join(alike(text).split()))
    named = things().find(words)
    signs = symptoms().find(words) if spoken else {}
    aside = spoken and bool(signs or any(not _NEARBY.fullmatch(thing.word) for thing in named))
    found = _groups_of(named, aside=aside)
    for slip in sounds().find(words) if spoken else ():
        for group in slip.groups:
            found.setdefault(f"§{group}", SLIP / math.sqrt(len(slip.groups)))
    for group, size in signs.items():
        found[f"§{group}"] = max(found.get(f"§{group}", 0.0), SIGN * min(size, PLAIN))
    for act in acts()[0].find(words):
        if act.end - act.start > 1:
            found[f"¤{act.groups[0]}"] = ACT
    counts: Counter[str] = Counter()
    for run in _RUN.findall(_EMPTY.sub("。", _NEARBY.sub("。", words) if aside else words)):
        counts.update(_grams(run))
    for gram, count in counts.items():
        weight = (SINGLE, PAIR, TRIPLE)[len(gram) - 1]
        found[gram] = weight * (1 + math.log(count))
    return found


def _groups_of(named: Iterable[Found], *, aside: bool) -> Vector:
    """The groups of these words and their fields; `aside`: who is only near counts less."""
    found: Vector = {}
    for thing in named:
        weight = SHORT_GROUP if thing.end - thing.start == 1 else GROUP
        if aside and _NEARBY.fullmatch(thing.word):
            weight *= ASIDE
        for group in thing.groups:
            share = weight / math.sqrt(len(thing.groups))
            found[f"§{group}"] = max(found.get(f"§{group}", 0.0), share)
            for field in fields().get(group, ()):
                found[f"§§{field}"] = max(found.get(f"§§{field}", 0.0), FIELD * share)
    return found


def things_in(text: str) -> Vector:
    """Only the groups of things, also of words inside longer ones."""
    words = "".join(alike(text).split())
    found = [*things().find_all(words), *sounds().find(words)]
    return {f"§{group}": 1.0 for thing in found for group in thing.groups}


def told_in(text: str) -> Vector:
    """The groups of things that are named, and those that only their symptoms tell of."""
    signs = symptoms().find("".join(alike(text).split()))
    return things_in(text) | {f"§{group}": 1.0 for group in signs}


def _grams(run: str) -> Iterable[str]:
    for n in (1, 2, 3):
        for at in range(len(run) - n + 1):
            yield run[at : at + n]


def added(*parts: tuple[float, Vector]) -> Vector:
    """One vector out of several, each with a weight; a term counts as often as it counts most."""
    total: Vector = {}
    for weight, vector in parts:
        for term, value in vector.items():
            total[term] = max(total.get(term, 0.0), weight * value)
    return total


def rarity(vectors: Iterable[Vector]) -> Vector:
    """How rare a term is among these texts: log(texts / texts with it) + 1."""
    seen: Counter[str] = Counter()
    n = 0
    for vector in vectors:
        n += 1
        seen.update(vector.keys())
    return {term: math.log((1 + n) / (1 + count)) + 1 for term, count in seen.items()}


def length(vector: Vector) -> float:
    return math.sqrt(sum(v * v for v in vector.values())) or 1.0


def cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    dot = sum(v * other[t] for t, v in one.items() if t in other)
    return dot / (length(one) * length(other))
