from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest

from jianfu.core.reading import read_file
from jianfu.core.reading.shapes import Draft, ReadLimits, Unreadable
from jianfu.core.reading.sheet import read_sheet
from tests.files.docx import zipped
from tests.files.sheet import Row, make_csv, make_xlsx

ORIGINALS = Path(__file__).parents[4] / "tests" / "files" / "originals"
ROSTER: list[Row] = [
    ["云水县外出务工人员花名册", None, None, None, None],
    ["填报单位:", None, None, "单位:人、元", None],
    ["序号", "姓名", "身份证号", "务工情况", None],
    [None, None, None, "地点", "月收入"],
    [1, "周山川", "990101199001011234", "外省", 4200],
    [2, "吴小溪", "990101199202022345", "县内", 3100],
    ["注:1.本表于每月25日前报送。", None, None, None, None],
]
ROSTER_MERGES = ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A7:E7"]
SCORES: list[Row] = [
    ["2026年乡镇综合考核指标", None, None, None],
    ["序号", "考核指标", "分值", "评分标准"],
    [1, "信访化解", 10, "未按月报送台账的,每次扣1分。"],
    [2, "森林防火", 5, "每发生一起火情扣2分,扣完为止。"],
]
TASKS: list[Row] = [
    ["工作任务", "责任单位", "责任人", "联系电话", "完成时限"],
    ["完成河道清淤", "各乡镇", "周山川", "13900000001", date(2026, 4, 30)],
    ["建立值班台账", "各村", "吴小溪", "13900000002", "长期"],
]


def read(data: bytes) -> Draft:
    return read_sheet(data, ReadLimits())


def test_people_are_counted_and_not_kept() -> None:
    draft = read(make_xlsx({"花名册": ROSTER}, {"花名册": ROSTER_MERGES}))

    assert not any(word in draft.chars for word in ("周山川", "吴小溪", "990101", "4200"))
    assert "每月25日前报送" in draft.chars
    assert draft.tables[0].rows == 2
    assert draft.tables[0].header == ("序号", "姓名", "身份证号", "务工情况/地点", "务工情况/月收入")
    assert draft.tables[0].notes == ("注:1.本表于每月25日前报送。",)


def test_cells_have_the_address_a_person_sees() -> None:
    draft = read(make_xlsx({"花名册": ROSTER}, {"花名册": ROSTER_MERGES}))

    places = {draft.chars[block.start : block.end]: block.where for block in draft.blocks}
    assert places["月收入"] == "花名册 E4"
    assert places["务工情况"] == "花名册 D3"


def test_score_lines_are_kept_because_they_are_demands() -> None:
    draft = read(make_xlsx({"指标": SCORES}, {"指标": ["A1:D1"]}))

    assert "未按月报送台账的,每次扣1分。" in draft.chars
    assert draft.tables[0].header == ("序号", "考核指标", "分值", "评分标准")


def test_tasks_stay_and_the_names_beside_them_go() -> None:
    draft = read(make_xlsx({"任务": TASKS}))

    assert "完成河道清淤" in draft.chars
    assert "2026年4月30日" in draft.chars
    assert "周山川" not in draft.chars
    assert "13900000001" not in draft.chars


def test_a_title_with_a_telephone_number_stays_and_who_answers_it_goes() -> None:
    above: list[Row] = [["防汛值班安排表(值班电话:13900000001)"], ["联系人:周山川 13900000002"]]

    (reading,) = read_file("a.xlsx", make_xlsx({"表": above + SCORES[1:]}, {"表": ["A1:D1", "A2:D2"]}))

    assert reading.text
    assert "防汛值班安排表(值班电话:***********)" in reading.text.chars
    assert "周山川" not in reading.text.chars


def test_list_of_names_without_any_header_is_not_kept() -> None:
    draft = read(make_xlsx({"名单": [["参会人员"], ["周山川"], ["吴小溪"], ["郑大河"]]}))

    assert draft.chars == "参会人员"


