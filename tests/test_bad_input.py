"""Bad input: whatever is put in, there is an answer in Chinese, within the limits, and the rest of a batch goes on.

An answer says what happened, what is safe and what to do next.
"""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jianfu import cli
from jianfu.core.reading import Reading, State, child, image, read_file
from tests.files import hostile, scan
from tests.files.docx import make_docx
from tests.files.hostile import ASK, half, lying, original, with_prolog
from tests.files.make import make_zip

ROOT = Path(__file__).parents[1]
GOOD = f"关于报送防汛物资清单的通知\n各村:\n{ASK}\n青石镇人民政府\n2026年6月10日\n"
NOW = ("--now", "2026-06-10T09:00")
needs_ocr = [
    pytest.mark.ocr,
    pytest.mark.skipif(not image.is_installed(), reason="jianfu[ocr] is missing"),
]


@dataclass(frozen=True)
class Bad:
    """A file nobody can use, and the words of the answer that say what happened."""

    name: str
    make: Callable[[], bytes]
    says: str
    seconds: float = 3.0


REFUSED = [
    Bad("empty.docx", lambda: b"", "是空的"),
    Bad("blank.txt", lambda: " \r\n\t\u3000".encode(), "没有文字"),
    Bad("truncated.docx", lambda: half(make_docx([ASK] * 50)), "已损坏"),
    Bad("truncated.xlsx", lambda: half(original("roster.xlsx")), "已损坏"),
    Bad("truncated.pdf", lambda: half(original("fire-season.pdf")), "已损坏"),
    Bad("truncated.ofd", lambda: half(original("fire-watch.ofd")), "已损坏"),
    Bad("truncated.doc", lambda: half(original("fire-watch.doc")), "损坏"),
    Bad("truncated.xls", lambda: half(original("roster.xls")), "损坏"),
    Bad("truncated.msg", lambda: half(original("fire-watch.msg")), "损坏"),
    Bad("truncated.jpg", lambda: half(original("fire-watch.jpg"))[:3000], "已损坏"),
    Bad("truncated.zip", lambda: half(original("papers.zip")), "已损坏"),
    Bad("locked.docx", hostile.locked_office, "密码"),
    Bad("locked.xlsx", hostile.locked_office, "密码"),
    Bad("locked.doc", hostile.locked_doc, "密码"),
    Bad("locked.xls", hostile.locked_xls, "密码"),
    Bad("locked.pdf", lambda: original("locked.pdf"), "密码"),
    Bad("locked.zip", hostile.locked_zip, "密码"),
    Bad("bomb.zip", hostile.zip_bomb, "大得反常"),
    Bad("bomb-undeclared.zip", lambda: lying(hostile.zip_bomb()), "已损坏"),
    Bad("bomb-nested.zip", hostile.nested, "多层压缩包"),
    Bad("bomb.docx", hostile.large_docx, "超过上限"),
    Bad("bomb-undeclared.docx", lambda: lying(hostile.large_docx()), "已损坏"),
    Bad("entities.docx", lambda: with_prolog(hostile.asking(), hostile.BOMB), "实体"),
    Bad(
        "entities-utf16.docx",
        lambda: with_prolog(hostile.asking(), hostile.BOMB, encoding="utf-16"),
        "实体",
    ),
    Bad(
        "entities-late.docx",
        lambda: with_prolog(hostile.asking(), hostile.BOMB, before=f"<!--{'x' * 9000}-->"),
        "实体",
    ),
    Bad("entities.xlsx", lambda: with_prolog(hostile.asking_sheet(), hostile.BOMB), "实体"),
    Bad("entities.ofd", lambda: with_prolog(original("fire-watch.ofd"), hostile.BOMB), "实体"),
    Bad("outside.docx", lambda: with_prolog(hostile.asking(), hostile.OUTSIDE), "实体"),
    Bad("outside.xlsx", lambda: with_prolog(hostile.asking_sheet(), hostile.OUTSIDE), "实体"),
    Bad("noise.txt", hostile.noise, "认不出"),
    Bad("program.pdf", lambda: b"MZ\x90\x00" + bytes(500), "程序"),
]
NOT_SEEN = [
    pytest.param(Bad("noise.jpg", lambda: scan.as_jpeg(scan.noise()), "没读出文字", 30), marks=needs_ocr),
    pytest.param(Bad("noise.pdf", lambda: scan.as_pdf(scan.noise()), "没读出文字", 30), marks=needs_ocr),
    pytest.param(Bad("wall.jpg", lambda: scan.as_jpeg(scan.wall()), "没读出文字", 30), marks=needs_ocr),
]


def is_whole_answer(reason: str | None) -> bool:
    """What happened. What is safe. What to do next."""
    if not reason:
        return False
    safe = "原件没有改动" in reason or "其余文件不受影响" in reason
    return safe and reason.count("。") >= 3 and "请" in reason


@pytest.mark.parametrize("bad", [*REFUSED, *NOT_SEEN], ids=lambda bad: bad.name)
def test_a_file_nobody_can_use_is_answered(bad: Bad) -> None:
    data = bad.make()

    start = time.process_time()
    readings = read_file(bad.name, data)

    assert time.process_time() - start < bad.seconds
    for reading in readings:
        assert (reading.state, reading.text) == (State.UNREADABLE, None)
        assert bad.says in (reading.reason or "")
        assert is_whole_answer(reading.reason)


