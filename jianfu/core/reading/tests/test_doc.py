from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from jianfu.core.reading.doc import read_doc
from jianfu.core.reading.docx import read_docx
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from tests.files.docx import make_docx
from tests.files.make import full_docx

ORIGINALS = Path(__file__).parents[4] / "tests" / "files" / "originals"
PLAIN = (ORIGINALS / "fire-watch.doc").read_bytes()
REVISED = (ORIGINALS / "fire-watch-revised.doc").read_bytes()


def aged(data: bytes) -> bytes:
    """The same file with the version of Word 95, which our own reader leaves to others."""
    assert data.count(b"\xec\xa5\x01\x01") == 1
    return data.replace(b"\xec\xa5\x01\x01", b"\xec\xa5\x65\x00")


def install(folder: Path, name: str, script: str) -> None:
    """A program of this name, alone on the PATH beside the shell's own tools."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "cat", "cp", "sleep", "head"):
        os.symlink(shutil.which(tool) or "", folder / tool)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_old_word_file_is_read_without_any_program(programs: Path) -> None:
    draft = read_doc(PLAIN, ReadLimits())

    assert draft.chars.split("\n")[2] == (
        "为切实做好“春季防火”工作，请于2026年3月20日前报送值班表（见附件），并明确1名联络员。"
    )
    assert [block.where for block in draft.blocks][:2] == ["第1段", "第2段"]
    assert draft.problem is None


def test_old_word_file_reads_like_the_new_one() -> None:
    old, new = read_doc(REVISED, ReadLimits()), read_docx(full_docx(), ReadLimits())

    # LibreOffice, which wrote the old file, leaves out a text box and notes that nothing refers to.
    left_out = {"云林发〔2026〕3号", "值班电话另行通知。", "时限是否太紧"}
    assert old.chars.split("\n") == [line for line in new.chars.split("\n") if line not in left_out]
    assert old.tables == new.tables
    assert old.red_head is True


def test_deleted_words_of_an_old_file_are_not_read() -> None:
    assert "各村每周报送一次巡查情况。" in read_doc(REVISED, ReadLimits()).chars


def test_numbers_of_lists_stand_as_printed_in_an_old_file() -> None:
    assert "一、值班要求" in read_doc(REVISED, ReadLimits()).chars


def test_without_a_converter_the_answer_names_the_way_out(programs: Path) -> None:
    with pytest.raises(Unreadable, match=r"另存为 docx.*catdoc"):
        read_doc(aged(PLAIN), ReadLimits())


def test_office_converts_what_catdoc_cannot(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(make_docx(["经转换的正文。"]))
    install(programs, "catdoc", "exit 1")
    install(programs, "soffice", f"cp {tmp_path}/made.docx paper.docx")

    draft = read_doc(aged(PLAIN), ReadLimits())

    assert draft.chars == "经转换的正文。"


def test_revised_file_goes_to_office_first(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(make_docx(["经转换的正文。"]))
    install(programs, "catdoc", "echo 删掉的字")
    install(programs, "soffice", f"cp {tmp_path}/made.docx paper.docx")

    assert read_doc(aged(REVISED), ReadLimits()).chars == "经转换的正文。"


def test_deleted_words_printed_by_catdoc_are_warned_of(programs: Path) -> None:
    install(programs, "catdoc", "echo 每日报送。")

    draft = read_doc(aged(REVISED), ReadLimits())

    assert draft.problem is not None
    assert "修订" in draft.problem


def test_converter_that_hangs_is_ended(programs: Path) -> None:
    install(programs, "catdoc", "sleep 60 & sleep 60")

    with pytest.raises(Unreadable, match="打不开"):
        read_doc(aged(PLAIN), ReadLimits(seconds=0.3))


def test_converter_that_prints_without_end_is_ended(programs: Path) -> None:
    install(programs, "catdoc", "cat /dev/zero")

    with pytest.raises(Unreadable, match="打不开"):
        read_doc(aged(PLAIN), ReadLimits(unpacked_bytes=100_000))


@pytest.mark.parametrize("data", [b"", PLAIN[:600], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000])
def test_damaged_file_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read_doc(data, ReadLimits())
