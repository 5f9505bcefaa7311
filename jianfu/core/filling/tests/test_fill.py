"""A wrong value is the worst error there is; an empty cell costs a minute."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from jianfu.core.filling import Result
from jianfu.core.filling.tests.made import DASHAN, LAOSHAN, blank, county, filled, number, values
from jianfu.core.reading.shapes import Unreadable

OLD_PEOPLE = ("姓名", "身份证号", "性别", "年龄", "民族", "电话", "有何需求")


def why(result: Result) -> dict[str, str]:
    return {q.cell: q.why for q in result.asked} | {x.cell: x.why for x in result.left}


def test_known_is_filled_disputed_is_asked_unknown_is_left(tmp_path: Path) -> None:
    data = blank(("老人联系表",), OLD_PEOPLE, ("石大山", DASHAN))

    _, result = filled(data, county(tmp_path))

    assert values(result) == {"C3": "男", "D3": 73, "E3": "汉族"}
    assert why(result) == {"F3": "holders_differ", "G3": "nobody_holds"}
    assert [c.value for c in result.asked[0].candidates] == ["14000000002", "14000000001"]
    assert {w.cell: w.held.source for w in result.cells}["C3"] == "派生(公民身份号码)"


def test_written_cells_stand_in_the_file_and_nothing_else_changed(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    data = blank(("老人联系表",), OLD_PEOPLE, ("石大山", DASHAN))

    done, _ = filled(data, county(tmp_path), marks="none")

    before, after = load_workbook(io.BytesIO(data)).active, load_workbook(io.BytesIO(done.data)).active
    assert before is not None
    assert after is not None
    changed = {c.coordinate: c.value for row in after for c in row if c.value != before[c.coordinate].value}
    assert changed == {"C3": "男", "D3": 73, "E3": "汉族"}
    assert after.merged_cells.ranges == before.merged_cells.ranges
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(done.data)) as new:
        other = [n for n in old.namelist() if "sheet1" not in n]
        assert all(old.read(n) == new.read(n) for n in other)


def test_same_file_data_and_clock_give_the_same_bytes(tmp_path: Path) -> None:
    data, folder = blank(("老人联系表",), OLD_PEOPLE, ("石大山", DASHAN)), county(tmp_path)

    assert filled(data, folder)[0].data == filled(data, folder)[0].data


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("石大山", "999901195304062216"), "bad_number"),
        (("陈小河", DASHAN), "name_differs"),
        (("石大山", 999901195304062215), "bad_number"),
    ],
    ids=["check digit", "another name", "stored as a number"],
)
def test_row_in_doubt_is_asked_as_a_whole(row: tuple[object, ...], reason: str, tmp_path: Path) -> None:
    _, result = filled(blank(("老人联系表",), OLD_PEOPLE, row), county(tmp_path))

    assert not result.cells
    assert [asked.why for asked in result.rows_asked] == [reason]


def test_two_people_of_one_name_are_never_guessed_between(tmp_path: Path) -> None:
    _, result = filled(blank(("联系表",), ("姓名", "身份证号", "民族"), ("周山川", "")), county(tmp_path))

    assert not result.cells
    assert [asked.why for asked in result.rows_asked] == ["same_name"]


def test_name_and_village_that_fit_one_person_are_enough(tmp_path: Path) -> None:
    data = blank(("联系表",), ("姓名", "所在村", "身份证号", "性别"), ("周山川", "柳溪村", "", ""))

    _, result = filled(data, county(tmp_path))

    assert values(result) == {"C3": number("99990119710101003"), "D3": "男"}


def test_number_no_table_knows_gives_only_what_follows_from_it(tmp_path: Path) -> None:
    stranger = number("99990119600229001")

    _, result = filled(blank(("联系表",), OLD_PEOPLE, ("林水生", stranger)), county(tmp_path))

    assert values(result) == {"C3": "男", "D3": 66}
    assert result.not_found == (stranger,)


def test_somebody_off_the_rolls_is_named_in_a_warning(tmp_path: Path) -> None:
    _, result = filled(blank(("联系表",), OLD_PEOPLE, ("石老山", LAOSHAN)), county(tmp_path))

    assert values(result)["E3"] == "汉族"
    assert "县公安局" in result.warnings[0][1]


def test_day_the_form_names_decides_the_age(tmp_path: Path) -> None:
    data = blank(("老人联系表(截至2020年4月5日)",), OLD_PEOPLE, ("石大山", DASHAN))

    _, result = filled(data, county(tmp_path))

    assert values(result)["D3"] == 66


def test_authority_wins_and_what_lost_is_told(tmp_path: Path) -> None:
    other = f"person.id_number,person.ethnicity,_source,_as_of\n{DASHAN},壮族,县教育局,2026-10-01\n"

    _, result = filled(blank(("联系表",), OLD_PEOPLE, ("石大山", DASHAN)), county(tmp_path, school=other))

    written = next(w for w in result.cells if w.cell == "E3")
    assert (written.value, written.held.source) == ("汉族", "县公安局")
    assert [o.value for o in written.other] == ["壮族"]


def test_sensitive_value_stays_unless_its_table_or_the_call_allows_it(tmp_path: Path) -> None:
    cards = (
        f"person.id_number,bank.account_no,_source,_as_of\n{DASHAN},6200000000000000001,县财政局,2026-10-01\n"
    )
    data = blank(("补贴发放表",), ("姓名", "身份证号", "银行卡号"), ("石大山", DASHAN, ""))
    folder = county(tmp_path, cards=cards)

    assert why(filled(data, folder)[1]) == {"C3": "withheld"}
    assert values(filled(data, folder, allow=("bank",))[1]) == {"C3": "6200000000000000001"}


def test_table_that_is_not_handed_on_is_withheld(tmp_path: Path) -> None:
    tables = {"_tables": "table,complete,share\nhomes,no,none\n"}
    data = blank(("农户表",), ("户主姓名", "身份证号码", "耕地面积(亩)"), ("石大山", DASHAN, ""))

    assert why(filled(data, county(tmp_path, **tables))[1]) == {"C3": "withheld"}


def test_units_are_converted(tmp_path: Path) -> None:
    data = blank(
        ("农户表",), ("户主姓名", "身份证号码", "家庭年收入(万元)", "耕地面积(亩)"), ("石大山", DASHAN)
    )

    assert values(filled(data, county(tmp_path))[1]) == {"C3": 3.6, "D3": 2.5}


def test_cells_with_something_in_them_and_formulas_are_never_touched(tmp_path: Path) -> None:
    data = blank(
        ("联系表",), ("姓名", "身份证号", "性别", "年龄", "民族"), ("石大山", DASHAN, "女", "=2026-1953", "")
    )

    assert values(filled(data, county(tmp_path))[1]) == {"E3": "汉族"}


def test_protected_sheet_is_filled_only_in_open_cells(tmp_path: Path) -> None:
    data = blank(("联系表",), OLD_PEOPLE, ("石大山", DASHAN), protected=True)

    _, result = filled(data, county(tmp_path))

    assert not result.cells


def test_blank_list_is_asked_as_a_whole(tmp_path: Path) -> None:
    _, result = filled(
        blank(("人员名册",), ("姓名", "身份证号", "民族"), ("", "", ""), ("", "", "")), county(tmp_path)
    )

    assert not result.cells
    assert result.rows_asked[0].why == "whom_to_list"
    assert len(result.asked) == 6


def test_signatures_and_remarks_are_left_to_people(tmp_path: Path) -> None:
    data = blank(("联系表",), ("姓名", "身份证号", "备注", "填表人"), ("石大山", DASHAN, "", ""))

    assert why(filled(data, county(tmp_path))[1]) == {"C3": "meta", "D3": "meta"}


def test_every_blank_cell_of_a_keyed_row_is_written_asked_or_left_once(tmp_path: Path) -> None:
    labels = (
        "姓名",
        "身份证号",
        "性别",
        "出生日期",
        "电话",
        "健康状况",
        "村(社区)",
        "家庭年收入(元)",
        "有何需求",
        "备注",
    )

    _, result = filled(blank(("采集表",), labels, ("石大山", DASHAN)), county(tmp_path))

    told = [w.cell for w in result.cells] + [q.cell for q in result.asked] + [x.cell for x in result.left]
    assert sorted(told) == [f"{letter}3" for letter in "CDEFGHIJ"]


def test_card_of_a_household_lists_its_members(tmp_path: Path) -> None:
    data = blank(
        ("农户信息登记表",),
        ("户主姓名", "石大山", "身份证号", DASHAN),
        ("家庭年收入", "", "耕地面积(亩)", ""),
        ("家庭成员", "姓名", "性别", "身份证号"),
    )
    from openpyxl import load_workbook
    from openpyxl.styles import Border, Side

    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A4:A6")
    for row in sheet["B5:D6"]:
        for cell in row:
            cell.border = Border(
                Side(style="thin"), Side(style="thin"), Side(style="thin"), Side(style="thin")
            )
    out = io.BytesIO()
    book.save(out)

    _, result = filled(out.getvalue(), county(tmp_path))

    assert values(result) == {
        "B3": 36000,
        "D3": 2.5,
        "B5": "石大山",
        "C5": "男",
        "D5": DASHAN,
        "B6": "陈小河",
        "C6": "女",
        "D6": number("99990119880715122"),
    }


def test_other_kinds_of_file_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="另存为xlsx"):
        filled(b"\xd0\xcf\x11\xe0" + bytes(600), county(tmp_path))
