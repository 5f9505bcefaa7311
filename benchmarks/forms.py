"""How well are forms matched to data elements, and how fast?

    python -m benchmarks.forms                       our own forms, layouts, the open-set trial, time a field
    python -m benchmarks.forms --real FORMS.jsonl    the same for labelled real forms kept outside the repository

Own forms stand in benchmarks/forms: `read.txt` was looked at while the matcher was mended, `unread.txt` and
`fresh.txt` were written before it ran on them; what their first run gave is in docs/measured.md. No number of the matcher is fitted to
any of them: the thresholds are set by hand, so leaving a form out of the learning changes nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from jianfu.core.forms import Decision, Field, Form, Match
from jianfu.core.forms import match as match_form
from jianfu.core.forms.catalogue import by_identifier, elements

FORMS = Path(__file__).parent / "forms"
OTHER = ("NEW", "META")
Labelled = tuple[Form, tuple[str, ...]]


def own_forms(name: str) -> Iterator[Labelled]:
    """Forms written as `# title | layout` and lines `[group] label{unit}=identifier; ...`."""
    for block in ("\n" + (FORMS / name).read_text(encoding="utf-8")).split("\n# ")[1:]:
        head, *lines = block.strip().split("\n")
        title, _, layout = head.partition(" | ")
        fields = [field for line in lines if line.strip() for field in _fields(line)]
        yield Form(title, layout, tuple(f for f, _ in fields)), tuple(wanted for _, wanted in fields)


def _fields(line: str) -> Iterator[tuple[Field, str]]:
    found = re.match(r"\[(.*?)\] ?(.*)", line)
    assert found, line
    group = tuple(found[1].split("/")) if found[1] else ()
    for part in found[2].split("; "):
        label, _, wanted = part.rpartition("=")
        unit = re.search(r"\{(.*?)\}$", label)
        yield Field(label[: unit.start()] if unit else label, group, unit[1] if unit else ""), wanted


def real_forms(path: Path) -> Iterator[Labelled]:
    names = {e.id: e.identifier for e in elements()}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        fields = tuple(Field(f["label"], tuple(f["group"]), f["unit"] or "") for f in given["fields"])
        yield (
            Form(given["title"], given["kind"], fields),
            tuple(names.get(f["gold"], f["gold"]) for f in given["fields"]),
        )


@contextmanager
def without(hidden: Collection[str]) -> Iterator[None]:
    """As if these elements were not in the catalogue: no clue leads to them."""
    module = sys.modules[match_form.__module__]
    kept = module.clues_of
    module.clues_of = lambda *given: [c for c in kept(*given) if c.element.identifier not in hidden]
    try:
        yield
    finally:
        module.clues_of = kept


def said(found: Match) -> str | None:
    """What a reader of the JSON takes for the first answer."""
    if found.element:
        return found.element.identifier
    return found.candidates[0].element.identifier if found.candidates else None


def score(forms: list[Labelled], name: str) -> None:
    held = first = five = filled = right = new = alone = left = meta = kept = 0
    for form, wanted in forms:
        for found, gold in zip(match_form(form).fields, wanted, strict=True):
            shown = [c.element.identifier for c in found.candidates]
            if gold not in OTHER:
                held += 1
                first += said(found) == gold
                five += gold in shown or said(found) == gold
            if gold == "NEW":
                new += 1
                alone += found.decision is not Decision.FILL
                left += found.decision in (Decision.NEW, Decision.META)
            if gold == "META":
                meta += 1
                kept += found.decision is Decision.META
            if found.decision is Decision.FILL:
                filled += 1
                right += said(found) == gold
    print(
        f"{name:12} forms {len(forms)} fields {sum(len(w) for _, w in forms)}: top-1 {first / held:.3f}, top-5 {five / held:.3f}; "
        f"filled without asking {right}/{filled} right, coverage {right / held:.3f}; "
        f"new not filled {alone}/{new}, left as new {left}/{new}; own business {kept}/{meta}"
    )


def open_set(forms: list[Labelled], name: str, *, share: float = 0.25, times: int = 20) -> None:
    """Hide a share of the elements at random: are the fields that meant them left alone?"""
    hidden_fields = alone = left = filled = right = 0
    for seed in range(times):
        hidden = set(random.Random(seed).sample(sorted(by_identifier()), int(share * len(elements()))))
        with without(hidden):
            for form, wanted in forms:
                for found, gold in zip(match_form(form).fields, wanted, strict=True):
                    if gold in hidden:
                        hidden_fields += 1
                        alone += found.decision is not Decision.FILL
                        left += found.decision in (Decision.NEW, Decision.META)
                    if found.decision is Decision.FILL:
                        filled += 1
                        right += said(found) == gold
    print(
        f"{name:12} {share:.0%} of the elements hidden, {times} times: not filled {alone / hidden_fields:.3f}, "
        f"left as new {left / hidden_fields:.3f} of {hidden_fields}; filled right {right / filled:.4f} of {filled}"
    )


def calibration(forms: list[Labelled]) -> None:
    """Does a confidence mean what it says? Fields with an answer, by the confidence given."""
    bins: dict[float, list[bool]] = defaultdict(list)
    for form, wanted in forms:
        for found, gold in zip(match_form(form).fields, wanted, strict=True):
            if found.element:
                bins[round(found.confidence * 10) / 10].append(found.element.identifier == gold)
    for level, rights in sorted(bins.items()):
        print(f"  said {level:.1f}: right {sum(rights) / len(rights):.2f} of {len(rights)}")


def speed(forms: list[Labelled]) -> None:
    """Milliseconds a field, each form once, labels not seen before; likeness alone by rapidfuzz as a peer."""
    match_form(forms[0][0])
    fields = sum(len(form.fields) for form, _ in forms)
    started = time.process_time()
    for form, _ in forms:
        match_form(form)
    print(f"time a field: {(time.process_time() - started) * 1000 / fields:.2f} ms of processor")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--real", type=Path)
    given = options.parse_args()
    sets = {name: list(own_forms(f"{name}.txt")) for name in ("read", "unread", "fresh")}
    if given.real:
        sets["real"] = list(real_forms(given.real))
    speed([form for forms in sets.values() for form in forms])
    for name, forms in sets.items():
        score(forms, name)
    for name, forms in sets.items():
        open_set(forms, name)
    calibration([form for forms in sets.values() for form in forms])


if __name__ == "__main__":
    sys.exit(main())
