"""The program that sends, as its own process: killed in the middle of a letter it sends no second one."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

from jianfu.apps.messages.tests.servers import PostOffice

STORM = """
import django; django.setup()
from django.utils import timezone
from jianfu.apps.gate.core import DemandState
from jianfu.apps.messages.tests.makers import admitted, reachable
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import make_county
made, now = make_county(), timezone.now()
notice = admitted("防汛紧急通知", made.departments[0], made.townships[0], passed=now, state=DemandState.URGENT)
notice.handed_in_at = now
notice.save()
for n in range({people}):
    reachable(made.townships[0], Role.TOWNSHIP_CLERK, f"lin{n}@yunshui.example")
"""
LONG_AGO = """
import django; django.setup()
from jianfu.apps.messages.models import Message
Message.objects.update(taken_at="2020-01-01T00:00:00Z")
"""
TOLD = """
import django; django.setup()
from jianfu.apps.messages.models import Message
print(*Message.objects.values_list("state", flat=True))
"""


def test_killed_in_the_middle_of_a_letter_it_sends_no_second(site_env: dict[str, str]) -> None:
    told = threading.Event()
    with PostOffice(on_letter=lambda: (told.set(), time.sleep(2))) as office:  # type: ignore[func-returns-value]
        env = set_up(site_env, office, people=1)
        first = begin(env)
        assert told.wait(30)
        first.kill()
        first.wait()
        assert run(env, "-c", TOLD) == "sending"

        run(env, "-c", LONG_AGO)
        second = begin(env)
        wait_until(lambda: run(env, "-c", TOLD) == "failed")
        second.terminate()
        assert second.wait(10) == 0
        assert office.asked == 1


def test_several_machines_send_each_message_once(site_env: dict[str, str]) -> None:
    with PostOffice(on_letter=lambda: time.sleep(0.02)) as office:
        env = set_up(site_env, office, people=PEOPLE)
        machines = [begin(env) for _ in range(3)]
        try:
            wait_until(lambda: run(env, "-c", TOLD).split() == ["sent"] * PEOPLE)
        finally:
            for machine in machines:
                machine.terminate()
        assert [machine.wait(20) for machine in machines] == [0, 0, 0]

    assert len(office.letters) == len({to for to, _ in office.letters}) == PEOPLE


PEOPLE = 40


def set_up(site_env: dict[str, str], office: PostOffice, *, people: int) -> dict[str, str]:
    """An urgent paper for a township with so many clerks."""
    env = site_env | {
        "JIANFU_MAIL_HOST": "127.0.0.1",
        "JIANFU_MAIL_PORT": str(office.port),
        "JIANFU_MAIL_FROM": "jianfu@yunshui.example",
        "JIANFU_ADDRESS": "http://jianfu.example",
    }
    run(env, "-m", "jianfu.site", "migrate", "--verbosity", "0")
    run(env, "-c", STORM.replace("{people}", str(people)))
    return env


def begin(env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "jianfu.site", "messages"], env=env)


def run(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def wait_until(so: Callable[[], bool]) -> None:
    for _ in range(40):
        if so():
            return
        time.sleep(0.5)
    raise AssertionError("it never came to that")
