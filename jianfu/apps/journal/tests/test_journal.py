"""The journal in the database: only ever longer, and one line after the other."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from jianfu.apps.journal import actions, queries
from jianfu.apps.journal.models import Fixed, Head, Line
from jianfu.apps.journal.tests.makers import forge, make_lines

pytestmark = pytest.mark.django_db


def verify(*more: str) -> tuple[int, str]:
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("journal", "verify", *more, stdout=out, stderr=out)
    return int(str(end.value.code)), out.getvalue()


def test_line_says_who_did_what_and_holds_values_as_hashes_only() -> None:
    first, second = make_lines(2)

    stored = Line.objects.get(number=2)
    assert (stored.who, stored.verb, stored.about) == ("系统", "准予下发", "notice:2")
    assert len(stored.before) == len(stored.after) == 64
    assert stored.previous == first.hash
    assert stored.hash == second.hash
    assert verify() == (0, "日志完整，共2行\n")


def test_line_goes_with_the_transaction_it_belongs_to() -> None:
    make_lines(1)

    with transaction.atomic():
        actions.write("准予下发", "notice:2", by=None)
        transaction.set_rollback(True)

    assert Line.objects.count() == 1
    assert not list(queries.faults())


def test_program_cannot_change_a_line() -> None:
    line = make_lines(1)[0]

    for change in (line.save, line.delete, Line.objects.all().delete, lambda: Line.objects.update(who="x")):
        with pytest.raises(Fixed, match="只能增加"):
            change()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_line SET who = 'x' WHERE number = 2",
        "DELETE FROM journal_line WHERE number = 5",
        "DELETE FROM journal_line",
    ],
)
def test_database_refuses_to_change_a_line(statement: str) -> None:
    make_lines()

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute(statement)

    assert verify()[0] == 0


def test_database_refuses_to_empty_or_replace() -> None:
    make_lines(1)
    statement = "TRUNCATE journal_line" if connection.vendor == "postgresql" else (
        "INSERT OR REPLACE INTO journal_line SELECT number, at, 'x', unit, verb, about, before, after, previous, hash"
        " FROM journal_line"
    )  # fmt: skip

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal_line SET who = 'x' WHERE number = 2", "第2行的内容被改动过"),
        ("DELETE FROM journal_line WHERE number = 3", "第3行至第3行缺失"),
        ("DELETE FROM journal_line WHERE number > 3", "第4行至第5行没有了"),
        ("DELETE FROM journal_line", "第1行至第5行没有了"),
        ("UPDATE journal_head SET number = 3", "第4行至第5行不是系统写入的"),
        ("DELETE FROM journal_head", "结尾记录没有了"),
    ],
)
def test_verify_finds_what_was_forged(statement: str, words: str) -> None:
    make_lines()

    forge(statement)

    code, said = verify()
    assert code == 1
    assert words in said
    assert "日志不完整" in said


def test_lines_that_changed_places_are_found() -> None:
    make_lines()

    forge(
        "UPDATE journal_line SET number = 99 WHERE number = 2",
        "UPDATE journal_line SET number = 2 WHERE number = 3",
        "UPDATE journal_line SET number = 3 WHERE number = 99",
    )

    code, said = verify()
    assert code == 1
    assert "第2行" in said
    assert "第3行" in said


def test_nothing_is_written_behind_a_journal_without_its_head() -> None:
    make_lines()
    forge("DELETE FROM journal_head")

    with pytest.raises(actions.Broken, match="journal verify"), transaction.atomic():
        actions.write("准予下发", "notice:6", by=None)

    assert Line.objects.count() == 5
    assert not Head.objects.exists()


def test_rewritten_tail_is_found_by_a_checkpoint_kept_outside(tmp_path: Path, settings: LazySettings) -> None:
    settings.VAR = tmp_path
    make_lines()
    point = tmp_path / "point.json"
    with pytest.raises(SystemExit):
        call_command("journal", "checkpoint", str(point), stdout=StringIO())
    kept = Line.objects.get(number=3)

    forge(
        "DELETE FROM journal_line WHERE number > 3",
        f"UPDATE journal_head SET number = 3, hash = '{kept.hash}'",
    )
    actions.write("准予下发", "notice:other", by=None)

    assert verify()[0] == 0
    code, said = verify("--checkpoint", str(point))
    assert code == 1
    assert "第5行有存证" in said
    code, said = verify("--checkpoint", str(point), "--key", "00" * 32)
    assert code == 2
    assert "签名不对" in said
    assert (tmp_path / "journal_key").stat().st_mode & 0o077 == 0


WRITER = """
import django; django.setup()
from django.db import transaction
from jianfu.apps.journal import actions
for i in range(25):
    with transaction.atomic():
        actions.write("准予下发", f"notice:{i}", by=None)
"""


def test_writers_at_once_make_one_chain(site_env: dict[str, str]) -> None:
    run: Any = {"env": site_env, "text": True, "stderr": subprocess.PIPE}
    subprocess.run([sys.executable, "-m", "jianfu.site", "migrate", "-v0"], check=True, **run)

    writers = [subprocess.Popen([sys.executable, "-c", WRITER], **run) for _ in range(4)]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]

    assert errors == [""] * 4
    done = subprocess.run(
        [sys.executable, "-m", "jianfu", "journal", "verify"], stdout=subprocess.PIPE, **run, check=False
    )
    assert (done.returncode, done.stdout) == (0, "日志完整，共100行\n"), done.stderr
