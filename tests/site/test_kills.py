"""Server, worker or all of it are killed at any moment while papers come in: none is lost, none has two results."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from pathlib import Path

from tests.databases import own_database
from tests.days import IN_TWO_WEEKS, ISSUED
from tests.site.conftest import Site, Visitor, free_port, start_site, threshold_of
from tests.site.test_running import children, command_of, is_running

PAPERS, KILLS, SEED = 24, 6, 20261122
SAY = """
import json, django; django.setup()
from collections import Counter
from django.conf import settings
from jianfu.apps.gate.models import Demand, Notice
rows = list(Notice.objects.filter(twin=None).values_list("title", "state"))
print(json.dumps({
    "papers": rows,
    "most_results": max(Counter(title for title, _ in rows).values()),
    "demands": list(Demand.objects.values_list("notice__title", flat=True)),
    "left": [p.name for p in settings.THRESHOLD.iterdir()],
}))
"""


class Crowd(threading.Thread):
    """Drops paper after paper. One that was not taken is dropped again, as a person would."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.visitor = Visitor(url)
        self.taken: dict[int, str] = {}

    def run(self) -> None:
        for number in range(PAPERS):
            while number not in self.taken:
                try:
                    self.taken[number] = self.visitor.drop(f"{number}.txt", paper(number))
                except (OSError, urllib.error.URLError, ValueError):
                    time.sleep(0.3)
            time.sleep(0.2)


def paper(number: int) -> bytes:
    return (
        f"云水县农业农村局关于报送第{number}期大棚面积的通知\n\n各乡镇人民政府：\n"
        f"    请各乡镇于{IN_TWO_WEEKS}前报送《第{number}期大棚面积统计表》。\n\n云水县农业农村局\n{ISSUED}\n"
    ).encode()


def test_no_paper_is_lost_and_none_has_two_results_whatever_is_killed(tmp_path: Path) -> None:
    dice, var, port = random.Random(SEED), tmp_path / "var", free_port()
    with own_database() as url:
        environment = {"JIANFU_SAMPLE": "0", "JIANFU_WORKERS": "2", "JIANFU_DROPS_PER_MINUTE": "10000"}
        environment |= {"DATABASE_URL": url} if url else {}
        site = start_site(var, port, **environment)
        crowd = Crowd(site.url)
        crowd.start()
        try:
            for kill in range(KILLS):
                time.sleep(dice.uniform(0.5, 3))
                victim = ("worker", "granian", "all")[kill % 3]
                strike(site, victim, dice)
                if victim == "all":
                    site = start_site(var, port, **environment)
            crowd.join(180)
            pages = {number: crowd.visitor.wait(where, 120) for number, where in crowd.taken.items()}
            told = ask(SAY, var, environment)
        finally:
            strike(site, "all", dice)
            for folder in threshold_of(var):
                shutil.rmtree(folder, ignore_errors=True)

    titles = [f"云水县农业农村局关于报送第{number}期大棚面积的通知" for number in range(PAPERS)]
    assert sorted(pages) == list(range(PAPERS))
    assert all(
        f"第{number}期大棚面积" in page and IN_TWO_WEEKS.partition("年")[2] in page
        for number, page in pages.items()
    )
    assert sorted(title for title, state in told["papers"] if state == "examined") == sorted(titles)
    assert told["most_results"] == 1
    assert sorted(told["demands"]) == sorted(titles)


def strike(site: Site, victim: str, dice: random.Random) -> None:
    """kill -9 one of them, or everything that belongs to the site."""
    family = children(site.process.pid) if is_running(site.process.pid) else []
    if victim == "all":
        site.process.kill()
        site.process.wait()
        targets = family + [child for pid in family for child in descendants(pid)]
    else:
        named = [pid for pid in family if victim in command_of(pid)]
        targets = [dice.choice(named)] if named else []
    for pid in targets:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def descendants(pid: int) -> list[int]:
    try:
        near = children(pid)
    except FileNotFoundError:
        return []
    return near + [far for child in near for far in descendants(child)]


def ask(script: str, var: Path, environment: dict[str, str]) -> dict[str, list[str]]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    settings = {"JIANFU_VAR": str(var), "DJANGO_SETTINGS_MODULE": "jianfu.site.settings", **environment}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=keep | settings, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
