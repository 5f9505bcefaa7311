"""Lists an office hands over on purpose: every visible cell, guarded like every other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianfu.core.reading.grids import read_grids
from jianfu.core.reading.shapes import Unreadable
from tests.files.hostile import locked_office, locked_xls, zip_bomb
from tests.files.sheet import Row, make_csv, make_xlsx

STAFF = [["姓名", "工号", "单位"], ["周山川", "YS0101", "青石镇"]]


def test_rows_about_people_are_kept_here() -> None:
    (grid,) = read_grids(make_xlsx({"人员": STAFF}))

    assert grid.name == "人员"
    assert grid.rows == tuple(tuple(row) for row in STAFF)


def test_words_of_a_merged_cell_stand_in_each_of_its_cells() -> None:
    rows: list[Row] = [["乡镇", "村"], ["青石镇", "河东村"], [None, "河西村"]]

    (grid,) = read_grids(make_xlsx({"表": rows}, {"表": ["A2:A3"]}))

    assert grid.rows[2] == ("", "河西村")
    assert grid.spread()[2] == ("青石镇", "河西村")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_in_whatever_encoding(encoding: str) -> None:
    (grid,) = read_grids(make_csv(STAFF, encoding=encoding))

    assert grid.rows[1] == ("周山川", "YS0101", "青石镇")


def test_hidden_sheet_is_not_imported() -> None:
    grids = read_grids(make_xlsx({"人员": STAFF, "底稿": STAFF}, hidden=["底稿"]))

    assert [grid.name for grid in grids] == ["人员"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7", "不是表格"),
        (make_xlsx({"表": []}), "没有内容"),
        (make_xlsx({"表": [["机密★一年"], ["云水县机构名单"], ["单位"], ["县民政局"]]}), "密级"),
        (locked_xls(), "密码"),
        (zip_bomb(), "不是表格"),
        (locked_office(), "密码"),
    ],
    ids=["nothing", "pdf", "blank", "secret", "locked", "zip", "sealed"],
)
def test_what_cannot_be_imported_is_told(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_grids(data)


def test_old_workbook_reads_alike() -> None:
    folder = Path(__file__).parents[4] / "tests" / "files" / "originals"
    for path in sorted(folder.glob("*.xls")):
        assert read_grids(path.read_bytes())[0].rows
