"""Server, worker or all of it are killed at any moment while papers come in: none is lost, none has two results,
and no admission number is given twice or changes once somebody has seen it."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.databases import own_database
from tests.days import IN_FIVE_WEEKS, ISSUED
from tests.site.conftest import Site, Visitor, free_port, start_site, threshold_of
from tests.site.test_running import children, command_of, is_running

PAPERS, KILLS, SEED = 24, 6, 20261122
SAY = """
import json, django; django.setup()
from collections import Counter
from jianfu.apps.gate.models import Admission, Demand, Notice, Serial
from jianfu.apps.journal.models import Line
from jianfu.apps.journal.queries import faults
rows = list(Notice.objects.filter(twin=None).values_list("title", "state"))
print(json.dumps({
    "papers": rows,
    "most_results": max(Counter(title for title, _ in rows).values()),
    "demands": list(Demand.objects.values_list("notice__title", flat=True)),
    "numbers": {a.notice.title: a.number for a in Admission.objects.select_related("notice")},
    "last": [serial.last for serial in Serial.objects.all()],
    "given": list(Line.objects.filter(verb="给编号").values_list("about", flat=True)),
    "faults": [fault.words for fault in faults()],
}))
"""
PEOPLE = """
import django; django.setup()
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import make_county, make_person
county = make_county(townships=3, departments=1)
make_person(county.departments[0], Role.DEPARTMENT_CLERK, staff_code="YS0003", password="lao-huai-shu-2026")
print("{}")
"""


class Crowd(threading.Thread):
    """A department's clerk, who drops paper after paper. What was not taken is dropped again, as a person would."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.visitor = Visitor(url)
        self.visitor.sign_in("YS0003", "lao-huai-shu-2026")
        self.taken: dict[int, str] = {}
        self.seen: dict[int, set[str]] = {number: set() for number in range(PAPERS)}

    def run(self) -> None:
        dice = random.Random(SEED)
        for number in range(PAPERS):
            while number not in self.taken:
                try:
                    self.taken[number] = self.visitor.drop(f"{number}.txt", paper(number))
                except TROUBLE:
                    time.sleep(0.3)
            time.sleep(0.2)
            self.look(dice.randrange(number + 1))

    def look(self, number: int) -> None:
        """Remember the admission number that the page of a paper shows."""
        with suppress(*TROUBLE):
            page = self.visitor.get(self.taken[number])
            self.seen[number].update(re.findall(r"<b>(20\d\d-\d{4})</b>", page))


TROUBLE = (OSError, urllib.error.URLError, http.client.HTTPException, ValueError, AssertionError)


def matter(number: int) -> str:
    what = ("大棚", "果园", "茶园", "鱼塘", "菜地", "苗圃")[number % 6]
    return what + ("面积", "品种", "水源", "围栏")[number // 6]


def paper(number: int) -> bytes:
    """A draft in which nothing grave is found: it has its number at once."""
    return (
        f"云水县农业农村局关于核对{matter(number)}的通知\n\n云农函〔2026〕{number + 1}号\n\n各乡镇农业农村服务中心：\n"
        f"    请于{IN_FIVE_WEEKS}前将《{matter(number)}表》电子版发至县农业农村局邮箱。\n\n云水县农业农村局\n{ISSUED}\n"
    ).encode()


def test_no_paper_is_lost_and_none_has_two_results_whatever_is_killed(tmp_path: Path) -> None:
    dice, var, port = random.Random(SEED), tmp_path / "var", free_port()
    with own_database() as url:
        environment = {"JIANFU_SAMPLE": "0", "JIANFU_WORKERS": "2", "JIANFU_DROPS_PER_MINUTE": "10000"}
        environment |= {"DATABASE_URL": url} if url else {}
        site = start_site(var, port, **environment)
        ask(PEOPLE, var, environment)
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
            for number in crowd.taken:
                crowd.look(number)
            told = ask(SAY, var, environment)
        finally:
            strike(site, "all", dice)
            for folder in threshold_of(var):
                shutil.rmtree(folder, ignore_errors=True)

    titles = [f"云水县农业农村局关于核对{matter(number)}的通知" for number in range(PAPERS)]
    assert sorted(pages) == list(range(PAPERS))
    assert all(
        matter(number) in page and IN_FIVE_WEEKS.partition("年")[2] in page for number, page in pages.items()
    )
    assert sorted(title for title, state in told["papers"] if state == "examined") == sorted(titles)
    assert told["most_results"] == 1
    assert sorted(told["demands"]) == sorted(titles)
    check_numbers(told, {titles[number]: seen for number, seen in crowd.seen.items()})


def check_numbers(told: dict[str, Any], seen: dict[str, set[str]]) -> None:
    """Every paper has one number, none is another's, none is skipped, and each was told once in the journal."""
    numbers = told["numbers"]
    assert sorted(numbers) == sorted(seen)
    assert sorted(int(number.partition("-")[2]) for number in numbers.values()) == list(range(1, PAPERS + 1))
    assert told["last"] == [PAPERS]
    assert len(told["given"]) == len(set(told["given"])) == PAPERS
    assert told["faults"] == []
    assert seen == {title: {number} for title, number in numbers.items()}


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


def ask(script: str, var: Path, environment: dict[str, str]) -> dict[str, Any]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    settings = {"JIANFU_VAR": str(var), "DJANGO_SETTINGS_MODULE": "jianfu.site.settings", **environment}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=keep | settings, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
