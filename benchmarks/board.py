"""Server time of the board, its lists and its grid over 100,000 papers and 5 million lines of the ledger.

    python -m benchmarks.board [PAPERS]

Writes a county of its own into a scratch database (SQLite, or PostgreSQL where DATABASE_URL names one), makes the
sums with the program's own `rebuild`, and asks for every page as the office does. The peer beside it is the same
figure grouped from the lines themselves. Papers are short here (1 KB of stored words), real ones are longer.
"""

from __future__ import annotations

import json
import os
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from tests.databases import own_database

TOWNSHIPS, VILLAGES, DEPARTMENTS = 20, 10, 60
DAYS = 730
RETURNS = (1, 1, 1, 1, 1, 1, 3, 6)
"""Months in which a demand comes again: with the places of a paper they make some 50 lines of each."""
REQUESTS = 40
KINDS = ("report_or_form",) * 5 + ("meeting",) * 2 + ("inspection", "delegated_task", "trace", "assessment")


def main() -> None:
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, own_database() as url:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "jianfu.site.settings",
            "JIANFU_VAR": folder,
            "DATABASE_URL": url,
            "JIANFU_HOSTS": "testserver",
        }
        import django

        django.setup()
        prepare(papers)
        measure()


def prepare(papers: int) -> None:
    from django.core.management import call_command

    from jianfu.apps.ledger import actions
    from jianfu.apps.ledger.models import DaySum, Entry, MonthSum

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with told("filled"):
        fill(papers)
    with told("sums made anew"):
        actions.rebuild()
    print(
        f"{papers:,} papers, {Entry.objects.count():,} lines, "
        f"{MonthSum.objects.count():,} sums of months, {DaySum.objects.count():,} of days"
    )


