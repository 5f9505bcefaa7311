"""A printed box gets its mark, and not a letter more changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jianfu.core.filling.boxes import box_of
from jianfu.core.filling.tests.made import DASHAN, blank, county, filled
from jianfu.core.filling.tests.test_paper import card

ROWS = (
    ("姓名", "石大山", "身份证号", DASHAN),
    ("性别", "□男 □女", "民族", "汉族□ 壮族□"),
    ("政治面貌", "□党员 □群众", "备注", ""),
)


def test_box_in_a_workbook_is_marked(tmp_path: Path) -> None:
    done, result = filled(blank(("登记卡",), *ROWS), county(tmp_path))

    sheet = load_workbook(io.BytesIO(done.data)).active
    assert sheet is not None
    assert [sheet[name].value for name in ("B3", "D3", "B4")] == ["☑男 □女", "汉族☑ 壮族□", "□党员 □群众"]
    assert {w.cell for w in result.cells} == {"B3", "D3"}
    assert "B4" in {x.cell for x in result.left}


def test_box_in_a_paper_is_marked(tmp_path: Path) -> None:
    done, _ = filled(card(ROWS), county(tmp_path))

    table = Document(io.BytesIO(done.data)).tables[0]
    assert [table.cell(1, 1).text, table.cell(1, 3).text, table.cell(2, 1).text] == [
        "☑男 □女",
        "汉族☑ 壮族□",
        "□党员 □群众",
    ]


def test_cell_with_a_mark_already_is_left_as_it_is(tmp_path: Path) -> None:
    rows = (ROWS[0], ("性别", "□男 ☑女", "民族", ""))

    _, result = filled(blank(("登记卡",), *rows), county(tmp_path))

    assert {w.cell for w in result.cells} == {"D3"}


@pytest.mark.parametrize(
    ("text", "word", "at"),
    [
        ("□是 □否", "否", 3),
        ("是□否□", "是", 1),
        ("是□否□", "否", 3),
        ("□A □B", "C", None),
        ("□已婚 □未婚(未登记)", "未", None),
        ("是 否", "是", None),
    ],
)
def test_box_belongs_to_its_word(text: str, word: str, at: int | None) -> None:
    assert box_of(text, word) == at
