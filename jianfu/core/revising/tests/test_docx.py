"""The sender's docx with tracked changes: accepted it reads as suggested, rejected as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jianfu.core.examine import Examination
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.reading.sniff import kind_of
from jianfu.core.revising import DropColumn, Replace, Revised, Settled, Suggestion, revise_docx, revise_text
from jianfu.core.revising.docx import Paper
from jianfu.core.revising.docx_runs import Reviser
from jianfu.core.revising.shapes import Change
from jianfu.core.revising.tests.papers import adopted, body_of, read
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Finding, Verdict
from tests.files.docx import deleted, inserted, make_docx, numbered, paragraph, run, table, text_box

NOW = datetime(2026, 6, 10, 9)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = ("关于报送名单的通知", "各乡镇人民政府:")
WEEKLY = "请各乡镇每周五前报送救助名单。"


def revised(data: bytes, *codes: str, comments: bool = False) -> Revised:
    exam = read(data, *codes)
    return revise_docx(data, exam, adopted(exam, *codes).taken, now=NOW, comments=comments)


def edited(data: bytes, *edits: Replace | DropColumn) -> Revised:
    """With edits nobody has examined."""
    exam = read(data, "DOC004")
    finding = Finding(all_rules()[0], Verdict.WARN, "", (), "", True, None)
    return revise_docx(data, exam, [Suggestion(finding, edits, "改")], now=NOW)


def at(exam: Examination, words: str, new: str) -> Replace:
    assert exam.notice
    start = exam.notice.text.plain.index(words)
    return Replace(start, start + len(words), new)


def xml(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def rejected(data: bytes) -> bytes:
    """The same file with our changes refused, as Word does it."""
    package = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in package.namelist():
            raw = package.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(raw)
                _reject(root)
                raw = etree.tostring(root)
            target.writestr(name, raw)
    return out.getvalue()


def _reject(root: etree._Element) -> None:
    for mark in list(root.iter(W + "ins", W + "del", W + "cellDel")):
        parent = mark.getparent()
        if mark.get(W + "author") != "减负" or parent is None:
            continue
        for child in list(mark) if mark.tag == W + "del" else ():
            mark.addprevious(child)
        parent.remove(mark)
    for change in list(root.iter(W + "tcPrChange")):
        properties = change.getparent()
        assert properties is not None
        properties[:] = list(change[0])
    for text in root.iter(W + "delText"):
        if next(text.iterancestors(W + "del"), None) is None:
            text.tag = W + "t"


def test_accepted_the_paper_reads_as_suggested_and_rejected_as_it_was() -> None:
    data = make_docx([*HEAD, WEEKLY, "每次走访须拍照上传。", "特此通知。"])

    out = revised(data)

    assert "请各乡镇有变化时报送救助名单。" in body_of(out.data)
    assert not any("拍照" in line for line in body_of(out.data))
    assert body_of(rejected(out.data)) == body_of(data)


def test_words_spread_over_several_runs_keep_the_looks_of_each() -> None:
    split = "<w:p>" + run("请各乡镇每") + run("周五前报", "<w:b/>") + run("送救助名单。", "<w:i/>") + "</w:p>"
    data = make_docx(HEAD, body=split)

    out = revised(data, "FRM007")

    runs = [r for p in Document(io.BytesIO(out.data)).paragraphs for r in p.runs]
    assert {r.text: bool(r.bold) for r in runs if r.text in ("请各乡镇", "报")} == {
        "请各乡镇": False,
        "报": True,
    }
    (inserted_run,) = xml(out.data).iter(W + "ins")
    assert inserted_run.findtext(f".//{W}t") == "有变化时"
    assert inserted_run.find(f".//{W}rPr/{W}b") is not None or inserted_run.find(f".//{W}rPr") is not None
    assert body_of(rejected(out.data)) == body_of(data)


def test_neighbouring_deletions_are_one_change() -> None:
    split = "<w:p>" + run("请各乡镇每") + run("周", "<w:b/>") + run("五前报送救助名单。") + "</w:p>"

    out = revised(make_docx(HEAD, body=split), "FRM007")

    assert len(list(xml(out.data).iter(W + "del"))) == 1


def test_blanks_at_the_ends_of_cut_words_are_kept() -> None:
    data = make_docx(HEAD, body=paragraph("请各乡镇 每周五前 报送救助名单。"))

    out = revised(data, "FRM007")

    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert all(t.get(space) == "preserve" for t in xml(out.data).iter(W + "delText"))
    assert body_of(rejected(out.data)) == body_of(data)


def test_a_word_in_an_insertion_of_somebody_else_is_deleted_inside_it() -> None:
    body = "<w:p>" + run("请各乡镇") + inserted("每周五前报送救助") + run("名单。") + "</w:p>"
    data = make_docx(HEAD, body=body)

    out = revised(data, "FRM007")

    root = xml(out.data)
    around = [d.getparent() for d in root.iter(W + "del") if d.get(W + "author") == "减负"]
    assert all(a is not None and (a.tag, a.get(W + "author")) == (W + "ins", "甲") for a in around)
    assert not any(next(i.iterancestors(W + "ins"), None) is not None for i in root.iter(W + "ins"))
    assert "请各乡镇有变化时报送救助名单。" in body_of(out.data)
    assert body_of(rejected(out.data)) == body_of(data)


def test_what_somebody_else_has_deleted_stays_deleted_by_him() -> None:
    body = "<w:p>" + run("请各乡镇每周五前") + deleted("立即") + run("报送救助名单。") + "</w:p>"
    data = make_docx(HEAD, body=body)

    out = revised(data, "FRM007")

    assert [d.get(W + "author") for d in xml(out.data).iter(W + "del")].count("甲") == 1
    assert body_of(rejected(out.data)) == body_of(data)


def test_a_paragraph_that_goes_takes_its_mark_and_the_automatic_numbers_move_up() -> None:
    data = make_docx(
        HEAD,
        body=numbered("核对名单。")
        + numbered("每次走访须拍照上传。")
        + numbered("电话告知。")
        + paragraph("特此通知。"),
    )

    out = revised(data, "TRC001")

    assert body_of(out.data)[2:] == ["一、核对名单。", "二、电话告知。", "特此通知。"]
    assert body_of(rejected(out.data)) == body_of(data)


def test_words_in_a_table_are_revised_in_their_cell() -> None:
    data = make_docx(
        HEAD,
        body=table([["事项", "要求"], ["名单", "请各乡镇每周五前报送救助名单。"]]) + paragraph("特此通知。"),
    )

    out = revised(data, "FRM007")

    assert "请各乡镇有变化时报送救助名单。" in body_of(out.data)
    assert body_of(rejected(out.data)) == body_of(data)


def test_words_in_a_header_are_revised_there() -> None:
    data = make_docx([*HEAD, "请核对名单。"], header="请各乡镇每周五前报送救助名单。")

    out = edited(data, at(read(data, "DOC004"), "每周五前", "有变化时"))

    assert list(xml(out.data, "word/header1.xml").iter(W + "ins"))
    assert "请各乡镇有变化时报送救助名单。" in body_of(out.data)
    assert body_of(rejected(out.data)) == body_of(data)


def test_a_text_box_is_revised_in_both_of_its_versions() -> None:
    data = make_docx(HEAD, body=text_box(WEEKLY) + paragraph("特此通知。"))

    out = revised(data, "FRM007")

    assert len(list(xml(out.data).iter(W + "ins"))) == 2


def test_a_strict_document_stays_strict() -> None:
    out = revised(make_docx([*HEAD, WEEKLY], strict=True), "FRM007")

    raw = zipfile.ZipFile(io.BytesIO(out.data)).read("word/document.xml")
    assert b"purl.oclc.org" in raw
    assert b"schemas.openxmlformats.org/wordprocessingml" not in raw
    assert "请各乡镇有变化时报送救助名单。" in body_of(out.data)


def test_every_part_without_a_change_is_the_same_bytes() -> None:
    data = make_docx([*HEAD, WEEKLY], header="内页", footer="— 1 —", comments=["请核对"])

    out = revised(data, "FRM007")

    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(out.data))
    assert before.namelist() == after.namelist()
    assert all(before.read(n) == after.read(n) for n in before.namelist() if n != "word/document.xml")


def test_numbers_of_changes_are_new_and_all_different() -> None:
    body = (
        "<w:p>"
        + run("请各乡镇")
        + inserted("务必")
        + deleted("尽快")
        + run("每周五前报送救助名单。")
        + "</w:p>"
    )
    data = make_docx([*HEAD, "每次走访须拍照上传。"], body=body, comments=["请核对"])

    out = revised(data, comments=True)

    root = xml(out.data)
    marks = [m.get(W + "id") for m in root.iter(W + "ins", W + "del")]
    assert len(marks) == len(set(marks))


def test_findings_without_a_suggestion_stand_beside_as_comments() -> None:
    data = make_docx([*HEAD, WEEKLY, "巡查所需经费由各村自行解决。"])

    out = revised(data, "FRM007", "RSP007", comments=True)

    comments = [c.text for c in Document(io.BytesIO(out.data)).comments]
    assert len(comments) == 1
    assert "RSP007" in comments[0]
    assert list(xml(out.data).iter(W + "ins"))


def test_a_column_goes_from_its_header_down_and_wide_cells_become_narrower() -> None:
    wide = ("作物情况", '<w:gridSpan w:val="3"/>')
    data = make_docx(
        HEAD, body=table([[wide], ["品种", "面积", "产量"], ["小麦", "大田", "好"]]) + paragraph("特此通知。")
    )

    out = edited(data, DropColumn("表1", 1, 1))

    assert body_of(out.data)[2:] == ["作物情况", "品种", "产量", "小麦", "好", "特此通知。"]
    root = xml(out.data)
    assert len(list(root.iter(W + "cellDel"))) == 2
    assert [s.get(W + "val") for s in root.iter(W + "gridSpan")] == ["2", "3"]
    assert body_of(rejected(out.data)) == body_of(data)


def test_words_that_stand_in_a_formula_are_left_and_said_so() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = f'<w:p>{run("请各乡镇")}<m:oMath xmlns:m="{math}"><m:r><m:t>每周五前</m:t></m:r></m:oMath>{run("报送救助名单。")}</w:p>'
    data = make_docx(HEAD, body=body)

    out = revised(data, "FRM007", comments=True)

    assert len(out.left) == 1
    assert out.taken == ()
    assert not list(xml(out.data).iter(W + "ins", W + "del"))
    assert len(Document(io.BytesIO(out.data)).comments) == 1


PIECES = st.lists(st.text("甲乙丙，。 a1（", min_size=1, max_size=6), min_size=1, max_size=6)
WRAPS = ("{}", '<w:ins w:id="1" w:author="甲">{}</w:ins>', "<w:smartTag>{}</w:smartTag>")


@settings(max_examples=60)
@given(data=st.data(), lines=st.lists(PIECES, min_size=1, max_size=4))
def test_any_change_of_any_runs_reads_as_the_text_says(data: st.DataObject, lines: list[list[str]]) -> None:
    def made(words: str) -> str:
        look = data.draw(st.sampled_from(["", "<w:b/>", "<w:i/>"]))
        return data.draw(st.sampled_from(WRAPS)).format(run(words, look))

    body = "".join("<w:p>" + "".join(map(made, pieces)) + "</w:p>" for pieces in lines)
    original = make_docx(HEAD, body=body + paragraph("特此通知。"))
    exam = read(original, "DOC004")
    assert exam.notice
    text = exam.notice.text
    block = data.draw(st.sampled_from(text.blocks[2:]))
    start = data.draw(st.integers(block.start, block.end - 1))
    end = data.draw(st.integers(start, block.end))
    new = data.draw(st.sampled_from(["新", " 新 "] if start == end else ["", "新", " 新 "]))
    settled = Settled((Change(start, end, new),))

    paper = Paper(original, text)
    assert paper.takes(settled)
    out = paper.revised(settled, Reviser("减负", NOW, paper.original.free_number()))

    assert body_of(out) == [line for line in revise_text(text, settled)[0].split("\n") if line.strip()]
    assert body_of(rejected(out)) == body_of(original)


@pytest.mark.parametrize("cut", [0, 10, 200, 700])
def test_a_damaged_file_is_refused_with_a_clear_word(cut: int) -> None:
    data = make_docx([*HEAD, WEEKLY])
    exam = read(data, "FRM007")
    taken = adopted(exam, "FRM007").taken

    with pytest.raises(Unreadable, match="原件没有改动"):
        revise_docx(data[:cut], exam, taken, now=NOW)


def test_the_file_is_still_a_docx_for_others() -> None:
    out = revised(make_docx([*HEAD, WEEKLY]), "FRM007")

    assert kind_of(out.data) == "docx"
    assert Document(io.BytesIO(out.data)).paragraphs
