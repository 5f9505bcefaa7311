"""Whose job is it: demands and whistles against two published lists, beside a plain TF-IDF search in the same run.

    python -m benchmarks.duties [--read] [--errors] [--fit]

The lists, demands and whistles are fictional and our own (benchmarks/duty_gold), labelled before the program was run
on them. One half was read while the program was made, the other is the one that counts; `--read` prints the first.
`--fit` finds the weights of jianfu/core/duties/model.py anew from the half that was read, and prints them.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.duty_gold.gold import Demand, Whistle, demands, lists, whistles
from jianfu.core.duties import DutyItem, ListClass
from jianfu.core.duties.match import Match, Matcher
from jianfu.core.duties.route import Route, Router


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in the terms that are counted. `best` is what it would have said had it not asked."""

    decision: str
    role: str | None
    items: tuple[DutyItem, ...]
    confidence: float

    @property
    def accuses(self) -> bool:
        return accuses(self.decision, self.role)


def accuses(decision: str, role: str | None) -> bool:
    return (
        decision == "none"
        or (decision, role == "inform") == ("reclaimed", False)
        or (decision, role) == ("assist", "lead")
    )


# -- the plain peer


class Plain:
    """Cosine of TF-IDF weights of two- and three-character stretches; thresholds as its author would set them."""

    none_below, ask_below = 0.05, 0.12

    def __init__(self, place: str) -> None:
        self.items = lists()[place].items
        texts = [" ".join(filter(None, (i.name, i.owner_duty, i.town_duty))) for i in self.items]
        seen = Counter(g for t in texts for g in set(grams(t)))
        self.idf = {g: math.log((1 + len(texts)) / (1 + n)) + 1 for g, n in seen.items()}
        self.vectors = [self.vector(t) for t in texts]

    def vector(self, text: str) -> dict[str, float]:
        counts = Counter(grams(text))
        raw = {g: n * self.idf.get(g, 0.0) for g, n in counts.items()}
        size = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        return {g: v / size for g, v in raw.items()}

    def near(self, text: str) -> list[tuple[float, DutyItem]]:
        mine = self.vector(text)
        scores = [sum(v * other.get(g, 0.0) for g, v in mine.items()) for other in self.vectors]
        return sorted(zip(scores, self.items, strict=True), key=lambda pair: -pair[0])

    def match(self, text: str) -> Said:
        near = self.near(text)
        score, item = near[0]
        decision = "none" if score < self.none_below else str(item.listed)
        role: str | None = "lead"
        if item.listed is ListClass.ASSIST and decision != "none":
            owner, town = (
                dot(self.vector(text), self.vector(t or "")) for t in (item.owner_duty, item.town_duty)
            )
            role = "lead" if owner > town else "assist"
        if accuses(decision, role) and decision != "none" and score < self.ask_below:
            decision = "ask"
        return Said(decision, role, tuple(i for _, i in near[:3]), score)

    def route(self, text: str) -> tuple[str, str | None]:
        _, item = self.near(text)[0]
        return ("town", None) if item.listed is ListClass.BASIC else ("department", item.owner[0])


def grams(text: str) -> list[str]:
    words = "".join(text.split())
    return [words[at : at + n] for n in (2, 3) for at in range(len(words) - n + 1)]


def dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(v * other.get(g, 0.0) for g, v in one.items())


# -- measures


def said_of(found: Match) -> Said:
    return Said(
        found.decision,
        str(found.role) if found.role else None,
        tuple(c.item for c in found.candidates),
        found.confidence,
    )


def measure_demands(name: str, gold: Sequence[Demand], answers: Sequence[Said]) -> None:
    pairs = list(zip(gold, answers, strict=True))
    with_item = [(g, a) for g, a in pairs if g.item]
    accused = [(g, a) for g, a in pairs if a.accuses]
    right = [g for g, a in accused if g.decision == a.decision and accuses(g.decision, g.role)]
    fair = [g for g, _ in accused if accuses(g.decision, g.role)]
    should = sum(accuses(g.decision, g.role) for g in gold)
    asked = sum(a.decision == "ask" for a in answers)
    print(f"\n{name}: {len(gold)} demands")
    print(
        f"  class right                 {share(sum(g.decision == a.decision for g, a in pairs), len(pairs))}"
    )
    print(
        f"  item first / among three    {share(sum(a.items[0] == g.item for g, a in with_item), len(with_item))}"
        f" / {share(sum(g.item in a.items[:3] for g, a in with_item), len(with_item))}"
    )
    print(f"  role right                  {share(sum(g.role == a.role for g, a in pairs), len(pairs))}")
    print(f"  left undecided              {share(asked, len(pairs))}")
    print(
        f"  accusations that are due    {share(len(fair), len(accused))}, of the right class {share(len(right), len(accused))}"
    )
    print(f"  due accusations made        {share(len(fair), should)}")