@contextmanager
def told(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{what} in {time.perf_counter() - began:.0f} s", flush=True)


def fill(papers: int) -> None:
    """A county and two years of papers, written as rows: some seventy papers of each department a month."""
    from django.utils import timezone

    from jianfu.apps.people.models import Role, Unit
    from jianfu.apps.people.tests.makers import make_county, make_person

    county = make_county(TOWNSHIPS, DEPARTMENTS, VILLAGES)
    for unit, role in (
        (county.county, Role.LEADER),
        (county.burden_office, Role.REVIEWER),
        (county.townships[0], Role.TOWNSHIP_CLERK),
        (county.departments[0], Role.DEPARTMENT_CLERK),
    ):
        make_person(unit, role, staff_code=role.value.upper())
    rows = Rows(
        chance=random.Random(7),
        townships=[unit.pk for unit in county.townships],
        villages=[unit.pk for unit in county.villages],
        departments=[unit.pk for unit in county.departments],
        with_above={unit.pk: (*unit.above, unit.pk) for unit in Unit.objects.all()},
        papers=papers,
        today=timezone.localdate(),
    )
    with bulk() as insert:
        rows.write(insert)


class Rows:
    """One list of rows a table, filled paper by paper and emptied now and then."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(given)
        self.tables: dict[str, list[tuple[Any, ...]]] = {}

    def write(self, insert: Callable[[str, tuple[str, ...], Iterable[tuple[Any, ...]]], None]) -> None:
        for n in range(1, self.papers + 1):
            self.paper(n)
            if n % 2000 == 0 or n == self.papers:
                for table, rows in self.tables.items():
                    names, values = others(table)
                    insert(table, (*COLUMNS[table], *names), [(*row, *values) for row in rows])
                self.tables = {}

    def add(self, table: str, *row: Any) -> None:
        self.tables.setdefault(table, []).append(row)

    def paper(self, n: int) -> None:
        chance: random.Random = self.chance
        on = self.today - timedelta(days=DAYS * (self.papers - n) // self.papers)
        at = datetime(on.year, on.month, on.day, 1 + chance.randrange(9), chance.randrange(60)).astimezone()
        sender, kind = chance.choice(self.departments), chance.choice(KINDS)
        demand = {
            "kind": kind,
            "frequency": None,
            "deadline": None,
            "audience": [],
            "role": None,
            "proofs": [],
        }
        hours = {"low": 20.0, "likely": 40.0, "high": 90.0, "basis": "", "places": 20, "returns": 1}
        demand |= {"hours": hours, "evidence": [{"text": "请报送", "where": "第3段"}]}
        report = {"demands": [demand], "findings": [], "notice": {"recipients": []}}
        words = [["第1段", "body", [["请各乡镇按时报送有关情况。" * 30, [], []]]]]
        title = f"关于报送第{n}批{chance.choice('农林水教卫')}情况的通知"
        numbered = chance.random() > 0.08
        urgent = numbered and chance.random() < 0.04
        direction = "draft" if numbered else "arrived"
        self.add(
            "gate_notice", n, secrets.token_urlsafe(12), "examined", "", None, f"{title}.docx", "docx", title,
            at, direction, sender, False, json.dumps(words), json.dumps(report), "[]", 1, "", "", "", "",
            "[]", "[]", "",
        )  # fmt: skip
        self.add(
            "gate_finding", n, n, chance.choice(("FRM001", "MTG003", "TRC001", "DOC005")), sender, on, 40.0
        )
        due = at + timedelta(days=14)
        state = "checked" if not numbered else "urgent" if urgent else "admitted"
        self.add("gate_demand", n, n, 0, kind, state, due, False, False, 20.0, 40.0, 90.0)
        if numbered:
            self.add("gate_admission", n, n, on.year, n, at, on + timedelta(days=365))
        places = self.lines_of(n, on, sender, kind, numbered, urgent)
        for unit in {
            key for own in (*places, *([sender] if numbered else [])) for key in self.with_above[own]
        }:
            self.add("gate_concern", unit, at, n)

    def lines_of(self, n: int, on: date, sender: int, kind: str, numbered: bool, urgent: bool) -> list[int]:
        chance: random.Random = self.chance
        wide = chance.random() < 0.08
        places = self.villages if wide else chance.sample(self.townships, chance.randint(10, TOWNSHIPS))
        if not numbered:
            places = chance.sample(self.townships, 2)
        months = chance.choice(RETURNS)
        for place in places:
            if numbered:
                self.add("gate_demand_places", n, place)
            else:
                self.add(
                    "gate_arrival", n, place, "drop", datetime(on.year, on.month, on.day, 9).astimezone()
                )
            for month in range(months):
                self.add(
                    "ledger_entry", n, n, kind, sender, place, "docx" if numbered else "chat", numbered, urgent,
                    on, on + timedelta(days=14 + 30 * month), 0 if month else 1, 1.0, 2.0, 4.5,
                )  # fmt: skip
        return places


def others(table: str) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Columns that this benchmark does not speak of, with what they have by themselves."""
    from django.apps import apps
    from django.db import connection

    model = next((model for model in apps.get_models() if model._meta.db_table == table), None)
    fields = model._meta.concrete_fields if model else ()
    plain = [
        field
        for field in fields
        if field.has_default() and not field.null and field.column not in COLUMNS[table]
    ]
    return (
        tuple(field.column for field in plain),
        tuple(field.get_db_prep_save(field.get_default(), connection) for field in plain),
    )


COLUMNS: dict[str, tuple[str, ...]] = {
    "gate_notice": (
        "id", "key", "state", "reason", "sha256", "name", "kind", "title", "received_at", "direction", "sender_id",
        "sample", "paper", "report", "lines", "findings", "original", "annotated", "opinion", "plea",
        "recipients", "suggestions", "waits_at",
    ),
    "gate_finding": ("id", "notice_id", "rule", "unit_id", "found_on", "hours"),
    "gate_demand": (
        "id", "notice_id", "number", "kind", "state", "due_at", "due_has_time", "due_chosen", "hours_low",
        "hours_likely", "hours_high",
    ),
    "gate_concern": ("unit_id", "received_at", "notice_id"),
    "gate_demand_places": ("demand_id", "unit_id"),
    "gate_arrival": ("notice_id", "unit_id", "way", "arrived_at"),
    "gate_admission": ("id", "notice_id", "year", "serial", "admitted_at", "until"),
    "ledger_entry": (
        "notice_id", "demand_id", "kind", "sender_id", "place_id", "channel", "numbered", "urgent", "received_on",
        "day", "asked", "hours_low", "hours_likely", "hours_high",
    ),
}  # fmt: skip


@contextmanager
def bulk() -> Iterator[Callable[[str, tuple[str, ...], Iterable[tuple[Any, ...]]], None]]:
    """Insert rows as fast as the database takes them."""
    from django.db import connection, transaction

    from jianfu.apps.ledger.models import Entry

    guards = import_module("jianfu.apps.ledger.migrations.0004_guards")

    def by_copy(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def text(value: Any) -> Any:
        return str(value) if isinstance(value, date) else value

    def by_insert(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(columns))
        insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        connection.connection.executemany(insert, (tuple(map(text, row)) for row in rows))

    indexes = list(Entry._meta.indexes)
    guards.take_down(None, connection.schema_editor())
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(Entry, index)
    with transaction.atomic():
        yield by_copy if connection.vendor == "postgresql" else by_insert
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(Entry, index)
    guards.set_up(None, connection.schema_editor())
    go_on_counting()


def go_on_counting() -> None:
    """PostgreSQL has not noticed keys that were written into rows."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_app_config("gate").get_models()
        ):
            cursor.execute(statement)


def measure() -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize=0x10002")
    print(
        f"\n{connection.vendor}; milliseconds of server time, {REQUESTS} requests each (budgets: 150; lists 300)"
    )
    for label, who, path in (
        ("board, county", "leader", "/board/"),
        ("board, month before", "leader", "/board/?month={before}"),
        ("board, township", "township_clerk", "/board/"),
        ("board, department", "department_clerk", "/board/"),
        ("clocks", "leader", "/board/clocks/"),
        ("a day of the county", "leader", "/board/day/{day}/1/"),
        ("export of the year", "leader", "/board/export/hours.xlsx"),
        ("items, county", "leader", "/items/"),
        ("items, from a year ago", "leader", "/items/?older={place}"),
        ("items, without number", "leader", "/items/?which=none"),
        ("items, one word of one", "leader", "/items/?words=第777批"),
        ("items, township", "township_clerk", "/items/"),
        ("items, department", "department_clerk", "/items/"),
        ("first page, township", "township_clerk", "/"),
        ("first page, department", "department_clerk", "/"),
        ("待审", "reviewer", "/review/"),
    ):
        page(label, who, path)
    peers()


def page(label: str, who: str, path: str) -> None:
    from django.db import connection, reset_queries
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from jianfu.apps.people.models import Person

    reset_queries()
    client = Client()
    client.force_login(Person.objects.get(staff_code=who.upper()))
    today = timezone.localdate()
    day = today - timedelta(days=3)
    year_ago = timezone.now() - timedelta(days=365)
    address = path.format(
        place=f"{round(year_ago.timestamp() * 1_000_000)}-0",
        day=day,
        before=f"{today.replace(day=1) - timedelta(days=1):%Y-%m}",
    )
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200, (label, answer.status_code)
    asked = len(queries)
    began = time.process_time()
    times = sorted(timed(lambda: client.get(address)) for _ in range(REQUESTS))
    work = (time.process_time() - began) * 1000 / REQUESTS
    print(
        f"{label:<24} p50 {statistics.median(times):6.0f}   p95 {times[int(len(times) * 0.95)]:6.0f}"
        f"   work {work:5.0f}   {asked:3} queries   {len(answer.content) / 1024:5.1f} KB",
        flush=True,
    )


def timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def peers() -> None:
    """The two great figures from the sums, and grouped from the lines."""
    from django.db.models import Sum
    from django.db.models.functions import TruncMonth
    from django.utils import timezone

    from jianfu.apps.board.core import last_months
    from jianfu.apps.ledger import queries
    from jianfu.apps.ledger.models import Entry
    from jianfu.apps.people.models import Unit

    county = Unit.objects.get(parent=None)
    month = timezone.localdate().replace(day=1)
    months = last_months(month)
    places = [unit.pk for unit in Unit.objects.filter(parent=county, level="township")]

    def year_from_lines() -> object:
        lines = Entry.objects.filter(day__range=(months[0], month + timedelta(days=30)))
        by = lines.annotate(month=TruncMonth("day")).order_by().values("month", "sender", "urgent")
        return list(by.annotate(low=Sum("hours_low"), likely=Sum("hours_likely"), high=Sum("hours_high")))

    def month_from_lines() -> object:
        lines = Entry.objects.filter(received_on__range=(month, month + timedelta(days=30)))
        return list(lines.order_by().values("place", "received_on").annotate(n=Sum("asked")))

    print()
    for label, ours, theirs in (
        ("hours of a year", lambda: queries.months(county, months[0], month), year_from_lines),
        (
            "grid of a month",
            lambda: queries.received(places, month, month + timedelta(days=30)),
            month_from_lines,
        ),
    ):
        fast = statistics.median(timed(ours) for _ in range(15))
        slow = statistics.median(timed(theirs) for _ in range(3))
        print(f"{label:<18} sums {fast:6.1f} ms   lines {slow:8.0f} ms   {slow / fast:6.0f} times")


if __name__ == "__main__":
    main()
