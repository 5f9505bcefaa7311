"""The admission number and its code on the first page, once, and found again."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from PIL import Image

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import read_file
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reports import find_admission_number, qr_png, qr_svg, stamp_docx
from jianfu.core.rules.catalogue import all_rules
from tests.files.docx import make_docx, table

CODE = qr_png("https://jianfu.example/2026-0413")
COUNTY = Path(__file__).parents[4] / "jianfu" / "sample_county" / "originals"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTICE = ("云水县民政局", "关于核对名单的通知", "各乡镇人民政府:", "请核对附件名单。")


def text_of(data: bytes) -> str:
    (reading,) = read_file("例.docx", data)
    assert reading.text
    return reading.text.chars


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("准入编号2026-0413", "2026-0413"),
        ("准入号:2026-0413", "2026-0413"),
        ("准入编号：2026—0413", "2026-0413"),
        ("准入号：２０２６－０４１３", "2026-0413"),
        ("@所有人 准入号ZR-2026-0207,任务见平台", "2026-0207"),
        ("● 已准入 2026-0412", "2026-0412"),
        ("(准入编号 2026-0413)关于核对名单的通知", "2026-0413"),
        ("云政办〔2026〕41号", None),
        ("联系电话:2026-0413", None),
        ("请先准入,再发文。电话:0531-20260413", None),
        ("2026-0413", None),
        ("准入日期2026-04-13", None),
        ("准入编号待定", None),
        ("尚未查到准入编号,联系人0413-2026888", None),
    ],
)
def test_number_is_found_behind_its_word_and_nowhere_else(text: str, number: str | None) -> None:
    assert find_admission_number(text) == number


def test_a_stamped_paper_tells_its_number() -> None:
    assert find_admission_number(text_of(stamp_docx(make_docx(NOTICE), "2026-0413", CODE))) == "2026-0413"


def test_stamping_twice_gives_one_stamp_and_another_number_replaces_it() -> None:
    once = stamp_docx(make_docx(NOTICE), "2026-0413", CODE)
    twice = stamp_docx(once, "2026-0413", CODE)
    other = stamp_docx(twice, "2026-0414", CODE)

    assert text_of(twice) == text_of(once)
    assert len(list(part(twice, "word/document.xml").iter(W + "drawing"))) == 1
    assert "2026-0413" not in text_of(other)
    assert find_admission_number(text_of(other)) == "2026-0414"
    names = zipfile.ZipFile(io.BytesIO(other)).namelist()
    assert len(names) == len(set(names))


def test_a_stamp_whose_bookmark_an_editor_dropped_is_replaced_too() -> None:
    data = stamp_docx(make_docx(NOTICE), "2026-0413", CODE)
    package = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in package.namelist():
            raw = package.read(name)
            target.writestr(
                name, raw.replace(b"bookmark", b"proofErr") if name == "word/document.xml" else raw
            )

    again = stamp_docx(out.getvalue(), "2026-0415", CODE)

    assert len(list(part(again, "word/document.xml").iter(W + "drawing"))) == 1
    assert find_admission_number(text_of(again)) == "2026-0415"


def test_the_picture_is_related_typed_and_square() -> None:
    data = stamp_docx(make_docx(NOTICE), "2026-0413", CODE)

    document = Document(io.BytesIO(data))
    (shape,) = document.inline_shapes
    assert shape.width == shape.height
    related = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert related.blob == CODE
    assert related.content_type == "image/png"


def test_numbers_of_drawings_and_bookmarks_are_all_different() -> None:
    first = stamp_docx(make_docx(NOTICE), "2026-0413", CODE)
    document = Document(io.BytesIO(first))
    document.add_picture(io.BytesIO(CODE))
    kept = io.BytesIO()
    document.save(kept)

    data = stamp_docx(kept.getvalue(), "2026-0414", CODE)

    root = part(data, "word/document.xml")
    drawn = [e.get("id") for e in root.iter("{*}docPr")]
    assert len(drawn) == len(set(drawn)) == 2


def test_the_stamp_stands_in_a_frame_in_the_upper_margin() -> None:
    data = stamp_docx(make_docx(NOTICE, head="云水县民政局文件"), "2026-0413", CODE)

    body = part(data, "word/document.xml").find(W + "body")
    assert body is not None
    frame = body[0].find(f"{W}pPr/{W}framePr")
    assert frame is not None
    assert (frame.get(W + "vAnchor"), frame.get(W + "xAlign")) == ("page", "right")
    assert "云水县民政局文件" in "".join(map(str, body[1].itertext()))


@pytest.mark.parametrize("name", ["森林防火视频会.docx", "户厕排查工作提示.wps"])
def test_a_stamped_paper_says_what_it_said(name: str) -> None:
    data = (COUNTY / name).read_bytes()

    def look(file: bytes) -> list[object]:
        (reading,) = read_file(name, file)
        exam = examine(reading, all_rules(), now=datetime(2026, 11, 22), limits=load_limits())
        notice = exam.notice
        assert notice
        values = [notice.title, notice.doc_number, notice.issued_on, notice.genre]
        return [
            *(v and v.value for v in values),
            [u.value.name for u in notice.issuers],
            [(d.kind, notice.text.plain[d.start : d.end]) for d in notice.demands],
            # A paper that bears its number is no white-headed one any more.
            sorted(
                (f.rule.code, f.evidence[0].text) for f in exam.report.findings if f.rule.code != "DOC001"
            ),
            notice.text.red_head,
        ]

    assert look(stamp_docx(data, "2026-0413", CODE)) == look(data)


def test_parts_without_a_stamp_are_the_same_bytes() -> None:
    data = make_docx(NOTICE, header="内页", footer="— 1 —")

    out = stamp_docx(data, "2026-0413", CODE)

    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(out))
    touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert all(before.read(n) == after.read(n) for n in before.namelist() if n not in touched)
    assert set(after.namelist()) - set(before.namelist()) == {"word/media/jianfu-admission.png"}


def test_a_paper_that_begins_with_a_table_and_a_strict_one_are_stamped() -> None:
    for data in (make_docx(body=table([["甲", "乙"]])), make_docx(NOTICE, strict=True)):
        assert find_admission_number(text_of(stamp_docx(data, "2026-0413", CODE))) == "2026-0413"


def test_what_is_damaged_or_no_docx_is_refused_with_a_clear_word() -> None:
    data = make_docx(NOTICE)

    for bad in (b"", b"PK", data[:300], data[:-40]):
        with pytest.raises(Unreadable, match="原件没有改动"):
            stamp_docx(bad, "2026-0413", CODE)


@pytest.mark.parametrize(("number", "code"), [("41", CODE), ("2026-0413", b"GIF89a")])
def test_what_is_no_number_or_no_picture_is_refused(number: str, code: bytes) -> None:
    with pytest.raises(ValueError, match="应"):
        stamp_docx(make_docx(NOTICE), number, code)


def test_code_is_drawn_as_picture_and_as_lines() -> None:
    with Image.open(io.BytesIO(CODE)) as picture:
        assert picture.width == picture.height > 100
    svg = qr_svg("2026-0413")
    assert svg.startswith("<svg")
    assert "style=" not in svg
    assert "viewBox" in svg
