"""The people of `benchmarks.load`, in a process of their own: gevent changes what it runs in.

python -m benchmarks._swarm ADDRESS PEOPLE.json SECONDS
"""

from __future__ import annotations

import json
import re
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

import gevent
from locust import HttpUser, between, task
from locust.env import Environment

from benchmarks._papers import GRAVE, dice, paper

PEOPLE: list[dict[str, str]] = []
_ITEM = re.compile(r'href="(/item/[^"]+/)"')
_DECIDE = re.compile(r'action="(/review/[^"]+/decide/)"')
_number = count(int(time.time()))
_seats = count()


class Official(HttpUser):
    """70 % reading, 25 % dropping, 5 % deciding."""

    wait_time = between(5, 15)

    def on_start(self) -> None:
        self.me = PEOPLE[next(_seats) % len(PEOPLE)]
        self.client.cookies.set("sessionid", self.me["session"])
        self.client.cookies.set("csrftoken", self.me["token"])

    @task(70)
    def read(self) -> None:
        page = dice.choice(self.me["pages"].split())
        answer = self.client.get(page, name=page.partition("?")[0])
        items = _ITEM.findall(answer.text)
        if items:
            self.client.get(dice.choice(items), name="/item/")

    @task(25)
    def drop(self) -> None:
        text = paper(self.me["unit"], next(_number), GRAVE if dice.random() < 0.3 else "")
        self.post("/drop/", {"text": text})

    @task(5)
    def decide(self) -> None:
        """A reviewer answers what is on top; of two at once one is told that the other was quicker (409)."""
        if self.me["role"] != "reviewer":
            return self.read()
        answer = self.client.get("/review/", name="/review/")
        place = _DECIDE.search(answer.text)
        if place:
            self.post(
                place[1],
                {"verdict": dice.choice(("admit", "advise", "ask", "stop")), "reason": "同意。"},
                told=(404, 409),
            )
        return None

    def post(self, path: str, fields: dict[str, Any], told: tuple[int, ...] = ()) -> None:
        name = "/review/decide/" if "decide" in path else path
        fields["csrfmiddlewaretoken"] = self.me["token"]
        with self.client.post(
            path, fields, name=name, headers={"Referer": self.client.base_url}, catch_response=True
        ) as answer:
            if answer.status_code in told:
                answer.success()


def main() -> None:
    address, people, seconds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    PEOPLE.extend(json.loads(people.read_text()))
    swarm = Environment(user_classes=[Official], host=address)
    swarm.create_local_runner().start(len(PEOPLE), spawn_rate=max(5, len(PEOPLE) / 10))
    gevent.sleep(10)
    first = swarm.stats.total.num_requests
    swarm.stats.reset_all()
    gevent.sleep(seconds)
    told = [
        (
            row.name,
            row.method,
            row.num_requests,
            row.num_failures,
            *map(row.get_response_time_percentile, (0.5, 0.95)),
        )
        for row in [*swarm.stats.entries.values(), swarm.stats.total]
    ]
    wrong = [
        f"{one.method} {one.name}: {one.error} ({one.occurrences})" for one in swarm.stats.errors.values()
    ]
    swarm.runner.quit()
    print(json.dumps({"rows": told, "errors": wrong, "all": first + swarm.stats.total.num_requests}))


if __name__ == "__main__":
    main()
