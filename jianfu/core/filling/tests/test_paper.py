"""Cards in Word are filled like lists in a workbook."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt

from jianfu.core.filling.tests.made import DASHAN, county, filled, number

CARD = (
    ("户主姓名", "石大山", "身份证号", DASHAN),
    ("性别", "", "家庭年收入(万元)", ""),
    ("联系电话", "", "致富意愿", ""),
    ("家庭成员", "姓名", "与户主关系", "身份证号"),
    ("", "", "", ""),
    ("", "", "", ""),
    ("村委会意见", "", "", ""),
)


def card(rows: tuple[tuple[str, ...], ...] = CARD) -> bytes:
    """A notice with a table in it; 家庭成员 beside three rows, the opinion across."""
    paper: Paper = Document()
    paper.add_paragraph("关于填写农户信息登记表的说明")
    paper.add_paragraph("农户信息登记表")
    table = paper.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for col, text in enumerate(row):
            table.cell(at, col).text = text
    if len(rows) == 2:
        table.cell(0, 3).merge(table.cell(0, len(rows[0]) - 1))
    if len(rows) > 6:
        table.cell(3, 0).merge(table.cell(5, 0))
        table.cell(6, 1).merge(table.cell(6, 3))
    paper.sections[0].footer.paragraphs[0].text = "云水县农业农村局印"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_card_is_filled_where_it_is_empty(tmp_path: Path) -> None:
    done, result = filled(card(), county(tmp_path))

    table = Document(io.BytesIO(done.data)).tables[0]
    assert [table.cell(1, 1).text, table.cell(1, 3).text] == ["男", "3.60"]
    assert [[table.cell(row, col).text for col in (1, 3)] for row in (4, 5)] == [
        ["石大山", DASHAN],
        ["陈小河", number("99990119880715122")],
    ]
    assert table.cell(0, 1).text == "石大山"
    assert not table.cell(6, 1).text.strip()
    assert result.is_paper


def test_places_are_counted_as_they_stand_in_the_file(tmp_path: Path) -> None:
    _, result = filled(card(), county(tmp_path))

    told = {w.cell: w.value for w in result.cells}
    assert told["0.1.1"] == "男"
    # A cell continued from above counts as one.
    assert told["0.4.1"] == "石大山"
    assert {q.cell: q.why for q in result.asked}["0.2.1"] == "holders_differ"
    assert {x.cell: x.why for x in result.left} == {
        "0.2.3": "nobody_holds",
        "0.4.2": "nobody_holds",
        "0.5.2": "nobody_holds",
        "0.6.1": "meta",
    }


def test_every_other_part_stays_byte_for_byte(tmp_path: Path) -> None:
    data = card()

    done, _ = filled(data, county(tmp_path))

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(done.data)) as new:
        assert {n for n in old.namelist() if old.read(n) != new.read(n)} == {"word/document.xml"}


def test_words_take_the_look_of_the_cell(tmp_path: Path) -> None:
    paper: Paper = Document(io.BytesIO(card(CARD[:3])))
    cell = paper.tables[0].cell(1, 1).paragraphs[0]
    run = cell.add_run("")
    run.font.size = Pt(9)
    cell._p.get_or_add_pPr().append(run._r.get_or_add_rPr())
    out = io.BytesIO()
    paper.save(out)

    done, _ = filled(out.getvalue(), county(tmp_path))

    runs = Document(io.BytesIO(done.data)).tables[0].cell(1, 1).paragraphs[0].runs
    assert (runs[-1].text, runs[-1].font.size) == ("男", Pt(9))


def test_number_in_single_boxes_gets_one_letter_a_box(tmp_path: Path) -> None:
    rows = (("姓名", "石大山", "所在村", "青石村", *[""] * 15), ("身份证号", *[""] * 18))

    done, result = filled(card(rows), county(tmp_path))

    table = Document(io.BytesIO(done.data)).tables[0]
    assert "".join(table.cell(1, col).text for col in range(1, 19)) == DASHAN
    assert [w.value for w in result.cells] == [DASHAN]
