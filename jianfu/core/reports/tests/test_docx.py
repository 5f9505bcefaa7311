"""The sender's docx comes back with comments on the very words and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from lxml import etree

from jianfu.core.examine import Examination, examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import read_file
from jianfu.core.reports import annotate_docx
from jianfu.core.rules.catalogue import select
from tests.files.docx import make_docx, numbered, paragraph, run, text_box

NOW = datetime(2026, 6, 10, 9)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTICE = ("云水县民政局", "关于报送名单的通知", "各乡镇人民政府:")


def examined(data: bytes, *codes: str) -> Examination:
    (reading,) = read_file("通知.docx", data)
    return examine(reading, select(codes), now=NOW, limits=load_limits())


def annotated(data: bytes, *codes: str) -> tuple[Examination, bytes]:
    exam = examined(data, *codes)
    return exam, annotate_docx(data, exam, now=NOW)


def commented_words(data: bytes) -> list[str]:
    """The visible words between the start and the end of each comment, in the order of the document."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for node in root.iter():
        if node.tag == W + "commentRangeStart":
            open_now.add(str(node.get(W + "id")))
            found[str(node.get(W + "id"))] = ""
        elif node.tag == W + "commentRangeEnd":
            open_now.discard(str(node.get(W + "id")))
        elif node.tag == W + "t":
            for number in open_now:
                found[number] += node.text or ""
    return list(found.values())


def test_a_comment_stands_on_the_very_words() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单。"])

    exam, out = annotated(data, "FRM007")

    assert [f.rule.code for f in exam.report.findings] == ["FRM007"]
    assert commented_words(out) == [exam.report.findings[0].evidence[0].text]


def test_words_spread_over_several_runs_are_cut_at_the_right_places() -> None:
    split = "<w:p>" + run("请各乡镇每") + run("周五前报", "<w:b/>") + run("送救助名单。") + "</w:p>"
    data = make_docx(NOTICE, body=split)

    exam, out = annotated(data, "FRM007")

    assert commented_words(out) == [exam.report.findings[0].evidence[0].text]
    texts = [p.text for p in Document(io.BytesIO(out)).paragraphs]
    assert "请各乡镇每周五前报送救助名单。" in texts


def test_a_printed_number_before_the_words_does_not_shift_the_comment() -> None:
    data = make_docx(NOTICE, body=numbered("请各乡镇每周五前报送名单,每周五前报送名单。"))

    exam, out = annotated(data, "FRM007")

    assert set(commented_words(out)) == {f.evidence[0].text for f in exam.report.findings}


def test_everything_but_document_comments_relations_and_types_is_the_same_bytes() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单。"], header="内页", footer="— 1 —")

    _, out = annotated(data, "FRM007")

    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(out))
    touched = {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    assert all(before.read(n) == after.read(n) for n in before.namelist() if n not in touched)


def test_the_words_of_the_document_stay_as_they_were() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单,并附照片。"], body=text_box("文件编号"))

    _, out = annotated(data)

    def words(blob: bytes) -> str:
        root = etree.fromstring(zipfile.ZipFile(io.BytesIO(blob)).read("word/document.xml"))
        return "".join(t.text or "" for t in root.iter(W + "t"))

    assert words(out) == words(data)


def test_comments_that_were_there_are_kept_and_numbers_do_not_collide() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单。"], comments=["请核对", "同意"])

    _, out = annotated(data, "FRM007")

    comments = Document(io.BytesIO(out)).comments
    assert [c.text for c in comments][:2] == ["请核对", "同意"]
    numbers = [c.comment_id for c in comments]
    assert len(numbers) == len(set(numbers)) == 3


def test_a_comment_quotes_the_clause_and_the_lighter_way() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单。"])

    exam, out = annotated(data, "FRM007")

    (comment,) = Document(io.BytesIO(out)).comments
    assert exam.report.findings[0].lighter in comment.text
    assert "依据:" in comment.text


def test_a_strict_document_gets_comments_in_its_own_namespace() -> None:
    data = make_docx([*NOTICE, "请各乡镇每周五前报送救助名单。"], strict=True)

    _, out = annotated(data, "FRM007")

    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(out)).read("word/comments.xml")


def test_a_finding_on_a_text_box_goes_to_its_own_paragraph() -> None:
    data = make_docx(NOTICE, body=text_box("请各乡镇每周五前报送救助名单。") + paragraph("特此通知。"))

    exam, out = annotated(data, "FRM007")

    assert exam.report.findings
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(out)).read("word/document.xml"))
    starts = list(root.iter(W + "commentRangeStart"))
    assert starts
    assert not any(list(s.iterancestors(W + "txbxContent")) for s in starts)


def test_what_is_no_docx_is_refused_with_a_clear_word() -> None:
    data = make_docx(NOTICE)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")

    with pytest.raises(ValueError, match="不是docx"):
        annotate_docx(out.getvalue(), examined(data), now=NOW)