def test_blank_form_is_kept_whole() -> None:
    blank: list[Row] = [
        ["困难群众走访登记表"],
        ["姓名", None, "性别", None],
        ["身份证号", None, "联系电话", None],
        ["走访情况", None, None, None],
    ]

    draft = read(make_xlsx({"表": blank}, {"表": ["A1:D1"]}))

    assert [draft.chars[b.start : b.end] for b in draft.blocks] == [
        "困难群众走访登记表", "姓名", "性别", "身份证号", "联系电话", "走访情况",
    ]  # fmt: skip


def test_answers_on_a_filled_card_are_not_kept() -> None:
    card: list[Row] = [
        ["走访登记表"],
        ["姓名", "周山川", "性别", "男"],
        ["身份证号", "990101199001011234", "联系电话", "13900000001"],
    ]

    draft = read(make_xlsx({"表": card}, {"表": ["A1:D1"]}))

    assert "联系电话" in draft.chars
    assert not any(word in draft.chars for word in ("周山川", "990101", "1390000"))


def test_quotas_of_townships_are_kept() -> None:
    rows: list[Row] = [
        ["乡镇", "目标任务(亩)", "完成时限"],
        ["青石镇", 120, "5月底前"],
        ["白沙乡", 80, "6月底前"],
    ]

    draft = read(make_xlsx({"分解表": rows}))

    assert "青石镇" in draft.chars
    assert "6月底前" in draft.chars


def test_hidden_sheet_gives_its_header_and_says_so() -> None:
    draft = read(make_xlsx({"指标": SCORES, "底稿": TASKS}, hidden=["底稿"]))

    assert "完成河道清淤" not in draft.chars
    assert draft.tables[1].header[0] == "工作任务"
    assert "隐藏" in draft.tables[1].notes[0]


@pytest.mark.parametrize(("encoding", "separator"), [("gb18030", ","), ("utf-8-sig", "\t"), ("utf-16", ";")])
def test_csv_is_read_in_any_encoding_and_dialect(encoding: str, separator: str) -> None:
    draft = read(make_csv(ROSTER[2:3] + SCORES[1:], encoding=encoding, separator=separator))

    assert draft.blocks[1].where == "B1"
    assert "身份证号" in draft.chars


def test_csv_of_people_is_not_kept() -> None:
    draft = read(make_csv([["姓名", "电话"], ["周山川", "13900000001"], ["吴小溪", "13900000002"]]))

    assert draft.chars == "姓名\n电话"
    assert draft.tables[0].rows == 2


@pytest.mark.parametrize("name", ["roster.xls", "roster.et"])
def test_old_workbook_reads_like_the_new_one(name: str) -> None:
    draft = read((ORIGINALS / name).read_bytes())

    assert draft.tables[0].header == ("序号", "姓名", "身份证号", "务工情况/地点", "务工情况/月收入")
    assert "周山川" not in draft.chars


def test_one_cell_far_out_does_not_cost_all_memory() -> None:
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'

    with pytest.raises(Unreadable, match="上限"):
        read(zipped({"xl/worksheets/sheet1.xml": far}))


def test_sectors_in_a_ring_do_not_hang_the_reader() -> None:
    book = bytearray((ORIGINALS / "roster.xls").read_bytes())
    links = 512 * (1 + int.from_bytes(book[76:80], "little"))
    book[links : links + 4] = bytes(4)

    with pytest.raises(Unreadable, match="损坏"):
        read(bytes(book))


@pytest.mark.parametrize("size", [(0, 65_000, 0, 60_000), (64, 7, 0, 5)], ids=["huge", "backwards"])
def test_old_workbook_with_a_false_size_is_refused(size: tuple[int, ...]) -> None:
    book = (ORIGINALS / "roster.xls").read_bytes()
    true = struct.pack("<HHIIHH", 0x0200, 14, 0, 7, 0, 5)
    assert book.count(true) == 1

    with pytest.raises(Unreadable, match="上限"):
        read(book.replace(true, struct.pack("<HHIIHH", 0x0200, 14, *size)))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04zz", make_xlsx({"a": SCORES})[:900], b"\xd0\xcf\x11\xe0" + b"\1" * 900]
)
def test_damaged_workbook_is_answered_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable, match="原件没有改动"):
        read(data)
