"""A year of the sample county through the gate's own actions: how long, and where the time goes.

    python -m benchmarks.year [PAPERS] [--profile]

6,000 papers of 60 departments to 20 townships, in the order of their days, each dropped, examined, passed or handed in
and answered as `jianfu.site.sample` does it for its month. Two workers take the papers in turn, as a site on two cores
may have two. A scratch database (SQLite, or PostgreSQL where DATABASE_URL names one) that is gone afterwards.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from tests.databases import own_database

PAPERS, WORKERS = 6000, 2
WANTED = 300
"""Seconds."""
SLICES = 12
"""A month each: the last tells whether a gate that remembers much is slower."""


def main() -> None:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    papers = int(words[0]) if words else PAPERS
    if "--worker" in sys.argv:
        work(papers, int(words[1]), profile="--profile" in sys.argv)
        return
    with tempfile.TemporaryDirectory() as folder, own_database() as url:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "jianfu.site.settings",
            "JIANFU_VAR": folder,
            "DATABASE_URL": url or f"sqlite:///{folder}/year.sqlite3",
        }
        prepare()
        began = time.perf_counter()
        more = ["--profile"] if "--profile" in sys.argv else []
        crew = [
            subprocess.Popen(
                [sys.executable, "-m", "benchmarks.year", str(papers), str(n), "--worker", *more]
            )
            for n in range(WORKERS)
        ]
        if any(worker.wait() for worker in crew):
            sys.exit(1)
        taken = time.perf_counter() - began
        print(
            f"{papers:,} papers in {taken:.0f} s with {WORKERS} workers: {papers / taken:.1f} a second; "
            f"6,000 in {6000 * taken / papers:.0f} s (wanted {WANTED})"
        )
        tell()


def set_up() -> None:
    import django

    django.setup()


def prepare() -> None:
    set_up()
    from django.core.management import call_command

    from jianfu.site.sample import build_county

    call_command("migrate", verbosity=0)
    build_county()


def work(papers: int, mine: int, *, profile: bool) -> None:
    """Every second paper of the year, month by month."""
    set_up()
    from django.utils import timezone

    from jianfu.sample_county.papers import write_papers
    from jianfu.site.sample import replay

    now = timezone.now()
    today = timezone.localdate(now)
    drafts = write_papers(today - timedelta(days=365), today - timedelta(days=1), count=papers)
    year = list(drafts)[mine::WORKERS]
    watch = cProfile.Profile(time.process_time) if profile and mine == 0 else None
    size = max(1, len(year) // SLICES)
    for start in range(0, len(year), size):
        began, worked = time.perf_counter(), time.process_time()
        slice_ = year[start : start + size]
        if watch:
            watch.enable()
        replay(slice_, answered_until=date.max, now=now)
        if watch:
            watch.disable()
        if mine == 0:
            taken, cpu = time.perf_counter() - began, time.process_time() - worked
            print(
                f"  month {start // size + 1:2}: {taken / len(slice_) * 1000:5.0f} ms a paper, "
                f"of that this process worked {cpu / len(slice_) * 1000:4.0f} ms",
                flush=True,
            )
    if watch:
        pstats.Stats(watch).sort_stats("cumulative").print_stats(45)
        pstats.Stats(watch).sort_stats("tottime").print_stats(30)


def tell() -> None:
    from django.db.models import Count

    from jianfu.apps.gate.models import Demand, Notice
    from jianfu.apps.ledger.models import Entry

    states = Demand.objects.order_by().values_list("state").annotate(n=Count("pk"))
    found = ", ".join(f"{state} {n:,}" for state, n in sorted(states, key=lambda row: -row[1]))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    var = Path(os.environ["JIANFU_VAR"])
    size = sum(path.stat().st_size for path in var.rglob("*") if path.is_file()) / 2**20
    print(
        f"{Notice.objects.count():,} papers ({Notice.objects.filter(admission__isnull=False).count():,} with a number), "
        f"demands: {found}; {Entry.objects.count():,} lines of the ledger; "
        f"{memory:.0f} MB of memory at most, {size:.0f} MB on disk"
    )


if __name__ == "__main__":
    main()
