"""Where a sheet asks for what: every field with its whole path and the cell to write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu.core.forms.layout import read_layout
from jianfu.core.forms.shapes import Asked, Sheet
from jianfu.core.forms.sheets import read_sheets
from jianfu.core.forms.tests.sheets import Drawn, as_docx, as_xlsx, drawn
from jianfu.core.reading.grids import Grid
from jianfu.core.reading.pieces import column_letters
from jianfu.core.reading.shapes import Unreadable
from tests.files.hostile import half, locked_office, locked_xls, noise, with_prolog, zip_bomb

FORMS = [*drawn(), *drawn("layouts_fresh.txt")]


def place(asked: Asked) -> str:
    path = "/".join(asked.field.group)
    return (
        f"{path}{'>' if path else ''}{asked.field.label}@{column_letters(asked.cell[1])}{asked.cell[0] + 1}"
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_workbook_gives_every_field_with_its_path_and_cell(form: Drawn) -> None:
    (sheet,) = read_sheets(as_xlsx(form))

    assert sorted(map(place, sheet.asked)) == sorted(form.wanted)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_paper_gives_the_same_as_the_workbook(form: Drawn) -> None:
    (sheet,) = read_sheets(as_docx(form))

    assert sorted(map(place, sheet.asked)) == sorted(form.wanted)


def one(*lines: str) -> Sheet:
    (sheet,) = read_sheets(as_xlsx(Drawn("", tuple(tuple(line.split("|")) for line in lines), ())))
    return sheet


def test_unit_in_the_corner_counts_for_amounts_without_one() -> None:
    sheet = one("资金统计表|<|<", "单位:万元|<|<", "项目名称|总投资|补助金额(元)", "||", "||")

    assert [asked.field.unit for asked in sheet.asked] == ["", "万元", "元"]


def test_unit_printed_in_the_blank_is_the_fields() -> None:
    sheet = one("登记表|<|<|<", "家庭年收入|      元|姓名|")

    assert sheet.asked[0].field.unit == "元"


def test_choices_are_told_with_their_field() -> None:
    sheet = one("采集卡|<|<|<", "姓名||是否低保|□是 □否", "健康状况|□良好 □一般 □差|<|<")

    assert [asked.options for asked in sheet.asked] == [(), ("是", "否"), ("良好", "一般", "差")]


def test_identity_number_in_single_boxes_is_one_field() -> None:
    sheet = one("|".join(["身份证号", *[""] * 18]), "|".join(["姓名", "", *["<"] * 17]))

    assert [(asked.field.label, asked.boxes) for asked in sheet.asked] == [("身份证号", 18), ("姓名", 1)]


def test_stated_sums_become_checks() -> None:
    sheet = one("人口表|<|<|<", "村名|总人口|男|女", "甲|1=2+3|2|3", "|||", "|||")

    (check,) = sheet.checks
    assert (check.result, check.parts) == ("1", (("2", 1), ("3", 1)))


def test_sums_and_examples_are_no_rows_to_write() -> None:
    sheet = one("名册|<", "姓名|金额(元)", "例:石某某|100", "|", "|", "合计|")

    (table,) = sheet.tables
    assert (table.rows, table.sums, table.examples) == ((3, 4), (5,), (2,))


def test_lines_above_and_below_a_list_are_apart_from_its_columns() -> None:
    sheet = one(
        "填报单位:        填报日期:    年  月  日|<", "姓名|电话", "|", "|", "审核人:          填表人:|<"
    )

    assert [asked.part for asked in sheet.asked] == ["head", "head", "body", "body", "foot", "foot"]


def test_name_and_number_say_who_a_row_is() -> None:
    sheet = one("名册|<|<", "序号|姓名|身份证号", "||", "||")

    assert sheet.tables[0].keys == (1, 2)


def test_turned_table_tells_its_years() -> None:
    sheet = one("产量表|<|<|<", "指标名称|计量单位|本年|上年", "木材|立方米||", "竹材|根||")

    assert sheet.asked[0].columns == (("本年", (2, 2)), ("上年", (2, 3)))
    assert [asked.field.unit for asked in sheet.asked] == ["立方米", "根"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        noise(),
        zip_bomb(),
        locked_office(),
        locked_xls(),
        with_prolog(as_xlsx(FORMS[0]), '<!DOCTYPE a [<!ENTITY b "c">]>'),
        half(as_xlsx(FORMS[0])),
        half(as_docx(FORMS[0])),
    ],
    ids=["empty", "noise", "bomb", "locked", "locked-xls", "entities", "half-xlsx", "half-docx"],
)
def test_hostile_and_damaged_files_are_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"[\u4e00-\u9fff].*请"):
        read_sheets(data)


def test_secret_form_is_refused() -> None:
    with pytest.raises(Unreadable, match="密"):
        one("机密★5年|<", "姓名|电话", "|", "|")


WORDS = st.sampled_from(
    [
        "",
        "",
        "",
        "姓名",
        "性别",
        "合计",
        "备注",
        "1",
        "□是 □否",
        "单位:万元",
        "人口__人",
        "家庭成员",
        "(一)收入",
        "注:一",
        "例",
    ]
)
MERGES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3)), max_size=4
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=8), MERGES)
def test_any_grid_is_read_and_asks_only_with_words_it_has(
    rows: list[list[str]], merges: list[tuple[int, int, int, int]]
) -> None:
    width = max(map(len, rows), default=0)
    grid = Grid(
        "",
        tuple((*row, *[""] * (width - len(row))) for row in rows),
        tuple(((r, c), (r + h, c + w)) for r, c, h, w in merges),
    )
    said = "".join("".join(row) for row in rows)

    sheet = read_layout(grid)

    for asked in sheet.asked:
        assert all(word in said for word in (asked.field.label, *asked.field.group))
        assert asked.cell[0] <= len(rows) + 60
    assert read_layout(grid) == sheet
