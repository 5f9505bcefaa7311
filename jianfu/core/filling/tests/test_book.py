"""The sender's file stays what it was, but for the filled cells."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianfu.core.filling.tests.made import DASHAN, county, filled, values


def rich() -> bytes:
    """A list with everything a department puts into one."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "名册"
    sheet.append(["老人联系表"])
    sheet.append(["姓名", "身份证号", "性别", "年龄", "出生日期", "民族", "备注"])
    sheet.append(["石大山", DASHAN])
    sheet.append(["合计", None, None, "=SUM(D3:D3)"])
    sheet.merge_cells("A1:G1")
    sheet["E3"].number_format = "yyyy-mm-dd"
    sheet["B3"].number_format = "@"
    sheet["A2"].comment = Comment("按户口簿填写", "县民政局")
    choices = DataValidation(type="list", formula1='"1.男,2.女"')
    choices.add("C3:C3")
    sheet.add_data_validation(choices)
    sheet.conditional_formatting.add(
        "D3:D4",
        CellIsRule(  # type: ignore[no-untyped-call]
            operator="greaterThan", formula=["80"], fill=PatternFill("solid", bgColor="FFFF0000")
        ),
    )
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=3))
    sheet.add_chart(chart, "I2")  # type: ignore[call-arg]
    sheet.print_title_rows = "1:2"
    sheet.freeze_panes = "B3"
    sheet.column_dimensions["B"].width = 22
    sheet.row_dimensions[3].height = 30
    book.create_sheet("代码").sheet_state = "hidden"
    book.defined_names["年龄"] = DefinedName("年龄", attr_text="名册!$D$3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_but_the_sheet_stays_byte_for_byte(tmp_path: Path) -> None:
    data = rich()

    done, _ = filled(data, county(tmp_path), marks="none")

    before, after = parts(data), parts(done.data)
    assert list(before) == list(after)
    # The workbook is told to count anew, since a sum depends on what was written.
    assert {n for n in before if before[n] != after[n]} == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


def test_sheet_keeps_its_lists_formats_comments_chart_and_panes(tmp_path: Path) -> None:
    done, _ = filled(rich(), county(tmp_path))

    sheet = load_workbook(io.BytesIO(done.data))["名册"]
    assert isinstance(sheet, Worksheet)
    assert sheet.freeze_panes == "B3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.data_validations.dataValidation[0].formula1 == '"1.男,2.女"'
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["D3:D4"]
    assert sheet["A2"].comment.text == "按户口簿填写"
    assert len(sheet._charts) == 1  # type: ignore[attr-defined]
    assert (sheet.column_dimensions["B"].width, sheet.row_dimensions[3].height) == (22, 30)


def test_value_takes_the_form_the_cell_wants(tmp_path: Path) -> None:
    done, result = filled(rich(), county(tmp_path))

    assert values(result)["C3"] == "1.男"
    sheet = load_workbook(io.BytesIO(done.data))["名册"]
    assert f"{sheet['E3'].value:%Y-%m-%d}" == "1953-04-06"
    assert sheet["D3"].value == 73


def test_stored_sums_are_dropped_and_counted_anew(tmp_path: Path) -> None:
    done, _ = filled(rich(), county(tmp_path))

    xml = parts(done.data)
    assert b"<f>SUM(D3:D3)</f></c>" in xml["xl/worksheets/sheet1.xml"].replace(b"<v />", b"").replace(
        b"<v/>", b""
    )
    assert b'fullCalcOnLoad="1"' in xml["xl/workbook.xml"]


def test_unlocked_cells_of_a_protected_sheet_are_filled_and_it_stays_protected(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(rich()))
    sheet = book["名册"]
    sheet.protection.sheet = True
    sheet["F3"].protection = Protection(locked=False)
    out = io.BytesIO()
    book.save(out)

    done, result = filled(out.getvalue(), county(tmp_path))

    assert values(result) == {"F3": "汉族"}
    assert load_workbook(io.BytesIO(done.data))["名册"].protection.sheet


def test_left_cells_are_yellow_and_only_they(tmp_path: Path) -> None:
    lonely = {"people": f"person.id_number,person.name,_source,_as_of\n{DASHAN},石大山,县公安局,2026-01-01\n"}

    done, _ = filled(rich(), county(tmp_path, **lonely))

    sheet = load_workbook(io.BytesIO(done.data))["名册"]
    yellow = [
        c.coordinate for row in sheet for c in row if c.fill.fgColor.rgb == "FFFFFF00" and c.fill.fill_type
    ]
    assert yellow == ["F3"]
