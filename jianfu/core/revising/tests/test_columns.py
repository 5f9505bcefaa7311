"""Columns go from tables and sheets; where that would break the sheet they are marked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianfu.core.examine import Examination
from jianfu.core.reading import read_file
from jianfu.core.reading.shapes import Unreadable
from jianfu.core.revising import DropColumn, Suggestion, columns_named, revise_docx, revise_xlsx
from jianfu.core.revising.tests.papers import NOW, again, body_of, read, suggested
from jianfu.core.revising.xlsx_refs import moved_range
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.shapes import Finding, Verdict
from tests.files.docx import make_docx, paragraph, table
from tests.files.sheet import make_xlsx

HEADER = ("序号", "品种", "面积", "产量", "备注")
ROWS = [("作物情况表", "", "", "", ""), HEADER, (1, "小麦", 12, 30, "甲"), (2, "油菜", 7, 9, "乙")]


def sheet(change: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    """A sheet with a title over all columns, changed as given."""
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx({"作物": ROWS}, {"作物": ["A1:E1"]})))
    change(book["作物"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def without(*columns: DropColumn) -> list[Suggestion]:
    finding = Finding(all_rules()[0], Verdict.WARN, "", (), "", True, None)
    return [Suggestion(finding, columns, "改")]


def rows(data: bytes) -> list[tuple[object, ...]]:
    return [tuple(row) for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].values]


def examined(name: str, data: bytes, *codes: str) -> Examination:
    return again(*codes)(read_file(name, data)[0])


AREA, YIELD = DropColumn("作物", 2, 1), DropColumn("作物", 3, 1)


def test_a_column_goes_and_the_title_over_it_becomes_narrower() -> None:
    out = revise_xlsx(sheet(), without(AREA))

    assert out.dropped == (AREA,)
    assert rows(out.data)[1:] == [
        ("序号", "品种", "产量", "备注"),
        (1, "小麦", 30, "甲"),
        (2, "油菜", 9, "乙"),
    ]
    book = openpyxl.load_workbook(io.BytesIO(out.data))
    assert [str(m) for m in book["作物"].merged_cells.ranges] == ["A1:D1"]


def test_two_columns_go_at_once() -> None:
    out = revise_xlsx(sheet(), without(AREA, YIELD))

    assert rows(out.data)[1] == ("序号", "品种", "备注")


def test_widths_looks_and_choices_of_the_other_columns_stay_with_them() -> None:
    def change(page: Worksheet) -> None:
        page.column_dimensions["E"].width = 33
        page["E2"].font = Font(bold=True)
        choice = DataValidation(type="list", formula1='"甲,乙"')
        choice.add("E3:E9")
        page.add_data_validation(choice)

    data = sheet(change)
    page = openpyxl.load_workbook(io.BytesIO(revise_xlsx(data, without(AREA)).data))["作物"]

    assert page.column_dimensions["D"].width == 33
    assert page["D2"].font.bold


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.__setitem__("D5", "=SUM(C3:C4)"),
        lambda page: page.merge_cells("C2:D2"),
        lambda page: setattr(page, "print_area", "A1:E4"),
    ],
    ids=["formula", "merged header", "print area"],
)
def test_where_a_column_cannot_go_it_is_marked(change: Callable[[Worksheet], object]) -> None:
    out = revise_xlsx(sheet(change), without(AREA))

    assert (out.dropped, out.marked) == ((), (AREA,))
    page = openpyxl.load_workbook(io.BytesIO(out.data))["作物"]
    assert page["C2"].value == "面积"
    for cell in (page["C2"], page["C3"]):
        assert cell.fill.fgColor.rgb == "FFFFFF00"
        assert cell.font.strike
    assert not page["B3"].font.strike


def test_other_sheets_and_parts_are_the_same_bytes() -> None:
    data = make_xlsx({"作物": ROWS, "说明": [("填表说明",)]})

    out = revise_xlsx(data, without(AREA))

    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(out.data))
    same = {n for n in before.namelist() if before.read(n) == after.read(n)}
    assert set(before.namelist()) - same == {"xl/worksheets/sheet1.xml"}


def test_a_column_the_workbook_has_not_is_left() -> None:
    out = revise_xlsx(sheet(), without(DropColumn("别的", 2, 1)))

    assert len(out.left) == 1
    assert rows(out.data) == rows(sheet())


def test_columns_are_found_by_the_names_in_the_header() -> None:
    exam = examined("表.xlsx", sheet())
    assert exam.notice
    text = exam.notice.text

    assert columns_named(text, "作物", ["面积", "产量"]) == (AREA, YIELD)
    assert columns_named(text, "作物", ["面积", "不在表里"]) == ()


def test_personal_data_a_training_does_not_need_leaves_the_sheet() -> None:
    people = [("培训报名表", "", "", ""), ("姓名", "单位", "身份证号", "婚姻状况"), ("", "", "", "")]
    data = make_xlsx({"报名": people}, {"报名": ["A1:D1"]})
    exam = examined("表.xlsx", data, "FRM020")

    (suggestion,) = suggested(exam, "FRM020")
    out = revise_xlsx(data, [suggestion])

    assert suggestion.says == "表中不设“身份证号、婚姻状况”栏"
    assert rows(out.data)[1] == ("姓名", "单位")
    assert not examined("表.xlsx", out.data, "FRM020").report.findings


def test_the_same_in_a_table_of_a_docx() -> None:
    form = table([["姓名", "单位", "身份证号", "婚姻状况"], ["", "", "", ""]])
    data = make_docx(
        ["关于举办培训的通知", "各乡镇:", "请填写培训报名表。"], body=form + paragraph("特此通知。")
    )
    exam = read(data, "FRM020")

    taken = suggested(exam, "FRM020")
    out = revise_docx(data, exam, taken, now=NOW)

    assert len(out.taken) == 1
    assert body_of(out.data)[3:] == ["姓名", "单位", "特此通知。"]


@pytest.mark.parametrize(
    ("ref", "wanted"),
    [
        ("A1:H1", "A1:G1"),
        ("C2", None),
        ("C2:C9", None),
        ("D2:E9", "C2:D9"),
        ("A1:B2", "A1:B2"),
        ("$C$1:$D$9", "$C$1:$C$9"),
    ],
)
def test_ranges_move_when_a_column_goes(ref: str, wanted: str | None) -> None:
    assert moved_range(ref, 2) == wanted


def test_what_is_damaged_or_no_workbook_is_refused_with_a_clear_word() -> None:
    data = sheet()

    for bad in (b"", data[:500], data[:-30], make_docx(["甲"])):
        with pytest.raises(Unreadable, match="原件没有改动"):
            revise_xlsx(bad, without(AREA))
