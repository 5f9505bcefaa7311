"""The guards through every format and every output: of a marked paper nothing, of a person no number, anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jianfu.core.reading import image
from tests.files import docx, hostile, make, ofd, scan
from tests.files.pdf import page_html, typed_pdf

ROOT = Path(__file__).parents[1]
WORD = "苍鹭行动"
TITLE = f"关于做好{WORD}有关工作的通知"
ASK = f"请各村于2026年6月12日前报送{WORD}方案。"
FIRST = ["各村民委员会:", ASK, "青石镇人民政府", "2026年6月1日"]

Maker = Callable[[str], bytes]
"""What stands where a mark would -> a file."""


def sheet(line: str) -> list[list[object]]:
    return [[line, None], [TITLE, None], ["工作任务", "完成时限"], [ASK, "6月12日前"]]


def old_word(line: str) -> bytes:
    """A paper of Word 97 whose first line is this one: its title is written over, the length kept."""
    title = make.TITLE.encode("utf-16-le")
    words = f"{line}\r{WORD}".ljust(len(make.TITLE), "。")
    assert len(words) == len(make.TITLE)
    return hostile.original("fire-watch.doc").replace(title, words.encode("utf-16-le"))


def rich(line: str) -> bytes:
    def code(words: str) -> str:
        return "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in words)

    return ("{\\rtf1\\ansi\\ansicpg936 " + "\\par ".join(map(code, [line, TITLE, *FIRST])) + "}").encode()


def scanned_ofd(line: str) -> bytes:
    """A scan with the mark typed over it."""
    page = scan.as_jpeg(scan.draw_page(FIRST, title=TITLE))
    drawn = '<ofd:ImageObject ID="7" Boundary="0 0 210 297" ResourceID="70"/>' + ofd.text_object(line, 30, 20)
    resources = (
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="70" Type="Image">'
        "<ofd:MediaFile>scan.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
    )
    members = {"Doc_0/PublicRes.xml": resources.encode(), "Doc_0/Res/scan.jpg": page}
    return ofd.make_ofd(pages=[ofd.content(drawn)], members=members)


def text(line: str) -> bytes:
    return "\n".join([line, TITLE, *FIRST]).encode()


FORMATS: dict[str, Maker] = {
    "plain.txt": text,
    "windows.txt": lambda line: text(line).decode().encode("gb18030"),
    "chat.txt": lambda line: (
        f"王小满 2026/6/1 09:12\n{line}\n{TITLE}\n{ASK}\n李谷雨 2026/6/1 09:15\n收到\n".encode()
    ),
    "body.docx": lambda line: docx.make_docx([line, TITLE, *FIRST]),
    "header.docx": lambda line: docx.make_docx([TITLE, *FIRST * 20], header=line),
    "box.docx": lambda line: docx.make_docx(body=docx.text_box(line), paragraphs=[TITLE, *FIRST * 20]),
    "old.doc": old_word,
    "rich.rtf": rich,
    "page.html": lambda line: page_html([line, TITLE, *FIRST]).encode(),
    "sheet.xlsx": lambda line: make.make_xlsx({"任务": sheet(line)}, {"任务": ["A1:B1", "A2:B2"]}),
    "sheet.xls": lambda line: make.make_xls({"任务": sheet(line)}),
    "printed.xlsx": lambda line: make.make_xlsx({"任务": sheet(TITLE)}, header=line),
    "printed.xls": lambda line: make.make_xls({"任务": sheet(TITLE)}, header=f'&L&"宋体"{line}&C第&P页'),
    "hidden.xlsx": lambda line: make.make_xlsx({"任务": sheet(TITLE), "底稿": sheet(line)}, hidden=["底稿"]),
    "sheet.csv": lambda line: make.make_csv(sheet(line)),
    "first-page.pdf": lambda line: typed_pdf([line, TITLE, *FIRST], [ASK] * 20),
    "page.ofd": lambda line: ofd.make_ofd([line, TITLE, *FIRST]),
    "template.ofd": lambda line: ofd.make_ofd([TITLE, *FIRST], template=ofd.text_object(line, 30, 20)),
    "mail.eml": lambda line: make.make_eml(
        TITLE, f"{ASK}\n", {"来文.docx": docx.make_docx([line, TITLE, *FIRST])}
    ),
    "body.eml": lambda line: make.make_eml("来文", text(line).decode()),
    "mail.msg": lambda line: make.make_msg(TITLE, ASK, {"来文.ofd": ofd.make_ofd([line, TITLE, *FIRST])}),
    "packed.eml": lambda line: make.make_eml(
        TITLE, ASK, {"来文.zip": make.make_zip({"来文.txt": text(line)})}
    ),
    "packed.zip": lambda line: make.make_zip({"来文.docx": docx.make_docx([line, TITLE, *FIRST])}),
}
RECOGNISED: dict[str, Maker] = {
    "scan.pdf": lambda line: scan.as_pdf(scan.draw_page([line, *FIRST], title=TITLE)),
    "photo.jpg": lambda line: scan.as_jpeg(scan.draw_page([line, *FIRST], title=TITLE)),
    "scan.ofd": scanned_ofd,
}
if image.is_installed() and scan.font_path():
    FORMATS |= RECOGNISED


@dataclass(frozen=True)
class Run:
    """All a run left behind: what it printed, what it wrote, and the answers by file name."""

    left: bytes
    papers: dict[str, dict[str, Any]]


def run(folder: Path, files: dict[str, bytes], *formats: str) -> Run:
    """`jianfu check` over these files in each output form, with folders for temporary files and pages of its own."""
    originals, out, temporary = folder / "in", folder / "out", folder / "tmp"
    for place in (originals, out, temporary):
        place.mkdir()
    for name, data in files.items():
        (originals / name).write_bytes(data)
    left = b""
    papers: dict[str, dict[str, Any]] = {}
    for form in formats:
        command = [
            sys.executable,
            "-m",
            "jianfu",
            "check",
            str(originals),
            "--format",
            form,
            "--output",
            str(out),
        ]
        done = subprocess.run(
            [*command, "--with-text", "--now", "2026-06-10T09:00"],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(temporary), "HOME": str(temporary)},
        )
        left += done.stdout + done.stderr
        for line in done.stdout.splitlines() if form == "json" else ():
            paper = json.loads(line)
            papers[Path(paper["path"]).relative_to(originals).parts[0]] = paper
    for path in (p for place in (out, temporary) for p in place.rglob("*") if p.is_file()):
        left += path.name.encode() + unpacked(path)
    return Run(left, papers)


def unpacked(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Run:
    files = {name: make("机密★1年") for name, make in FORMATS.items()}
    return run(tmp_path_factory.mktemp("marked"), files, "json", "html")


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Run:
    files = {name: make("机密文件传阅办法") for name, make in FORMATS.items()}
    return run(tmp_path_factory.mktemp("talking"), files, "json")


@pytest.mark.parametrize("name", FORMATS)
def test_a_marked_paper_is_refused_in_every_format(name: str, marked: Run) -> None:
    paper = marked.papers[name]

    assert paper["state"] == "classified"
    assert "机要渠道" in paper["reason"]
    assert (paper["sha256"], paper["notice"], paper["demands"], paper["findings"]) == ("", None, [], [])


@pytest.mark.parametrize("words", [WORD, "2026年6月12日", "青石镇", "机密★"])
def test_nothing_of_a_marked_paper_is_left_anywhere(words: str, marked: Run) -> None:
    assert marked.left
    assert not any(words.encode(code) in marked.left for code in ("utf-8", "gb18030", "utf-16-le"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_paper_about_secrecy_passes_in_every_format(name: str, talking: Run) -> None:
    assert talking.papers[name]["state"] == "read"


ID, PHONE = "990101199003071237", "13800138000"
PRIVATE = f"联系人电话:{PHONE},身份证号{ID}。请各村每月5日前报送名单,电话{PHONE}。"


def test_numbers_of_persons_are_masked_in_every_output(tmp_path: Path) -> None:
    lines = [
        f"关于报送名单的通知(电话{PHONE})",
        "各村:",
        PRIVATE,
        f"联系人:{PHONE}",
        "青石镇人民政府",
        "2026年6月1日",
    ]
    members = {f"{ID}.txt": "\n".join(lines).encode(), f"{PHONE}.docx": b"PK\x03\x04 broken"}
    files = {
        "paper.txt": "\n".join(lines).encode(),
        "sheet.xlsx": make.make_xlsx(
            {"任务": [[lines[0]], ["工作任务", "时限"], [PRIVATE, "5日前"], [f"注:{PRIVATE}"]]}
        ),
        "typed.pdf": typed_pdf(lines),
        "mail.eml": make.make_eml(lines[0], PRIVATE, members),
        "packed.zip": make.make_zip(members),
    }

    left = run(tmp_path, files, "json", "text", "html")

    assert len(left.papers) == len(files)
    assert "*" * len(PHONE) in left.left.decode()
    assert not any(number.encode() in left.left for number in (ID, PHONE))


def test_our_own_comments_in_a_docx_hold_no_number(tmp_path: Path) -> None:
    lines = ["关于报送名单的通知", "各村:", PRIVATE, "青石镇人民政府", "2026年6月1日"]

    left = run(tmp_path, {"paper.docx": docx.make_docx(lines)}, "docx")

    (given_back,) = (tmp_path / "out").glob("*.docx")
    with zipfile.ZipFile(given_back) as archive:
        comments = b"".join(archive.read(name) for name in archive.namelist() if "comments" in name)
    assert b"w:comment " in comments
    assert not any(number.encode() in comments for number in (ID, PHONE))
    assert not any(number.encode() in left.left.replace(unpacked(given_back), b"") for number in (ID, PHONE))
