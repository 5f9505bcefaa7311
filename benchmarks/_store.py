"""The store of `benchmarks.overlap`: papers with their fingerprints, put into a database of its own."""

from __future__ import annotations

import argparse
import os
import pickle
import statistics
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks._official import AIM, Made, make_office, make_paper
from jianfu.core.overlap import Letters
from jianfu.core.overlap.letters import letters_of_words

BATCH = 2000


def prepare(order: argparse.Namespace, stage: Path) -> None:
    """Words and fingerprints of all papers, made once for both databases."""
    set_up()
    began = time.perf_counter()
    office = list(make_office(order.papers))
    with Pool(os.cpu_count()) as pool, (stage / "papers").open("wb") as out:
        for batch in pool.imap(printed, batches(office), chunksize=1):
            pickle.dump(batch, out, pickle.HIGHEST_PROTOCOL)
    taken = time.perf_counter() - began
    print(f"{order.papers:,} papers made in {taken:.0f} s on {os.cpu_count()} cores")


def one_paper() -> None:
    """What the fingerprints of one paper cost, from its words on; and that the short way below is no other."""
    from jianfu.apps.gate.likeness import prints_of

    papers = [make_paper(n) for n in range(300)]
    began = time.perf_counter()
    found = [prints_of("\n".join(paper.lines)) for paper in papers]
    taken = (time.perf_counter() - began) * 1000 / len(papers)
    length = sum(len("".join(paper.lines)) for paper in papers) / len(papers)
    same = sum(a == prints_of(bare(paper)) for a, paper in zip(found, papers, strict=True))
    print(
        f"letters and fingerprints of one paper of {length:.0f} characters: {taken:.1f} ms ({same} of {len(papers)} as below)"
    )


def bare(paper: Made) -> Letters:
    """The letters of a made-up paper without looking for its head and its formulas: the maker knows where they are."""
    text = letters_of_words("。".join([AIM, *paper.sentences]))
    return Letters(text, range(len(text)), "")


def batches(office: list[tuple[int, int | None]]) -> Iterator[list[tuple[int, int | None]]]:
    for i in range(0, len(office), BATCH):
        yield office[i : i + BATCH]


def printed(batch: list[tuple[int, int | None]]) -> list[tuple[int, list[str], Any]]:
    from jianfu.apps.gate.likeness import prints_of

    made = (make_paper(seed, family) for seed, family in batch)
    return [(paper.family, paper.lines, prints_of(bare(paper))) for paper in made]


def set_up() -> None:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianfu.site.settings_for_tests")
    if not apps.ready:
        django.setup()


def fill(path: Path) -> dict[int, int]:
    """All papers into the database. Returns the family of each notice."""
    from jianfu.apps.gate.likeness import COMMON
    from jianfu.apps.gate.models import Copy, Fingerprint, Notice, Wording

    families: dict[int, int] = {}
    wordings: dict[Any, int] = {}
    holders: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=COMMON))
    began = time.perf_counter()
    for batch in read_batches(path):
        notices = Notice.objects.bulk_create(
            Notice(
                state="examined",
                paper=[[f"第{n}段", "body", [[words, [], []]]] for n, words in enumerate(lines, 1)],
            )
            for _, lines, _ in batch
        )
        families |= {notice.pk: family for notice, (family, _, _) in zip(notices, batch, strict=True)}
        new = {p.digest: p for _, _, p in batch if p.digest not in wordings}
        rows = Wording.objects.bulk_create(
            Wording(digest=p.digest, kept=len(p.kept), bound=max(p.kept, default=0), marks=p.marks)
            for p in new.values()
        )
        wordings |= {row.digest: row.pk for row in rows}
        Copy.objects.bulk_create(
            Copy(notice=notice, wording_id=wordings[p.digest])
            for notice, (_, _, p) in zip(notices, batch, strict=True)
        )
        for p in new.values():
            for one in p.kept:
                holders[one].append(wordings[p.digest])
    stored = time.perf_counter()
    # The same rows that storing one after another leaves: of each fingerprint the newest wordings.
    rows = ((one, wording) for one in sorted(holders) for wording in holders[one])
    insert(Fingerprint._meta.db_table, rows)
    print(
        f"papers stored in {stored - began:.0f} s, their index built in {time.perf_counter() - stored:.0f} s"
    )
    return families


def read_batches(path: Path) -> Iterator[Any]:
    with path.open("rb") as lines:
        while True:
            try:
                yield pickle.load(lines)
            except EOFError:
                return


def insert(table: str, rows: Iterator[tuple[int, int]]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" (hash, wording_id) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f'INSERT INTO "{table}" (hash, wording_id) VALUES (%s, %s)', rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def size() -> str:
    from django.db import connection

    from jianfu.apps.gate.models import Fingerprint, Wording

    parts = ("fingerprint", "wording", "copy")
    if connection.vendor == "postgresql":
        asked = "SELECT " + " + ".join(f"pg_total_relation_size('gate_{part}')" for part in parts)
    else:
        # Django names indexes after their tables.
        like = " OR ".join(f"name LIKE '%gate_{part}%'" for part in parts)
        asked = f"SELECT sum(pgsize) FROM dbstat WHERE {like}"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        (taken,) = cursor.fetchone()
    rows, wordings = Fingerprint.objects.count(), Wording.objects.count()
    return f"{rows:,} rows for {wordings:,} wordings ({rows / wordings:.0f} each), {taken / 2**20:.0f} MB with indexes"


def one_by_one() -> None:
    """What storing costs while the site runs."""
    from jianfu.apps.gate.likeness import forget, prints_of, store
    from jianfu.apps.gate.models import Notice

    ready = []
    for n in range(200):
        words = "\n".join(make_paper(3 * 10**9 + n).lines)
        ready.append((Notice.objects.create(), prints_of(words)))
    taken = []
    for notice, prints in ready:
        began = time.perf_counter()
        store(notice, prints)
        taken.append((time.perf_counter() - began) * 1000)
    notices = [notice for notice, _ in ready]
    began = time.perf_counter()
    forget(notices)
    gone = (time.perf_counter() - began) * 1000 / len(ready)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).delete()
    print(
        f"  one more paper stored in p50 {statistics.median(taken):.1f} ms, p95 {percentile(taken, 95):.1f} ms; withdrawn in {gone:.1f} ms"
    )


class Postgres:
    """A database of its own beside the named one, gone afterwards; None where PostgreSQL cannot be reached."""

    def __init__(self, url: str) -> None:
        self.server, _, _ = url.rpartition("/")
        self.admin, self.name = url, f"jianfu_overlap_{os.getpid()}"

    def __enter__(self) -> str | None:
        try:
            import psycopg

            self.connection = psycopg.connect(self.admin, autocommit=True, connect_timeout=3)
        except Exception as error:
            print(f"\npostgresql: not measured ({type(error).__name__})")
            return None
        self.connection.execute(f'CREATE DATABASE "{self.name}"')
        return f"{self.server}/{self.name}"

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "connection"):
            self.connection.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            self.connection.close()


def percentile(values: list[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]
