"""Lists of people in printed tables are counted and not kept, whatever the format; tables of tasks stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianfu.core.reading import Reading, State, image, read_file
from jianfu.core.reading.rows import without_people
from jianfu.core.reading.shapes import Draft
from tests.files import ofd as made
from tests.files import scan
from tests.files.docx import make_docx
from tests.files.make import make_eml, make_ofd
from tests.files.pdf import page_html

PEOPLE = [
    ["姓名", "务工地点", "联系电话"],
    ["周山川", "外省", "13900000001"],
    ["吴小溪", "县内", "13900000002"],
]
TASKS = [
    ["工作任务", "责任单位", "完成时限"],
    ["清理可燃物", "各乡镇", "4月5日前"],
    ["张贴防火令", "各村", "周报"],
]
ASK = "请各村于2026年6月12日前补报下列人员的务工情况。"


def kept(*rows: str) -> str:
    return without_people(Draft("\n".join(rows), ())).chars


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def as_ofd(rows: list[list[str]]) -> bytes:
    objects = made.text_object(ASK, 27, 40)
    for at, row in enumerate(rows):
        objects += "".join(
            made.text_object(cell, 27 + 50 * col, 60 + 10 * at) for col, cell in enumerate(row)
        )
    return make_ofd(pages=[made.content(objects)])


def as_html(rows: list[list[str]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return page_html([ASK], extra=f"<table>{cells}</table>").encode()


FORMATS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "text": lambda rows: f"{ASK}\n{tabbed(rows)}\n".encode(),
    "chat": lambda rows: f"@所有人 {ASK}\n{tabbed(rows)}\n".encode(),
    "mail": lambda rows: make_eml("补报务工情况", f"{ASK}\n{tabbed(rows)}\n"),
    "web page": as_html,
    "ofd": as_ofd,
    "typed in docx": lambda rows: make_docx([ASK, *("\t".join(row) for row in rows)]),
}


def read(data: bytes) -> Reading:
    (reading,) = read_file("a", data)
    assert reading.state is State.READ
    return reading


@pytest.mark.parametrize("form", FORMATS)
def test_people_are_counted_and_not_kept(form: str) -> None:
    text = read(FORMATS[form](PEOPLE)).text

    assert text
    assert ASK in text.chars.replace("\n", "")
    assert "务工地点" in text.chars
    assert not any(word in text.chars for word in ("周山川", "吴小溪", "外省", "1390000", "****"))
    assert [(table.header, table.rows) for table in text.tables] == [(tuple(PEOPLE[0]), 2)]


@pytest.mark.parametrize("form", FORMATS)
def test_tasks_are_kept(form: str) -> None:
    text = read(FORMATS[form](TASKS)).text

    assert text
    assert all(cell in text.chars for row in TASKS for cell in row)


@pytest.mark.ocr
@pytest.mark.skipif(
    not image.is_installed() or scan.font_path() is None, reason="jianfu[ocr] or a Chinese font is missing"
)
def test_people_on_a_photograph_are_not_kept() -> None:
    rows = ["　　　　　　　".join(row) for row in PEOPLE]

    text = read(scan.as_jpeg(scan.draw_page([ASK, *rows]).crop((0, 0, 1240, 700)))).text

    assert text
    assert "务工地点" in text.chars
    assert not any(word in text.chars for word in ("周山川", "吴小溪", "外省", "1390000"))


def test_rows_broken_by_narrow_cells_belong_to_the_same_list() -> None:
    rows = ["姓名\t住址", "周山川\t青石镇白云村", "三组", "吴小溪\t白沙乡", "注:本表每月报送。"]

    assert kept(*rows) == "姓名\t住址\n注:本表每月报送。"


def test_numbers_beside_names_make_a_list_without_any_header() -> None:
    assert kept("人员如下:", "周山川\t13900000001", "吴小溪\t13900000002") == "人员如下:"


def test_beside_a_task_only_who_answers_for_it_goes() -> None:
    assert (
        kept("任务\t责任人\t时限", "清理\t周山川\t4月5日前", "巡查\t周报")
        == "任务\t责任人\t时限\n清理\t4月5日前\n巡查\t周报"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["青政发〔2026〕3号\t签发人:周山川", "关于报送材料的通知"],
        ["联系人:周山川\t电话:0990-1234567", "联系人:吴小溪\t电话:0990-7654321"],
        ["序号\t姓名\t务工情况", "填表人:\t日期:"],
        ["方案\t任务\t时间", "周报\t季报\t年报"],
        ["青石镇\t120\t5月底前", "白沙乡\t80\t6月底前"],
    ],
)
def test_what_is_no_list_of_people_stays_whole(rows: list[str]) -> None:
    assert kept(*rows) == "\n".join(rows)
