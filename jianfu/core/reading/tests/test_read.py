"""`read_file`: the kind by content, an answer for everything, no exception for anything."""

from __future__ import annotations

import io
import random
import time
import zipfile
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu.core.reading import State, drafts, read_file
from jianfu.core.reading.shapes import Draft, ReadLimits
from jianfu.core.reading.sniff import kind_of
from jianfu.core.reading.tests.ole import make_ole

NOTICE = "关于报送物资清单的通知\n各村:\n请于2026年6月12日18:00前报送。\n青石镇人民政府\n2026年6月10日\n"
TYPES = '<Types><Override PartName="/x" ContentType="application/vnd.{}.main+xml"/></Types>'
WORD, SHEET = (
    "openxmlformats-officedocument.wordprocessingml.document",
    "openxmlformats-officedocument.spreadsheetml.sheet",
)


def make_zip(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), content)
    return packed.getvalue()


def make_docx(*paragraphs: str, before: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(WORD))
        archive.writestr(
            "word/document.xml", f"{before}<w:document {space}><w:body>{body}</w:body></w:document>"
        )
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_docx("通知"), "docx"),
        (make_zip(word__document="x"), "docx"),
        (make_zip(TYPES=TYPES.format(WORD), doc__main="x"), "docx"),
        (make_zip(TYPES=TYPES.format(SHEET), xl__workbook="x"), "xlsx"),
        (make_zip(xl__workbook="x"), "xlsx"),
        (make_zip(ppt__slide="x"), "slides"),
        (make_zip(**{"OFD.xml": "x"}), "ofd"),
        (make_zip(通知="x"), "zip"),
        (make_docx("通知" * 500)[:200], "docx"),
        (make_ole({"WordDocument": b"x"}), "doc"),
        (make_ole({"Workbook": b"x"}), "xls"),
        (make_ole({"Book": b"x"}), "xls"),
        (make_ole({"__substg1.0_0037001F": b"x"}), "msg"),
        (make_ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "encrypted"),
        (make_ole({"Something": b"x"}), "ole"),
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before\n%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"BM\x00\x10\x00\x00\x00\x00\x00\x00\x36", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"II*\x00\x08", "image"),
        (b"From: a@example.org\r\nSubject: x\r\n\r\nwords", "mail"),
        (b"Received: from a\r\n by b\r\nDate: x\r\n\r\nwords", "mail"),
        (b"{\\rtf1", "rtf"),
        (b"Rar!\x1a\x07\x00", "rar"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf<html><table>", "html"),
        ("时间:6月12日\n地点:镇政府\n".encode(), "text"),
        (b"Note: one thing\nElse: another\n\nwords", "text"),
        (NOTICE.encode("utf-16"), "text"),
        (b"", "text"),
    ],
)
def test_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_wrong_suffix_does_not_matter() -> None:
    (reading,) = read_file("通知.pdf", make_docx("各村:", "请于2026年6月12日前报送。"))

    assert (reading.kind, reading.state) == ("docx", State.READ)


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        ("村名,户数,面积\n青石村,120,30\n白云村,130,40\n", "csv"),
        ("村名\t户数\n青石村\t120\n白云村\t130\n红旗村\t90\n", "csv"),
        (NOTICE, "text"),
        ("各村,各社区:\n请报送材料,谢谢\n", "text"),
        (
            "各村,各社区:\n2026年6月12日18:00前,请各村报送一份防汛物资储备情况清单以及负责同志联系方式。\n",
            "text",
        ),
    ],
)
def test_a_table_with_commas_is_a_sheet_and_a_sentence_is_not(chars: str, kind: str) -> None:
    assert read_file("a.txt", chars.encode())[0].kind == kind


BAD = {
    "empty": b"",
    "blank": b" \r\n \t",
    "unseen": "\ufeff\u200b".encode(),
    "cut docx": make_docx("通知" * 2000)[:400],
    "cut pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "cut xlsx": make_zip(xl__workbook="x" * 3000)[:120],
    "cut picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "cut ole": make_ole({"WordDocument": b"x" * 9000})[:1500],
    "hollow doc": make_ole({"WordDocument": b"x" * 5000}),
    "hollow sheet": make_ole({"Workbook": b"x" * 5000}),
    "locked": make_ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
    "noise": random.Random(7).randbytes(20_000),
    "noise as pdf": b"%PDF-1.4\n" + random.Random(7).randbytes(20_000),
    "noise as zip": b"PK\x03\x04" + random.Random(7).randbytes(20_000),
    "noise as ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(7).randbytes(20_000),
    "program": b"MZ\x90\x00" + bytes(500),
    "rar": b"Rar!\x1a\x07\x00" + bytes(50),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gets_a_clear_answer(what: str) -> None:
    (reading,) = read_file(f"{what}.docx", BAD[what])

    assert reading.state is State.UNREADABLE
    assert reading.text is None
    assert reading.reason
    # What happened, what is safe, what to do next.
    assert reading.reason.count("。") >= 3
    assert "原件没有改动" in reading.reason


def test_an_entity_bomb_stays_small_and_quick() -> None:
    entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "bomb">{entities}]>'

    start = time.process_time()
    (reading,) = read_file("通知.docx", make_docx("前", "&a9;", before=bomb))

    assert time.process_time() - start < 8
    assert reading.text is None or len(reading.text.chars) < 1000


def test_an_external_entity_is_not_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    hidden = tmp_path_factory.mktemp("files") / "hidden.txt"
    hidden.write_text("hidden words")
    entity = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{hidden}">]>'

    (reading,) = read_file("通知.docx", make_docx("前", "&x;", before=entity))

    assert reading.text is None or "hidden words" not in reading.text.chars


def test_a_docx_of_enormous_size_inside_is_refused_before_parsing() -> None:
    (reading,) = read_file("通知.docx", make_docx("各村" * 20_000_000))

    assert reading.state is State.UNREADABLE


@pytest.mark.parametrize(
    "error", [ValueError("words of the file"), MemoryError(), RecursionError(), BaseException("panic")]
)
def test_whatever_a_parser_raises_is_an_answer(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, limits: ReadLimits) -> Draft:
        raise error

    monkeypatch.setattr(drafts, "import_module", lambda name: SimpleNamespace(read_pdf=fail))

    (reading,) = read_file("a.pdf", b"%PDF-1.7")

    assert reading.state is State.UNREADABLE
    assert reading.reason
    assert "words of the file" not in reading.reason


@settings(max_examples=60)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"From: a\nTo: b\n\n", b"<html>"]),
)
def test_random_bytes_never_raise(data: bytes, head: bytes) -> None:
    for reading in read_file("x", head + data):
        assert (reading.text is not None) == (reading.state in (State.READ, State.PARTIAL))
        assert (reading.reason is None) == (reading.state is State.READ)


def test_five_megabytes_of_text_take_seconds() -> None:
    data = (NOTICE * 40_000).encode()

    start = time.process_time()
    (reading,) = read_file("长文.txt", data)

    assert reading.state is State.READ
    assert time.process_time() - start < 10