def measure_confidence(gold: Sequence[Demand], answers: Sequence[Said]) -> None:
    print("  answers by confidence       given  right")
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        held = [
            (g, a)
            for g, a in zip(gold, answers, strict=True)
            if low <= a.confidence < high and a.decision != "ask"
        ]
        if held:
            mean = sum(a.confidence for _, a in held) / len(held)
            print(
                f"    {low:.2f} to {min(high, 1):.2f} (mean {mean:.2f})  {len(held):5}  {share(sum(g.decision == a.decision for g, a in held), len(held))}"
            )
    print("  accusations at a threshold  made  due")
    for at in (0.6, 0.7, 0.8, 0.9):
        held = [g for g, a in zip(gold, answers, strict=True) if a.accuses and a.confidence >= at]
        print(
            f"    {at:.1f}                       {len(held):4}  {share(sum(accuses(g.decision, g.role) for g in held), len(held))}"
        )


def measure_whistles(name: str, gold: Sequence[Whistle], answers: Sequence[tuple[str, str | None]]) -> None:
    right = sum((g.decision, g.lead) == a for g, a in zip(gold, answers, strict=True))
    asked = sum(a[0] == "ask" for a in answers)
    print(
        f"  {name:8} right first time {share(right, len(gold))}, asked {share(asked, len(gold))},"
        f" wrong place {share(len(gold) - right - asked, len(gold))}"
    )


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0)"


def show_errors(gold: Sequence[Demand], found: Sequence[Match]) -> None:
    for g, f in zip(gold, found, strict=True):
        role = str(f.role) if f.role else None
        first = f.candidates[0].item
        if g.decision != f.decision or g.role != role or (g.item and first != g.item):
            names = "; ".join(
                f"{c.item.listed[:1]}:{c.item.name[:12]} {c.confidence:.2f}" for c in f.candidates[:3]
            )
            wrong = "!!" if f.is_accusation and not accuses(g.decision, g.role) else "  "
            print(
                f"{wrong}{g.text}\n      want {g.decision}/{g.role} {g.item.name[:14] if g.item else '-'}"
                f" | have {f.decision}/{role} {f.confidence:.2f} | {names}"
            )


def show_wrong_routes(gold: Sequence[Whistle], found: Sequence[Route]) -> None:
    for g, f in zip(gold, found, strict=True):
        if (g.decision, g.lead) != (f.decision, f.lead):
            names = "; ".join(
                f"{o.item.listed[:1]}:{o.item.name[:12]} {o.lead} {o.confidence:.2f}"
                for o in f.candidates[:3]
            )
            print(
                f"  {g.text}\n      want {g.lead} | have {f.decision} {f.lead} {f.confidence:.2f} | {names}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--read", action="store_true", help="the half that was read while the program was made"
    )
    parser.add_argument("--errors", action="store_true", help="also list what went wrong")
    parser.add_argument("--fit", action="store_true", help="print new weights")
    order = parser.parse_args()
    halves = ("read",) if order.read or order.fit else ("unread",)
    if order.fit:
        from benchmarks.duty_gold.fitting import fit

        fit(demands("demands_read.txt"), whistles("whistles_read.txt"))
        return
    for place, duties in lists().items():
        print(f"{place}: {len(duties.items)} items read, {len(duties.warnings)} warnings")
    for half in halves:
        print(f"\n== {half}")
        show(demands(f"demands_{half}.txt"), whistles(f"whistles_{half}.txt"), errors=order.errors)


def show(asked: list[Demand], blown: list[Whistle], *, errors: bool) -> None:
    matchers = {place: Matcher(duties) for place, duties in lists().items()}
    plain = {place: Plain(place) for place in lists()}
    found = [matchers[g.place].match(g.text) for g in asked]
    if errors:
        show_errors(asked, found)
    answers = [said_of(f) for f in found]
    measure_demands("jianfu", asked, answers)
    measure_confidence(asked, answers)
    measure_demands("plain TF-IDF", asked, [plain[g.place].match(g.text) for g in asked])
    routers = {place: Router(duties) for place, duties in lists().items()}
    routes = [routers[w.place].route(w.text) for w in blown]
    print(f"\n{len(blown)} whistles")
    if errors:
        show_wrong_routes(blown, routes)
    measure_whistles("jianfu", blown, [(r.decision, r.lead) for r in routes])
    measure_whistles("TF-IDF", blown, [plain[w.place].route(w.text) for w in blown])


Reader = Callable[[str], Said]

if __name__ == "__main__":
    main()
