"""Many people at once on a real site: errors first, then how long pages take.

    python -m benchmarks.load [PAPERS] [--people N] [--seconds 60] [--filled URL --var FOLDER]

A county with 100,000 papers and 5 million lines (as `benchmarks.board` fills it), the site as `jianfu-site serve` starts
it, and people who read (70 %), drop (25 %) and decide (5 %), each pausing 5 to 15 seconds: 200 on PostgreSQL where
DATABASE_URL names one, else 50 on SQLite. Locust plays them from the same machine and shares its cores.
`--filled` uses a database that was filled before, and leaves what people do in it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.databases import on_postgresql, own_database
from tests.site.conftest import free_port, start_site, stop_site

PAGES = {
    "department_clerk": "/ / /items/ /items/?which=admitted /items/?which=none /board/",
    "township_clerk": "/ / /items/ /items/?which=week /items/?which=none /board/",
    "village_worker": "/ / /items/",
    "leader": "/board/ /board/clocks/ /items/",
    "reviewer": "/review/ /items/?which=review /items/?which=none /board/",
}
WAITING = 30
"""Papers that wait for a reviewer before anybody comes."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="?", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=200 if on_postgresql() else 50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--filled", help="address of a database that `benchmarks.board` filled")
    parser.add_argument("--var", type=Path, help="its folder")
    order = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, own_database() as url:
        var = order.var or Path(folder)
        url = order.filled or url or f"sqlite:///{folder}/load.sqlite3"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "jianfu.site.settings",
            "JIANFU_VAR": str(var),
            "DATABASE_URL": url,
            "JIANFU_HOSTS": "testserver,127.0.0.1,localhost",
        }
        import_module("django").setup()
        if not order.filled:
            import_module("benchmarks.board").prepare(order.papers)
        people = Path(folder) / "people.json"
        people.write_text(json.dumps(make_people(order.people)))
        run(order, var, url, people)


def make_people(n: int) -> list[dict[str, str]]:
    """People with their signed sessions: half in departments, a third in townships, the others in the county's offices."""
    from django.core.management import call_command
    from django.test import Client

    from jianfu.apps.gate.models import Notice
    from jianfu.apps.people.models import Level, Role, Unit, UnitKind
    from jianfu.apps.people.tests.makers import make_person

    call_command("collectstatic", interactive=False, verbosity=0)
    units = Unit.objects.select_related("parent")
    places: dict[str, list[Unit]] = {
        "department_clerk": list(units.filter(kind=UnitKind.DEPARTMENT, level=Level.COUNTY)),
        "township_clerk": list(units.townships()),
        "village_worker": list(units.filter(level=Level.VILLAGE)),
        "reviewer": list(units.filter(kind=UnitKind.BURDEN_OFFICE)),
        "leader": list(units.filter(parent=None)),
    }
    turns = ["department_clerk"] * 5 + ["township_clerk"] * 3 + ["reviewer", "village_worker"]
    people = []
    for i in range(n):
        role = "leader" if i == n - 1 else turns[i % len(turns)]
        unit = places[role][i // len(turns) % len(places[role])]
        person = make_person(unit, Role(role), staff_code=f"LOAD{os.getpid()}{i:04}")
        client = Client()
        client.force_login(person)
        client.get("/items/")
        token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else "x" * 32
        session = client.cookies["sessionid"].value
        people.append(
            {"role": role, "unit": unit.name, "pages": PAGES[role], "session": session, "token": token}
        )
    hand_in_some(places["department_clerk"])
    print(f"{Notice.objects.count():,} papers, {n} people", flush=True)
    return people


def hand_in_some(departments: list[Any]) -> None:
    from benchmarks._papers import GRAVE, paper
    from jianfu.apps.gate import actions
    from jianfu.apps.gate.core import Direction
    from jianfu.apps.gate.models import Notice
    from jianfu.apps.people.models import Person

    by = Person.objects.first()
    assert by
    for n in range(WAITING):
        unit = departments[n % len(departments)]
        text = paper(unit.name, 10**6 + n + os.getpid() * 1000, GRAVE)
        notice, _ = actions.receive(
            "送审.txt", text.encode(), desk=actions.Desk(unit, Direction.DRAFT), by=by
        )
        actions.examine(notice.key)
        notice = Notice.objects.get(pk=notice.pk)
        if not notice.number:
            actions.hand_in(notice, plea="", by=by)


def run(order: argparse.Namespace, var: Path, url: str, people: Path) -> None:
    site = start_site(
        var,
        free_port(),
        DATABASE_URL=url,
        JIANFU_SAMPLE="0",
        JIANFU_DROPS_PER_MINUTE="100000",
        JIANFU_HOSTS="127.0.0.1,localhost",
    )
    load, before = os.getloadavg()[0], worked(site.process.pid)
    try:
        swarm = [sys.executable, "-m", "benchmarks._swarm", site.url, str(people), str(order.seconds)]
        told = json.loads(subprocess.run(swarm, check=True, capture_output=True, text=True).stdout)
        work = {name: seconds - before.get(name, 0.0) for name, seconds in worked(site.process.pid).items()}
    finally:
        stop_site(site)
    print(f"load of the machine before anybody came: {load:.1f}; {order.people} people for {order.seconds} s")
    for name, method, requests, failures, half, most in told["rows"]:
        print(
            f"  {method or '':<5}{name:<22} {requests:5} requests, {failures} errors; p50 {half:5.0f} ms, p95 {most:5.0f} ms"
        )
    for line in told["errors"]:
        print(f"  error: {line}")
    spent = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in work.items())
    print(
        f"  worked from the first of them to the last: {spent} (the database apart), for {told['all']} requests"
    )


def worked(root: int) -> dict[str, float]:
    """Seconds of processor time of a site: of its server, and of its workers with the rest."""
    parents, times, names = {}, {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            pid = int(folder.name)
            parents[pid], times[pid] = int(fields[1]), sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
            names[pid] = "server" if b"granian" in (folder / "cmdline").read_bytes() else "workers"
    found = {"server": 0.0, "workers": 0.0}
    for pid in parents:
        above = pid
        while above in parents and above != root:
            above = parents[above]
        if above == root:
            found[names[pid]] += times[pid]
    return found


if __name__ == "__main__":
    main()
