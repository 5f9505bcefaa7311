"""Papers with the same words: is everything found, is nothing found that is not there, how fast, how large?

    python -m benchmarks.overlap [--papers 100000] [--small] [--real TEXTS.jsonl] [--postgres URL]

100,000 made-up papers (see `_official.py`, and its reservations) are stored as the site stores them, in SQLite and,
where it can be reached, in PostgreSQL. Then come papers of which 80 % of the sentences were kept, papers into which
30 % of a stored one was pasted, and papers of their own. `--real` names real texts, one JSON object with "text" a
line: unrelated ones, among which nothing should be found. Peers: an index of every stretch of ten letters, and difflib.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks._official import Made, make_office, make_paper, paragraphs, sentence
from benchmarks._store import Postgres, fill, one_by_one, one_paper, percentile, prepare, set_up, size
from jianfu.core.overlap import letters_of, likeness

POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"


@dataclass(frozen=True, slots=True)
class Question:
    """Words to look up, and the family that should be found; None: none should."""

    kind: str
    words: str
    family: int | None


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--small", action="store_true", help="5,000 papers, 60 queries of each kind")
    parser.add_argument("--real", type=Path, help="JSON lines with a field text")
    parser.add_argument("--postgres", default=POSTGRES, help="a database may be created beside this one")
    parser.add_argument("--stage", type=Path, help=argparse.SUPPRESS)
    order = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    if order.small:
        order.papers, order.queries = 5000, 60
    if order.stage:
        ask_store(order)
        return
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        prepare(order, stage)
        one_paper()
        run_store(order, stage, f"sqlite:///{folder}/bench.sqlite3")
        with Postgres(order.postgres) as url:
            if url:
                run_store(order, stage, url)
    pairs(order)
    peers(order)


def questions(order: argparse.Namespace) -> Iterator[Question]:
    dice = random.Random(7)
    office = list(make_office(order.papers))
    for n in range(order.queries):
        own = make_paper(10**9 + n)
        yield Question("of its own", "\n".join(own.lines), None)
        source = make_paper(*dice.choice(office))
        yield Question("80 % kept", kept(source, dice), source.family)
        while len("".join(source.sentences)) < 600:
            source = make_paper(*dice.choice(office))
        yield Question("30 % pasted", pasted(source, own), source.family)


def kept(source: Made, dice: random.Random) -> str:
    """A fifth of the sentences replaced, the days and the head of another paper."""
    sentences = list(source.sentences)
    for i in dice.sample(range(len(sentences)), len(sentences) // 5):
        sentences[i] = sentence(dice)
    return "\n".join(
        [*make_paper(dice.randrange(10**9, 2 * 10**9)).head, *paragraphs(tuple(sentences)), *source.foot]
    )


def pasted(source: Made, own: Made) -> str:
    """Three tenths of the source in the middle of another paper."""
    n = max(1, round(len(source.sentences) * 0.3))
    start = (len(source.sentences) - n) // 2
    passage = "。".join(source.sentences[start : start + n])
    half = len(own.sentences) // 2
    return "\n".join(
        [*own.head, *paragraphs(own.sentences[:half]), passage, *paragraphs(own.sentences[half:]), *own.foot]
    )


# --- the store ----------------------------------------------------------------------------------------------------


def run_store(order: argparse.Namespace, stage: Path, url: str) -> None:
    more = ["--real", str(order.real)] if order.real else []
    subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.overlap", "--stage", str(stage)),
            *("--papers", str(order.papers), "--queries", str(order.queries), *more),
        ],
        env=os.environ | {"DATABASE_URL": url},
        check=True,
    )


def ask_store(order: argparse.Namespace) -> None:
    """In a process of its own: fill the database that the environment names, and ask it."""
    set_up()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    families = fill(order.stage / "papers")
    print(f"\n{connection.vendor}: " + size())
    one_by_one()
    answers = Counter[str]()
    times: dict[str, list[float]] = defaultdict(list)
    own: list[float] = []
    for question in questions(order):
        began, worked = time.perf_counter(), time.process_time()
        found = ask(question.words)
        times[question.kind].append((time.perf_counter() - began) * 1000)
        own.append((time.process_time() - worked) * 1000)
        hit = (
            question.family in {families.get(pk) for pk in found}
            if question.family is not None
            else bool(found)
        )
        answers[question.kind] += hit
    for kind, taken in times.items():
        word = "false hits" if kind == "of its own" else "recall"
        share = answers[kind] / len(taken)
        print(
            f"  {kind:<12} {word} {share:.3f} of {len(taken)}; "
            f"p50 {statistics.median(taken):.1f} ms, p95 {percentile(taken, 95):.1f} ms"
        )
    every = [one for taken in times.values() for one in taken]
    print(
        f"  all queries  p50 {statistics.median(every):.1f} ms, p95 {percentile(every, 95):.1f} ms (wanted 10 ms); "
        f"of that this process worked p50 {statistics.median(own):.1f} ms, p95 {percentile(own, 95):.1f} ms"
    )
    if order.real:
        texts = real_texts(order.real)
        hits = sum(bool(ask(text)) for text in texts)
        print(f"  real texts   {hits} of {len(texts)} queries find a made-up paper")


def ask(words: str) -> list[int]:
    from jianfu.apps.gate.likeness import similar_to
    from jianfu.apps.gate.models import Notice

    return [one.notice.pk for one in similar_to(letters_of(words), Notice.objects.all())]


# --- pairs and peers ----------------------------------------------------------------------------------------------


def real_texts(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def pairs(order: argparse.Namespace) -> None:
    """Every pair of the real texts, compared word for word."""
    if not order.real:
        return
    texts = [letters_of(text) for text in real_texts(order.real)]
    n = hits = 0
    for a, b in combinations(texts, 2):
        n += 1
        hits += likeness(a, b).is_reuse
    print(f"\nreal texts: {hits} of {n:,} pairs called reuse ({hits / n * 1000:.2f} in 1,000; wanted 1)")


def peers(order: argparse.Namespace) -> None:
    """An index of every stretch in memory, on a twentieth of the papers; difflib on single pairs."""
    papers = ["\n".join(make_paper(seed, family).lines) for seed, family in make_office(order.papers // 20)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    index: defaultdict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(papers):
        for stretch in {words[i : i + 10] for i in range(len(words) - 9)}:
            index[stretch].append(n)
    built = time.perf_counter() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    taken = [milliseconds(lambda words=words: naive(index, words)) for words in papers[:100]]
    print(
        f"\npeer, every stretch of ten in memory, {len(papers):,} papers: built in {built:.0f} s, {memory:.0f} MB, "
        f"query p50 {statistics.median(taken):.1f} ms, p95 {percentile(taken, 95):.1f} ms"
    )
    ours, theirs = [], []
    for n in range(15):
        a = "\n".join(make_paper(n).lines * 6)[:5000]
        b = "\n".join([*make_paper(n + 100).lines * 3, *make_paper(n).lines * 3])[:5000]
        ours.append(milliseconds(lambda a=a, b=b: likeness(a, b)))
        theirs.append(
            milliseconds(
                lambda a=a, b=b: difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
            )
        )
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"two texts of 5,000 characters, shares and passages: {mine:.1f} ms (wanted 20); difflib {other:.0f} ms; "
        f"ratio {mine / other:.3f}"
    )


def naive(index: dict[str, list[int]], words: str) -> list[tuple[int, int]]:
    shared: Counter[int] = Counter()
    for stretch in {words[i : i + 10] for i in range(len(words) - 9)}:
        shared.update(index.get(stretch, ()))
    return shared.most_common(5)


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
