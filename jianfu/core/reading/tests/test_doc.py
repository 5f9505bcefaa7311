from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from jianfu.core.reading.doc import read_doc
from jianfu.core.reading.shapes import ReadLimits, Unreadable
from tests.files.docx import make_docx

ORIGINALS = Path(__file__).parents[4] / "tests" / "files" / "originals"
PLAIN = (ORIGINALS / "fire-watch.doc").read_bytes()
REVISED = (ORIGINALS / "fire-watch-revised.doc").read_bytes()


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


@pytest.mark.skipif(not shutil.which("catdoc"), reason="catdoc is not installed")
def test_old_word_file_is_read_by_catdoc() -> None:
    draft = read_doc(PLAIN, ReadLimits())

    assert (
        "为切实做好“春季防火”工作，请于2026年3月20日前报送值班表（见附件），并明确1名联络员。"
        in draft.chars.split("\n")
    )
    assert draft.problem is None


def test_without_a_converter_the_answer_names_the_way_out(programs: Path) -> None:
    with pytest.raises(Unreadable, match=r"另存为 docx.*catdoc"):
        read_doc(PLAIN, ReadLimits())


def test_office_converts_what_catdoc_cannot(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(make_docx(["经转换的正文。"]))
    install(programs, "catdoc", "exit 1")
    install(programs, "soffice", f"cp {tmp_path}/made.docx paper.docx")

    draft = read_doc(PLAIN, ReadLimits())

    assert draft.chars == "经转换的正文。"


def test_revised_file_goes_to_office_first(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(make_docx(["经转换的正文。"]))
    install(programs, "catdoc", "echo 删掉的字")
    install(programs, "soffice", f"cp {tmp_path}/made.docx paper.docx")

    assert read_doc(REVISED, ReadLimits()).chars == "经转换的正文。"


def test_deleted_words_printed_by_catdoc_are_warned_of(programs: Path) -> None:
    install(programs, "catdoc", "echo 每日报送。")

    draft = read_doc(REVISED, ReadLimits())

    assert draft.problem is not None
    assert "修订" in draft.problem


def test_converter_that_hangs_is_ended(programs: Path) -> None:
    install(programs, "catdoc", "sleep 60 & sleep 60")

    with pytest.raises(Unreadable, match="打不开"):
        read_doc(PLAIN, ReadLimits(seconds=0.3))


def test_converter_that_prints_without_end_is_ended(programs: Path) -> None:
    install(programs, "catdoc", "cat /dev/zero")

    with pytest.raises(Unreadable, match="打不开"):
        read_doc(PLAIN, ReadLimits(unpacked_bytes=100_000))


@pytest.mark.parametrize("data", [b"", PLAIN[:600], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000])
def test_damaged_file_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read_doc(data, ReadLimits())
