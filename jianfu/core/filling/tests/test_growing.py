"""A list that is too short gets more rows, and everything that refers to what lies below goes with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from jianfu.core.filling.refs import Fixed, Gap, copied_formula, moved_formula
from jianfu.core.filling.tests.made import DASHAN, blank, county, filled, number, values

HEAD = ["序号", "姓名", "身份证号", "性别", "年龄", "民族", "有何需求"]
LINE = Side(style="thin")


def short(change: Callable[[Workbook, Worksheet], None] = lambda book, sheet: None) -> bytes:
    """Room for two, a sum, a line for who filled it in, and a second sheet that counts on the first."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "名册"
    for line in (["青石村户籍人口名册"], HEAD, [1], [2], ["合计", "", "", "", "=SUM(E3:E4)"], ["填表人:"]):
        sheet.append([value if value != "" else None for value in line])
    for row in sheet["A2:G5"]:
        for cell in row:
            cell.border = Border(LINE, LINE, LINE, LINE)
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("A6:C6")
    sheet["C4"].font = Font(italic=True, name="仿宋")
    sheet.row_dimensions[4].height = 31
    other = book.create_sheet("汇总")
    other["A1"], other["A2"] = "=名册!E5/2", "=AVERAGE('名册'!E3:E4)"
    change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets(data: bytes) -> tuple[Workbook, Worksheet]:
    book = load_workbook(io.BytesIO(data))
    return book, book["名册"]


def test_everybody_has_a_row_and_the_sum_stands_below(tmp_path: Path) -> None:
    done, result = filled(short(), county(tmp_path))
    book, sheet = sheets(done.data)

    assert [sheet[f"B{row}"].value for row in (3, 4, 5)] == ["石大山", "陈小河", "周山川"]
    assert (sheet["A6"].value, sheet["E6"].value, sheet["A7"].value) == ("合计", "=SUM(E3:E5)", "填表人:")
    assert [book["汇总"][cell].value for cell in ("A1", "A2")] == ["=名册!E6/2", "=AVERAGE('名册'!E3:E5)"]
    assert (result.rows_added, result.rows_asked) == (1, ())
    assert values(result)["B5"] == "周山川"


def test_new_row_looks_like_the_last_and_counts_on(tmp_path: Path) -> None:
    _, sheet = sheets(filled(short(), county(tmp_path))[0].data)

    assert [sheet[f"A{row}"].value for row in (3, 4, 5)] == [1, 2, 3]
    assert sheet["C5"].font.name == "仿宋"
    assert sheet["C5"].border.left.style == "thin"
    assert sheet.row_dimensions[5].height == 31
    assert {str(m) for m in sheet.merged_cells.ranges} == {"A1:G1", "A7:C7"}


def test_rules_names_and_print_area_follow(tmp_path: Path) -> None:
    def dressed(book: Workbook, sheet: Worksheet) -> None:
        choices = DataValidation(type="list", formula1='"男,女"')
        choices.add("D3:D4")
        sheet.add_data_validation(choices)
        rule = FormulaRule(formula=["COUNTIF($C$3:$C$4,C3)>1"], fill=PatternFill(bgColor="FFFF00"))  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add("C3:C4", rule)
        sheet.print_area = "A1:G6"
        book.defined_names["年龄合计"] = DefinedName("年龄合计", attr_text="名册!$E$5")

    book, sheet = sheets(filled(short(dressed), county(tmp_path))[0].data)

    (choices,) = sheet.data_validations.dataValidation
    (area,) = sheet.conditional_formatting
    assert str(choices.sqref) == "D3:D5"
    assert (str(area.sqref), area.rules[0].formula) == ("C3:C5", ["COUNTIF($C$3:$C$5,C3)>1"])
    assert sheet.print_area == "'名册'!$A$1:$G$7"
    assert book.defined_names["年龄合计"].attr_text == "名册!$E$6"


def test_formulas_of_the_rows_go_on_in_the_new_rows(tmp_path: Path) -> None:
    def counted(book: Workbook, sheet: Worksheet) -> None:
        sheet["H2"] = "核对"
        sheet["H3"], sheet["H4"], sheet["H5"] = "=SUM(E$3:E3)", "=SUM(E$3:E4)", "=SUM(H3:H4)"

    _, sheet = sheets(filled(short(counted), county(tmp_path))[0].data)

    assert [sheet[f"H{row}"].value for row in range(3, 7)] == [
        "=SUM(E$3:E3)",
        "=SUM(E$3:E4)",
        "=SUM(E$3:E5)",
        "=SUM(H3:H5)",
    ]


def test_formulas_that_cells_share_are_parted_first(tmp_path: Path) -> None:
    def counted(book: Workbook, sheet: Worksheet) -> None:
        sheet["H2"], sheet["H3"], sheet["H4"] = "核对", "=LEN(C3)", "=LEN(C4)"

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(short(counted))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"<f>LEN(C3)</f>", b'<f t="shared" ref="H3:H4" si="0">LEN(C3)</f>')
            new.writestr(name, part.replace(b"<f>LEN(C4)</f>", b'<f t="shared" si="0"/>'))

    _, sheet = sheets(filled(out.getvalue(), county(tmp_path))[0].data)

    assert [sheet[f"H{row}"].value for row in (3, 4, 5)] == ["=LEN(C3)", "=LEN(C4)", "=LEN(C5)"]


