"""A watched folder: what is put into it arrives; nothing else happens, in it or outside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jianfu.apps.gate import actions as gate
from jianfu.apps.gate import threshold
from jianfu.apps.gate.core import State
from jianfu.apps.gate.models import Arrival, Notice
from jianfu.apps.gate.tests.files import make_docx
from jianfu.apps.intake import core
from jianfu.apps.intake.actions import Watch, watching
from jianfu.apps.intake.models import Box, Taken
from jianfu.apps.people.models import Role, Unit
from jianfu.apps.people.tests.makers import make_person

PAPER = "关于报送大棚面积的通知\n各乡镇:\n请于11月27日17:00前报送大棚面积。\n".encode()
SECRET = "机密★1年\n关于某事的通知\n各乡镇:\n请于11月27日前报送。\n".encode()


def rounds(watch: Watch, clock: list[float], times: int = 4) -> int:
    count = 0
    for _ in range(times):
        count += watch.go_round(timezone.now())
        clock[0] += core.STILL
    return count


def away(inbox: Path) -> list[str]:
    return sorted(path.name for path in (inbox / core.TAKEN_TO).rglob("*") if path.is_file())


def test_file_becomes_an_arrival_and_is_put_away(
    watch: Watch, clock: list[float], inbox: Path, township: Unit
) -> None:
    (inbox / "通知.txt").write_bytes(PAPER)

    assert rounds(watch, clock) == 1

    arrival = Arrival.objects.get()
    assert (arrival.unit, arrival.way) == (township, "folder")
    assert arrival.notice.state == State.EXAMINED
    assert away(inbox) == ["通知.txt"]
    assert not (inbox / "通知.txt").exists()


def test_item_page_says_where_it_came_from(
    watch: Watch, clock: list[float], inbox: Path, township: Unit, client: Client
) -> None:
    (inbox / "通知.txt").write_bytes(PAPER)
    rounds(watch, clock)
    client.force_login(make_person(township, Role.TOWNSHIP_CLERK))

    page = client.get(f"/item/{Notice.objects.get().key}/").content.decode()

    assert "从收件文件夹收到" in page


def test_file_that_is_still_written_waits(watch: Watch, clock: list[float], inbox: Path) -> None:
    path = inbox / "通知.txt"
    for part in (PAPER[:20], PAPER[:60], PAPER[:90]):
        path.write_bytes(part)
        assert rounds(watch, clock, 1) == 0

    path.write_bytes(PAPER)
    assert rounds(watch, clock) == 1
    assert Notice.objects.get().title == "关于报送大棚面积的通知"


def test_marked_secret_stays_untouched_leaves_nothing_and_is_said(
    watch: Watch, clock: list[float], inbox: Path
) -> None:
    path = inbox / "机密通知.txt"
    path.write_bytes(SECRET)
    before = path.stat()

    rounds(watch, clock, 8)

    assert path.read_bytes() == SECRET
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert (inbox / core.NOTE).read_text("utf-8-sig") == core.NOTE_WORDS
    assert Taken.objects.get().state == core.State.SECRET
    kept = (
        str(list(Notice.objects.values()))
        + str(list(Taken.objects.values()))
        + str(list(Box.objects.values()))
    )
    assert "某事" not in kept
    assert "机密通知" not in kept

    path.unlink()
    rounds(watch, clock, 1)
    assert not (inbox / core.NOTE).exists()


def test_gate_that_forgot_a_secret_looks_again_and_still_puts_nothing_away(
    watch: Watch, clock: list[float], inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "a.txt").write_bytes(SECRET)
    rounds(watch, clock, 2)
    Taken.objects.update(state=core.State.WAITING, at=timezone.now() - 2 * gate.UNDO_WITHIN)
    Notice.objects.all().delete()

    rounds(watch, clock, 6)

    assert (inbox / "a.txt").exists()
    assert Taken.objects.get().state == core.State.SECRET


def test_same_bytes_twice_are_one_paper(watch: Watch, clock: list[float], inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(PAPER)
    (inbox / "b.txt").write_bytes(PAPER)

    rounds(watch, clock)

    assert Notice.objects.count() == 1
    assert away(inbox) == ["a.txt", "b.txt"]


def test_same_name_again_keeps_both(watch: Watch, clock: list[float], inbox: Path) -> None:
    for words in ("一", "二"):
        (inbox / "通知.txt").write_bytes(PAPER + words.encode())
        rounds(watch, clock)

    assert away(inbox) == ["通知(2).txt", "通知.txt"]


def test_links_pipes_and_folders_are_left_alone(
    watch: Watch, clock: list[float], inbox: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(PAPER)
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "folder.txt").mkdir()
    (inbox / "folder.txt" / "inner.txt").write_bytes(PAPER)
    os.mkfifo(inbox / "pipe.txt")

    assert rounds(watch, clock) == 0

    assert outside.exists()
    assert not Notice.objects.exists()


def test_link_in_place_of_a_folder_leads_nowhere(
    watch: Watch, clock: list[float], inbox: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_bytes(PAPER)
    inbox.rmdir()
    inbox.symlink_to(outside)

    assert rounds(watch, clock) == 0


def test_link_in_place_of_the_folder_for_what_is_done_takes_nothing_out(
    watch: Watch, clock: list[float], inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (inbox / core.TAKEN_TO).symlink_to(tmp_path / "elsewhere")
    (inbox / "a.txt").write_bytes(PAPER)

    rounds(watch, clock)

    assert (inbox / "a.txt").exists()
    assert not list((tmp_path / "elsewhere").iterdir())
    assert "挪不进" in Box.objects.get().trouble


def test_too_large_file_stays_and_is_told(
    watch: Watch, clock: list[float], inbox: Path, settings: Any
) -> None:
    settings.FILE_MB = 1
    (inbox / "large.pdf").write_bytes(bytes(2**20 + 1))

    assert rounds(watch, clock) == 0
    assert Box.objects.get().too_large == 1
    assert (inbox / "large.pdf").exists()


def test_encrypted_file_arrives_and_says_that_it_was_not_read(
    watch: Watch, clock: list[float], inbox: Path
) -> None:
    (inbox / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    rounds(watch, clock)

    assert Notice.objects.get().state == State.UNREADABLE
    assert away(inbox) == ["locked.docx"]


def test_what_the_machine_lost_is_taken_again(watch: Watch, clock: list[float], inbox: Path) -> None:
    (inbox / "a.docx").write_bytes(
        make_docx("关于报送大棚面积的通知", "各乡镇:", "请于11月27日前报送大棚面积。")
    )
    rounds(watch, clock, 2)
    Notice.objects.update(state=State.UNREADABLE, reason=gate.LOST, sha256=None)

    rounds(watch, clock)

    assert [notice.state for notice in Notice.objects.all()] == [State.EXAMINED]
    assert away(inbox) == ["a.docx"]


def test_folder_of_nobody_and_of_a_department_is_left_alone(
    watch: Watch, clock: list[float], inbox: Path, township: Unit
) -> None:
    for name in ("没有这个镇", "云水县农业农村局"):
        (inbox.parent / name).mkdir()
        (inbox.parent / name / "a.txt").write_bytes(PAPER)

    assert rounds(watch, clock) == 0


def test_full_memory_leaves_files_where_they_are(
    watch: Watch, clock: list[float], inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise threshold.NoRoom

    (inbox / "a.txt").write_bytes(PAPER)
    with monkeypatch.context() as patched:
        patched.setattr(threshold, "put", full)
        assert rounds(watch, clock) == 0
    assert not Taken.objects.exists()

    assert rounds(watch, clock) == 1


@pytest.mark.parametrize("files", [1, 8])
def test_quiet_folder_takes_the_same_questions_for_any_number_of_files(
    watch: Watch, clock: list[float], inbox: Path, files: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(files):
        (inbox / f"{n}.txt").write_bytes(SECRET + b"%d" % n)
    rounds(watch, clock, 8)

    with django_assert_max_num_queries(9):
        watch.go_round(timezone.now())


def test_name_that_an_old_machine_wrote_is_readable(watch: Watch, clock: list[float], inbox: Path) -> None:
    with open(os.fsencode(inbox) + b"/" + "报表.txt".encode("gb18030"), "wb") as file:
        file.write(PAPER)

    assert rounds(watch, clock) == 1
    assert Notice.objects.get().name == "报表.txt"


def test_trouble_in_one_folder_holds_up_no_other(
    watch: Watch, clock: list[float], inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(unit: Unit, *arguments: object) -> None:
        if unit.name == "白水乡":
            raise ValueError("words of a paper")
        real(unit, *arguments)

    real = watching.hand_in
    monkeypatch.setattr(watching, "hand_in", broken)
    for name in ("白水乡", "青石镇"):
        (inbox.parent / name).mkdir(exist_ok=True)
        (inbox.parent / name / "a.txt").write_bytes(PAPER)

    rounds(watch, clock)

    assert [arrival.unit.name for arrival in Arrival.objects.all()] == ["青石镇"]
    assert set(Box.objects.values_list("trouble", flat=True)) == {"", "收件时出了错，请看日志"}
