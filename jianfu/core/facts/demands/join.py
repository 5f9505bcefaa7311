"""One act told twice is one demand: score lines of a scheme, a meeting and its details, a preview and its clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import add

from jianfu.core.facts.demands.shapes import Draft, Paper
from jianfu.core.facts.demands.wording import is_to_hold, rhythm_of
from jianfu.core.facts.shapes import Force, Frequency, Kind, Role, Side
from jianfu.core.facts.words import Tag
from jianfu.core.patterns import pattern

_WATCHING = frozenset(("值班", "带班", "值守"))
_MOST_PLACES = 5
# What shows best that a scheme exists, and its scale.
_SCHEME = pattern(
    r"开展.{0,12}(?:督查|检查|督导)|进行.{0,12}(?:考核|考评|评比|测评)|(?:实行|采取|采用|按照?).{0,12}(?:分制|考核|考评)|满分|百分制|\d+分制|考核.{0,6}分\S+项|组织.{0,30}(?:考核|考评)"
)
_RESULTS = pattern("通报|公布|晾晒|排名")
_CALLS = pattern("定于|拟定于|决定|举办|召开|举行")
_SET = pattern(r"定于|定在|\d[日点时:]")
_GATHERS = pattern("召开|举行|参加|套开")
# 各村每月对农户进行评比: another circle than the scheme's own.
_OF_CITIZENS = pattern("对[^,]{0,6}(?:农户|住户|村民|居民|群众|党员|商户|家庭)")
_NUMBER = pattern(r"\d+")
_SAME_WORDS = 0.6


def join(paper: Paper, drafts: list[Draft], theme: frozenset[Kind]) -> list[Draft]:
    """In the order of their main words."""
    rhythms = _scheme_rhythms(paper, drafts)
    drafts = _joined(drafts, lambda d: _scheme_key(paper, d, theme, rhythms), _best_scheme(paper))
    drafts = _joined(drafts, lambda d: _visit_key(paper, d), _best_scheme(paper))
    drafts = _joined(drafts, _watch_key, lambda d: sum(w.tag is Tag.WATCH for w in d.words))
    drafts = _joined(drafts, lambda d: _call_key(paper, d), _best_call(paper))
    drafts = _training_is_the_meeting(paper, drafts)
    return sorted(_without_repeats(paper, drafts), key=lambda d: (d.start, d.end))


def _training_is_the_meeting(paper: Paper, drafts: list[Draft]) -> list[Draft]:
    """A paper that calls to training says 参会, 会议 of the same hours."""
    training = next(
        (d for d in drafts if d.kind is Kind.TRAINING and _CALLS.search(paper.plain, d.start, d.end)), None
    )
    if training is None:
        return drafts
    same = [
        d
        for d in drafts
        if d is not training
        and (
            d.kind is Kind.MEETING or (d.kind is Kind.TRAINING and any(w.tag is Tag.ATTEND for w in d.words))
        )
        and not is_to_hold(paper, d)
        and not _CALLS.search(paper.plain, d.start, d.end)
    ]
    joined = replace(training, more=(*training.more, *(p for d in same for p in d.evidence))[:_MOST_PLACES])
    return [joined if d is training else d for d in drafts if d not in same]


def _joined(
    drafts: list[Draft], key: Callable[[Draft], object | None], rank: Callable[[Draft], float]
) -> list[Draft]:
    """Drafts of one key become one, led by the best; None stays alone."""
    groups: dict[object, list[Draft]] = {}
    alone: list[Draft] = []
    for d in drafts:
        k = key(d)
        if k is None:
            alone.append(d)
        else:
            groups.setdefault(k, []).append(d)
    return alone + [_led(group, rank) for group in groups.values()]


def _led(group: Iterable[Draft], rank: Callable[[Draft], float]) -> Draft:
    first, *rest = sorted(group, key=lambda d: (-rank(d), d.start))
    places = [place for d in (first, *rest) for place in d.evidence]
    return replace(
        first,
        more=tuple(dict.fromkeys(p for p in places if p != (first.start, first.end)))[: _MOST_PLACES - 1],
    )


def _scheme_rhythms(paper: Paper, drafts: list[Draft]) -> set[Frequency | None]:
    """The rhythms of the scoring itself; results told in another rhythm are a demand of their own."""
    lines = (d for d in drafts if d.kind is Kind.ASSESSMENT and not d.own)
    return {rhythm_of(paper, d) for d in lines if not _RESULTS.search(paper.plain, d.start, d.end)}


def _scheme_key(
    paper: Paper, d: Draft, theme: frozenset[Kind], rhythms: set[Frequency | None]
) -> object | None:
    """Score lines of one paper belong to one scheme."""
    if d.kind is not Kind.ASSESSMENT or d.own:
        return None
    rhythm = rhythm_of(paper, d)
    if d.statement.side is Side.BELOW and _OF_CITIZENS.search(d.statement.text):
        return ("of citizens", rhythm)
    if Kind.ASSESSMENT in theme:
        return (
            ("results", rhythm)
            if rhythm and rhythm not in rhythms and _RESULTS.search(paper.plain, d.start, d.end)
            else "scheme"
        )
    return rhythm or "scheme"


def _watch_key(d: Draft) -> object | None:
    """One watch for one paper: its hours, its post, its roster."""
    is_watch = any(w.tag is Tag.WATCH or w.word in _WATCHING for w in d.words)
    return "watch" if d.kind is Kind.DELEGATED_TASK and is_watch else None


def _visit_key(paper: Paper, d: Draft) -> object | None:
    """The words of one paper on an inspection without a rhythm speak of one: its days, its method, its team."""
    return "visit" if d.role is Role.INSPECTED and rhythm_of(paper, d) is None else None


def _best_scheme(paper: Paper) -> Callable[[Draft], float]:
    return lambda d: len(_SCHEME.findall(paper.plain[d.start : d.end])) + min(d.end - d.start, 60) / 100


def _call_key(paper: Paper, d: Draft) -> object | None:
    """All words that call to a meeting speak of one meeting; meetings the reader has to hold stay apart."""
    if d.kind is not Kind.MEETING:
        return None
    return None if is_to_hold(paper, d) else "call"


def _best_call(paper: Paper) -> Callable[[Draft], float]:
    def rank(d: Draft) -> float:
        return (
            2 * bool(_SET.search(paper.plain, d.start, d.end))
            + bool(_GATHERS.search(paper.plain, d.start, d.end))
            + (d.statement.force is Force.DUTY)
        )

    return rank


def _without_repeats(paper: Paper, drafts: list[Draft]) -> list[Draft]:
    """A heading or preview says in short what a clause says in full."""
    kept: list[_Said] = []
    alike: defaultdict[object, list[_Said]] = defaultdict(list)
    for d in sorted(drafts, key=lambda d: d.start - d.end):
        said = _Said(d, paper.plain[d.start : d.end])
        others = alike[d.kind, d.role, d.own]
        other = next((o for o in others if said.repeats(o)), None)
        if other is None:
            kept.append(said)
            others.append(said)
        else:
            other.draft = replace(other.draft, more=(*other.draft.more, (d.start, d.end))[:_MOST_PLACES])
    return [said.draft for said in kept]


class _Said:
    """A draft with its words, as numbers and as pairs of characters."""

    def __init__(self, draft: Draft, words: str) -> None:
        self.draft = draft
        self.numbers = _NUMBER.findall(words)
        self.pairs = set(map(add, words, words[1:]))

    def repeats(self, longer: _Said) -> bool:
        if self.draft.statement.sentence == longer.draft.statement.sentence:
            return False
        if self.numbers and self.numbers != longer.numbers:
            return False
        return len(self.pairs) >= 4 and len(self.pairs & longer.pairs) >= _SAME_WORDS * len(self.pairs)