def test_chart_below_the_list_goes_down_and_shows_the_new_rows(tmp_path: Path) -> None:
    def drawn(book: Workbook, sheet: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=5, min_row=3, max_row=4))
        sheet.add_chart(chart, "A9")

    data = filled(short(drawn), county(tmp_path))[0].data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"$E$3:$E$5" in package.read("xl/charts/chart1.xml")
        assert b"<xdr:row>9</xdr:row>" in package.read("xl/drawings/drawing1.xml").replace(
            b"<row>", b"<xdr:row>"
        ).replace(b"</row>", b"</xdr:row>")


def with_chart(book: Workbook, sheet: Worksheet) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=3, max_row=4))
    chart.anchor = TwoCellAnchor(_from=AnchorMarker(8, 0, 1), to=AnchorMarker(12, 0, 9))  # type: ignore[assignment]
    sheet.add_chart(chart)


def with_table(book: Workbook, sheet: Worksheet) -> None:
    sheet.add_table(Table(displayName="T1", ref="A2:G4"))


def with_comment(book: Workbook, sheet: Worksheet) -> None:
    sheet["A6"].comment = Comment("签字", "县民政局")


def with_single_cells_added(book: Workbook, sheet: Worksheet) -> None:
    sheet["E5"] = "=E3+E4"


def with_words_for_cells(book: Workbook, sheet: Worksheet) -> None:
    sheet["E5"] = '=SUM(INDIRECT("E3:E4"))'


def protected(book: Workbook, sheet: Worksheet) -> None:
    sheet.protection.sheet = True


@pytest.mark.parametrize(
    "change",
    [with_chart, with_table, with_comment, with_single_cells_added, with_words_for_cells, protected],
)
def test_sheet_that_cannot_be_moved_surely_is_asked_with_the_reason(
    change: Callable[[Workbook, Worksheet], None], tmp_path: Path
) -> None:
    done, result = filled(short(change), county(tmp_path))

    assert not result.cells
    assert (result.rows_added, [row.why for row in result.rows_asked]) == (0, ["whom_to_list"])
    assert "不能加行" in result.warnings[0][1]
    assert sheets(done.data)[1]["A5"].value == "合计"


def test_card_gets_rows_for_all_of_the_household(tmp_path: Path) -> None:
    card = blank(
        ("农户信息登记表",),
        ("户主姓名", "石大山", "身份证号", DASHAN),
        ("家庭年收入", "", "耕地面积(亩)", ""),
        ("家庭成员", "姓名", "性别", "身份证号"),
        ("", "", "", ""),
        ("填表人:", "", "", ""),
    )
    book, sheet = sheets(card)
    sheet.merge_cells("A4:A5")
    out = io.BytesIO()
    book.save(out)

    done, result = filled(out.getvalue(), county(tmp_path))
    _, sheet = sheets(done.data)

    assert result.rows_added == 1
    assert [sheet[f"B{row}"].value for row in (5, 6)] == ["石大山", "陈小河"]
    assert sheet["A7"].value == "填表人:"
    assert "A4:A6" in {str(m) for m in sheet.merged_cells.ranges}


def test_list_of_thousands_is_filled_to_the_last(tmp_path: Path) -> None:
    rows = "".join(
        f"{number(f'9999011960010{1 + at // 1000}{at % 1000:03}')},张{at},999901109201,县公安局,2026-06-30\n"
        for at in range(4000)
    )
    people = f"person.id_number,person.name,division.code,_source,_as_of\n{rows}"

    _, result = filled(short(), county(tmp_path, people=people, homes="household.id\n"))

    assert (result.rows_added, result.rows_written) == (3998, 4000)


def test_list_that_would_grow_too_long_to_be_read_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianfu.core.reading.grids.MOST_ROWS", 6)

    _, result = filled(short(), county(tmp_path))

    assert (result.cells, result.rows_added) == ((), 0)
    assert result.warnings == (("A4", "还差1行,加行后这张表读不准,不能加行。请先在表里加好空行再填"),)


GAP = Gap("名册", 3, 4, 10)


@pytest.mark.parametrize(
    ("formula", "on", "at", "moved"),
    [
        ("SUM(E3:E4)", "名册", 5, "SUM(E3:E14)"),
        ('E5&"E5"&LOG10(F6)', "名册", 1, 'E15&"E5"&LOG10(F16)'),
        ("SUM(C4:E4)", "名册", 4, "SUM(C4:E4)"),
        ("RANK(E4,E$3:E$4)", "名册", 4, "RANK(E4,E$3:E$14)"),
        ("E5+名册!E5+'别的'!E5", "别的", 5, "E5+名册!E15+'别的'!E5"),
        ("名册!$1:$2,名册!$A$1:$G$6", "", 0, "名册!$1:$2,名册!$A$1:$G$16"),
        ("[1]名册!E5", "名册", 1, "[1]名册!E5"),
    ],
)
def test_reference_below_the_list_moves(formula: str, on: str, at: int, moved: str) -> None:
    assert moved_formula(formula, GAP, on=on, at=at) == moved


@pytest.mark.parametrize("formula", ["SUM(一:三!E5)", 'INDIRECT("E"&5)', "E3+E4"])
def test_formula_that_cannot_be_followed_forbids_new_rows(formula: str) -> None:
    with pytest.raises(Fixed):
        moved_formula(formula, GAP, on="名册", at=5)


def test_formula_copied_down_keeps_what_is_fixed() -> None:
    assert copied_formula("$A4*B$4+SUM(C4:$D$4)", 3) == "$A7*B$4+SUM(C7:$D$4)"