def only(readings: tuple[Reading, ...]) -> Reading:
    (reading,) = readings
    return reading


def test_a_wrong_suffix_is_no_hindrance() -> None:
    reading = only(read_file("通知.pdf", make_docx([ASK])))

    assert (reading.kind, reading.state) == ("docx", State.READ)


@pytest.mark.parametrize("make", [hostile.with_macros, hostile.sheet_with_macros], ids=["docx", "xls"])
def test_macros_do_not_run_and_are_named(make: Callable[[], bytes]) -> None:
    reading = only(read_file("带宏", make()))

    assert reading.state is State.PARTIAL
    assert reading.text
    assert "宏没有运行" in (reading.reason or "")
    assert is_whole_answer(reading.reason)


def test_names_that_lead_out_of_the_archive_write_nothing_and_are_shown_harmless(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    names = [
        "../" * 20 + str(outside).lstrip("/"),
        str(outside),
        f"..\\..\\{outside.name}",
        "C:\\Windows\\a.txt",
    ]

    readings = read_file("来件.zip", make_zip({name: ASK.encode() for name in names}))

    assert [r.state for r in readings] == [State.READ] * 4
    assert not outside.exists()
    assert not any({"..", "C:", ""} & set(r.name.split("/")) for r in readings)


def test_names_in_the_code_page_of_windows_are_readable() -> None:
    packed = make_zip({"附件/物资清单.txt": ASK.encode(), "镕溪村.txt": ASK.encode()}, encoding="gb18030")

    readings = read_file("来件.zip", packed)

    assert [r.name for r in readings] == ["来件.zip/附件/物资清单.txt", "来件.zip/镕溪村.txt"]


def test_one_locked_paper_in_an_archive_leaves_the_other() -> None:
    locked, good = read_file("来件.zip", hostile.locked_zip(all_of_it=False))

    assert (locked.state, good.state) == (State.UNREADABLE, State.READ)
    assert is_whole_answer(locked.reason)


def test_twenty_thousand_paragraphs_are_read_to_the_last() -> None:
    data = make_docx([f"{n}、{ASK}" for n in range(20_000)])

    start = time.process_time()
    reading = only(read_file("长.docx", data))

    assert time.process_time() - start < 10
    assert reading.text
    assert reading.text.blocks[-1].where == "第20000段"


def test_sixty_pages_are_read_to_the_last() -> None:
    data = hostile.sixty_pages()

    start = time.process_time()
    reading = only(read_file("长.pdf", data))

    assert time.process_time() - start < 20
    assert reading.text
    assert reading.text.pages == 60
    assert reading.text.blocks[-1].where == "第60页"


def check(*argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jianfu", "check", *argv, *NOW]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_good_notice_in_a_folder_of_bad_files_is_examined(tmp_path: Path) -> None:
    for bad in REFUSED:
        (tmp_path / bad.name).write_bytes(bad.make())
    (tmp_path / "notice.docx").write_bytes(make_docx(GOOD.split("\n")))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    done = check(str(tmp_path), "--format", "json")

    papers = [json.loads(line) for line in done.stdout.splitlines()]
    good = [paper for paper in papers if paper["state"] == "read"]
    assert [Path(paper["path"]).name for paper in good] == ["notice.docx"]
    assert good[0]["demands"][0]["deadline"]["date"] == "2026-06-12T18:00"
    assert all(is_whole_answer(paper["reason"]) for paper in papers if paper["state"] != "read")
    assert all(any(bad.name in paper["path"] for paper in papers) for bad in REFUSED)
    assert (done.returncode, done.stderr) == (2, "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("limits", "make", "says"),
    [
        ({"seconds": 10}, lambda: (GOOD * 200_000).encode(), "超过 10 秒"),
        ({"memory_bytes": 250 * 2**20}, lambda: hostile.hungry_docx(60), "内存过多"),
    ],
    ids=["time", "memory"],
)
def test_a_file_that_takes_too_much_is_stopped_and_the_next_one_is_read(
    limits: dict[str, int],
    make: Callable[[], bytes],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "greedy").write_bytes(make())
    (tmp_path / "notice.docx").write_bytes(make_docx(GOOD.split("\n")))
    monkeypatch.setattr(child, "Crew", functools.partial(child.Crew, **limits))

    code = cli.main(["check", str(tmp_path), "--format", "json", *NOW])

    out, err = capsys.readouterr()
    greedy, notice = map(json.loads, out.splitlines())
    assert says in greedy["reason"]
    assert is_whole_answer(greedy["reason"])
    assert (notice["state"], len(notice["demands"])) == ("read", 1)
    assert (code, err) == (2, "")


def test_hostile_bytes_through_the_standard_input_are_read_in_a_child() -> None:
    command = [sys.executable, "-m", "jianfu", "check", "-", "--format", "json", *NOW]

    done = subprocess.run(
        command, input=half(original("roster.xls")), capture_output=True, check=False, cwd=ROOT
    )

    assert is_whole_answer(json.loads(done.stdout)["reason"])
    assert (done.returncode, done.stderr) == (2, b"")
